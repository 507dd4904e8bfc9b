"""A web page → Document."""

from __future__ import annotations

import re

from pipeline.model.document import Document, Place, Remark
from pipeline.model.refusal import Refusal
from pipeline.read.web.decoding import Decoded, decode
from pipeline.read.web.element import Element
from pipeline.read.web.page import Page, read_page
from pipeline.read.web.tree import parse
from pipeline.read.web.walk import walk

_STARTS = re.compile(r"<(html|body|table)\b", re.IGNORECASE)
_ENDS = re.compile(r"</(html|body|table)\b", re.IGNORECASE)
_OFFICE_XML = re.compile(
    r"<(?:\w+:)?(?:Workbook|wordDocument|package)\b[^>]*(?:schemas-microsoft-com|schemas\.microsoft)"
)
_WITHIN = 4096


def read_html(name: str, content: bytes) -> Document:
    """Read one web page. Raises Refusal for what is no page, or a page with nothing in it."""
    decoded = decode(name, content)
    root = parse_page(name, decoded.text)
    if is_frameset(root):
        raise Refusal(
            name,
            "the page only arranges frames, whose content is in other files",
            "open it in a browser or in Excel and save it as a single file (.mht) or as .xlsx",
        )
    page = read_page(name, root)
    if not says_anything(page):
        raise nothing_said(name)
    return Document(
        file=name,
        format="html",
        blocks=page.blocks,
        pages=(page.lines,),
        encoding=decoded.encoding,
        remarks=(*damage(name, decoded), *page.remarks),
    )


def parse_page(name: str, text: str) -> Element:
    """The elements of a page; Office's own XML is refused, for it would read as a page without tables."""
    if _OFFICE_XML.search(text[:_WITHIN]):
        raise Refusal(
            name,
            "the content is Office XML of 2003, not a web page",
            "open it in Excel, Word or WPS and save it as .xlsx or .docx",
        )
    return parse(name, text)


def is_frameset(root: Element) -> bool:
    """Whether a page only arranges frames, in which browsers show other files."""
    top = walk(root, lambda element: element.tag in {"html", "body"})
    return any(isinstance(event, Element) and event.tag == "frameset" for event in top)


def says_anything(page: Page) -> bool:
    return page.has_content or bool(page.blocks and page.remarks)


def nothing_said(name: str) -> Refusal:
    return Refusal(
        name,
        "the page shows no text: it is empty, or a program fills it in the browser",
        "open it in a browser and save what it shows as a single file (.mht) or as a PDF",
    )


def damage(name: str, decoded: Decoded, page: int | None = None) -> list[Remark]:
    """What tells that a page is not whole: bytes that are no characters, an end that is missing."""
    remarks = []
    place = Place(name, page=page)
    if decoded.damaged:
        remarks.append(
            not_whole(
                f"有 {decoded.damaged} 处字节不成字，显示为 �",
                f"{decoded.damaged} places hold bytes that are no character, shown as �",
                place,
            )
        )
    if unended := _unended(decoded.text):
        remarks.append(
            not_whole(f"文件没有 </{unended}> 结尾", f"the file ends without </{unended}>", place)
        )
    return remarks


def _unended(text: str) -> str:
    """The tag whose end is missing at the end of a page, "" where nothing tells that it is cut."""
    started = [tag.lower() for tag in _STARTS.findall(text)]
    ended = [tag.lower() for tag in _ENDS.findall(text)]
    if started.count("table") > ended.count("table") and "html" not in ended:
        return "table"
    if "html" in started and not {"html", "body"} & set(ended):
        return "html"
    return ""


def not_whole(seen: str, seen_en: str, place: Place) -> Remark:
    """A remark that a file may have lost something."""
    return Remark(
        "form.file_whole",
        f"{place.file} 可能不完整：{seen}",
        f"{place.file} may be cut short: {seen_en}",
        place,
        is_defect=True,
    )
