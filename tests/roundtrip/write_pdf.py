"""PrintedDocument → pdf with ruled tables, as printed from a word processor.

`repeat_header`: the pages over which a table goes on begin with its header again. Without it they begin
with the next row.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from pipeline.values.amounts import is_dash, parse_amount
from tests.roundtrip.printed import PrintedCell, PrintedDocument, PrintedLine, PrintedTable

_FONT = "STSong-Light"
_MARGIN = 36
_WIDTH = landscape(A4)[0] - 2 * _MARGIN
_SIZES = ((9, 9.0), (13, 7.5), (20, 6.0), (40, 4.5))
"""(most columns, size of the letters in points)"""
_LONGEST_LABEL = 10
"""Characters of a label column before it wraps."""
_LONGEST_TEXT = 40
"""Characters of a text that its column grows for."""
_DEEPEST = 12
"""Rows that one cell lies over before a page may end in it."""
_PADDING = 2


def write_pdf(document: PrintedDocument, repeat_header: bool) -> bytes:
    """The file's bytes, the same whenever it is written."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    story: list[Any] = []
    for item in document.items:
        if isinstance(item, PrintedLine):
            story.append(Paragraph(_markup(item.text), _style(10.5)))
        else:
            story += _form(item, repeat_header)
    made = BytesIO()
    template = SimpleDocTemplate(
        made,
        pagesize=landscape(A4),
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=document.name,
        invariant=1,
    )
    template.build(story, onFirstPage=_number_page, onLaterPages=_number_page)
    return made.getvalue()


def _number_page(canvas: Any, template: Any) -> None:
    canvas.setFont(_FONT, 9)
    canvas.drawCentredString(landscape(A4)[0] / 2, 18, f"- {canvas.getPageNumber()} -")


def _form(table: PrintedTable, repeat_header: bool) -> list[Any]:
    """A form on a page of its own: title, caption lines, table, notes."""
    parts: list[Any] = [PageBreak(), Paragraph(_markup(table.title), _style(14, centred=True))]
    parts += [Paragraph(_markup(text), _style(9)) for text in table.caption]
    if table.rows:
        parts += [Spacer(1, 6), _table(table, repeat_header), Spacer(1, 6)]
    return [*parts, *(Paragraph(_markup(text), _style(9)) for text in table.notes)]


def _table(table: PrintedTable, repeat_header: bool) -> Table:
    size = next(size for most, size in _SIZES if table.width <= most)
    rules: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("FONT", (0, 0), (-1, -1), _FONT, size),
        ("LEADING", (0, 0), (-1, -1), size * 1.2),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *(
            (f"{side}PADDING", (0, 0), (-1, -1), _PADDING)
            for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")
        ),
    ]
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row):
            if cell and (cell.columns > 1 or cell.rows > 1):
                rules += _spans(x, y, cell)
    return Table(
        [[_content(cell, size) for cell in row] for row in table.rows],
        colWidths=_column_widths(table, size),
        repeatRows=len(table.header) if repeat_header else 0,
        style=rules,
    )


def _spans(x: int, y: int, cell: PrintedCell) -> Iterator[tuple[Any, ...]]:
    """The merged area, in pieces that fit on a page: what follows the first is blank, as a word
    processor leaves the rest of a merged cell blank on the next page."""
    for top in range(y, y + cell.rows, _DEEPEST):
        bottom = min(top + _DEEPEST, y + cell.rows) - 1
        yield "SPAN", (x, top), (x + cell.columns - 1, bottom)


def _content(cell: PrintedCell | None, size: float) -> Any:
    """A number on one line; words that wrap at the edge of their column."""
    if cell is None or not cell.text:
        return ""
    is_number = parse_amount(cell.text) is not None or is_dash(cell.text)
    return cell.text if is_number else Paragraph(_markup(cell.text), _style(size, in_cell=True))


def _column_widths(table: PrintedTable, size: float) -> list[float]:
    """Numbers whole, labels up to a length; in a form of fields the texts get the rest of the page."""
    widths = [0.0] * table.width
    words = [0.0] * table.width
    for row in table.rows:
        for x, cell in enumerate(row):
            if cell is None or cell.columns > 1 or not cell.text:
                continue
            is_word = parse_amount(cell.text) is None
            width = pdfmetrics.stringWidth(cell.text, _FONT, size) + 2 * _PADDING + 1
            width += size if is_word else 0
            widths[x] = max(widths[x], min(width, size * (_LONGEST_LABEL if is_word else 99)))
            words[x] = max(words[x], min(width, size * _LONGEST_TEXT) if is_word else 0)
    widths = [max(width, size * 2.5) for width in widths]
    room = _WIDTH - sum(widths)
    if room < 0:
        return _narrowed(table, widths, size)
    if table.header:
        return widths
    wanted = [max(0.0, word - width) for word, width in zip(words, widths, strict=True)]
    share = min(1.0, room / sum(wanted)) if sum(wanted) else 0
    return [width + more * share for width, more in zip(widths, wanted, strict=True)]


def _narrowed(table: PrintedTable, widths: list[float], size: float) -> list[float]:
    """Columns too wide together, cut down to what their numbers need where they hold any."""
    least = [size * 2.5] * table.width
    for row in table.body:
        for x, cell in enumerate(row):
            if cell and cell.columns == 1 and parse_amount(cell.text):
                need = pdfmetrics.stringWidth(cell.text, _FONT, size) + 2 * _PADDING + 1
                least[x] = max(least[x], need)
    room = _WIDTH - sum(least)
    spare = [max(0.0, width - low) for width, low in zip(widths, least, strict=True)]
    share = room / sum(spare) if sum(spare) else 0
    return [low + more * share for low, more in zip(least, spare, strict=True)]


def _markup(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")


@cache
def _style(size: float, centred: bool = False, in_cell: bool = False) -> ParagraphStyle:
    """In a cell lines end one character early: punctuation that may not begin a line hangs over."""
    return ParagraphStyle(
        f"{size} {centred} {in_cell}",
        fontName=_FONT,
        fontSize=size,
        leading=size * 1.3,
        alignment=1 if centred else 0,
        rightIndent=size if in_cell else 0,
        wordWrap="CJK",
    )
