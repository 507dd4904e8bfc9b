"""styles.xml → what a style says of the paragraphs and runs that use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.read.docx.markup import (
    Element,
    attribute,
    child,
    is_on,
    kind,
    value_at,
    whole_number,
)

_LONGEST_CHAIN = 32
_CONTENTS = re.compile(r"(?:toc|contents|目录)\s*\d+", re.IGNORECASE)

ListPlace = tuple[str, int | None]
"""The id of a list and the level in it (from 0), None where only the list says the level."""


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by their id; `default` is the id of the one that paragraphs have without naming any."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str = ""
    _settings: dict[tuple[str, str], Element | None] = field(default_factory=dict)

    def numbering(self, style: str) -> tuple[str, ListPlace] | None:
        """The style that puts a paragraph into a list, and the place in it."""
        for found in self.chain(style or self.default):
            if place := list_place(child(found, "w:pPr")):
                return attribute(found, "styleId"), place
        return None

    def is_hidden(self, style: str) -> bool:
        """Whether text of a style is not shown."""
        return self._is_on(style, "w:vanish")

    def is_struck(self, style: str) -> bool:
        """Whether text of a style is struck out."""
        return self._is_on(style, "w:strike") or self._is_on(style, "w:dstrike")

    def run_setting(self, style: str, name: str) -> Element | None:
        """What a style, or the first that it is based on which says so, states of its runs."""
        key = style, name
        if key not in self._settings:
            stated = (child(found, "w:rPr", name) for found in self.chain(style))
            self._settings[key] = next((each for each in stated if each is not None), None)
        return self._settings[key]

    def _is_on(self, style: str, switch: str) -> bool:
        for found in self.chain(style):
            if child(found, "w:rPr", switch) is not None:
                return is_on(found, "w:rPr", switch)
        return False

    def is_contents_line(self, style: str) -> bool:
        """Whether a style is that of a line in a table of contents."""
        named = value_at(self.by_id.get(style), "w:name") or style
        return _CONTENTS.fullmatch(named.strip()) is not None

    def chain(self, style: str) -> Iterator[Element]:
        """A style, the one that it is based on, and so on."""
        for _ in range(_LONGEST_CHAIN):
            found = self.by_id.get(style)
            if found is None:
                return
            yield found
            style = value_at(found, "w:basedOn") or ""


def list_place(properties: Element | None) -> ListPlace | None:
    """The list and level that paragraph properties name, None where they name none."""
    numbering = child(properties, "w:numPr")
    level = value_at(numbering, "w:ilvl") if numbering is not None else None
    listed = value_at(numbering, "w:numId") if numbering is not None else None
    if listed is None:
        return None
    return listed, None if level is None else whole_number(level)


def styles_of(root: Element | None) -> Styles:
    """The root of styles.xml → its styles; none where the file has no such part."""
    found = [style for style in root if kind(style) == "w:style"] if root is not None else []
    by_id = {attribute(style, "styleId"): style for style in found}
    defaults = [
        attribute(style, "styleId")
        for style in found
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}
    ]
    return Styles(by_id, defaults[0] if defaults else "")
