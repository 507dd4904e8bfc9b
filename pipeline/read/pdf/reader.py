"""The bytes of a PDF → Document: opened, read page by page, and what could not be read remarked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.model.document import Document, Place, Remark
from pipeline.model.refusal import Refusal
from pipeline.read.pdf.blocks import blocks_of
from pipeline.read.pdf.content import page_content
from pipeline.read.pdf.geometry import PageContent
from pipeline.read.pdf.glyphs import is_unknown
from pipeline.read.pdf.layer import page_layer
from pipeline.read.pdf.ocr import is_available, recognized_page
from pipeline.read.pdf.parsed import parsed_page

_MOST_PAGES = 3000
_UNKNOWN_SHARE = 0.3
_INSTALL = (
    "get the document as text from its publisher, or install the reader of pictures with "
    "`make ocr` (in another environment: pip install 'mingzhang[ocr]')"
)


def read_pdf(name: str, content: bytes) -> Document:
    """Read a PDF.

    Raises Refusal where it cannot be opened, asks for a password, is damaged, or is a scan and the
    reader of pictures is not installed.
    """
    with _opened(name, content) as document:
        contents = [_page(name, document, index) for index in range(len(document))]
        scans = [c.number for c in contents if c.is_scan]
        _expect_text(name, contents, scans)
        if scans and is_available():
            contents = [_recognized(name, document, c) if c.is_scan else c for c in contents]
    blocks, pages = blocks_of(name, [parsed_page(c) for c in contents])
    read_by_ocr = {c.number for c in contents if c.is_invisible}
    if is_available():
        read_by_ocr |= set(scans)
    return Document(
        file=name,
        format="pdf",
        blocks=blocks,
        pages=pages,
        remarks=tuple(_remarks(name, contents, scans, read_by_ocr)),
        ocr_pages=frozenset(read_by_ocr),
        layer=tuple(() if c.number in read_by_ocr else c.layer for c in contents),
    )


def _opened(name: str, content: bytes) -> pdfium.PdfDocument:
    """The document, opened; Refusal for what is none, or has no pages."""
    start = max(content.find(b"%PDF-"), 0)
    try:
        document = pdfium.PdfDocument(content[start:])
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


def _page(name: str, document: pdfium.PdfDocument, index: int) -> PageContent:
    try:
        page = document[index]
        try:
            return replace(page_content(page, index + 1), layer=page_layer(page))
        finally:
            page.close()
    except pdfium.PdfiumError:
        raise Refusal(
            f"{name} page {index + 1}",
            "the page is damaged and cannot be read",
            "fetch the file again, or open it and print it into a new PDF",
        ) from None


def _recognized(name: str, document: pdfium.PdfDocument, content: PageContent) -> PageContent:
    try:
        return recognized_page(document[content.number - 1], content)
    except ImportError as error:
        raise Refusal(
            f"{name} page {content.number}",
            f"it is a scan, and the reader of pictures does not start: {error}",
            "install what it lacks (on a machine without a screen: apt-get install libgl1)",
        ) from None


def _expect_text(name: str, contents: Sequence[PageContent], scans: Sequence[int]) -> None:
    """A document must have text, or be a scan that can be recognized."""
    if any(c.chars for c in contents if not c.is_scan) or (scans and is_available()):
        return
    if scans:
        seen = f"{len(scans)} of its {len(contents)} pages are pictures without text (a scan)"
        raise Refusal(f"{name} page {scans[0]}", seen, _INSTALL)
    raise Refusal(
        name,
        f"no text on its {len(contents)} pages: letters drawn as outlines, or blank pages",
        "get it as text from its publisher, or print its pages as pictures into a PDF and "
        "install the reader of pictures with `make ocr`",
    )


def _remarks(
    name: str, contents: Sequence[PageContent], scans: Sequence[int], read_by_ocr: set[int]
) -> list[Remark]:
    remarks = [_ocr_remark(name, number) for number in sorted(read_by_ocr)]
    remarks += [_scan_remark(name, number) for number in scans if number not in read_by_ocr]
    for content in contents:
        unknown = [char.text for char in content.chars if is_unknown(char.text)]
        if unknown:
            remarks.append(_glyph_remark(name, content, len(unknown)))
        if off := _cut_remark(name, content):
            remarks.append(off)
        if content.slanted:
            remarks.append(_slanted_remark(name, content))
    return remarks


def _ocr_remark(name: str, number: int) -> Remark:
    return Remark(
        check="form.read_by_ocr",
        message=f"第 {number} 页是扫描图像，文字和数字由光学字符识别得出，请对照原件",
        message_en=f"page {number} is a scan: its text and figures were recognized from a picture",
        place=Place(name, page=number),
    )


def _scan_remark(name: str, number: int) -> Remark:
    return Remark(
        check="form.scanned_page",
        message=f"第 {number} 页是扫描图像，没有文字，未能读取",
        message_en=f"page {number} is a picture without text and was not read; {_INSTALL}",
        place=Place(name, page=number),
        is_defect=True,
    )


def _glyph_remark(name: str, content: PageContent, count: int) -> Remark:
    return Remark(
        check="form.font_map",
        message=f"第 {content.number} 页有 {count} 个字符的字体没有给出对应文字，读作乱码",
        message_en=f"page {content.number}: the font does not say what {count} of its "
        f"{len(content.chars)} characters are",
        place=Place(name, page=content.number),
        is_defect=True,
    )


def _cut_remark(name: str, content: PageContent) -> Remark | None:
    """A remark that the page shows some words in part, or that it is too narrow for its tables."""
    off = sum(not 0 <= char.center <= content.width for char in content.chars)
    if off:
        return Remark(
            check="form.cut_text",
            message=f"第 {content.number} 页的内容超出页边，超出的栏目可能没有印出",
            message_en=f"page {content.number}: its content runs off the edge of the page; columns "
            "beyond it may be missing",
            place=Place(name, page=content.number),
            is_defect=True,
        )
    if not content.restored:
        return None
    return Remark(
        check="form.cut_text",
        message=f"第 {content.number} 页有 {content.restored} 个字符被单元格截去，没有印出，"
        "已按文件中的文字补全",
        message_en=f"page {content.number}: {content.restored} characters are cut off by their cells; "
        "they were taken from the file",
        place=Place(name, page=content.number),
    )


def _slanted_remark(name: str, content: PageContent) -> Remark:
    shown = content.slanted[:40]
    return Remark(
        check="form.slanted_text",
        message=f"第 {content.number} 页有与正文方向不同的文字（“{shown}”），未读取",
        message_en=f"page {content.number}: text in another direction was not read: {shown}",
        place=Place(name, page=content.number),
    )
