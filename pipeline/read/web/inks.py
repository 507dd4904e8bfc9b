"""The colours of a page's text, and of what it stands on → which of it nobody sees.

A rule counts for the elements that its selector names alone (`td`, `.note`, `p#unit`). What a rule with more
around it, or a sheet in another file, paints is not known: text on such a ground is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.read.web.stylesheet import rules_of
from pipeline.values.colours import BLACK, WHITE, Colour, are_alike, hex_colour

_DECLARED = re.compile(r"(?:^|;)\s*(color|background(?:-color|-image)?)\s*:([^;]*)", re.I)
_SHORT = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{8})")
_PARTS = re.compile(
    r"rgba?\(\s*([\d.]+)(%?)[\s,]+([\d.]+)%?[\s,]+([\d.]+)%?(?:[\s,/]+([\d.]+)%?)?\s*\)"
)
_NAMED: Mapping[str, Colour] = {
    "white": WHITE, "snow": (255, 250, 250), "ghostwhite": (248, 248, 255), "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245), "black": BLACK, "windowtext": BLACK, "window": WHITE,
    "silver": (192, 192, 192), "gray": (128, 128, 128), "grey": (128, 128, 128), "red": (255, 0, 0),
    "maroon": (128, 0, 0), "yellow": (255, 255, 0), "olive": (128, 128, 0), "lime": (0, 255, 0),
    "green": (0, 128, 0), "aqua": (0, 255, 255), "cyan": (0, 255, 255), "teal": (0, 128, 128),
    "blue": (0, 0, 255), "navy": (0, 0, 128), "fuchsia": (255, 0, 255), "purple": (128, 0, 128),
    "orange": (255, 165, 0),
}  # fmt: skip
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w\-\u4e00-\u9fff]+)*)", re.I)
_LAST = re.compile(
    r"([a-z][a-z0-9]*)?((?:[.#][\w\-\u4e00-\u9fff]+)*)(?:::?[\w-]+(?:\([^()]*\))?)*", re.I
)
_AROUND = re.compile(r"[\s>+~]+")
_LONGEST = 300
_NAME = re.compile(r"[.#][\w\-\u4e00-\u9fff]+")
_LINKS_SHEET = re.compile(r"<link\b[^<>]*\bstylesheet\b|@import\b", re.I)
_MOST_RULES = 20_000
_PAINTS = frozenset({"td", "th", "tr", "table", "tbody", "thead", "tfoot", "body"})


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is set: its colour, None where it is transparent, and the ground, None where that is not
    known."""

    colour: Colour | None = BLACK
    ground: Colour | None = WHITE

    @property
    def is_lost(self) -> bool:
        """Whether text cannot be told from what it stands on."""
        if self.colour is None or self.ground is None:
            return self.colour is None
        return are_alike(self.colour, self.ground)

    @property
    def is_pale(self) -> bool:
        """Whether it is white on a ground that is not known."""
        return self.ground is None and self.colour is not None and are_alike(self.colour, WHITE)


PLAIN = Ink()


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a selector's elements are: `is_sure` unless more has to stand around them."""

    tag: str
    names: frozenset[str]
    declarations: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Inks:
    """The rules of a page that colour text or what it stands on, by a name or tag that they are for."""

    rules: Mapping[str, list[_Rule]] = field(default_factory=dict)
    has_others: bool = False
    """Whether it has style sheets in other files."""

    def ink(self, tag: str, attributes: Mapping[str, str], around: Ink) -> Ink:
        """How the text of an element is set that stands in another.

        >>> inks = inks_of("<style>.x {color: #FFF} th.h {background: navy} .a td {background: red}</style>")
        >>> [(ink.is_lost, ink.ground) for ink in (inks.ink("b", {"class": "x"}, PLAIN),
        ...     inks.ink("th", {"class": "h x"}, PLAIN), inks.ink("td", {"style": "color:white"}, PLAIN))]
        [(True, (255, 255, 255)), (False, (0, 0, 128)), (False, None)]
        """
        said = [*_presented(tag, attributes), *self._of_rules(tag, attributes)]
        said += _declared(attributes.get("style", ""))
        colour, ground = around.colour, around.ground
        if self.has_others and (tag in _PAINTS or "class" in attributes or "id" in attributes):
            ground = None
        for what, value in said:
            if what == "color":
                colour = _colour(value, around.colour)
            else:
                ground = _ground(what, value, ground)
        return around if (colour, ground) == (around.colour, around.ground) else Ink(colour, ground)

    def _of_rules(self, tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        if not self.rules:
            return
        names = {f".{name}" for name in attributes.get("class", "").split()}
        names.add(f"#{attributes.get('id', '').strip()}")
        for key in (tag, *sorted(names)):
            for rule in self.rules.get(key, ()):
                if rule.tag not in ("", tag) or not rule.names <= names:
                    continue
                for what, value in _declared(rule.declarations):
                    if rule.is_sure:
                        yield what, value
                    elif what != "color":
                        yield "background", "unknown"


def inks_of(text: str) -> Inks:
    """The rules in a page's text."""
    rules: dict[str, list[_Rule]] = {}
    for count, (selectors, declarations) in enumerate(rules_of(text)):
        if count >= _MOST_RULES or not _DECLARED.search(declarations):
            continue
        for selector in map(str.strip, selectors.split(",")):
            last = _LAST.fullmatch(_AROUND.split(selector[-_LONGEST:])[-1])
            if not last or not (last[1] or last[2]):
                continue
            names = _NAME.findall(last[2])
            tag = (last[1] or "").lower()
            is_sure = _SELECTOR.fullmatch(selector) is not None
            rule = _Rule(tag, frozenset(names), declarations, is_sure)
            rules.setdefault(names[0] if names else tag, []).append(rule)
    return Inks(rules, _LINKS_SHEET.search(text) is not None)


def _presented(tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The colours that attributes state."""
    if tag == "font" and "color" in attributes:
        yield "color", attributes["color"]
    if tag == "body" and "text" in attributes:
        yield "color", attributes["text"]
    if tag in _PAINTS and "bgcolor" in attributes:
        yield "background", attributes["bgcolor"]
    if tag in _PAINTS and "background" in attributes:
        yield "background-image", attributes["background"]


def _declared(declarations: str) -> list[tuple[str, str]]:
    found = _DECLARED.findall(declarations) if declarations else []
    return [
        (what.lower(), value.lower().replace("!important", "").strip()) for what, value in found
    ]


def _colour(value: str, around: Colour | None) -> Colour | None:
    """The colour of text; black for one that is not known, that text be seen."""
    if value in {"inherit", "currentcolor", "unset", ""}:
        return around
    if value == "transparent":
        return None
    parsed = _parsed(value)
    return BLACK if parsed is None else parsed[0] if parsed[1] else None


def _ground(what: str, value: str, around: Colour | None) -> Colour | None:
    """What is behind an element's text, None where it is not known."""
    if what == "background-image":
        return around if value in {"none", "initial"} else None
    if value in {"none", "transparent", "inherit", "initial", "unset", ""}:
        return around
    if "url(" in value or "gradient" in value:
        return None
    parsed = _parsed(value) or next(filter(None, map(_parsed, value.split())), None)
    if parsed is None:
        return None
    return parsed[0] if parsed[1] == 1 else around if not parsed[1] else None


def _parsed(value: str) -> tuple[Colour, float] | None:
    """A colour with its opacity, None for a text that is none."""
    if named := _NAMED.get(value):
        return named, 1
    if short := _SHORT.fullmatch(value):
        digits = short[1] if len(short[1]) == 8 else "".join(digit * 2 for digit in short[1])
        colour = hex_colour(digits[:6])
        return (colour, int(digits[6:8] or "ff", 16) / 255) if colour else None
    if parts := _PARTS.fullmatch(value):
        scale = 2.55 if parts[2] else 1
        red, green, blue = (min(255, round(float(parts[at]) * scale)) for at in (1, 3, 4))
        return (red, green, blue), min(float(parts[5] or 1), 1)
    colour = hex_colour(value)
    return (colour, 1) if colour else None
