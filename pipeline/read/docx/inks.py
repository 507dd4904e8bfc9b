"""Colours and sizes that text is set in, and what it stands on → whether anybody can see it.

A ground is the colour behind text, None where it is not known: a table whose style shades its rows or columns
by itself, a box with a filling of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from pipeline.read.docx.markup import (
    Element,
    attribute,
    child,
    descendants,
    prefixed,
    whole_number,
)
from pipeline.read.docx.styles import Styles
from pipeline.values.colours import WHITE, Colour, are_alike, hex_colour, is_hidden_in_figure

_SMALLEST = 4
"""Half points: what is no larger is a dot to the eye."""
_PLAIN = frozenset({"", "clear", "nil"})
_NO_FILL = frozenset({"", "auto"})
_HIGHLIGHTS = {
    "black": (0, 0, 0), "white": WHITE, "yellow": (255, 255, 0), "green": (0, 255, 0),
    "cyan": (0, 255, 255), "magenta": (255, 0, 255), "blue": (0, 0, 255), "red": (255, 0, 0),
    "darkBlue": (0, 0, 128), "darkCyan": (0, 128, 128), "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0), "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip
_DRAWN = frozenset({"w:outline", "w:shadow", "w:emboss", "w:imprint"})
"""Letters with lines of their own, seen on whatever ground; so are those that Word 2010 draws (w14)."""
_FILLED = frozenset({"w14:textFill", "w14:textOutline", "w14:shadow", "w14:glow"})
_SEEN_BY = _DRAWN | {"w:sz", "w:color", "w:rStyle", "w:shd", "w:highlight"}


class _Same(Enum):
    SAME = 0


_SAME = _Same.SAME


def shaded(
    properties: Element | None, ground: Colour | None, bare: Colour | _Same | None = _SAME
) -> Colour | None:
    """What stands behind the text of a paragraph, run or cell with these properties, on a ground; `bare` is
    what is behind those that state they have no shading, if that is another."""
    shading = child(properties, "w:shd")
    return ground if shading is None else _painted(shading, ground, bare)


def _painted(
    shading: Element, ground: Colour | None, bare: Colour | _Same | None = _SAME
) -> Colour | None:
    pattern, fill = attribute(shading, "val"), attribute(shading, "fill")
    if pattern == "solid":
        return hex_colour(attribute(shading, "color"))
    if pattern not in _PLAIN:
        return None
    if fill not in _NO_FILL:
        return hex_colour(fill)
    if attribute(shading, "themeFill"):
        return None  # a colour that only the theme names
    return ground if isinstance(bare, _Same) else bare


def styled_ground(
    properties: Element | None, style: str, styles: Styles, ground: Colour | None
) -> Colour | None:
    """What stands behind a paragraph with these properties and this style."""
    if child(properties, "w:shd") is not None:
        return shaded(properties, ground)
    for each in styles.chain(style):
        if (shading := child(each, "w:pPr", "w:shd")) is not None:
            return _painted(shading, ground)
    return ground


def table_ground(table: Element, styles: Styles, ground: Colour | None) -> Colour | None:
    """What stands behind a table's cells that have no shading of their own."""
    properties = child(table, "w:tblPr")
    style = attribute(child(properties, "w:tblStyle"), "val")
    shadings = (s for each in styles.chain(style) for s in descendants(each, "w:shd"))
    if any(_painted(shading, WHITE) != WHITE for shading in shadings):
        return None
    return shaded(properties, ground)


def page_ground(body: Element) -> Colour | None:
    """What stands behind a document's tables, and behind its lines where no picture does."""
    document = body.getparent()
    stated = attribute(child(document, "w:background"), "color")
    return WHITE if stated in _NO_FILL else hex_colour(stated)


def lies_on_pictures(body: Element) -> bool:
    """Whether pictures or shapes may lie behind the lines of a text, as on covers."""
    return next(descendants(body, "wp:anchor", "w:pict"), None) is not None


def is_lost(colour: Colour | None, ground: Colour | None) -> bool:
    """Whether text of a colour cannot be told from what it stands on."""
    return colour is not None and ground is not None and are_alike(colour, ground)


def is_pale(colour: Colour | None) -> bool:
    """Whether text of a colour is seen on dark grounds alone."""
    return colour is not None and are_alike(colour, WHITE)


@dataclass(slots=True)
class Inks:
    """How the runs of one paragraph are set, which has a style and stands on `behind`."""

    styles: Styles = field(default_factory=Styles)
    style: str = ""
    paragraph: Element | None = None
    behind: Colour | None = WHITE
    _others: str | None = None

    def is_unseen(self, run: Element) -> bool:
        """Whether a run is of the colour that it stands on, or too small to be seen; on a ground that is
        not known, whether it is white among the digits of a figure of another colour."""
        own = _stated(child(run, "w:rPr"))
        style = attribute(own.get("w:rStyle"), "val")
        size = self._stating(own, style, "w:sz")
        if size is not None and 0 < whole_number(attribute(size, "val")) <= _SMALLEST:
            return True
        colour = hex_colour(attribute(self._stating(own, style, "w:color"), "val"))
        if colour is None or not _DRAWN.isdisjoint(own):
            return False
        behind = self._highlighted(own, style)
        if behind is not None or not is_pale(colour):
            return is_lost(colour, behind)
        if self._others is None:
            runs = descendants(self.paragraph, "w:r") if self.paragraph is not None else ()
            self._others = _text_in(r for r in runs if not is_pale(self._colour(r)))
        return is_hidden_in_figure(_text_in([run]), self._others)

    def _colour(self, run: Element) -> Colour | None:
        own = _stated(child(run, "w:rPr"))
        style = attribute(own.get("w:rStyle"), "val")
        return hex_colour(attribute(self._stating(own, style, "w:color"), "val"))

    def _highlighted(self, own: Mapping[str, Element], style: str) -> Colour | None:
        """What stands behind a run: a highlighter's colour, its own shading, its style's or the ground."""
        marked = attribute(own.get("w:highlight"), "val")
        if marked and marked != "none":
            return _HIGHLIGHTS.get(marked)
        shading = self._stating(own, style, "w:shd")
        return self.behind if shading is None else _painted(shading, self.behind)

    def _stating(self, own: Mapping[str, Element], style: str, name: str) -> Element | None:
        """What a run, its style or its paragraph's states of something."""
        found = own.get(name)
        if found is None and style:
            found = self.styles.run_setting(style, name)
        return self.styles.run_setting(self.style, name) if found is None else found


def _stated(properties: Element | None) -> Mapping[str, Element]:
    """What of run properties is about how they are seen, by their names; what Word 2010 draws letters with is
    an outline."""
    if properties is None:
        return {}
    return {name: each for each in properties if (name := _name(each.tag))}


@lru_cache(maxsize=4096)
def _name(tag: object) -> str:
    if not isinstance(tag, str):
        return ""
    name = prefixed(tag)
    return "w:outline" if name in _FILLED else name if name in _SEEN_BY else ""


def _text_in(runs: Iterable[Element]) -> str:
    return "".join(each.text or "" for run in runs for each in descendants(run, "w:t"))
