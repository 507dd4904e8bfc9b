"""A document as PDF: ruled tables that go on over pages, set in a font that every reader has."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from tools.corpus.document import Contents, Document, Heading, Table
from tools.corpus.document import Paragraph as Text
from tools.corpus.docx import head_spans
from tools.corpus.text import cell_text, head_rows

_FONT = "STSong-Light"
_PAGE = landscape(A4)
_MARGIN = 40
_SMALL = 9


def write_pdf(document: Document) -> bytes:
    """The whole document; the same document gives the same bytes."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    body = ParagraphStyle("body", fontName=_FONT, fontSize=11, leading=17, wordWrap="CJK")
    middle = ParagraphStyle("middle", body, alignment=1)
    flow: list[Any] = [Paragraph(escape(line), middle) for line in document.cover]
    flow.append(PageBreak())
    for block in document.blocks:
        if isinstance(block, Heading):
            flow += [PageBreak()] if block.level == 1 else []
            flow.append(Paragraph(escape(block.text), middle if block.level == 1 else body))
        elif isinstance(block, Text):
            flow.append(Paragraph("　　" + escape(block.text), body))
        elif isinstance(block, Contents):
            flow.append(Paragraph("目 录", middle))
            flow += [Paragraph(escape(entry.text), body) for entry in block.entries]
        else:
            flow += _table(block, body, middle)
    content = BytesIO()
    SimpleDocTemplate(
        content, pagesize=_PAGE, leftMargin=_MARGIN, rightMargin=_MARGIN, invariant=1
    ).build(flow)
    return content.getvalue()


def _table(table: Table, body: ParagraphStyle, middle: ParagraphStyle) -> list[Any]:
    flow: list[Any] = [PageBreak()]
    if table.number:
        flow.append(Paragraph(escape(table.number), body))
    flow.append(Paragraph(escape(table.title), middle))
    flow += [Paragraph(escape(line), body) for line in table.captions]
    name = ParagraphStyle("name", body, fontSize=_SMALL, leading=12)
    amount = ParagraphStyle("amount", name, alignment=2)
    head = head_rows(table)
    rows = [[Paragraph(escape(cell or ""), name) for cell in row] for row in head]
    rows += [
        [
            Paragraph(escape(cell_text(cell)), name if isinstance(cell, str) else amount)
            for cell in row.cells
        ]
        for row in table.rows
    ]
    spans = [
        ("SPAN", (left, top), (right, bottom))
        for top, left, bottom, right in head_spans(table)
        if (top, left) != (bottom, right)
    ]
    grid = Grid(rows, colWidths=_widths(table), repeatRows=len(head))
    grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans])
    flow += [Spacer(1, 4), grid]
    if table.note:
        flow.append(Paragraph(escape(table.note), body))
    return flow


def _widths(table: Table) -> list[float]:
    """As wide as the longest cell asks, within the page."""
    wanted = []
    for place, column in enumerate(table.columns):
        texts = [cell_text(row.cells[place]) for row in table.rows]
        figures = max((len(text) * 5.2 for text in texts if text[:1].isdigit()), default=0)
        words = max((len(text) * 9.5 for text in [column.path[-1], *texts]), default=0)
        wanted.append(max(figures + 14, min(words, 150) + 14, 30))
    space = _PAGE[0] - 2 * _MARGIN - 12
    scale = min(1.0, space / sum(wanted))
    return [width * scale for width in wanted]
