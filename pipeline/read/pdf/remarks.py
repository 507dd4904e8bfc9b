"""What a reader of PDFs has to say of a file's pages: what was recognized, lost, restored or left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Place, Remark
from pipeline.read.pdf.geometry import PageContent
from pipeline.read.pdf.glyphs import is_unknown
from pipeline.values.units import unit_line

INSTALL = (
    "get the document as text from its publisher, or install the reader of pictures with "
    "`make ocr` (in another environment: pip install 'mingzhang[ocr]')"
)
_SHOWN = 40
"""So many characters of what was not read are told."""
_SCAN = ("是扫描图像", "is a scan")
_WITHOUT_TEXT = ("是扫描图像，没有文字", "is a picture without text")
_WITHOUT_MAP = (
    "的字体没有给出对应文字",
    "is set in fonts that do not say what their characters are",
)

_ASIDE = ("与正文方向不同", "in another direction")
_ACROSS = ("以大字叠印在正文上", "in large letters across the others")
_STAMP = ("以印章叠印在正文上", "of a stamp upon the others")
_WATERMARK = (
    "以另一颜色反复叠印在正文上",
    "in an ink of its own, printed again and again across the others",
)
_HEADINGS = (
    "作为表格软件的行号、列标印出",
    "that a spreadsheet program prints as its row and column headings",
)
_COVERED = (
    "被空白图片或色块盖住，没有印出",
    "below a blank picture or a filled area does not show",
)
_UNSEEN = (
    "与底色相同、被裁去或未印出，看不见",
    "in the colour of the paper, cropped away or not drawn does not show",
)
_OFF = "在关闭的图层中，看不见", "lies in a layer that is switched off"


@dataclass(frozen=True, slots=True)
class Unread:
    """Pages (numbered from 1) that the file has no readable text of: those that are pictures, and those
    whose fonts do not say what their characters are."""

    scans: frozenset[int]
    unmapped: frozenset[int]

    @property
    def pages(self) -> frozenset[int]:
        return self.scans | self.unmapped


def remarks_on(
    name: str, contents: Sequence[PageContent], unread: Unread, read_by_ocr: frozenset[int]
) -> list[Remark]:
    """What is to be said of a file's pages; `read_by_ocr` are those recognized from their pictures."""
    remarks = [_ocr_remark(name, number, unread) for number in sorted(read_by_ocr)]
    remarks += [_unread_remark(name, n, unread) for n in sorted(unread.pages - read_by_ocr)]
    for content in contents:
        unknown = {text for text in {char.text for char in content.chars} if is_unknown(text)}
        if content.signs:  # with the digits beside them, which are unknown too
            remarks.append(_sign_remark(name, content))
        elif unknown:
            count = sum(char.text in unknown for char in content.chars)
            remarks.append(_glyph_remark(name, content, count))
        if content.misnamed:
            remarks.append(_misnamed_remark(name, content))
        if off := _cut_remark(name, content):
            remarks.append(off)
        remarks += [
            _slanted_remark(name, content.number, how, said)
            for how, said in (
                (_ASIDE, content.slanted),
                (_ACROSS, content.overprint),
                (_STAMP, content.stamp),
                (_WATERMARK, content.watermark),
                (_HEADINGS, content.sheet_headings),
            )
            if said
        ]
        remarks += [
            _hidden_remark(name, content.number, why, said)
            for why, said in (
                (_COVERED, content.covered),
                (_UNSEEN, content.unseen),
                (_OFF, content.switched_off),
            )
            if said
        ]
    return remarks


def _remark(
    check: str, name: str, number: int, said: tuple[str, str], *, is_defect: bool = False
) -> Remark:
    """A remark on a page: what is said behind 第 3 页, and behind “page 3”."""
    chinese, english = said
    return Remark(
        check=check,
        message=f"第 {number} 页{chinese}",
        message_en=f"page {number}{english}",
        place=Place(name, page=number),
        is_defect=is_defect,
    )


def _ocr_remark(name: str, number: int, unread: Unread) -> Remark:
    chinese, english = _WITHOUT_MAP if number in unread.unmapped else _SCAN
    said = (
        f"{chinese}，文字和数字由光学字符识别得出，请对照原件",
        f" {english}: its text and figures were recognized from a picture",
    )
    return _remark("form.read_by_ocr", name, number, said)


def _unread_remark(name: str, number: int, unread: Unread) -> Remark:
    chinese, english = _WITHOUT_MAP if number in unread.unmapped else _WITHOUT_TEXT
    said = (f"{chinese}，未能读取", f" {english} and was not read; {INSTALL}")
    return _remark("form.scanned_page", name, number, said, is_defect=True)


def _glyph_remark(name: str, content: PageContent, count: int) -> Remark:
    said = (
        f"有 {count} 个字符的字体没有给出对应文字，不能辨认，含有这些字符的数不予公布",
        f": the font does not say what {count} of its {len(content.chars)} characters are; no number is "
        "read of them",
    )
    return _remark("form.font_map", name, content.number, said, is_defect=True)


def _sign_remark(name: str, content: PageContent) -> Remark:
    said = (
        f"的文字中有 {content.signs} 处字符是图片，不能辨认，与其相连的数请对照原件",
        f": {content.signs} characters within its text are pictures; hold the numbers beside them "
        "against the source",
    )
    return _remark("form.font_map", name, content.number, said, is_defect=True)


def _misnamed_remark(name: str, content: PageContent) -> Remark:
    said = (
        f"的字体给出的数字与印出的字形不符（{content.misnamed}），已按印出的字形读取，各数请对照原件",
        f": its fonts name digits otherwise than they draw them ({content.misnamed}); they were read as "
        "drawn, hold the numbers against the source",
    )
    return _remark("form.font_map", name, content.number, said, is_defect=True)


def _cut_remark(name: str, content: PageContent) -> Remark | None:
    """A remark that the page shows some words in part, or that it is too narrow for its tables."""
    width = content.width
    off = "".join([c.text for c in content.chars if not 0 <= (c[1] + c[3]) / 2 <= width])
    if off and not unit_line(off):  # a caption set beyond the page says nothing of the columns
        said = (
            "的内容超出页边，超出的栏目可能没有印出",
            ": its content runs off the edge of the page; columns beyond it may be missing",
        )
        return _remark("form.cut_text", name, content.number, said, is_defect=True)
    if not content.restored:
        return None
    said = (
        f"有 {content.restored} 个字符被单元格截去，没有印出，已按文件中的文字补全",
        f": {content.restored} characters are cut off by their cells; they were taken from the file",
    )
    return _remark("form.cut_text", name, content.number, said)


def _slanted_remark(name: str, number: int, how: tuple[str, str], slanted: str) -> Remark:
    shown = slanted[:_SHOWN]
    said = (f"有{how[0]}的文字（“{shown}”），未读取", f": text {how[1]} was not read: {shown}")
    return _remark("form.slanted_text", name, number, said)


def _hidden_remark(name: str, number: int, why: tuple[str, str], hidden: str) -> Remark:
    shown = hidden[:_SHOWN]
    said = (f"有文字{why[0]}，未读取：“{shown}”", f": text {why[1]} and was not read: {shown}")
    return _remark("form.hidden_content", name, number, said)
