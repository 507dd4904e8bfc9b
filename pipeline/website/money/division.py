"""Printed amounts → a printed whole and its printed parts, proven to belong together.

In: the amounts of one table. Out: a `Division`: down a column (a total and the rows above or below
it) or across a row (a total and its columns). Parts are never summed to be shown, only to prove that
they are the whole: no farther from it than rounding of the printed digits explains. They are a cut
through the hierarchy, so that nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.records import Amount
from pipeline.values.comparison import compare

_NO_PARTS_OF_TOTAL = ("total", "procurement")
"""Measures beside a total that are none of its parts: what is bought is paid from the other columns."""


class Obstacle(StrEnum):
    """Why the parts may not be drawn as parts of their whole."""

    NO_PARTS = "no_parts"
    NEGATIVE = "negative"
    MISMATCH = "mismatch"


@dataclass(frozen=True, slots=True)
class Division:
    """A whole and its parts in printed order, without those that print zero, which `zeros` counts.

    `across` tells that the parts are named by their columns, not by their rows.
    """

    whole: Amount
    parts: tuple[Amount, ...]
    zeros: int
    across: bool
    obstacle: Obstacle | None

    @property
    def is_proven(self) -> bool:
        return self.obstacle is None


def is_same(one: Amount, other: Amount) -> bool:
    """Whether two printed amounts differ by no more than rounding explains."""
    return compare(one, [other]).outcome.holds


def down(column: Sequence[Amount], *, to_first_total: bool = False) -> Division | None:
    """A column's last total and the rows that make it, None where it prints no total.

    `to_first_total` takes the first one instead: what is below it (a balance carried over) is left out.
    """
    rows = sorted(_stated(column), key=lambda each: each.row_no)
    totals = [each for each in rows if each.level == 0]
    if not totals:
        return None
    whole = totals[0] if to_first_total else totals[-1]
    is_on_top = whole is rows[0]
    within = rows if is_on_top else [each for each in rows if each.row_no < whole.row_no]
    tops = [_shallowest(block) for block in _between_totals(within)]
    return _division(whole, _once(whole, tops), lambda each: _below(each, within), across=False)


def across(row: Sequence[Amount], measure: str) -> Division | None:
    """The column of a measure in a row and the columns that make it, None where it is not printed."""
    columns = sorted(_stated(row), key=lambda each: (bool(each.fund), each.column_no))
    whole = next((each for each in columns if each.measure == measure), None)
    if whole is None:
        return None
    parts = _of_widest_fund([each for each in columns if _is_part(each.measure, measure)])
    measures = {each.measure for each in parts}
    tops = [each for each in parts if not _has_parent(each.measure, measures)]
    balances = [each for each in tops if each.direction == "balance"]
    return _division(
        whole,
        [[each for each in tops if each not in balances], balances],
        lambda above: [
            each
            for each in parts
            if each.measure.startswith(f"{above.measure}.")
            and not _has_parent(each.measure, measures - {above.measure})
        ],
        across=True,
    )


def _once(whole: Amount, blocks: Sequence[Sequence[Amount]]) -> Sequence[Sequence[Amount]]:
    """The rows without those that a row above them is made of, though they are printed as high.

    Only where the rows make the whole so and not otherwise: the printed levels are believed first.
    """
    if _obstacle(whole, _printed(blocks)) is not Obstacle.MISMATCH:
        return blocks
    once = [_not_repeated(block) for block in blocks]
    return blocks if _obstacle(whole, _printed(once)) else once


def _printed(blocks: Sequence[Sequence[Amount]]) -> list[Amount]:
    return [each for block in blocks for each in block if each.amount]


def _not_repeated(block: Sequence[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    at = 0
    while at < len(block):
        kept.append(block[at])
        at += 1 + _repeating(block[at], block[at + 1 :])
    return kept


def _repeating(above: Amount, rows: Sequence[Amount]) -> int:
    """How many of the rows that follow one make it together: none where they do not."""
    if not above.amount:
        return 0
    for end in range(1, len(rows) + 1):
        shown = [each for each in rows[:end] if each.amount]
        if shown and compare(above, shown).outcome.holds:
            return end
    return 0


def _stated(amounts: Sequence[Amount]) -> Iterator[Amount]:
    return (each for each in amounts if each.amount is not None and each.amount_yuan is not None)


def _division(
    whole: Amount,
    blocks: Sequence[Sequence[Amount]],
    below: Callable[[Amount], Sequence[Amount]],
    *,
    across: bool,
) -> Division:
    parts = [part for block in blocks for part in _opened(block, below)]
    parts.sort(key=lambda each: (each.row_no, each.column_no))
    shown = tuple(each for each in parts if each.amount)
    return Division(whole, shown, len(parts) - len(shown), across, _obstacle(whole, shown))


def _opened(
    tops: Sequence[Amount], below: Callable[[Amount], Sequence[Amount]]
) -> Sequence[Amount]:
    """The single part of a block that is itself divided, and proven to be, gives way to its parts."""
    shown = [each for each in tops if each.amount]
    if len(shown) != 1:
        return tops
    inner = below(shown[0])
    if _obstacle(shown[0], [each for each in inner if each.amount]):
        return tops
    return _opened([*inner, *(each for each in tops if each is not shown[0])], below)


def _obstacle(whole: Amount, parts: Sequence[Amount]) -> Obstacle | None:
    if not parts:
        return Obstacle.NO_PARTS
    if any(each.amount is not None and each.amount < 0 for each in (whole, *parts)):
        return Obstacle.NEGATIVE
    adds_up = compare(whole, parts).outcome.holds
    return None if adds_up else Obstacle.MISMATCH


def _between_totals(rows: Sequence[Amount]) -> Iterator[list[Amount]]:
    block: list[Amount] = []
    for each in rows:
        if each.level == 0:
            yield block
            block = []
        else:
            block.append(each)
    yield block


def _shallowest(rows: Sequence[Amount]) -> list[Amount]:
    levels = [each.level for each in rows if each.level is not None]
    return [each for each in rows if levels and each.level == min(levels)]


def _below(above: Amount, rows: Sequence[Amount]) -> list[Amount]:
    """The rows one step below a row: those that follow until one is as high as it."""
    block: list[Amount] = []
    for each in rows:
        if each.row_no <= above.row_no:
            continue
        if each.level is None or each.level <= (above.level or 0):
            break
        block.append(each)
    return _shallowest(block)


def _is_part(measure: str, whole: str) -> bool:
    if whole == "total":
        return bool(measure) and measure.split(".", maxsplit=1)[0] not in _NO_PARTS_OF_TOTAL
    return measure.startswith(f"{whole}.")


def _has_parent(measure: str, measures: set[str]) -> bool:
    """Whether a measure is a part of another that is printed: basic.personnel of basic."""
    return any(measure.startswith(f"{each}.") for each in measures)


def _of_widest_fund(columns: Sequence[Amount]) -> list[Amount]:
    """Of several columns of one measure, those of all funds together, where there are such."""
    together = {each.measure for each in columns if not each.fund}
    return [each for each in columns if not each.fund or each.measure not in together]
