"""One table's amounts → the sums across its rows that nobody declared, and the rows that break them.

A relation that holds in nearly all rows is what the document says of itself, in whatever layout; the
rows that break it are its contradictions. A sum that breaks only because one of its parts breaks a sum
of its own is told at that part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from pipeline.check.comparison import compare, compared, withdrawn
from pipeline.check.subject import Grid
from pipeline.check.sums.relations import Cells, Relation, relations
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding, Severity
from pipeline.model.table import Column

_LEANS = (
    "（分项中有数与其自身的分项之和不符，不能断定）",
    " (undecided: one of the parts is not the sum of its own parts)",
)


def check_found_sums(
    grid: Grid, judged: Collection[tuple[int | None, Decimal | None]]
) -> Iterator[Finding]:
    """Every relation of a table, row by row, but for the (row, printed total) judged already."""
    for cells in _groups(grid).values():
        off: dict[tuple[int, int], Decimal] = {}
        for relation in relations(cells):
            broken = set(relation.broken)
            for row in sorted((*relation.held, *relation.broken)):
                is_judged = (row, cells[relation.total][row].amount) in judged
                if is_judged and row not in broken:
                    continue
                finding = _finding(cells, relation, row)
                if finding.outcome.fails and finding.difference is not None:
                    finding = _undecided_if_leaning(finding, relation, row, off)
                    off[row, relation.total] = finding.difference or Decimal(0)
                if not is_judged:
                    yield finding


def _finding(cells: Cells, relation: Relation, row: int) -> Finding:
    total = cells[relation.total][row]
    parts = [part for column in relation.parts if (part := cells[column].get(row))]
    name = " ".join(filter(None, (total.code, total.row_label)))
    side, side_en = ("左侧", "left") if relation.is_leftward else ("右侧", "right")
    said = (
        f"{name} “{total.column_label}”与{side} {len(relation.parts)} 栏之和"
        f"（本表有 {len(relation.held)} 行如此）",
        f"{total.column_label} against the sum of the {len(relation.parts)} columns {side_en} of it, "
        f"as in {len(relation.held)} rows of this table",
    )
    finding = compared("arithmetic.found_sum", total, compare(total, parts), said)
    if finding.outcome.fails:
        return replaced(finding, severity=Severity.WARNING)
    return finding


def _undecided_if_leaning(
    finding: Finding, relation: Relation, row: int, off: Mapping[tuple[int, int], Decimal]
) -> Finding:
    """Undecided where a part is off by as much as the whole is: then the whole is as it should be."""
    lacking = [off[row, part] for part in relation.parts if (row, part) in off]
    if finding.difference is None or not any(
        finding.difference + off_by == 0 for off_by in lacking
    ):
        return finding
    return withdrawn(finding, _LEANS)


def _groups(grid: Grid) -> Mapping[object, Cells]:
    """The cells of each set of columns that may add up: of one panel, unit, phase and year."""
    groups = defaultdict[object, dict[int, dict[int, Amount]]](dict)
    kinds = [_kind(column) for column in grid.table.columns]
    for amount in grid.amounts:
        kind = kinds[amount.column_no - 1], amount.unit, amount.phase, amount.fiscal_year
        groups[kind].setdefault(amount.column_no, {})[amount.row_no] = amount
    return dict(groups)


def _kind(column: Column) -> object:
    return column.panel, column.meaning.measure.partition(".")[0] == "change"
