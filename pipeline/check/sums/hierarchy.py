"""Sums down a classification: 类 = Σ 款 = Σ 项, 合计 = Σ 类, block by block; one table → findings."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.comparison import compare, compared, made_of_nothing, undecided
from pipeline.check.subject import Grid, Subject, row_name
from pipeline.model.records import Amount, Finding, Severity
from pipeline.model.table import ColumnRole, Entry, Table
from pipeline.values.codes import goes_on_with
from pipeline.vocabulary import Form

_TOTAL = "arithmetic.total"
Block = tuple[str, str]
"""The entity, and its level, that the rows of one block of a table are of."""


def _column_key(table: Table, amount: Amount, how: str) -> object:
    """Amounts that add up down a table: of one column, in blocks of one measure, in a list that goes on
    beside itself of one heading."""
    if how == "blocks":
        return (amount.measure.partition(".")[0], amount.phase, amount.fund, amount.fiscal_year)
    return table.columns[amount.column_no - 1].path if how == "lists" else amount.column_no


def _by_column(grid: Grid, form: Form) -> dict[Block, dict[object, list[Amount]]]:
    """The amounts of each block of units, by the columns in which they add up."""
    how = "lists" if _goes_on_beside(grid.table) else ""
    if form.shape == "blocks" and len({column.panel for column in grid.table.columns}) > 1:
        how = "blocks"
    blocks = defaultdict[Block, dict[object, list[Amount]]](dict)
    for amount in grid.amounts:
        columns = blocks[amount.entity, amount.entity_level]
        columns.setdefault(_column_key(grid.table, amount, how), []).append(amount)
    return blocks


def _goes_on_beside(table: Table) -> bool:
    """Whether each panel has the headings of the first and goes on with its list."""
    paths = defaultdict[int, list[tuple[str, ...]]](list)
    codes = defaultdict[int, list[str]](list)
    for column in table.columns:
        if column.role is ColumnRole.MEASURE:
            paths[column.panel].append(column.path)
    for entry in table.entries:
        if entry.code and entry.classification:
            codes[entry.panel].append(entry.code)
    before = list(codes[0])
    for panel in range(1, len(paths)):
        if paths[panel] != paths[0] or not goes_on_with(codes[panel], before):
            return False
        before += codes[panel]
    return len(paths) > 1


def _nearest_above(code: str, codes: set[str]) -> str:
    """The longest code of the table that this one stands below, "" at the top."""
    return next((code[:n] for n in (5, 3) if n < len(code) and code[:n] in codes), "")


@dataclass(frozen=True, slots=True)
class CodedBlock:
    """The coded rows of one block of units, the nearest code of the block above each of theirs ("" at the
    top), and its amounts by the columns in which they add up: codes of one block are no parts of
    another's."""

    entries: Sequence[Entry]
    above: Mapping[str, str]
    columns: Sequence[Sequence[Amount]]


def coded_blocks(grid: Grid, form: Form) -> list[CodedBlock]:
    """The blocks of a table that have coded rows, in their order."""
    entries = defaultdict[Block, list[Entry]](list)
    for entry in grid.table.entries:
        if entry.code and entry.classification and entry.level in (1, 2, 3):
            entity = entry.entity or grid.table.entity
            entries[entity.name, entity.level].append(entry)
    columns = _by_column(grid, form) if entries else {}
    blocks: list[CodedBlock] = []
    for block, rows in entries.items():
        codes = {entry.code for entry in rows}
        above = {code: _nearest_above(code, codes) for code in codes}
        blocks.append(CodedBlock(rows, above, list(columns.get(block, {}).values())))
    return blocks


def subtotals(blocks: Iterable[CodedBlock]) -> Iterator[Finding]:
    """Every printed subtotal against what stands below it.

    A code may stand several times: below one parent its rows add up (部门 and 政府 codes share a
    row), a parent that is printed again begins a stretch of its own (one unit after another).
    """
    for block in blocks:
        begins = _rows_by_code(block.entries)
        for column in block.columns:
            yield from _subtotals_of(
                [a for a in column if a.code in block.above], block.above, begins
            )


def _subtotals_of(
    amounts: Sequence[Amount], above: Mapping[str, str], begins: Mapping[str, list[int]]
) -> Iterator[Finding]:
    parents = set(above.values())
    printed = {
        (a.code, _stretch(begins[a.code], a.row_no)): a
        for a in amounts
        if a.code in parents and a.amount is not None
    }
    if not printed:
        return
    below = defaultdict[tuple[str, int], list[Amount]](list)
    for amount in amounts:
        if parent := above[amount.code]:
            below[parent, _stretch(begins[parent], amount.row_no)].append(amount)
    blank = [key for key in printed if key not in below]
    for key in (*below, *sorted(key for key in blank if printed[key].amount)):
        if key in printed:
            said = (
                f"{row_name(printed[key])}“{printed[key].column_label}”与下级科目之和",
                f"{key[0]} against the sum of its subdivisions",
            )
            comparison = compare(printed[key], below.get(key, []))
            yield compared("arithmetic.subtotal", printed[key], comparison, said)


def _rows_by_code(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """The rows in which each code stands, in order."""
    begins = defaultdict[str, list[int]](list)
    for entry in entries:
        begins[entry.code].append(entry.row + 1)
    return begins


def _stretch(begins: list[int], row_no: int) -> int:
    """Which of the rows where a code stands a row comes after: one before them all belongs to the
    first, so a parent printed once has all that stands below it anywhere."""
    return max(bisect_right(begins, row_no) - 1, 0) if len(begins) > 1 else 0


def grand_totals(subject: Subject, blocks: Iterable[CodedBlock], form: Form) -> Iterator[Finding]:
    """A total row is the sum of the classes, of those only that its label speaks of (人员 = 301 + 303); where
    units have blocks of their own, it may be that of all blocks."""
    blocks = list(blocks)
    for block in blocks:
        tops = [code for code, above in block.above.items() if not above]
        for amounts in block.columns:
            for total in (a for a in amounts if a.level == 0 and a.amount is not None):
                own = {code for code in tops if form.sums.counts(total.row_label, code)}
                parts = [a for a in amounts if a.code in own]
                moved = _moved(total, parts, block, own)
                found = moved or _grand_total(subject, total, parts)
                if found.outcome.fails and len(blocks) > 1:
                    of_all = _grand_total(subject, total, [*_classes_of_all(blocks, total, form)])
                    found = of_all if of_all.outcome.holds else found
                yield found


def _classes_of_all(blocks: Iterable[CodedBlock], total: Amount, form: Form) -> Iterator[Amount]:
    """The classes of all blocks in the column of a total that it speaks of."""
    for block in blocks:
        tops = [code for code, above in block.above.items() if not above]
        own = {code for code in tops if form.sums.counts(total.row_label, code)}
        for amount in (a for column in block.columns for a in column):
            if amount.column_no == total.column_no and amount.code in own:
                yield amount


def _moved(
    total: Amount, parts: Sequence[Amount], block: CodedBlock, own: set[str]
) -> Finding | None:
    """A total in a column in which no class states anything, where it is what the classes make in another
    column, which has no total: it stands one or more columns off."""
    if not total.amount or any(part.amount for part in parts):
        return None
    for column in block.columns:
        classes = [a for a in column if a.code in own and a.amount]
        if not classes or any(a.level == 0 and a.amount is not None for a in column):
            continue
        if not compare(total, classes).outcome.holds:
            continue
        name = f"{row_name(total)}“{total.column_label}”{total.amount_text}"
        where = classes[0].column_label
        said = (
            f"{name}：该栏各类均无数，“{where}”各类之和与之相同而合计空白，疑为错栏",
            f"{total.row_label}: no class states anything in this column; in that of {where}, "
            "which has no total, the classes make as much",
        )
        return made_of_nothing(_TOTAL, total, said)
    return None


def only_totals(grid: Grid) -> Iterator[Finding]:
    """A total of a classification of which the table prints no item, nor any other row with an amount."""
    entries = grid.table.entries
    has_codes = any(column.role is ColumnRole.CODE for column in grid.table.columns)
    if not has_codes or any(entry.code for entry in entries):
        return
    totals = [amount for amount in grid.amounts if amount.level == 0 and amount.amount]
    if not totals or any(amount.level != 0 and amount.amount for amount in grid.amounts):
        return
    first = totals[0]
    said = (
        f"{row_name(first)}“{first.column_label}”{first.amount_text}：表中没有列出科目",
        f"{first.row_label}: the table lists no item that makes it",
    )
    yield made_of_nothing(_TOTAL, first, said, Severity.WARNING)


def _grand_total(subject: Subject, total: Amount, parts: Sequence[Amount]) -> Finding:
    """A code whose class the table lacks is misprinted rather than a class of its own: where the
    classes alone make the total, they do, and the code has a finding of its own."""
    if not any(part.amount is not None for part in parts):
        why = ("表中没有可相加的类", "no class states an amount")
        return undecided(subject, _TOTAL, total, *why)
    comparison = compare(total, parts)
    classes = [part for part in parts if part.level == 1]
    if comparison.outcome.fails and classes:
        of_classes = compare(total, classes)
        comparison = comparison if of_classes.outcome.fails else of_classes
    said = (
        f"{row_name(total)}“{total.column_label}”与各类之和",
        f"{total.row_label} against the sum of the classes",
    )
    return compared(_TOTAL, total, comparison, said)
