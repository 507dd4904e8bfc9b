"""xl/styles.xml → how the cells of each style print numbers, whether they are boxed or struck out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.read.spreadsheet.builtin_formats import GENERAL, builtin
from pipeline.read.spreadsheet.markup import local
from pipeline.read.spreadsheet.sheet import Style


def cell_styles(root: etree._Element) -> tuple[Style, ...]:
    """The styles that cells name by their index.

    An index to a format or border that is not there means the plain one, as programs take it.
    """
    codes = {
        _number(found.get("numFmtId")): found.get("formatCode") or GENERAL
        for found in _children(root, "numFmts", "numFmt")
    }
    struck = [_strikes(font) for font in _children(root, "fonts", "font")]
    boxes = [_is_box(border) for border in _children(root, "borders", "border")]
    return tuple(_style(found, codes, boxes, struck) for found in _children(root, "cellXfs", "xf"))


def _style(
    found: etree._Element, codes: dict[int, str], boxes: list[bool], struck: list[bool]
) -> Style:
    number = _number(found.get("numFmtId"))
    is_boxed = _at(boxes, found.get("borderId"))
    return Style(codes.get(number) or builtin(number), is_boxed, _at(struck, found.get("fontId")))


def _at(stated: list[bool], index: str | None) -> bool:
    number = _number(index)
    return stated[number] if 0 <= number < len(stated) else False


def _strikes(font: etree._Element) -> bool:
    return any(
        found.get("val", "1") not in ("0", "false") for found in font.iterchildren("{*}strike")
    )


def _children(root: etree._Element, parent: str, tag: str) -> Iterator[etree._Element]:
    for group in root.iterchildren(f"{{*}}{parent}"):
        yield from group.iterchildren(f"{{*}}{tag}")


def _is_box(border: etree._Element) -> bool:
    """Whether a border has a line at the left or at the right."""
    sides = [side for side in border.iterchildren("{*}*") if isinstance(side.tag, str)]
    return any(
        local(side.tag) in ("left", "right", "start", "end") and side.get("style", "none") != "none"
        for side in sides
    )


def _number(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0
