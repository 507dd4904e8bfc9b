"""Lists of items → Findings: the one item that does not stand where the table has it, and one listed twice.

A list whose items are numbered one by one goes through the table from above. Where it does so but for a
single item, that one is out of its place; where several are, the list has an order of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.check.against_tables.columns import CodeColumn
from pipeline.check.against_tables.listed import Item, Listing
from pipeline.check.against_tables.prose import RunningText
from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import Numbered, split_number

_CHECK = "claim.item_order"
_FEWEST = 6
"""Fewer items may stand in order by accident."""


def check_order(
    subject: Subject,
    text: RunningText,
    agreeing: Sequence[tuple[Item, str]],
    column: CodeColumn,
) -> Iterator[Finding]:
    """The items of a list that agree with a column, each with its code there, in the order of the prose."""
    numbered = [(item, code) for item, code in agreeing if _is_numbered(item, text)]
    places = {(item.claim.sentence, item.claim.source_line) for item, _ in numbered}
    if not column.is_first or not _FEWEST <= len(places) == len(agreeing):
        return
    rows = {code: number for number, code in enumerate(column.by_code)}
    order = [rows[code] for _, code in numbered]
    if len(set(order)) < len(
        order
    ):  # two items of one name and amount: which is which is not known
        return
    misplaced = _misplaced(order)
    if misplaced == []:
        said = (
            f"文中 {len(order)} 项按《{column.table.title}》的次序列出",
            f"{len(order)} listed items stand in the order of the table",
        )
        yield _finding(subject, numbered[0][0], said, Outcome.PASS, column)
    elif len(misplaced) == 1:
        at = misplaced[0]
        item, code = numbered[at]
        where = f"“{numbered[at - 1][0].name}”之后" if at else "最前"
        said = (
            f"文中各项按《{column.table.title}》的次序列出，“{item.name}”{column.said(code)}却列在{where}",
            f"the items stand in the order of the table, but for {item.name}{column.said(code, ' ({})')}",
        )
        yield _finding(subject, item, said, Outcome.FAIL, column, column.printed(code))


def _misplaced(order: Sequence[int]) -> list[int]:
    """Which items stand out of place, none where all are in order; where taking out one of two
    neighbours or the other puts the rest in order, it is the latter."""
    if all(a < b for a, b in pairwise(order)):
        return []
    alone = [at for at in range(len(order)) if _rises([*order[:at], *order[at + 1 :]])]
    return alone[-1:] if alone else list(range(len(order)))


def _rises(order: Sequence[int]) -> bool:
    return all(a < b for a, b in pairwise(order))


def check_repeated(subject: Subject, lists: Iterable[Listing]) -> Iterator[Finding]:
    """An item that stands twice in one run of numbers, with the same words and the same amount."""
    earlier: list[Item] = []
    for listing in lists:
        for item in listing.items:
            number = _number(item)
            goes_on = bool(earlier) and _follows(item, earlier[-1])
            first = next((e for e in earlier if _is_again(item, e)), None) if goes_on else None
            earlier = [*earlier, item] if goes_on else [item]
            if first is not None:
                said = (
                    f"文中“{item.said}”{item.claim.amount_text} {item.claim.unit}列了两次：第"
                    f" {_number(first).ordinal} 项与第 {number.ordinal} 项",
                    f"{item.name} {item.claim.amount_text} is listed twice",
                )
                yield _finding(subject, item, said, Outcome.FAIL)


def _is_numbered(item: Item, text: RunningText) -> bool:
    """Whether a number stands before an item, in its sentence or at the beginning of its paragraph:
    1.水利（款）防汛（项）。年初预算 90 万元."""
    return _number(item).style != "" or split_number(text.paragraph(item.claim)).style != ""


def _number(item: Item) -> Numbered:
    return split_number(item.claim.sentence)


def _follows(item: Item, earlier: Item) -> bool:
    """Whether an item is the next of the run that an earlier one stands in."""
    number, before = _number(item), _number(earlier)
    same = (item.claim.section, number.style) == (earlier.claim.section, before.style)
    if not same or number.ordinal is None or before.ordinal is None:
        return False
    return number.ordinal == before.ordinal + 1


def _is_again(item: Item, earlier: Item) -> bool:
    claim, other = item.claim, earlier.claim
    if split_number(claim.indicator).text != split_number(other.indicator).text:
        return False
    return item.value.value != 0 and item.value == earlier.value


def _finding(
    subject: Subject,
    item: Item,
    said: tuple[str, str],
    outcome: Outcome,
    column: CodeColumn | None = None,
    code: str = "",
) -> Finding:
    claim = item.claim
    return remark(
        subject, _CHECK, outcome, Severity.NOTE, said,
        table=column.table.name if column else "", code=code, at=claim,
    )  # fmt: skip
