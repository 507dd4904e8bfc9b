"""PrintedDocument → docx laid out with tables, as what was copied from a web page is.

All stands in one column of three cells, in a table in the middle one, in a table within that. Each form is
framed again: over it its title, then a row with whose it is at the left and the unit at the right.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.oxml import parse_xml

from tests.roundtrip.docx_markup import CENTRED, RIGHT, paragraph, table, with_namespace
from tests.roundtrip.printed import PrintedDocument, PrintedLine, PrintedTable
from tests.roundtrip.repacked import repacked

_EMPTY = "<w:p/>"


def write_docx_framed(document: PrintedDocument) -> bytes:
    """The file's bytes, the same whenever it is written."""
    held: list[str] = []
    for item in document.items:
        if isinstance(item, PrintedLine):
            held.append(paragraph(item.text))
        else:
            held.append(_frame("".join(_form(item)) + _EMPTY))
    whole = _frame(_EMPTY, _frame(_frame("".join(held) + _EMPTY) + _EMPTY) + _EMPTY, _EMPTY)
    file = Document()
    for xml in (whole, _EMPTY):
        body = file.element.body
        body.insert(len(body) - 1, parse_xml(with_namespace(xml)))
    made = BytesIO()
    file.save(made)
    return repacked(made.getvalue())


def _form(form: PrintedTable) -> Iterator[str]:
    yield paragraph(form.title, CENTRED)
    for text in filter(None, (form.number, form.year, *form.remarks)):
        yield paragraph(text, RIGHT)
    yield _side_by_side(paragraph(form.organisation), paragraph(form.unit, RIGHT))
    if form.rows:
        yield table(form.header, form.body)
    yield from (paragraph(text) for text in form.notes)


def _frame(*cells: str) -> str:
    """A table of one column."""
    return _layout(8306, "".join(f"<w:tr>{_cell(cell)}</w:tr>" for cell in cells), columns=1)


def _side_by_side(*cells: str) -> str:
    """A table of one row."""
    return _layout(8306, f"<w:tr>{''.join(map(_cell, cells))}</w:tr>", columns=len(cells))


def _layout(width: int, rows: str, columns: int) -> str:
    grid = f"<w:gridCol w:w='{width // columns}'/>" * columns
    return (
        f"<w:tbl><w:tblPr><w:tblW w:w='{width}' w:type='dxa'/><w:tblCellSpacing w:w='0' w:type='dxa'/>"
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _cell(held: str) -> str:
    return f"<w:tc><w:tcPr><w:tcW w:w='0' w:type='auto'/></w:tcPr>{held}</w:tc>"
