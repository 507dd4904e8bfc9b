"""Colours and sizes that text is set in, and what it stands on → whether anybody can see it.

A ground is the colour behind text, None where it is not known: a table whose style shades its rows or columns
by itself, a box with a filling of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.read.docx.markup import (
    Element,
    attribute,
    child,
    descendants,
    kind,
    value_at,
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


def colour_of(properties: Element | None) -> Colour | None:
    """The colour that run properties state, None where it is left to the program."""
    return hex_colour(attribute(child(properties, "w:color"), "val"))


def is_tiny(properties: Element | None) -> bool | None:
    """Whether run properties set text in a size that no eye reads, None where they state no size."""
    size = child(properties, "w:sz")
    return None if size is None else 0 < whole_number(attribute(size, "val")) <= _SMALLEST


def shaded(properties: Element | None, ground: Colour | None) -> Colour | None:
    """What stands behind the text of a paragraph, run or cell with these properties, on a ground."""
    shading = child(properties, "w:shd")
    if shading is None:
        return ground
    pattern, fill = attribute(shading, "val"), attribute(shading, "fill")
    if pattern == "solid":
        return hex_colour(attribute(shading, "color"))
    if pattern not in _PLAIN:
        return None
    is_of_cell = kind(properties) == "w:tcPr" if properties is not None else False
    return (WHITE if is_of_cell else ground) if fill in _NO_FILL else hex_colour(fill)


def highlighted(properties: Element | None, ground: Colour | None) -> Colour | None:
    """What stands behind the text of a run: a highlighter's colour, its own shading or the ground."""
    marked = attribute(child(properties, "w:highlight"), "val")
    if marked and marked != "none":
        return _HIGHLIGHTS.get(marked)
    return shaded(properties, ground)


def table_ground(table: Element, styles: Styles, ground: Colour | None) -> Colour | None:
    """What stands behind a table's cells that have no shading of their own."""
    properties = child(table, "w:tblPr")
    style = attribute(child(properties, "w:tblStyle"), "val")
    shadings = (s for each in styles.chain(style) for s in descendants(each, "w:shd"))
    if any(attribute(shading, "fill") not in {*_NO_FILL, "FFFFFF"} for shading in shadings):
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
        properties = child(run, "w:rPr")
        if is_tiny(self._stating(properties, "w:sz")):
            return True
        colour = self._colour(properties)
        behind = highlighted(properties, self.behind)
        if behind is not None or not is_pale(colour):
            return is_lost(colour, behind)
        if self._others is None:
            runs = descendants(self.paragraph, "w:r") if self.paragraph is not None else ()
            self._others = _text_in(r for r in runs if not is_pale(self._colour(child(r, "w:rPr"))))
        return is_hidden_in_figure(_text_in([run]), self._others)

    def _colour(self, properties: Element | None) -> Colour | None:
        return colour_of(self._stating(properties, "w:color"))

    def _stating(self, properties: Element | None, name: str) -> Element | None:
        """The properties of a run, of its style or of its paragraph's that state something."""
        if child(properties, name) is not None:
            return properties
        stated = self.styles.stating(value_at(properties, "w:rStyle") or "", name)
        return self.styles.stating(self.style, name) if stated is None else stated


def _text_in(runs: Iterable[Element]) -> str:
    return "".join(each.text or "" for run in runs for each in descendants(run, "w:t"))
