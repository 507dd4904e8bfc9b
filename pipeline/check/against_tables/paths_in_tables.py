"""Amounts of items that the prose names by their whole path → Findings.

住房保障支出（类）住房改革支出（款）购房补贴（项）12 万元 is held against the one row of the fund's tables
that is called so under a row of the second name, where no code could tell what it is: the
classification lacks it, or the same name stands in the table of another fund.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.check.against_tables.columns import interval_of
from pipeline.check.against_tables.named_rows import plain
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import compared, named
from pipeline.check.claims.gate import sure
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Claim, Finding
from pipeline.values.text import fold

_CHECK = "claim.amount_as_in_table"
_LEVELS = re.compile(r"([^()]+?)\([类款项]\)")
_QUOTES = str.maketrans("", "", "“”\"'‘’")
_PARENT, _CHILD = 5, 7
_LEVELS_TOLD = 3

_Path = tuple[str, str, str, str]
"""(entity, fund, the name of the 款, the name of the 项)."""


def check_paths_in_tables(subject: Subject) -> Iterator[Finding]:
    """Every amount that is said of a path and is bound to no cell; one that is said again once."""
    unbound = [
        (claim, levels)
        for claim in subject.claims
        if claim.kind == "amount" and claim.fund and not claim.bound_table
        if len(levels := _levels(claim)) == _LEVELS_TOLD
    ]
    if not unbound:
        return
    rows, figures = _rows(subject), ClaimFigures.of(subject)
    seen: set[tuple[object, ...]] = set()
    for claim, (_, parent, name) in unbound:
        cell = _cell(rows, claim, parent, name)
        if cell is None or (key := (claim.indicator, claim.amount_text, cell.table)) in seen:
            continue
        seen.add(key)
        stated = figures.stated(claim)
        if stated is None:
            continue
        found = compared(
            subject, claim, _CHECK, figures.in_unit(claim, stated, interval_of(cell)),
            (named(claim), "the sentence against the table"),
            (f"《{cell.table_title}》中为", "in the table"),
        )  # fmt: skip
        cells = ((cell.table, cell.row_no, cell.column_no),)
        found = replaced(found, table=cell.table, row_no=cell.row_no, code=cell.code, cells=cells)
        of_cell = replaced(
            claim, bound_table=cell.table, bound_row_no=cell.row_no, bound_column_no=cell.column_no
        )
        yield sure(figures, found, of_cell)


def _levels(claim: Claim) -> Sequence[str]:
    return [plain(level) for level in _LEVELS.findall(fold(claim.indicator).translate(_QUOTES))]


def _rows(subject: Subject) -> Mapping[_Path, Sequence[Amount]]:
    """The totals of expenditure of single funds, by path; a row without the row above it is left out."""
    labels: dict[tuple[str, str], str] = {}
    items: list[Amount] = []
    for amount in subject.amounts:
        if not (amount.fund and amount.code and amount.classification == "functional"):
            continue
        labels[amount.table, amount.code] = plain(amount.row_label)
        is_total = amount.measure.rpartition(".")[2] == "total"
        if len(amount.code) == _CHILD and is_total and amount.direction == "expenditure":
            items.append(amount)
    found = defaultdict[_Path, list[Amount]](list)
    for amount in items:
        parent = labels.get((amount.table, amount.code[:_PARENT]))
        if parent is not None:
            name = plain(amount.row_label)
            found[amount.entity, amount.fund, parent, name].append(amount)
    return found


def _cell(
    rows: Mapping[_Path, Sequence[Amount]], claim: Claim, parent: str, name: str
) -> Amount | None:
    """The only amount of the year and phase of the claim; None where there are several."""
    there = rows.get((claim.entity, claim.fund, parent, name), ())
    of_now = [a for a in there if (a.fiscal_year, a.phase) == (claim.period, claim.phase)]
    return of_now[0] if len(of_now) == 1 else None
