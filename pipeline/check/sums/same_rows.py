"""The same rows in several tables: columns of one total whose rows agree, and the rows that do not.

No form declares which of its columns another form repeats, and it differs by province (收入总表 and
支出总表 by code, 财政拨款 and 一般公共预算 where there is no other fund, one form printed for two
purposes). Where two columns of one body have one total and nearly all their rows are the same, they are
the same account by the document's own word, and a row that differs, or that one of them lacks,
contradicts it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.check.comparison import ELSEWHERE, compare, compared, remark
from pipeline.check.subject import Subject, row_name
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare

_CHECK = "cross_table.same_row"
_PROOFS = 4
"""So many different figures in common are no coincidence."""
_BROKEN = 0.2
"""Columns that differ in a larger share of their rows are not of one account."""
_MOST = 3
_RATE = "%"
"""Rates of two accounts may well be much the same; they are no account of their own."""

Key = tuple[str, ...]
"""What a row is known by in every table: its code, or its name below the names above it."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One column's rows by their keys, and its printed total."""

    total: Amount
    rows: Mapping[Key, Amount]

    @property
    def table(self) -> str:
        return self.total.table


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two columns of one account, the keys of the rows that they share and of those that they do not."""

    one: _Column
    other: _Column
    broken: tuple[Key, ...]


def check_same_rows(subject: Subject) -> Iterator[Finding]:
    """Every row that one of several columns of one account states otherwise; one finding where none does."""
    pairs = [pair for columns in _accounts(subject) for pair in _pairs(columns)]
    told = set[tuple[str, Key]]()
    for pair in pairs:
        for key in pair.broken:
            wrong, alone = _odd_one(pair, key, pairs)
            if (wrong.table, key) not in told:
                told.add((wrong.table, key))
                right = pair.other if wrong is pair.one else pair.one
                yield _differs(subject, wrong, right, key, alone)
    if pairs and not told:
        said = (
            f"合计相同、逐行相同的表两两核对 {len(pairs)} 次，各行均一致",
            f"{len(pairs)} pairs of columns of one account agree row by row",
        )
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _accounts(subject: Subject) -> Iterator[list[_Column]]:
    """The columns that may be compared: of one body, year, phase and classification."""
    found = defaultdict[tuple[object, ...], list[_Column]](list)
    for table in subject.tables:
        paths = _paths(table)
        columns = defaultdict[tuple[object, ...], list[Amount]](list)
        for amount in subject.amounts_of(table) if len(paths) >= _PROOFS else ():
            columns[amount.column_no, amount.entity, amount.entity_level].append(amount)
        for amounts in columns.values():
            if column := _column(amounts, paths):
                first = column.total
                account = first.entity, first.entity_level, first.phase, first.fiscal_year
                kind = next(iter(column.rows))[0]
                found[(*account, kind)].append(column)
    yield from found.values()


def _paths(table: Table) -> dict[int, Key]:
    """The key of each row of a table; rows of one key are left out."""
    above: list[tuple[int, str]] = []
    found: dict[int, Key] = {}
    for entry in table.entries:
        label = bare(entry.label)
        if entry.code and entry.classification:
            found[entry.row + 1] = entry.classification, entry.code
            continue
        if entry.level is None or not label or entry.panel:
            continue
        while above and above[-1][0] >= entry.level:
            above.pop()
        above.append((entry.level, label))
        if entry.level:
            found[entry.row + 1] = ("", *(name for _, name in above if name))
    times = Counter(found.values())
    return {row: key for row, key in found.items() if times[key] == 1}


def _column(amounts: Sequence[Amount], paths: Mapping[int, Key]) -> _Column | None:
    """A column with one printed total; None for one of too few rows to prove anything."""
    totals = [a for a in amounts if a.level == 0 and a.amount]
    rows = {
        paths[a.row_no]: a
        for a in amounts
        if a.row_no in paths and a.level and a.amount is not None and a.amount
    }
    if len(totals) != 1 or len({a.amount for a in rows.values()}) < _PROOFS:
        return None
    if totals[0].unit == _RATE:
        return None
    kinds = {key[0] for key in rows}
    return _Column(totals[0], rows) if len(kinds) == 1 else None


def _pairs(columns: Sequence[_Column]) -> Iterator[_Pair]:
    for one, other in combinations(columns, 2):
        if one.table == other.table or not compare(one.total, [other.total]).outcome.holds:
            continue
        keys = dict.fromkeys((*one.rows, *other.rows))
        broken = tuple(key for key in keys if not _agree(one, other, key))
        apart = set(broken)
        shared = {one.rows[key].amount for key in keys if key not in apart}
        if len(shared) >= _PROOFS and len(broken) <= min(_BROKEN * len(keys), _MOST):
            yield _Pair(one, other, broken)


def _agree(one: _Column, other: _Column, key: Key) -> bool:
    first, second = one.rows.get(key), other.rows.get(key)
    if first is None or second is None:
        return False
    if first.amount == second.amount and first.unit == second.unit:
        return True  # most rows
    return compare(first, [second]).outcome.holds


def _odd_one(pair: _Pair, key: Key, pairs: Sequence[_Pair]) -> tuple[_Column, bool]:
    """Which of the two stands alone among all that are of one account with either, and whether that is
    so: the second where nothing tells."""
    broken = [each for each in pairs if key in each.broken]
    counts = [
        sum(column is each.one or column is each.other for each in broken)
        for column in (pair.one, pair.other)
    ]
    if counts[0] != counts[1]:
        return pair.one if counts[0] > counts[1] else pair.other, True
    return pair.one if key not in pair.one.rows else pair.other, False


def _differs(subject: Subject, wrong: _Column, right: _Column, key: Key, alone: bool) -> Finding:
    """`alone`: all other columns of the account side with the second, which nothing is said of then."""
    stated = right.rows.get(key)
    if key in wrong.rows and stated is not None:
        printed = wrong.rows[key]
        said = (
            f"{row_name(printed).rstrip()}：《{printed.table_title}》与《{stated.table_title}》（合计与其余各行均相同）",
            f"{printed.row_label}: two tables that have the total and all other rows in common",
        )
        finding = compared(_CHECK, printed, compare(printed, [stated]), said, ELSEWHERE)
        return replaced(finding, cells=finding.cells[:1]) if alone else finding
    if stated is None:
        wrong, right, stated = right, wrong, wrong.rows[key]
    said = (
        f"《{stated.table_title}》有{row_name(stated)}{stated.amount_text}，"
        f"《{wrong.total.table_title}》没有此行（两表合计与其余各行均相同）",
        f"{stated.row_label} ({stated.amount_text}) is in one of two tables that have the total and all "
        "other rows in common",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.ERROR, said,
        table=wrong.table, row_no=wrong.total.row_no, code=stated.code, at=stated,
    )  # fmt: skip
