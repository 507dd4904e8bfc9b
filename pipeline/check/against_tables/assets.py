"""Vehicles, equipment and fixed assets that the prose states, against the table of assets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from pipeline.check.against_tables.asset_columns import of_its_column
from pipeline.check.against_tables.columns import interval_of
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import remark, with_values
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold
from pipeline.values.units import beside, is_money
from pipeline.vocabulary.phrases import is_any
from pipeline.vocabulary.spec import compiled

_CHECK = "claim.assets"
_FORM = "assets"
_AREA = "平方米"
_MOST_MOVES = 6
"""Of so many purchases and disposals at most, some are tried by themselves."""
_BRACKETS = re.compile(r"\([^()]*\)")
_KINDS = re.compile("通用|专用")
_WORTH = re.compile(r"(?P<worth>\d+)万元?(?:\(含\))?以上.*设备")


def check_assets(subject: Subject) -> Iterator[Finding]:
    """Every statement of what a row of the table of assets counts or values; bound claims that have a
    code are held elsewhere."""
    rows = [a for a in subject.amounts if a.form == _FORM and a.amount is not None]
    if not rows:
        return
    figures = ClaimFigures.of(subject)
    for claim in subject.claims:
        if claim.kind not in ("count", "amount") or (claim.bound_table and claim.code):
            continue
        if _is_of_other(subject, claim):
            continue
        own = [row for row in rows if row.entity == claim.entity]
        found = _rows(subject, claim, own) or of_its_column(subject, figures, claim, own)
        if found:
            yield _compared(subject, figures, claim, found)


def _is_of_other(subject: Subject, claim: Claim) -> bool:
    """Whether the words up to a figure make it that of some units only, or of the first day of a year, and
    none points to the table."""
    spec = subject.vocabulary.against_tables
    before = fold(claim.sentence).partition(fold(claim.amount_text))[0]
    of_some = spec.assets.is_of_some(before, of_unit=bool(subject.identity.unit))
    return not spec.refers_to_table(claim.sentence) and of_some


def _rows(subject: Subject, claim: Claim, rows: Sequence[Amount]) -> list[Amount]:
    """The amounts of the row that is called like what the claim states, of the day that it speaks of."""
    refers = subject.vocabulary.against_tables.refers_to_table(claim.sentence)
    counts = claim.kind == "count"
    return [
        row
        for row in rows
        if (refers or row.fiscal_year == claim.period)
        and is_money(row.unit) != counts
        and row.measure in (("quantity", "total") if counts else ("total",))
        and _is_of(subject, claim, row)
    ]


def _is_of(subject: Subject, claim: Claim, row: Amount) -> bool:
    if indicator := subject.vocabulary.claims.by_id(claim.code):
        names = {
            name for figure in indicator.figures if figure.form == _FORM for name in figure.row
        }
        return _plain(row.row_label) in {bare(name.strip("*")) for name in names}
    area = subject.vocabulary.against_tables.assets.area
    if claim.unit == _AREA and is_any(_plain(row.row_label), area.rows):
        return row.unit == _AREA and area.is_own(claim.indicator, claim.sentence)
    stated, label = _worth(claim.indicator), _worth(row.row_label)
    if stated or label:
        return stated == label and claim.kind == "count"
    return len(bare(claim.indicator)) > 3 and _plain(claim.indicator) == _plain(row.row_label)


def _worth(name: str) -> str:
    """The price from which equipment is counted and which equipment it is (通用, 专用), "" for anything
    else."""
    folded = fold(name)
    match = _WORTH.search(folded)
    return "".join((match["worth"], *_KINDS.findall(folded))) if match else ""


def _plain(name: str) -> str:
    return bare(_BRACKETS.sub("", fold(split_number(name).text)))


def _compared(
    subject: Subject, figures: ClaimFigures, claim: Claim, rows: Sequence[Amount]
) -> Finding:
    stated = figures.stated(claim)
    what = f"文中“{claim.indicator}”{claim.amount_text} {claim.unit}"
    table = f"《{rows[0].table_title}》"
    exact = claim.kind == "count" and claim.unit != _AREA
    if stated is None or any(_agree(interval_of(row), stated, exact) for row in rows):
        said = (
            f"{what}，与{table}相符",
            f"“{claim.indicator}”: the text states {claim.amount_text}, as the table does",
        )
        return _finding(subject, claim, rows[0], Outcome.PASS, Severity.NOTE, said)
    if len({row.row_no for row in rows}) > 1:
        said = (
            f"{what}：{table}中有几行可对应，未能核对",
            "not evaluated: several rows may be meant",
        )
        return _finding(subject, claim, rows[0], Outcome.NOT_EVALUATED, Severity.NOTE, said)
    if _makes_up_with_moves(subject, figures, claim, stated, interval_of(rows[0])):
        if subject.vocabulary.against_tables.refers_to_table(claim.sentence):
            return _of_another_day(subject, claim, rows[0], what)
        said = (
            f"{what}：{table}“{rows[0].row_label}”为{rows[0].amount_text}，计入文中购置、处置的数即相符，"
            "似为年末数，未能核对",
            "not evaluated: with what is bought or disposed of it makes up the figure of the table",
        )
        return _finding(subject, claim, rows[0], Outcome.NOT_EVALUATED, Severity.NOTE, said)
    comparison = figures.in_unit(claim, stated, interval_of(rows[0]))
    said = (
        f"{what}，{table}“{rows[0].row_label}”为"
        f" {beside(rows[0].amount_text, rows[0].unit, claim.unit)}",
        f"“{claim.indicator}”: the text states {claim.amount_text}, the table {rows[0].amount_text}",
    )
    return with_values(
        _finding(subject, claim, rows[0], Outcome.FAIL, Severity.ERROR, said), comparison
    )


def _of_another_day(subject: Subject, claim: Claim, row: Amount, what: str) -> Finding:
    """上年末10万元（详见下表），拟购置2万元, and 12万元 in the table: what is there is of another
    day."""
    said = (
        f"{what}，称见《{row.table_title}》，表中“{row.row_label}”为"
        f" {beside(row.amount_text, row.unit, claim.unit)}：计入文中购置、处置的数即相符，似为另一时点的数",
        f"“{claim.indicator}”: the text states {claim.amount_text} and points to the table, which has"
        f" {row.amount_text}, as it will be with what is bought or disposed of",
    )
    return _finding(subject, claim, row, Outcome.FAIL, Severity.NOTE, said)


def _makes_up_with_moves(
    subject: Subject, figures: ClaimFigures, claim: Claim, stated: Interval, there: Interval
) -> bool:
    """Whether a table states what there is once all is bought and disposed of that the text says will be:
    上年末10万元，拟购置2万元, and 12万元 in the table."""
    moves = [
        move
        for other in subject.claims
        if (move := _move(subject, figures, claim, other)) is not None
    ][:_MOST_MOVES]
    return any(
        stated.value + sum(chosen) == there.value
        for size in range(1, len(moves) + 1)
        for chosen in combinations(moves, size)
    )


def _move(subject: Subject, figures: ClaimFigures, claim: Claim, other: Claim) -> Decimal | None:
    """By how much another claim says that there will be more, or less, of what a claim counts or values."""
    spec, sentence = subject.vocabulary.against_tables.assets, fold(other.sentence)
    sold = compiled(spec.sells).search(sentence)
    bought = compiled(spec.buys).search(sentence)
    if other is claim or (other.entity, other.kind) != (claim.entity, claim.kind):
        return None
    amount = figures.stated(other)
    if amount is None or not amount.value or not (sold or bought):
        return None
    is_sold = sold is not None and (bought is None or _stands_behind(other, sold, bought))
    return -amount.value if is_sold else amount.value


def _stands_behind(claim: Claim, sold: re.Match[str], bought: re.Match[str]) -> bool:
    """Whether the amount of a claim follows the word for disposal rather than that for a purchase."""
    at = fold(claim.sentence).find(fold(claim.amount_text), min(sold.start(), bought.start()))
    words = [match for match in (sold, bought) if match.end() <= at]
    return bool(words) and max(words, key=lambda match: match.end()) is sold


def _agree(one: Interval, other: Interval, exact: bool) -> bool:
    """Whether two figures are one: what is counted was not rounded."""
    return one.value == other.value if exact else one.may_be(other)


def _finding(
    subject: Subject,
    claim: Claim,
    row: Amount,
    outcome: Outcome,
    severity: Severity,
    said: tuple[str, str],
) -> Finding:
    return remark(
        subject, _CHECK, outcome, severity, said, table=row.table, row_no=row.row_no, at=claim
    )  # fmt: skip
