"""The colours of a page's text, and of what it stands on → which of it nobody sees.

A rule counts for the elements that its selector names alone (`td`, `.note`, `p#unit`). What a rule with more
around it, or a sheet in another file, paints is not known: text on such a ground is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.read.web.stylesheet import rules_of
from pipeline.values.colours import BLACK, WHITE, Colour, are_alike, hex_colour

_DECLARED = re.compile(r"(?:^|;)\s*(color|background(?:-color|-image)?)\s*:([^;]*)", re.I)
_SHORT = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{8})")
_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})"
_PARTS = re.compile(
    rf"rgba?\(\s*{_NUMBER}(%?)[\s,]+{_NUMBER}%?[\s,]+{_NUMBER}%?(?:[\s,/]+{_NUMBER}(%?))?\s*\)"
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
_MOST_OF_ONE = 100
"""Of so many different rules for one name or tag nobody knows what they come to."""
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


_Said = tuple[tuple[str, str], ...]
"""Properties and their values, in lower case: ("color", "#fff")."""
_UNKNOWN: _Said = (("background", "unknown"),)


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a selector's elements are said to be."""

    tag: str
    names: frozenset[str]
    said: _Said


@dataclass(frozen=True, slots=True)
class Inks:
    """The rules of a page that colour text or what it stands on, by a name or tag that they are for."""

    rules: Mapping[str, Sequence[_Rule]] = field(default_factory=dict)
    has_others: bool = False
    """Whether it has style sheets in other files."""
    _known: dict[tuple[str, str, str, Ink, Colour | None], Ink] = field(default_factory=dict)
    """What the rules make of elements of a tag, class and id."""

    def ink(self, tag: str, attributes: Mapping[str, str], around: Ink) -> Ink:
        """How the text of an element is set that stands in another.

        >>> inks = inks_of("<style>.x {color: #FFF} th.h {background: navy} .a td {background: red}</style>")
        >>> [(ink.is_lost, ink.ground) for ink in (inks.ink("b", {"class": "x"}, PLAIN),
        ...     inks.ink("th", {"class": "h x"}, PLAIN), inks.ink("td", {"style": "color:white"}, PLAIN))]
        [(True, (255, 255, 255)), (False, (0, 0, 128)), (False, None)]
        """
        is_painted = tag in _PAINTS or "class" in attributes or "id" in attributes
        ink = Ink(around.colour, None) if self.has_others and is_painted else around
        ink = _set(_presented(tag, attributes), ink, around.colour)
        ink = self._as_ruled(tag, attributes, ink, around.colour)
        return _set(_declared(attributes.get("style", "")), ink, around.colour)

    def _as_ruled(
        self, tag: str, attributes: Mapping[str, str], ink: Ink, inherited: Colour | None
    ) -> Ink:
        """How the rules set an element's text that is set so without them."""
        if not self.rules:
            return ink
        classes, id_ = attributes.get("class", ""), attributes.get("id", "").strip()
        key = tag, classes, id_, ink, inherited
        if key not in self._known:
            self._known[key] = _set(self._of_rules(tag, classes.split(), id_), ink, inherited)
        return self._known[key]

    def _of_rules(self, tag: str, classes: Sequence[str], id_: str) -> Iterator[tuple[str, str]]:
        names = {*(f".{name}" for name in classes), f"#{id_}"}
        for key in (tag, *sorted(names)):
            for rule in self.rules.get(key, ()):
                if rule.tag in ("", tag) and rule.names <= names:
                    yield from rule.said


def inks_of(text: str) -> Inks:
    """The rules in a page's text; of equal ones the last, and no more than 100 for a name or tag."""
    rules: dict[str, dict[_Rule, None]] = {}
    for count, (selectors, declarations) in enumerate(rules_of(text)):
        said = _declared(declarations) if count < _MOST_RULES else ()
        for key, rule in _rules(selectors, said) if said else ():
            of_one = rules.setdefault(key, {})
            of_one.pop(rule, None)
            of_one[rule] = None
    unknown = (_Rule("", frozenset(), _UNKNOWN),)
    made = {key: [*each] if len(each) <= _MOST_OF_ONE else unknown for key, each in rules.items()}
    return Inks(made, _LINKS_SHEET.search(text) is not None)


def _rules(selectors: str, said: _Said) -> Iterator[tuple[str, _Rule]]:
    """What each selector of a rule says, by a name or the tag that it is for; of one that asks for more
    around its elements no more than that it may paint what they stand on."""
    for selector in map(str.strip, selectors.split(",")):
        last = _LAST.fullmatch(_AROUND.split(selector[-_LONGEST:])[-1])
        if not last or not (last[1] or last[2]):
            continue
        names, tag = _NAME.findall(last[2]), (last[1] or "").lower()
        own = said if _SELECTOR.fullmatch(selector) else _UNKNOWN
        if own is said or any(what != "color" for what, _ in said):
            yield names[0] if names else tag, _Rule(tag, frozenset(names), own)


def _set(said: Iterable[tuple[str, str]], ink: Ink, inherited: Colour | None) -> Ink:
    """How text is set of which more properties are said; `inherited` is the colour of what is around it."""
    colour, ground = ink.colour, ink.ground
    for what, value in said:
        if what == "color":
            colour = _colour(value, inherited)
        else:
            ground = _ground(what, value, ground)
    return ink if (colour, ground) == (ink.colour, ink.ground) else Ink(colour, ground)


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


def _declared(declarations: str) -> _Said:
    """What declarations say of colours, each property as it is said last."""
    said: dict[str, str] = {}
    for what, value in _DECLARED.findall(declarations) if declarations else ():
        said.pop(what.lower(), None)
        said[what.lower()] = value.lower().replace("!important", "").strip()
    return tuple(said.items())


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
        opacity = float(parts[5] or 1) / (100 if parts[6] else 1)
        return (red, green, blue), min(opacity, 1)
    colour = hex_colour(value)
    return (colour, 1) if colour else None
