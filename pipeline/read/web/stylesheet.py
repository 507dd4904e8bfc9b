"""The style sheets of a page → which elements they hide or strike out.

Rules count by the name, classes and id of the element that they are for; one that asks for more around it
than plain names (`.menu .item`), and one that holds only for some kinds of paper or screen, does not. A
class that another rule shows again is changed by a program, and hides nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

BEGINS = re.compile(r"<style\b[^<>]*>", re.IGNORECASE)
_MEDIA = re.compile(r"\bmedia\s*=\s*[\"']?([^\"'>]*)", re.IGNORECASE)
_PAPER = frozenset({"print", "speech", "aural", "braille", "embossed", "handheld"})
_NOT_SHOWN = re.compile(
    r"@(?:media\s+(?:only\s+)?print\b[^,{]*\{|page|font-face|(?:-\w+-)?keyframes)", re.I
)
_ENDS = re.compile(r"</style", re.IGNORECASE)
NO_RULE = re.compile(r"/\*.*?(?:\*/|$)|<!--|-->", re.DOTALL)
CONDITIONAL = re.compile(r"@[^{};@]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
RULE = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
"""Its selectors begin behind a brace or nowhere: what has no end is looked through once."""
_SELECTOR = re.compile(
    r"(?:[a-z][a-z0-9]*\s+)*([a-z][a-z0-9]*)?((?:[.#][\w\-\u4e00-\u9fff]+)+)", re.I
)
_PART = re.compile(r"([.#])([\w\-\u4e00-\u9fff]+)")
_HIDES = re.compile(r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse))")
_SHOWS = re.compile(r"(?:^|;)(?:display:(?!none)|visibility:visible)")
_STRIKES = re.compile(r"(?:^|;)text-decoration(?:-line)?:[^;]*line-through")
_BLANK = re.compile(r"\s+")
_LONGEST = 2_000_000


class Effect(Enum):
    """What a style does to text."""

    HIDES = "hides"
    SHOWS = "shows"
    STRIKES = "strikes"


@dataclass(frozen=True, slots=True)
class _Selector:
    """An element's name, "" for any, with the classes and the id that it must have."""

    tag: str
    classes: frozenset[str]
    id: str

    def fits(self, tag: str, classes: frozenset[str], stated_id: str) -> bool:
        return self.tag in ("", tag) and self.classes <= classes and self.id in ("", stated_id)


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The rules of a page that hide or strike out."""

    rules: Mapping[str, Sequence[tuple[_Selector, Effect]]] = field(default_factory=dict)
    """By one of the classes, or else the id, that a selector asks for."""

    def effects(self, tag: str, attributes: Mapping[str, str]) -> frozenset[Effect]:
        """What the rules do to an element.

        >>> sheet = sheet_of("<style>td.x, #y {display: none} .s{text-decoration:line-through}</style>")
        >>> [sorted(e.value for e in sheet.effects(tag, {"class": name, "id": of_id}))
        ...  for tag, name, of_id in (("td", "a x", ""), ("p", "x", ""), ("p", "s", "y"))]
        [['hides'], [], ['hides', 'strikes']]
        """
        if not self.rules or not ("class" in attributes or "id" in attributes):
            return frozenset()
        classes = frozenset(attributes.get("class", "").split())
        stated_id = attributes.get("id", "").strip()
        return frozenset(
            effect
            for name in self.rules.keys() & {*classes, f"#{stated_id}"}
            for selector, effect in self.rules[name]
            if selector.fits(tag, classes, stated_id)
        )


def sheet_of(text: str) -> StyleSheet:
    """The rules in a page's text."""
    found = [
        (selector, effect)
        for selectors, declarations in rules_of(text)
        if (effects := tuple(effects_of(declarations)))
        for selector in _selectors(selectors)
        for effect in effects
    ]
    shown = {
        name for selector, effect in found if effect is Effect.SHOWS for name in _names(selector)
    }
    rules = defaultdict[str, list[tuple[_Selector, Effect]]](list)
    for selector, effect in dict.fromkeys(found):
        names = _names(selector)
        hides = effect is Effect.HIDES and shown.isdisjoint(names)
        if effect is Effect.STRIKES or hides:
            rules[min(names)].append((selector, effect))
    return StyleSheet(dict(rules))


def effects_of(declarations: str) -> Iterator[Effect]:
    """What declarations do to text.

    >>> [effect.value for effect in effects_of("display : none; color: red")]
    ['hides']
    """
    plain = _BLANK.sub("", declarations).lower()
    if _HIDES.search(plain):
        yield Effect.HIDES
    if _SHOWS.search(plain):
        yield Effect.SHOWS
    if _STRIKES.search(plain):
        yield Effect.STRIKES


def rules_of(text: str) -> Iterator[tuple[str, str]]:
    """The rules of a page's style sheets that always hold: selectors, declarations."""
    for sheet, always in _sheets(text):
        if always:
            yield from RULE.findall(CONDITIONAL.sub("", sheet))


def conditional_rules_of(text: str) -> Iterator[tuple[str, str]]:
    """The rules that hold for some screens or programs alone; those for paper are left out."""
    for sheet, always in _sheets(text):
        if not always:
            yield from RULE.findall(CONDITIONAL.sub("", sheet))
        for condition in CONDITIONAL.findall(sheet) if "@" in sheet else ():
            if "{" in condition and not _NOT_SHOWN.match(condition):
                yield from RULE.findall(condition.partition("{")[2])


def _sheets(text: str) -> Iterator[tuple[str, bool]]:
    """Each sheet that is for screens, and whether it is for all of them."""
    at = 0
    while (begun := BEGINS.search(text, at)) and (ended := _ENDS.search(text, begun.end())):
        at = ended.end()
        stated = _MEDIA.search(begun[0])
        media = {each.strip().lower() for each in stated[1].split(",")} if stated else {""}
        always = not media.isdisjoint({"", "all", "screen"})
        if always or not media <= _PAPER:
            yield NO_RULE.sub("", text[begun.end() : ended.start()][:_LONGEST]), always


def _selectors(text: str) -> Iterable[_Selector]:
    for part in text.split(","):
        match = _SELECTOR.fullmatch(part.strip())
        if match:
            stated = _PART.findall(match[2])
            ids = [name for sign, name in stated if sign == "#"]
            classes = frozenset(name for sign, name in stated if sign == ".")
            yield _Selector((match[1] or "").lower(), classes, ids[0] if ids else "")


def _names(selector: _Selector) -> frozenset[str]:
    return selector.classes | ({f"#{selector.id}"} if selector.id else frozenset())
