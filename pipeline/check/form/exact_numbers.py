"""Numbers with more digits than an amount can have: printed as they are, published without `amount`.

Spreadsheets leave noise of their arithmetic behind a number's last digit (559.6700000000001), and a
column of amounts may hold a number of thirty digits. What is meant is not for us to say; what the
number is counted as where sums are checked is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.amounts import MOST_DECIMALS, MOST_WHOLE_DIGITS, is_beyond, parse_amount

_CHECK = "form.number_exact"
_SHOWN = 5


def check_exact_numbers(subject: Subject) -> Iterator[Finding]:
    """One finding for each table that prints numbers with noise, and one for such as are too large."""
    for table in subject.tables:
        amounts = subject.amounts_of(table)
        if noisy := [each for each in amounts if _counted_as(each) is not None]:
            yield _noisy(subject, table, noisy)
        beyond = [a for a in amounts if a.amount is None and is_beyond(a.amount_text)]
        if beyond:
            yield _beyond(subject, table, beyond)


def _counted_as(amount: Amount) -> str | None:
    """What a number with noise is counted as, None for any other."""
    if len(amount.amount_text) <= MOST_DECIMALS:
        return None
    number = parse_amount(amount.amount_text)
    return None if number is None or number.is_exact else f"{number.value:f}"


def _noisy(subject: Subject, table: Table, amounts: Sequence[Amount]) -> Finding:
    shown = [
        f"{shortened(a.amount_text)}（核对时按 {_counted_as(a)} 计）" for a in amounts[:_SHOWN]
    ]
    said = (
        f"《{table.title}》有 {len(amounts)} 个数的尾数是软件运算留下的，或小数多于 {MOST_DECIMALS} 位，"
        f"照原文公布，不作金额：{'、'.join(shown)}{_more(amounts)}",
        f"{len(amounts)} numbers with noise of arithmetic or more than {MOST_DECIMALS} decimals: "
        "published as printed, without an amount",
    )
    return _finding(subject, table, amounts[0], said)


def _beyond(subject: Subject, table: Table, amounts: Sequence[Amount]) -> Finding:
    shown = "、".join(shortened(each.amount_text) for each in amounts[:_SHOWN])
    said = (
        f"《{table.title}》有 {len(amounts)} 个数的整数部分超过 {MOST_WHOLE_DIGITS} 位，"
        f"照原文公布，不作金额：{shown}{_more(amounts)}",
        f"{len(amounts)} numbers with more than {MOST_WHOLE_DIGITS} digits before the point: "
        "published as printed, without an amount",
    )
    return _finding(subject, table, amounts[0], said)


def _more(amounts: Sequence[Amount]) -> str:
    return "等" if len(amounts) > _SHOWN else ""


def _finding(subject: Subject, table: Table, first: Amount, said: tuple[str, str]) -> Finding:
    return remark(
        subject, _CHECK, Outcome.NOT_EVALUATED, Severity.WARNING, said,
        table=table, row_no=first.row_no, code=first.code, at=first,
    )  # fmt: skip
