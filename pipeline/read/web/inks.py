"""The colours of a page's text, and of what it stands on → which of it nobody sees.

Text is left out only where both are told: rules that may be for other elements, sheets in other files,
pictures, shadows and what is laid over something else leave it open, and then text is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.read.web.css_colours import ground_colour, text_colour
from pipeline.read.web.ink_rules import Declaration, InkRules, declared, ink_rules_of
from pipeline.values.colours import BLACK, WHITE, Colour, are_alike

_PAINTED_ELSEWHERE = re.compile(
    r"<link\b[^<>]*\bstylesheet\b|@import\b"
    r"|\.style\.background|\.css\(\s*\{?\s*['\"]?background|\b(?:addClass|toggleClass|classList)\b",
    re.I,
)
_LINK: Colour = (0, 0, 238)
_PAINTS = frozenset({"td", "th", "tr", "table", "tbody", "thead", "tfoot", "body"})
_NOTHING = frozenset({"none", "static", "initial", "unset", "0", "border-box", "padding-box", ""})
_KEPT = 10_000
"""Of so many kinds of elements it is remembered how they are set."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is set: its colour, None where it is transparent, and the ground, None where that is not
    known. Whether the colour `is_told`, or may be another."""

    colour: Colour | None = BLACK
    ground: Colour | None = WHITE
    is_told: bool = True

    @property
    def is_lost(self) -> bool:
        """Whether text cannot be told from what it stands on."""
        if not self.is_told or (self.colour and self.ground is None):
            return False
        return self.colour is None or are_alike(self.colour, self.ground or WHITE)

    @property
    def is_pale(self) -> bool:
        """Whether it may be white, or have no colour, on a ground that may be so too."""
        if self.is_told and self.ground is not None:
            return False
        return self.colour is None or are_alike(self.colour, self.ground or WHITE)


PLAIN = Ink()
_STATED = "class", "style", "id", "color", "bgcolor", "background", "text"
_Key = tuple[str, Ink, bool, tuple[str | None, ...]]


@dataclass(frozen=True, slots=True)
class Inks:
    """What colours a page's text and what it stands on."""

    rules: InkRules = field(default_factory=InkRules)
    has_others: bool = False
    """Whether style sheets in other files, or programs, may paint it."""
    _known: dict[_Key, Ink] = field(default_factory=dict)

    def ink(self, tag: str, attributes: Mapping[str, str], around: Ink) -> Ink:
        """How the text of an element is set that stands in another.

        >>> inks = inks_of("<style>.x {color: #FFF} th.h {background: navy} .a td {background: red}</style>")
        >>> [(ink.is_lost, ink.ground) for ink in (inks.ink("b", {"class": "x"}, PLAIN),
        ...     inks.ink("th", {"class": "h x"}, PLAIN), inks.ink("td", {"style": "color:white"}, PLAIN))]
        [(True, (255, 255, 255)), (False, (0, 0, 128)), (False, None)]
        """
        stated = tuple(map(attributes.get, _STATED))
        key = tag, around, "href" in attributes, stated
        found = self._known.get(key)
        if found is None:
            found = self._set(tag, attributes, around)
            if len(self._known) < _KEPT:
                self._known[key] = found
        return found

    def _set(self, tag: str, attributes: Mapping[str, str], around: Ink) -> Ink:
        usual, important = self.rules.declared_for(
            tag, attributes.get("class", ""), attributes.get("id", "").strip()
        )
        own = declared(attributes.get("style", ""))
        said = [*_presented(tag, attributes), *usual]
        said += [each for each, wins in own if not wins]
        said += important
        said += [each for each, wins in own if wins]
        is_painted = self.has_others and (
            tag in _PAINTS or "class" in attributes or "id" in attributes or "style" in attributes
        )
        is_link = tag == "a" and "href" in attributes
        if not (said or is_painted or is_link):
            return around
        setting = _Setting(around, around.colour, around.is_told, around.ground)
        if is_painted:
            setting.ground = None
        if is_link:
            setting.colour, setting.is_told = _LINK, False
        setting.take(said)
        return setting.ink()


@dataclass(slots=True)
class _Setting:
    """What declarations make of the ink around an element, one after the other."""

    around: Ink
    colour: Colour | None
    is_told: bool
    ground: Colour | None
    has_picture: bool = False
    is_laid_over: bool = False
    is_drawn: bool = False
    """Whether the letters have shadows, outlines or fillings."""

    def take(self, said: Iterable[Declaration]) -> None:
        for what, value, is_sure in said:
            if what == "color":
                self._colour(value, is_sure)
            elif what == "background-image":
                self.has_picture = value not in _NOTHING or (self.has_picture and not is_sure)
            elif what in {"background", "background-color"}:
                self._ground(what, value, is_sure)
            elif what == "box-shadow":
                self.is_laid_over = self.is_laid_over or "inset" in value
            elif value in _NOTHING:
                continue
            elif what in {"position", "transform"}:
                self.is_laid_over = True
            else:
                self.is_drawn = self.is_drawn or not what.endswith("clip") or value == "text"

    def ink(self) -> Ink:
        hides_ground = self.has_picture or self.is_laid_over
        made = Ink(
            self.colour, None if hides_ground else self.ground, self.is_told and not self.is_drawn
        )
        return self.around if made == self.around else made

    def _colour(self, value: str, is_sure: bool) -> None:
        colour, is_told = text_colour(value, self.around.colour)
        if not is_sure:
            self.is_told = self.is_told and is_told and colour == self.colour
            return
        is_inherited = value in {"inherit", "unset", "currentcolor", ""}
        self.colour, self.is_told = colour, self.around.is_told if is_inherited else is_told

    def _ground(self, what: str, value: str, is_sure: bool) -> None:
        painted, is_told = ground_colour(value)
        ground = (painted or self.around.ground) if is_told else None
        if is_sure:
            self.ground = ground
            self.has_picture = self.has_picture and what == "background-color"
        elif ground != self.ground:
            self.ground = None


def inks_of(text: str) -> Inks:
    """What the style sheets in a page's text say of colours."""
    rules = ink_rules_of(text)
    return Inks(rules, not rules.is_whole or _PAINTED_ELSEWHERE.search(text) is not None)


def _presented(tag: str, attributes: Mapping[str, str]) -> Iterator[Declaration]:
    """The colours that attributes state."""
    if tag == "font" and "color" in attributes:
        yield Declaration("color", attributes["color"].lower().strip())
    if tag == "body" and "text" in attributes:
        yield Declaration("color", attributes["text"].lower().strip())
    if tag in _PAINTS and "bgcolor" in attributes:
        yield Declaration("background", attributes["bgcolor"].lower().strip())
    if tag in _PAINTS and "background" in attributes:
        yield Declaration("background-image", attributes["background"].lower() or "none")
