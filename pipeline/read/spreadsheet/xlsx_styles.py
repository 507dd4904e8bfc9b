"""xl/styles.xml → how the cells of each style print numbers, whether they are boxed or struck out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from pipeline.read.spreadsheet.builtin_formats import GENERAL, builtin
from pipeline.read.spreadsheet.markup import local
from pipeline.read.spreadsheet.sheet import Style
from pipeline.values.colours import WHITE, are_alike, hex_colour

_WHITE_INDEXES = ("1", "9")


def cell_styles(root: etree._Element) -> tuple[Style, ...]:
    """The styles that cells name by their index.

    An index to a format or border that is not there means the plain one, as programs take it.
    """
    codes = {
        _number(found.get("numFmtId")): found.get("formatCode") or GENERAL
        for found in _children(root, "numFmts", "numFmt")
    }
    struck = [_strikes(font) for font in _children(root, "fonts", "font")]
    white = [_is_white(font) for font in _children(root, "fonts", "font")]
    filled = [_is_filled(fill) for fill in _children(root, "fills", "fill")]
    boxes = [_is_box(border) for border in _children(root, "borders", "border")]
    return tuple(
        Style(
            code=codes.get(_number(found.get("numFmtId")))
            or builtin(_number(found.get("numFmtId"))),
            is_boxed=_at(boxes, found.get("borderId")),
            is_struck=_at(struck, found.get("fontId")),
            is_white=_at(white, found.get("fontId")) and not _at(filled, found.get("fillId")),
            is_filled=_at(filled, found.get("fillId")),
        )
        for found in _children(root, "cellXfs", "xf")
    )


def _at(stated: list[bool], index: str | None) -> bool:
    number = _number(index)
    return stated[number] if 0 <= number < len(stated) else False


def _is_white(font: etree._Element) -> bool:
    """Whether a font is as white as the sheet: its colour is stated, or is the theme's background."""
    return any(is_white(dict(found.attrib)) for found in font.iterchildren("{*}color"))


def is_white(colour: Mapping[Any, Any]) -> bool:
    """Whether a colour, by its attributes, is as white as a sheet that is not coloured."""
    return (
        _is_white_code(colour.get("rgb", ""))
        or colour.get("indexed") in _WHITE_INDEXES
        or (colour.get("theme") == "0" and _number_or_none(colour.get("tint")) == 0)
    )


def _is_white_code(code: str) -> bool:
    """Whether eight hexadecimal digits (opacity first) or six are a colour that no one sees on white."""
    found = hex_colour(code[-6:])
    return found is not None and are_alike(found, WHITE)


def _number_or_none(text: str | None) -> float | None:
    try:
        return float(text or 0)
    except ValueError:
        return None


def _is_filled(fill: etree._Element) -> bool:
    """Whether cells are coloured, with another colour than white."""
    for pattern in fill.iterchildren("{*}patternFill"):
        if pattern.get("patternType", "none") == "none":
            return False
        front = next(pattern.iterchildren("{*}fgColor"), None)
        is_solid = pattern.get("patternType") == "solid"
        return not (is_solid and front is not None and _is_white_code(front.get("rgb", "")))
    return True  # a gradient


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
