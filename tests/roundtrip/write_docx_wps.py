"""PrintedDocument → docx as WPS Writer saves what was pasted from its spreadsheet.

The lines above a table are its first rows. The columns lie on a grid finer than any row needs, so that every
cell spans some, and rows end before the grid does. Styles are numbers, every row repeats the margins of
its cells, headings of two characters are spread out. `joined`: up to so many tables that follow one
another are one table, on one grid.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from tests.roundtrip.captioned import rows_above, rows_below
from tests.roundtrip.docx_markup import (
    CENTRED,
    RIGHT,
    WordCell,
    merge_of,
    paragraph,
    word_rows,
)
from tests.roundtrip.printed import PrintedDocument, PrintedLine, PrintedTable
from tests.roundtrip.repacked import packed
from tests.roundtrip.typesetting import spread

_WIDTH = 9000
"""Twips, the width of a page's text."""
_RAGGED = (0, 53, 27, 121)
"""Twips by which tables end before the widest does."""
_SLACK = 20
"""Twips by which the columns of the grid differ from those that the cells ask for."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
)
_USUAL = (
    '<w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:pageBreakBefore w:val="0"/><w:kinsoku/>'
    '<w:wordWrap/><w:topLinePunct w:val="0"/><w:bidi w:val="0"/>'
)
_STYLES = f"""<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:default="1" w:styleId="1">
<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/>
<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="table"
w:default="1" w:styleId="10"><w:name w:val="Normal Table"/></w:style></w:styles>"""
_APP = (
    f'<Properties xmlns="{_OFFICE}/extended-properties"><Template>Normal.dotm</Template>'
    "<Application>WPS Office_12.1.0.24657</Application></Properties>"
)
_CONTENT_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPE}.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.wordprocessingml.styles+xml"/>
<Override PartName="/docProps/app.xml" ContentType="{_TYPE}.extended-properties+xml"/></Types>"""


def write_docx_wps(document: PrintedDocument, joined: int) -> bytes:
    """The file's bytes, the same whenever it is written."""
    body: list[str] = []
    for _, items in groupby(document.items, lambda item: isinstance(item, PrintedLine)):
        run = list(items)
        body += [_line(item) for item in run if isinstance(item, PrintedLine)]
        tables = [item for item in run if isinstance(item, PrintedTable)]
        for at in range(0, len(tables), joined):
            body += _tables(tables[at : at + joined])
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/'
    return packed({
        "word/styles.xml": _HEAD + _STYLES,
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{"".join(body)}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'{relation}styles" Target="styles.xml"/></Relationships>',
        "docProps/app.xml": _HEAD + _APP,
        "[Content_Types].xml": _HEAD + _CONTENT_TYPES,
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'{relation}officeDocument" Target="word/document.xml"/></Relationships>',
    })  # fmt: skip


def _line(line: PrintedLine) -> str:
    style = '<w:pStyle w:val="2"/>' if line.is_heading else ""
    return paragraph(line.text, f'{style}{_USUAL}<w:ind w:firstLine="640" w:firstLineChars="200"/>')


def _tables(tables: Sequence[PrintedTable]) -> Iterator[str]:
    """The tables that have columns as one, the others as lines."""
    drawn = [table for table in tables if table.width]
    if drawn:
        yield _joined(drawn)
    for table in tables:
        if not table.width:
            yield from (paragraph(text, _USUAL) for text in (table.title, *table.caption))
            yield from (paragraph(text, _USUAL) for text in table.notes)
    yield f"<w:p><w:pPr>{_USUAL}</w:pPr></w:p>"


def _joined(tables: Sequence[PrintedTable]) -> str:
    edges = [_edges(table.width, at) for at, table in enumerate(tables)]
    grid = sorted({edge for of_table in edges for edge in of_table})
    lines = [
        _row(cells, of_table, grid)
        for table, of_table in zip(tables, edges, strict=True)
        for cells in word_rows([*rows_above(table), *table.rows, *rows_below(table)])
    ]
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(grid))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="10"/><w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(lines)}</w:tbl>"
    )


def _edges(width: int, at: int) -> list[int]:
    """Where a table's columns begin and end: the first twice as wide as the others, and the
    first edge of the grid behind a narrow column that no cell needs."""
    whole = _WIDTH - _RAGGED[at % len(_RAGGED)]
    one = (whole - at * _SLACK) // (width + 1)
    return [0, *(one * (column + 2) for column in range(width - 1)), whole]


def _row(cells: Sequence[WordCell], edges: Sequence[int], grid: Sequence[int]) -> str:
    after = len(grid) - 1 - bisect_left(grid, edges[-1])
    left_over = (
        f'<w:gridAfter w:val="{after}"/><w:wAfter w:w="{grid[-1] - edges[-1]}" w:type="dxa"/>'
    )
    made = "".join(_cell(cell, edges, grid) for cell in cells)
    return (
        f"<w:tr><w:tblPrEx>{_MARGINS}</w:tblPrEx><w:trPr>{left_over if after else ''}"
        f'<w:trHeight w:val="354" w:hRule="atLeast"/></w:trPr>{made}</w:tr>'
    )


def _cell(cell: WordCell, edges: Sequence[int], grid: Sequence[int]) -> str:
    left, right = edges[cell.column], edges[cell.column + cell.columns]
    span = bisect_left(grid, right) - bisect_left(grid, left)
    aligned = RIGHT if cell.text.startswith("金额单位") else CENTRED
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{right - left}" w:type="dxa"/><w:gridSpan w:val="{span}"/>'
        f'{merge_of(cell)}<w:noWrap/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(spread(cell.text), _USUAL + aligned)}</w:tc>"
    )
