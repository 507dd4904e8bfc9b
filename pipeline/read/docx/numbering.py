"""numbering.xml → the numbers that a word processor prints before paragraphs: 一、 （一） 1. •"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from pipeline.read.docx.number_formats import printed_number
from pipeline.read.docx.styles import ListPlace, Styles
from pipeline.read.docx.symbols import as_characters

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_UNKNOWN_BULLET = re.compile("[\ue000-\uf8ff]")
_CLOSED = re.compile(r"[、。，：；）】》　]$")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` holds %1 … %9 where the numbers of the levels go.

    `restarts_after` is the level (from 1) whose next number makes this one start anew, 0 for never,
    None for any level above.
    """

    number_format: str
    text: str
    start: int = 1
    suffix: str = "tab"
    restarts_after: int | None = None
    in_digits: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list in use: whose numbers it counts on (`counted_as`), its levels, and its own starts."""

    counted_as: str
    levels: tuple[Level | None, ...]
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Numbering:
    """The lists of a file and how far each has counted. Asked paragraph by paragraph, in order."""

    lists: dict[str, List]
    styles: Styles
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, style: str, own: ListPlace | None) -> str:
        """The number printed before the next paragraph, with what parts it from the text."""
        listed, level = self._place(style, own)
        found = self.lists.get(listed)
        stated = found.levels[level] if found and 0 <= level < _LEVELS else None
        if found is None or stated is None:
            return ""
        counts = self._count(listed, found, level, stated)
        written = _written(found.levels, level, counts)
        return written + _gap(written, stated.suffix) if written else ""

    def _place(self, style: str, own: ListPlace | None) -> tuple[str, int]:
        """The list and level of a paragraph: what it says itself, else what its style says."""
        if own and own[1] is not None:
            return own[0], own[1]
        if own:
            return own[0], self._level_of(own[0], style)
        said = self.styles.numbering(style)
        if said is None:
            return "", 0
        by_style, (listed, level) = said
        return listed, self._level_of(listed, by_style) if level is None else level

    def _level_of(self, listed: str, style: str) -> int:
        levels = self.lists[listed].levels if listed in self.lists else ()
        named = (i for i, level in enumerate(levels) if level and style and level.style == style)
        return next(named, 0)

    def _count(self, listed: str, found: List, level: int, stated: Level) -> list[int | None]:
        counts = self._counts.setdefault(found.counted_as, [None] * _LEVELS)
        begun = counts[level]
        starts_anew = level in found.starts and (listed, level) not in self._started
        if starts_anew or begun is None:
            counts[level] = found.starts.get(level, stated.start)
        else:
            counts[level] = begun + 1
        self._started.add((listed, level))
        for deeper in range(level + 1, _LEVELS):
            below = found.levels[deeper]
            after = below.restarts_after if below else None
            if after is None or level < after:
                counts[deeper] = None
        return counts


def numbering_of(root: Element | None, styles: Styles) -> Numbering:
    """The root of numbering.xml → its lists; none where the file has no such part."""
    inner = list(root) if root is not None else []
    drafts = {attribute(e, "abstractNumId"): e for e in inner if kind(e) == "w:abstractNum"}
    nums = {attribute(e, "numId"): e for e in inner if kind(e) == "w:num"}
    lists = {listed: _list(num, drafts, nums, styles) for listed, num in nums.items()}
    return Numbering(lists, styles)


def _list(num: Element, drafts: dict[str, Element], nums: dict[str, Element], s: Styles) -> List:
    counted_as = value_at(num, "w:abstractNumId") or ""
    draft = drafts.get(counted_as)
    linked = s.numbering(value_at(draft, "w:numStyleLink") or "") if draft is not None else None
    if linked and value_at(draft, "w:numStyleLink") and linked[1][0] in nums:
        counted_as = value_at(nums[linked[1][0]], "w:abstractNumId") or ""
        draft = drafts.get(counted_as)
    levels = _levels(draft)
    starts: dict[int, int] = {}
    for override in (e for e in num if kind(e) == "w:lvlOverride"):
        at = whole_number(attribute(override, "ilvl"))
        if 0 <= at < _LEVELS and (own := child(override, "w:lvl")) is not None:
            levels[at] = _level(own)
        if (start := value_at(override, "w:startOverride")) is not None:
            starts[at] = whole_number(start, 1)
    return List(counted_as, tuple(levels), starts)


def _levels(draft: Element | None) -> list[Level | None]:
    levels: list[Level | None] = [None] * _LEVELS
    for element in draft if draft is not None else ():
        at = whole_number(attribute(element, "ilvl"))
        if kind(element) == "w:lvl" and 0 <= at < _LEVELS:
            levels[at] = _level(element)
    return levels


def _level(element: Element) -> Level:
    number_format = value_at(element, "w:numFmt")
    if number_format is None:  # formats newer than 2007 stand in a choice with a custom pattern
        number_format = value_at(element, "mc:AlternateContent", "mc:Fallback", "w:numFmt")
    text = value_at(element, "w:lvlText") or ""
    if number_format == "bullet":
        fonts = child(element, "w:rPr", "w:rFonts")
        text = as_characters(text, attribute(fonts, "ascii") or attribute(fonts, "hAnsi"))
        text = _UNKNOWN_BULLET.sub("•", text)
    restart = value_at(element, "w:lvlRestart")
    return Level(
        number_format=number_format or "decimal",
        text=text,
        start=whole_number(value_at(element, "w:start"), 0 if number_format == "none" else 1),
        suffix=value_at(element, "w:suff") or "tab",
        restarts_after=None if restart is None else whole_number(restart),
        in_digits=is_on(element, "w:isLgl"),
        style=value_at(element, "w:pStyle") or "",
    )


def _written(levels: Sequence[Level | None], at: int, counts: Sequence[int | None]) -> str:
    stated = levels[at]
    if stated is None or stated.number_format == "bullet":
        return stated.text if stated else ""
    in_digits = stated.in_digits

    def number(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        level, count = levels[index], counts[index]
        if level is None or index > at:
            return ""
        shown = level.start if count is None else count
        is_digits = in_digits and level.number_format != "none"
        return printed_number(shown, "decimal" if is_digits else level.number_format)

    return _PLACEHOLDER.sub(number, stated.text)


def _gap(written: str, suffix: str) -> str:
    """What parts a number from its text. A digit never touches the text: it may be an amount."""
    is_parted = bool(_CLOSED.search(written)) or written[-1].isspace()
    if suffix == "nothing":
        return " " if written[-1].isdecimal() else ""
    return "" if is_parted else " "
