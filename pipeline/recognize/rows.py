"""The body of a table, row by row and panel by panel, mended where text extraction broke rows apart.

Rows of cells + Layout → Lines: for every row and panel the sequence, code, label, words and amounts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from pipeline.model.document import Cell
from pipeline.recognize.broken_rows import turns_page, without_page_breaks
from pipeline.recognize.column_numbers import column_numbers
from pipeline.recognize.columns import Layout, Panel
from pipeline.recognize.line import BodyRow, Line
from pipeline.recognize.mended_lines import mended, named_as
from pipeline.recognize.regions import Regions, Row
from pipeline.recognize.row_codes import NameReader, label_of, second_code
from pipeline.recognize.row_halves import IsNamed, without_halves
from pipeline.recognize.row_totals import is_total_label
from pipeline.values.amounts import is_blank
from pipeline.values.codes import classification_of
from pipeline.values.text import fold, tidy, without_note
from pipeline.vocabulary import Headings

_OPENING = 3


def body_rows(
    regions: Regions,
    layout: Layout,
    headings: Headings,
    is_named: IsNamed,
    keeps_columns: bool = False,
) -> list[BodyRow]:
    """All rows of a body, blank and repeated header rows left out, broken ones put together.

    `is_named` tells a code's names, `keeps_columns` that the source states its columns, so that a name
    cannot have slid.
    """
    if len(layout.panels) == 1:
        body = without_page_breaks(regions.body, panel := layout.panels[0])
        regions = replace(regions, body=without_halves(body, panel, headings, is_named))
    header = {_texts(row) for row in regions.header}
    begun = {texts[:1] for texts in header}
    readers = [NameReader(panel, regions.body, keeps_columns) for panel in layout.panels]
    rows: list[BodyRow] = []
    above: Row | None = None
    for index, row in enumerate(regions.body):
        first = next((fold(cell.text) for cell in row if not is_blank(cell.text)), None)
        if first is None or ((first,) in begun and _texts(row) in header):
            continue
        if headings.is_total_row(first) and _is_printed_again(above, row, regions.body):
            continue
        if column_numbers(row, headings):
            continue
        rows.append(tuple(_line(row, index, reader, headings) for reader in readers))
        above = row
    if len(layout.panels) == 1:
        lines = [row[0] for row in rows if not _counts_columns(row[0], headings)]
        return [(line,) for line in mended(lines, headings)]
    return [_labelled(row, layout, headings) for row in rows]


def _is_printed_again(above: Row | None, row: Row, body: Sequence[Row]) -> bool:
    """Whether the total that opens a table opens a page as well, with the same amounts."""
    if above is None or not turns_page(above, row):
        return False
    said = _texts(row)
    return any(each is not row and _texts(each) == said for each in body[:_OPENING])


def _line(row: Row, index: int, reader: NameReader, headings: Headings) -> Line:
    panel = reader.panel
    width = len(row)

    def at(column: int) -> Cell | None:
        return row[column] if column < width else None

    naming = [cell for column in panel.naming if (cell := at(column)) and not is_blank(cell.text)]
    read = reader.read(row, index)
    own = [(c, cell) for c, cell in read.names if not headings.is_numbering_word(cell.text)]
    alone = any(not cell.covered and cell.row_span == 1 for cell in naming)
    lending = panel.lending and [c for c in panel.lending if c < _first_slot(panel) or not alone]
    lent = [(c, cell) for c in lending if (cell := at(c)) and not is_blank(cell.text)]
    if not (read.code or own or lent):  # a total is named where the row begins
        first = () if panel.sequence is None else (panel.sequence,)
        before = (c for c in (*first, *panel.words) if c < _first_slot(panel))
        left = [(c, cell) for c in before if (cell := at(c))]
        lent = [(c, cell) for c, cell in left if _names_all(c, cell, panel, headings)][:1]
    names = sorted((*own, *lent), key=lambda named: named[0]) if lent or len(own) > 1 else own
    parts = label_of(names)
    code_2, classification_2 = second_code(panel, row)
    return Line(
        sequence=at(panel.sequence) if panel.sequence is not None else None,
        code=read.code,
        label=_joined(parts, without_note),
        place=naming[0].place if len(panel.naming) > 1 and naming else row[0].place,
        words=tuple(at(column) for column in panel.words),
        amounts=tuple(
            [
                row[slot.column] if slot.column < width and not row[slot.column].covered else None
                for slot in panel.slots
            ]
        ),
        label_cell=parts[0] if parts else None,
        is_merged=bool(naming) and all(cell.covered for cell in naming),
        printed_label=_joined(label_of([(c, n) for c, n in own if not n.covered])),
        code_2=read.code_2 or code_2,
        classification_2=classification_of(read.code_2) or classification_2,
        unit_code=read.unit_code,
        unit_part=_unit_part(names, reader.unit_names) if reader.unit_names else "",
        parts=parts,
        position=_position(names, panel, headings) if reader.keeps_columns else None,
        naming=tuple(at(column) for column in panel.naming),
    )


def _unit_part(names: Sequence[tuple[int, Cell]], columns: Collection[int]) -> str:
    """The first of the names that stands in a column of units' names."""
    return next((without_note(tidy(cell.text)) for column, cell in names if column in columns), "")


def _names_all(column: int, cell: Cell, panel: Panel, headings: Headings) -> bool:
    """Whether a cell left of the names names the row: a word for a sum, or words merged over the
    naming columns too (全市合计 over 序号 and 项目)."""
    reaches = any(column < named < column + cell.column_span for named in panel.naming)
    says = any(letter.isalpha() for letter in cell.text)
    return headings.is_total_row(cell.text) or (reaches and says)


def _counts_columns(line: Line, headings: Headings) -> bool:
    """Whether a row without a name (**, —) numbers the columns, 1 2 3 …, or one that says so (栏次 2 3 4)."""
    is_named = headings.is_numbering_word(line.label)
    if line.code or (any(letter.isalnum() for letter in line.label) and not is_named):
        return False
    printed = [fold(cell.text) for cell in line.amounts if cell and not is_blank(cell.text)]
    if len(printed) < 2 or not printed[0].isdecimal():
        return False
    first = int(printed[0]) if is_named else 1
    return printed == [str(n) for n in range(first, first + len(printed))]


def _joined(parts: Sequence[Cell], as_read: Callable[[str], str] = str) -> str:
    if len(parts) == 1:
        return as_read(tidy(parts[0].text))
    return "/".join(as_read(tidy(cell.text)) for cell in parts)


def _position(names: Sequence[tuple[int, Cell]], panel: Panel, headings: Headings) -> int | None:
    """The column of a row's last name before the amounts: the later it stands, the deeper the row; a
    total of a group stands where the group's name does."""
    before = [named for named in names if named[0] < _first_slot(panel)] or names
    is_sum = bool(before) and headings.is_total_row(before[-1][1].text)
    return before[0 if is_sum else -1][0] if before else None


def _first_slot(panel: Panel) -> int:
    return panel.slots[0].column if panel.slots else 0


def _labelled(row: BodyRow, layout: Layout, headings: Headings) -> BodyRow:
    """A row of several panels with the labels that stand elsewhere in it or were lost."""
    lines = list(row)
    for index, line in enumerate(lines):
        if not line.has_amounts or line.names_something:
            continue
        lender = _lender(lines[:index], layout, index, headings)
        if lender is not None:
            lines[index] = named_as(line, lines[lender])
            lines[lender] = replace(
                lines[lender], label="", label_cell=None, printed_label=None, parts=()
            )
        elif counterpart := _counterpart(lines, headings):
            lines[index] = replace(line, label=counterpart, printed_label=None, inferred=True)
    return tuple(lines)


def _lender(before: Sequence[Line], layout: Layout, index: int, headings: Headings) -> int | None:
    """The panel to the left, of the same side, whose label stands over this panel's amount: so does
    the total of a side that is not the first, over its last panel."""
    side = _side(layout.panels[index])
    for other in reversed(range(len(before))):
        line = before[other]
        same_side = side and _side(layout.panels[other]) == side
        total = other > 0 and "支出" in line.label and is_total_label(line.label, headings)
        if line.label and not line.code and not line.has_amounts and (same_side or total):
            return other
        if line.names_something:
            return None
    return None


def _side(panel: Panel) -> tuple[str, ...]:
    return panel.slots[0].path[:-1] if panel.slots else ()


def _counterpart(lines: Iterable[Line], headings: Headings) -> str:
    for line in lines:
        if label := headings.counterparts.get(fold(line.label)):
            return label
    return ""


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(fold(cell.text) for cell in row if not is_blank(cell.text))
