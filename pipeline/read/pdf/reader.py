"""The bytes of a PDF → Document: opened, read page by page, and what could not be read remarked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.collector import collector_paused
from pipeline.model.document import Document, Place
from pipeline.model.refusal import Refusal
from pipeline.pdfium import opened, without_fonts_of_machine
from pipeline.read.pdf.annotations import whole_page
from pipeline.read.pdf.beside import parts_of
from pipeline.read.pdf.blocks import blocks_of
from pipeline.read.pdf.content import page_content
from pipeline.read.pdf.drawn_digits import DrawnDigits
from pipeline.read.pdf.enlarged import enlargements, sized
from pipeline.read.pdf.geometry import PageContent, rounded
from pipeline.read.pdf.grouped_digits import with_grouped_digits
from pipeline.read.pdf.imposed import imposed_pages
from pipeline.read.pdf.ocr import recognized_page
from pipeline.read.pdf.overhang import without_overhang
from pipeline.read.pdf.overprint import without_marks
from pipeline.read.pdf.parsed import parsed_pages
from pipeline.read.pdf.red import red_words
from pipeline.read.pdf.remarks import INSTALL, Unread, remarks_on
from pipeline.read.pdf.same_marks import without_same_marks
from pipeline.read.pdf.scanned import with_rules_of_picture
from pipeline.read.pdf.sheet_headings import without_sheet_headings
from pipeline.read.pdf.switched_off import may_have_layers, without_hidden_layers
from pipeline.read.pdf.unmapped import is_lost
from pipeline.read.pdf.watermarks import without_watermarks
from pipeline.read.pictures import is_available
from pipeline.read.progress import recognizing

_MOST_PAGES = 3000


@collector_paused()
def read_pdf(name: str, content: bytes) -> Document:
    """Read a PDF.

    Raises Refusal where it cannot be opened, asks for a password, is damaged, or has nothing but
    pages that only their pictures tell (scans, fonts without a map) and the reader of pictures is not
    installed.
    """
    layered = may_have_layers(content)
    with without_fonts_of_machine(), _opened(name, content) as document:
        digits = DrawnDigits()
        contents = [
            _page(name, document, index, digits, layered=layered) for index in range(len(document))
        ]
        for number, scale in enlargements(contents).items():
            contents[number - 1] = _page(name, document, number - 1, digits, scale, layered=layered)
    contents = without_same_marks(without_marks(without_watermarks(contents)))
    contents = with_grouped_digits(without_sheet_headings(without_overhang(contents)))
    unread = Unread(
        scans=frozenset(c.number for c in contents if c.is_scan),
        unmapped=frozenset(
            c.number for c in contents if not (c.is_scan or c.signs) and is_lost(c.chars)
        ),
    )
    _expect_text(name, contents, unread)
    by_ocr = unread.pages if is_available() else frozenset()
    lost = unread.unmapped - by_ocr
    if by_ocr:
        with _opened(name, content) as document:
            contents = list(_with_recognized(name, document, contents, by_ocr))
    contents = [replace(c, chars=()) if c.number in lost else c for c in contents]
    pages = [page for sheet in imposed_pages(contents) for page in sheet]
    parsed = parsed_pages([part for page in pages for part in parts_of(page)])
    blocks, lines = blocks_of(name, parsed)
    by_ocr |= {c.number for c in contents if c.is_invisible and c.chars}
    return Document(
        file=name,
        format="pdf",
        blocks=blocks,
        pages=lines,
        remarks=tuple(remarks_on(name, contents, unread, by_ocr)),
        ocr_pages=by_ocr,
        layer=tuple(() if c.number in by_ocr | lost else c.layer for c in contents),
        laid=() if all(c.laid.is_as_read for c in contents) else tuple(c.laid for c in contents),
        stamped=tuple(
            Place(name, page=c.number, box=rounded(box)) for c in contents for box in c.stamped
        ),
        red=tuple(
            Place(name, page=c.number, box=rounded(box))
            for c in contents
            if c.number not in by_ocr
            for box in red_words(c)
        ),
        unproven=tuple(
            Place(name, page=page.content.number, box=page.content.on_sheet(table.box))
            for page in parsed
            for table in page.tables
            if table.is_unproven
        ),
    )


def _opened(name: str, content: bytes) -> pdfium.PdfDocument:
    """The document, opened; Refusal for what is none, or has no pages."""
    start = max(content.find(b"%PDF-"), 0)
    try:
        document = opened(content[start:])
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Refusal(
                name,
                "the PDF asks for a password",
                "open it with the password and print it into a PDF without one",
            ) from None
        raise Refusal(
            name,
            "the PDF is damaged or cut short and cannot be opened",
            "fetch it again from where it was published",
        ) from None
    pages = len(document)
    if not 0 < pages <= _MOST_PAGES:
        document.close()
        raise Refusal(
            name,
            f"the PDF has {pages:,} pages, of which a disclosure has 1 to {_MOST_PAGES:,}",
            "fetch it again, or split it if it holds several disclosures",
        )
    return document


def _page(
    name: str,
    document: pdfium.PdfDocument,
    index: int,
    digits: DrawnDigits,
    scale: float = 1.0,
    *,
    layered: bool,
) -> PageContent:
    """What is on a page (numbered from 0), so many times as large as the file draws it; `digits` is what is
    known of the document's fonts, `layered` tells that some of it may lie in layers that are off."""
    try:
        if scale != 1:
            sized(document, index, scale).close()
        page = whole_page(document, index)
        try:
            hidden = without_hidden_layers(page) if layered else ""
            content = page_content(page, index + 1, digits)
            laid = replace(content.laid, scale=scale)
            content = replace(content, laid=laid, switched_off=hidden)
            return with_rules_of_picture(page, content) if content.is_invisible else content
        finally:
            page.close()
    except pdfium.PdfiumError:
        raise Refusal(
            f"{name} page {index + 1}",
            "the page is damaged and cannot be read",
            "fetch the file again, or open it and print it into a new PDF",
        ) from None


def _with_recognized(
    name: str,
    document: pdfium.PdfDocument,
    contents: Sequence[PageContent],
    numbers: frozenset[int],
) -> Iterator[PageContent]:
    """The pages, those of the numbers recognized, one after the other."""
    done = 0
    for content in contents:
        if content.number not in numbers:
            yield content
            continue
        done += 1
        recognizing(name, done, len(numbers))
        yield _recognized(name, document, content)


def _recognized(name: str, document: pdfium.PdfDocument, content: PageContent) -> PageContent:
    try:
        page = sized(document, content.number - 1, content.laid.scale)
        return recognized_page(page, content)
    except ImportError as error:
        raise Refusal(
            f"{name} page {content.number}",
            f"its text is only in its picture, and the reader of pictures does not start: {error}",
            "install what it lacks (on a machine without a screen: apt-get install libgl1)",
            may_pass=True,
        ) from None


def _expect_text(name: str, contents: Sequence[PageContent], unread: Unread) -> None:
    """A document must have text, or pages whose pictures can be recognized."""
    pages = unread.pages
    if any(c.chars for c in contents if c.number not in pages) or (pages and is_available()):
        return
    if pages:
        raise Refusal(f"{name} page {min(pages)}", _seen(unread, len(contents)), INSTALL)
    raise Refusal(
        name,
        f"no text on its {len(contents)} pages: letters drawn as outlines, or blank pages",
        "get it as text from its publisher, or print its pages as pictures into a PDF and "
        "install the reader of pictures with `make ocr`",
    )


def _seen(unread: Unread, count: int) -> str:
    scans, unmapped = len(unread.scans), len(unread.unmapped)
    said = [f"{scans} of its {count} pages are pictures without text (a scan)"] if scans else []
    if unmapped:
        said.append(
            f"{unmapped} of its {count} pages have text in fonts that do not say what their "
            "characters are"
        )
    return "; ".join(said)
