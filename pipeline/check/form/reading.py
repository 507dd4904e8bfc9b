"""What a table's cells and pages say of how it was read: crowded cells, pages joined under other rules.

A cell in a column of amounts holds one number, a dash or nothing. One that holds two numbers, or a
number and something else, was misread until someone has looked: what is read of it is no amount, or the
amount of two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.comparison import remark
from pipeline.check.form.crowded import SIGN_ABOVE, is_crowded, runs_into_code
from pipeline.check.lines import shortened
from pipeline.check.subject import Subject
from pipeline.model.document import Cell
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import ColumnRole, Entry, JoinedBy, Table
from pipeline.values.amounts import decimals_of, parse_amount
from pipeline.values.separators import groups_by_points, may_group_by_point
from pipeline.values.text import fold

_GROUPED = re.compile(r"-?\d{1,3}(?: \d{3})+(?:\.\d{1,2})?")
_UNGROUPED = re.compile(r"\d{4}|\d[,，]\d{3}")
_HABIT, _CENTS = 3, 2
_FEWEST_ROWS, _FEWEST_NUMBERED = 3, 2
"""So many lines are the words of several rows; 栏次 stands over no name of its own row."""
_OF_CHANGE = re.compile("[增减]|差额|差异|变[动化]")
_JOINED = {
    JoinedBy.PLACE: ("部分表格线只在其中一页，已按位置对应各栏", "each cell is under what it lies under"),
    JoinedBy.HEADING: ("已按重复的列名对应各栏", "columns are bound by the headings that they repeat"),
    JoinedBy.ORDER: ("已按次序对应各栏", "columns are bound in their order"),
    JoinedBy.NOTHING: (
        "不能确定各栏的对应关系，未与上页接续",
        "which column is which is not sure, so that they are left apart from the page before",
    ),
}  # fmt: skip

_Printed = tuple[Entry, int, Cell]
"""A cell of amounts that prints something, with its row and the number of its column, from 0."""


@dataclass(frozen=True, slots=True)
class _Unread:
    """The cells of one table that are not one amount each: those that are `crowded`, with the number of their
    column, from 0; those that are the words of several rows, `stacked`; and those whose point may part
    thousands, `pointed`. `grouped` tells that crowded cells may be one number after all, as the table parts
    thousands with spaces."""

    crowded: Sequence[_Printed]
    pointed: Sequence[_Printed]
    stacked: Sequence[tuple[Entry, Cell]]
    grouped: bool


def _unread(subject: Subject, table: Table) -> _Unread:
    """What is not read of a table, looked for once."""

    def made() -> _Unread:
        measures = _measures(table)
        printed = [
            (entry, index, cell)
            for entry in table.entries
            for index, cell in _cells(table, entry, measures[entry.panel])
        ]
        crowded = [each for each in printed if is_crowded(each[2].text)]
        crowded = [each for each in crowded if not _is_sign_of_change(table, *each[1:])]
        crowded += _with_codes_behind(printed)
        stacked = list(_names_of_rows(subject, table, measures))
        grouped = bool(crowded or stacked) and _groups_by_spaces(printed)
        return _Unread(crowded, _pointed_cells(table, printed), stacked, grouped)

    return subject.once(("unread", id(table)), made)


def _with_codes_behind(printed: Sequence[_Printed]) -> list[_Printed]:
    """The amounts that run into the code of the column beside theirs, where others have two decimals."""
    found = [each for each in printed if runs_into_code(each[2].text)]
    decimals = [decimals_of(cell.text) for _, _, cell in printed] if found else []
    return found if decimals.count(_CENTS) > len(found) else []


def _is_sign_of_change(table: Table, column: int, cell: Cell) -> bool:
    """Whether a dash stands over the number of a change, which may be one for the worse."""
    if "\n" not in cell.text or not SIGN_ABOVE.match(cell.text):
        return False
    return any(map(_OF_CHANGE.search, table.columns[column].path))


def check_reading(subject: Subject) -> Iterator[Finding]:
    """Every cell in a column of amounts, and every page that goes on with a table under other rules."""
    for table in subject.tables:
        yield from _page_joins(subject, table)
        unread = _unread(subject, table)
        for entry, cell in unread.stacked:
            yield _stacked(subject, table, entry, cell)
        for entry, _, cell in unread.crowded:
            if not (unread.grouped and _GROUPED.fullmatch(cell.text)):
                yield _crowded(subject, table, entry, cell)
        for entry, _, cell in unread.pointed:
            yield _pointed(subject, table, entry, cell)


def unread_cells(subject: Subject, table: Table) -> set[tuple[int, int]]:
    """The cells of amounts (row and column, from 1) that hold something that is not one number, or stand
    beside the words of several rows."""
    unread = _unread(subject, table)
    if unread.grouped:
        return set()
    found = (*unread.crowded, *unread.pointed)
    crowded = {(entry.row + 1, index + 1) for entry, index, _ in found}
    measures = _measures(table) if unread.stacked else {}
    return crowded.union(
        (entry.row + 1, index + 1)
        for entry, _ in unread.stacked
        for index, _ in _cells(table, entry, measures[entry.panel])
    )


def has_crowded_cells(subject: Subject, table: Table) -> bool:
    """Whether any cell of amounts holds something that is not one number, or stands beside the words of
    several rows."""
    unread = _unread(subject, table)
    return bool(unread.stacked or unread.crowded) or _heads_with_amounts(table)


def _names_of_rows(
    subject: Subject, table: Table, measures: Mapping[int, Sequence[int]]
) -> Iterator[tuple[Entry, Cell]]:
    """The rows with the words of several rows in one cell, a total's or those of 栏次 among them, each on a
    line of its own: which line an amount beside them is of, nothing tells."""
    headings = subject.vocabulary.headings
    for entry in table.entries:
        stacked = [cell for cell in table.body[entry.row] if cell is not None and "\n" in cell.text]
        if not stacked:
            continue
        amounts = {id(cell) for _, cell in _cells(table, entry, measures[entry.panel])}
        for cell in stacked if amounts else ():
            lines = _lines(cell) if id(cell) not in amounts else []
            numbered = any(map(headings.is_numbering_word, lines))
            known = numbered or any(map(headings.is_total_row, lines))
            if known and len(lines) >= (_FEWEST_NUMBERED if numbered else _FEWEST_ROWS):
                yield entry, cell
                break


def _heads_with_amounts(table: Table) -> bool:
    """Whether the amounts of several rows stand in one cell that was taken for a heading."""
    cells = (cell for row in table.header for cell in row if cell is not None and "\n" in cell.text)
    read = ([parse_amount(line) for line in _lines(cell)] for cell in cells)
    return any(sum(amount is not None and amount.decimals > 0 for amount in of) > 1 for of in read)


def _lines(cell: Cell) -> list[str]:
    return [line for line in map(fold, cell.text.split("\n")) if line]


def _measures(table: Table) -> Mapping[int, list[int]]:
    """The columns of amounts by panel."""
    found = defaultdict[int, list[int]](list)
    for column in table.columns:
        if column.role is ColumnRole.MEASURE:
            found[column.panel].append(column.index)
    return found


def _cells(table: Table, entry: Entry, columns: Sequence[int]) -> list[tuple[int, Cell]]:
    """The cells of a row's amounts that print something, with the numbers of their columns, from 0."""
    row = table.body[entry.row]
    return [(index, cell) for index in columns if (cell := row[index]) is not None and cell.text]


def _groups_by_spaces(printed: Sequence[_Printed]) -> bool:
    """Whether a table parts thousands with spaces in every column that has any: 20 703.82 is one number
    there. Others, of percentages or of counts, need no such spaces."""
    grouped = [index for _, index, cell in printed if _GROUPED.fullmatch(cell.text)]
    columns = frozenset(grouped)
    return len(grouped) >= _HABIT and not any(
        index in columns and _UNGROUPED.search(cell.text) for _, index, cell in printed
    )


def _pointed_cells(table: Table, printed: Sequence[_Printed]) -> list[_Printed]:
    """The amounts whose point may part thousands, where others of the table do so."""
    found = [each for each in printed if may_group_by_point(each[2].text)]
    if found and any(
        groups_by_points(cell.text) for row in table.body for cell in row if cell is not None
    ):
        return found
    return []


def _crowded(subject: Subject, table: Table, entry: Entry, cell: Cell) -> Finding:
    shown = shortened(" ".join(cell.text.split()))
    if SIGN_ABOVE.match(cell.text):
        chinese = f"“{entry.label}”一行的“{shown}”，短横与数各在一行，按负数读出，请对照原件"
        english = f"“{shown}” has its dash on a line above the number; it is read as its sign"
        return _doubted(subject, table, entry, cell, (chinese, english))
    chinese = f"“{entry.label}”一行的金额栏读作“{shown}”，不是一个数，请对照原件"
    english = f"a cell of amounts reads “{shown}”, which is not one number"
    return _doubted(subject, table, entry, cell, (chinese, english))


def _pointed(subject: Subject, table: Table, entry: Entry, cell: Cell) -> Finding:
    shown = shortened(cell.text)
    chinese = (
        f"“{entry.label}”一行的“{shown}”按小数读出，而同表有以点分隔千位的数，"
        "点后三位可能是千位，请对照原件"
    )
    english = f"“{shown}” is read with decimals, while other numbers of the table part thousands with points"
    return _doubted(subject, table, entry, cell, (chinese, english))


def _stacked(subject: Subject, table: Table, entry: Entry, cell: Cell) -> Finding:
    shown = shortened(" ".join(cell.text.split()))
    chinese = f"有多行排在一格（{shown}），旁边的金额不知属于哪一行，请对照原件"
    english = f"one cell has several rows ({shown}); of which one an amount is, is not known"
    return _doubted(subject, table, entry, cell, (chinese, english))


def _doubted(
    subject: Subject, table: Table, entry: Entry, cell: Cell, said: tuple[str, str]
) -> Finding:
    """That a cell of a row was not read as one value, told in Chinese and English."""
    chinese, english = said
    told = (f"《{table.title}》{chinese}", f"row {entry.row + 1}: {english}")
    return remark(
        subject, "form.crowded_cell", Outcome.FAIL, Severity.WARNING, told,
        table=table, row_no=entry.row + 1, code=entry.code, place=cell.place,
    )  # fmt: skip


def _page_joins(subject: Subject, table: Table) -> Iterator[Finding]:
    """One finding for each way in which pages were joined, or were not."""
    if any(join.by is JoinedBy.BESIDE for join in table.page_joins):
        said = (
            f"《{table.title}》其余各栏另列一表，没有名称，已按行的次序对应",
            "further columns stand in a table of their own without names, bound row by row in order",
        )
        yield remark(
            subject, "form.page_join", Outcome.NOT_EVALUATED, Severity.WARNING, said, table=table
        )
    for by, (chinese, english) in _JOINED.items():
        pages = [join.page for join in table.page_joins if join.by is by]
        if not pages:
            continue
        listed = "、".join(map(str, pages))
        said = (
            f"《{table.title}》第 {listed} 页的表格线与上页不同，{chinese}",
            f"pages {', '.join(map(str, pages))}: other rules than on the page before; {english}",
        )
        lost = by is JoinedBy.NOTHING
        unsure = by in (JoinedBy.NOTHING, JoinedBy.ORDER)
        yield remark(
            subject, "form.page_join", Outcome.FAIL if lost else Outcome.NOT_EVALUATED,
            Severity.WARNING if unsure else Severity.NOTE, said,
            table=table,
        )  # fmt: skip
