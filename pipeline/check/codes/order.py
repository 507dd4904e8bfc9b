"""Tables that stand in the order of their codes, and the one row that does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Entry, Table

_CHECK = "code.order"
_FEWEST = 10
"""Fewer rows may stand in order by accident."""
_DIGITS = 7

_Misplaced = tuple[Table, Entry, Entry]
"""A table, the row before and the one that belongs further up."""


def check_order(subject: Subject) -> Iterator[Finding]:
    """Every table with codes; rows that several tables misplace alike are told once."""
    ordered = 0
    misplaced = defaultdict[tuple[str, str], list[_Misplaced]](list)
    for table in subject.tables:
        rows = _rows(table)
        codes = [entry.code for entry in rows]
        if len(rows) < _FEWEST or len(set(codes)) < len(codes):
            continue
        back = [(before, row) for before, row in pairwise(rows) if _key(row) < _key(before)]
        if not back:
            ordered += 1
        elif len(back) == 1 and _is_one_row(rows, back[0][1]):
            before, row = back[0]
            misplaced[before.code, row.code].append((table, before, row))
    yield from (_finding(subject, places) for places in misplaced.values())
    if ordered and not misplaced:
        said = (f"{ordered} 张表按编码排列", f"{ordered} tables stand in the order of their codes")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _rows(table: Table) -> Sequence[Entry]:
    """The coded rows of a table of one classification and one list."""
    rows = [entry for entry in table.entries if entry.code and entry.classification]
    one = len({entry.classification for entry in rows}) == 1 == len({e.panel for e in rows})
    return rows if one else ()


def _key(entry: Entry) -> str:
    return entry.code.ljust(_DIGITS, "0")


def _is_one_row(rows: Sequence[Entry], misplaced: Entry) -> bool:
    """Whether all other rows stand in order."""
    others = [_key(row) for row in rows if row is not misplaced]
    return others == sorted(others)


def _finding(subject: Subject, places: Sequence[_Misplaced]) -> Finding:
    table, before, row = places[0]
    tables = f"等 {len(places)} 张表" if len(places) > 1 else ""
    said = (
        f"《{table.title}》{tables}按编码排列，{row.code} {row.label}却印在 {before.code} 之后",
        f"{table.title} stands in the order of its codes, but for {row.code} behind {before.code}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
        table=table, row_no=row.row + 1, code=row.code, place=row.place,
    )  # fmt: skip
