"""What a PDF shows in form fields and boxes of text laid upon a page → part of the page, to be read with it.

A form that was filled in on the screen keeps its amounts in fields; the content of its page has none of them.
Some programs write the value of a field alone and leave it to the viewer to draw it: PDFium does so where it
was told of the document's forms before it loads a page.
"""

from __future__ import annotations

import pypdfium2 as pdfium
from pypdfium2 import raw

_WITH_TEXT = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT})
_MOST = 5000
"""Of more annotations on a page no more are looked at."""


def whole_page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """A page (numbered from 0), with what its fields and boxes of text show as part of it."""
    page = document[index]
    if not _has_text(page):
        return page
    if document.get_formtype() != raw.FORMTYPE_NONE and not document.formenv:
        page.close()
        document.init_forms()
        page = document[index]
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _has_text(page: pdfium.PdfPage) -> bool:
    """Whether a page has fields or boxes of text."""
    count = min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)
    return any(_kind(page, number) in _WITH_TEXT for number in range(count))


def _kind(page: pdfium.PdfPage, number: int) -> int:
    annotation = raw.FPDFPage_GetAnnot(page.raw, number)
    if not annotation:
        return int(raw.FPDF_ANNOT_UNKNOWN)
    try:
        return int(raw.FPDFAnnot_GetSubtype(annotation))
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
