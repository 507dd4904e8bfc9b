"""The three public expenses against the same items of basic expenditure, which are part of them.

What the form of the three public expenses states for an item is paid from basic expenditure and from
projects; the form of basic expenditure by economic classification states the first alone (30212 for
因公出国, 30217 for 公务接待, 30231 for 公务用车运行维护, 30215 and 30216 where meetings and training are
listed beside them), so it cannot state more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.check.comparison import compare, remark
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.values.text import bare

_CHECK = "cross_table.three_public_item"
_FORMS = {
    "budget": ("budget.three_public", "budget.general_public_basic", "approved"),
    "final": ("final.three_public", "final.general_public_basic", "executed"),
}
_ITEMS = {
    "30212": ("abroad", "出国"),
    "30217": ("reception", "接待"),
    "30231": ("vehicle_operation", "运行"),
    "30215": ("meetings", "会议"),
    "30216": ("training", "培训"),
}
"""Each economic code with the item's measure, and the word that is in its name in both forms."""


def check_three_public_items(subject: Subject) -> Iterator[Finding]:
    """Every item that both forms of one body state; one finding where none is larger in the second."""
    form, basic, phase = _FORMS[subject.identity.kind]
    whole = defaultdict[tuple[str, str], list[Amount]](list)
    for amount in subject.amounts:
        if amount.form == form and _is_of_year(subject, amount, phase):
            for code, (measure, word) in _ITEMS.items():
                if _is_item(amount, measure, word):
                    whole[amount.entity, code].append(amount)
    checked = found = 0
    for part in subject.amounts if whole else ():
        stated = whole.get((part.entity, part.code), ())
        if part.form != basic or not stated or not _is_part(subject, part, phase):
            continue
        checked += 1
        largest = max(stated, key=lambda a: a.amount_yuan or 0)
        comparison = compare(part, [largest])
        if comparison.outcome.fails and comparison.difference > 0:
            found += 1
            yield _exceeds(subject, part, largest)
    if checked and not found:
        said = (
            f"{checked} 项“三公”等经费不小于基本支出中的同一科目",
            f"{checked} items are no less than basic expenditure of the same name",
        )
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _is_of_year(subject: Subject, amount: Amount, phase: str) -> bool:
    own = subject.identity.fiscal_year
    stated = amount.amount is not None and amount.fiscal_year in (None, own)
    return stated and amount.phase in ("", phase) and "change" not in amount.measure


def _is_item(amount: Amount, measure: str, word: str) -> bool:
    """Of a column of its own, or of a row of its own under one for all."""
    last = amount.measure.rpartition(".")[2]
    return last == measure or (last == "total" and word in bare(amount.row_label))


def _is_part(subject: Subject, amount: Amount, phase: str) -> bool:
    """A row of the form of basic expenditure that is called what its code is."""
    named = _ITEMS[amount.code][1] in bare(amount.row_label)
    return named and bool(amount.amount) and _is_of_year(subject, amount, phase)


def _exceeds(subject: Subject, part: Amount, whole: Amount) -> Finding:
    printed = f"{part.amount_text} {part.unit}", f"{whole.amount_text} {whole.unit}"
    said = (
        f"{part.code} {part.row_label}：《{part.table_title}》为 {printed[0]}，"
        f"大于《{whole.table_title}》中的 {printed[1]}",
        f"{part.row_label} is {printed[0]} of basic expenditure, more than the {printed[1]} of "
        "the form of the three public expenses",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.ERROR, said,
        table=part.table, row_no=part.row_no, code=part.code, at=part,
        cells=tuple((each.table, each.row_no, each.column_no) for each in (part, whole)),
    )  # fmt: skip
