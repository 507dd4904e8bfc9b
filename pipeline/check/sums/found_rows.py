"""One table's amounts → the sums down its rows that nobody declared, and the rows that break them.

How the rows of a table lie within each other is told by their codes (of units, projects or a
classification) or by their levels (of outline numbers and indentation). Where the rows below one make
it up in nearly all places of the table, its own account is that they do so everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.comparison import Comparison, compare, compared, withdrawn
from pipeline.check.subject import Grid, row_name
from pipeline.check.sums.mistyped import explained
from pipeline.check.sums.relations import BROKEN, PROOFS
from pipeline.model.frozen import made_at_once, replaced
from pipeline.model.records import Amount, Finding, Severity
from pipeline.model.table import Entry
from pipeline.values.codes import parent_code
from pipeline.values.outline import split_number
from pipeline.vocabulary import CodeList

_CHECK = "arithmetic.found_rows"
_CLASSIFIED = 0.8
_FEW, _MORE = 2, 0.25
"""So many breaks, or such a share of what holds, leave an order that is a classification's."""
_WHY = (
    "（该行各栏均与下级各行之和不符，可能是层次未被正确理解，不能断定）",
    " (undecided: the row differs in every column; how the rows lie may be misunderstood)",
)

Nest = dict[int, list[int]]
"""The rows that lie directly within each row, by place in the list of rows."""


@made_at_once
@dataclass(frozen=True, slots=True)
class _Stated:
    """One row against those within it, in one column."""

    total: Amount
    parts: tuple[Amount, ...]
    comparison: Comparison

    @property
    def is_proof(self) -> bool:
        """Whether it holds, and two parts or more are too large for rounding to hide them."""
        large = [a for a in self.parts if a.amount and abs(a.amount) > self.comparison.tolerance]
        return self.holds and len(large) >= 2

    @property
    def holds(self) -> bool:
        return self.comparison.outcome.holds


def check_found_rows(
    grid: Grid,
    judged: Collection[tuple[int | None, Decimal | None]],
    codes: CodeList | None = None,
) -> Iterator[Finding]:
    """The rows of each panel by the orders that prove themselves, each where the one before has nothing
    to say, but for the (row, printed total) judged already.

    `codes` is the classification whose names the rows may have: where they lie within each other as its
    codes do, the order is the classification's, and needs little more proof.
    """
    for panel in sorted({entry.panel for entry in grid.table.entries}):
        rows = [entry for entry in grid.table.entries if entry.panel == panel]
        columns = [no for no in grid.columns() if grid.table.columns[no - 1].panel == panel]
        told = set(judged)
        for nest in (_by_code(rows), _by_level(rows)):
            if not _has_more_to_say(grid.cells, rows, nest, columns, told):
                continue
            stated = [
                each
                for parent, within in nest.items()
                for column in columns
                if (each := _state(grid.cells, rows, parent, within, column)) is not None
            ]
            classified = codes is not None and _is_classified(rows, nest, codes)
            found = _is_proven(stated) or _all_hold(stated) or _is_slipped(stated)
            if found or (classified and _mostly_holds(stated)):
                yield from _findings(stated, told, classified)
                told |= {(each.total.row_no, each.total.amount) for each in stated}


def _has_more_to_say(
    cells: Mapping[tuple[int, int], Amount],
    rows: Sequence[Entry],
    nest: Nest,
    columns: Sequence[int],
    judged: Collection[tuple[int | None, Decimal | None]],
) -> bool:
    """Whether some row with rows within it states an amount that was not judged yet."""
    totals = (cells.get((rows[at].row + 1, column)) for at in nest for column in columns)
    return any(
        total is not None and total.amount and (total.row_no, total.amount) not in judged
        for total in totals
    )


def _by_code(rows: Sequence[Entry]) -> Nest:
    """Rows below the row whose code begins theirs."""
    nest: Nest = defaultdict(list)
    above: list[int] = []
    for at, row in enumerate(rows):
        if not row.code:
            continue
        while above and not _is_within(row.code, rows[above[-1]].code):
            above.pop()
        if above:
            nest[above[-1]].append(at)
        above.append(at)
    return dict(nest)


def _is_within(code: str, other: str) -> bool:
    return len(code) > len(other) and code.startswith(other)


def _by_level(rows: Sequence[Entry]) -> Nest:
    """Rows below the row of the level above; a total further down is of no rows below it."""
    nest: Nest = defaultdict(list)
    above: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        if row.level is None:
            continue
        if row.level == 0 and at:
            above = []
            continue
        while above and above[-1][1] >= row.level:
            above.pop()
        if above:
            nest[above[-1][0]].append(at)
        above.append((at, row.level))
    return dict(nest)


def _state(
    cells: Mapping[tuple[int, int], Amount],
    rows: Sequence[Entry],
    parent: int,
    within: Sequence[int],
    column: int,
) -> _Stated | None:
    """A row against the rows within it; None where neither states anything."""
    total = cells.get((rows[parent].row + 1, column))
    if total is None or total.amount is None:
        return None
    found = [(at, cells.get((rows[at].row + 1, column))) for at in within]
    parts = tuple(amount for _, amount in found if amount is not None)
    if not total.amount and not any(part.amount for part in parts):
        return None
    comparison = compare(total, parts)
    if not comparison.outcome.holds:
        once = _without_twins(rows, found)
        if compare(total, once).outcome.holds:
            parts, comparison = once, compare(total, once)
    return None if comparison.units_differ else _Stated(total, parts, comparison)


def _without_twins(
    rows: Sequence[Entry], found: Sequence[tuple[int, Amount | None]]
) -> tuple[Amount, ...]:
    """The parts without a row that repeats name and amount of the one right above it: an item that has
    the name of its section (国防科研事业 twice), as names and indentation alone do not tell."""
    kept: list[Amount] = []
    above: tuple[int, Amount | None] | None = None
    for at, amount in found:
        twin = (
            above is not None
            and above[0] == at - 1
            and rows[above[0]].label.strip() == rows[at].label.strip()
            and (above[1] and above[1].amount) == (amount and amount.amount)
        )
        if amount is not None and not twin:
            kept.append(amount)
        above = (at, amount)
    return tuple(kept)


def _is_proven(stated: Sequence[_Stated]) -> bool:
    """The same figures over again are one proof, and one break."""
    proofs = {tuple(part.amount for part in each.parts) for each in stated if each.is_proof}
    broken = {
        (each.comparison.printed, each.comparison.expected) for each in stated if not each.holds
    }
    return len(proofs) >= PROOFS and len(broken) <= BROKEN * (len(broken) + len(proofs))


def _is_classified(rows: Sequence[Entry], nest: Nest, codes: CodeList) -> bool:
    """Whether nearly all rows have the name of a code below the one that the row above them names."""
    pairs = [
        (rows[parent].label, rows[at].label)
        for parent, within in nest.items()
        if rows[parent].level
        for at in within
    ]
    known = sum(
        any(parent_code(code.code) in _codes_of(codes, above) for code in codes.named(_plain(name)))
        for above, name in pairs
    )
    return len(pairs) >= PROOFS and known >= _CLASSIFIED * len(pairs)


def _codes_of(codes: CodeList, name: str) -> set[str]:
    return {code.code for code in codes.named(_plain(name))}


def _plain(name: str) -> str:
    return split_number(name).text


def _mostly_holds(stated: Sequence[_Stated]) -> bool:
    """Of an order that is the classification's own: it holds somewhere, and fails in a few places."""
    held = {(e.comparison.printed, e.total.row_no) for e in stated if e.holds}
    broken = {(e.comparison.printed, e.comparison.expected) for e in stated if not e.holds}
    proofs = any(each.is_proof for each in stated)
    return proofs and len(broken) <= max(_FEW, _MORE * len(held)) and len(broken) < len(held)


def _all_hold(stated: Sequence[_Stated]) -> bool:
    """Too few places prove nothing against a row, but those that hold may be told."""
    return all(each.holds for each in stated) and any(each.is_proof for each in stated)


def _is_slipped(stated: Sequence[_Stated]) -> bool:
    """Whether all hold but one, which is off by what mistyping one figure explains, and whose own total a row
    above it is made of: so few places prove as much."""
    broken = [each for each in stated if not each.holds]
    proofs = [each for each in stated if each.is_proof]
    if len(broken) != 1 or not proofs or not explained(broken[0].total, broken[0].parts):
        return False
    total = broken[0].total
    return any(part is total for each in proofs for part in each.parts)


def _findings(
    stated: Sequence[_Stated],
    judged: Collection[tuple[int | None, Decimal | None]],
    classified: bool,
) -> Iterator[Finding]:
    """A row that breaks the order in each column says that it does not lie as it seems to, unless the
    order is that of a classification."""
    held = {each.total.row_no for each in stated if each.holds}
    slipped = _is_slipped(stated)
    proofs = sum(each.is_proof for each in stated)
    for each in stated:
        if (each.total.row_no, each.total.amount) in judged:
            continue
        said = (
            f"{row_name(each.total)}“{each.total.column_label}”与其下 {len(each.parts)} 行之和"
            f"（本表有 {proofs} 处如此）",
            f"{each.total.row_label or each.total.code} against the sum of the {len(each.parts)} "
            f"rows within it, as in {proofs} places of this table",
        )
        finding = compared(_CHECK, each.total, each.comparison, said)
        if finding.outcome.fails:
            finding = replaced(finding, severity=Severity.WARNING)
            sure = classified or slipped or each.total.row_no in held
            finding = finding if sure else withdrawn(finding, _WHY)
        yield finding
