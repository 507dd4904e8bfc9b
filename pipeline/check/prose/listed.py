"""A whole and the parts that a text lists of it: what a list is, whatever way it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.check.intervals import Interval
from pipeline.check.prose.figures import Figure, figures
from pipeline.check.prose.passages import Passage
from pipeline.model.frozen import made_at_once
from pipeline.vocabulary.prose import ProseSpec

_OF_ITEM = re.compile(
    "(?:其中[：，]?)?(?P<item>[^，。；：、中]{2,}(?:支出|经费))中(?=[^，。；：、中]{2,}$)"
)


@made_at_once
@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a list and the passage that it stands in."""

    figure: Figure
    passage: Passage
    start: int

    @property
    def interval(self) -> Interval:
        """What it may stand for; a decrease is less than nothing."""
        stated = self.figure.interval
        down = self.figure.direction == "decrease"
        return Interval(-stated.value, stated.half) if down else stated


@made_at_once
@dataclass(frozen=True, slots=True)
class Listed:
    """A whole and its parts. `parted` are the numbers of parts at which the list may have ended: at a
    ；, and at its end. `is_run` tells numbered paragraphs, `is_whole_run` those behind which none of
    their kind follows and which are announced as all; `is_certain` that no other figure may be the
    whole; `names_all` that it is opened by words for all parts (包括, not 其中 nor 主要包括),
    `names_main` by words for the main ones.
    """

    whole: Part
    parts: tuple[Part, ...]
    parted: tuple[int, ...]
    is_run: bool = False
    is_whole_run: bool = False
    is_certain: bool = True
    names_all: bool = False
    names_main: bool = False


def is_left_of(whole: Interval, parts: Sequence[Interval], made: Interval) -> bool:
    """Whether a whole is what is left of the largest of some amounts, which make up `made`, when the others
    are taken from it: 结余 20 万元（收入 90 万元、支出 70 万元）."""
    largest = max(part.value for part in parts)
    return Interval(2 * largest - made.value, made.half).may_be(whole)


def has_all_kinds(listed: Listed, parts: Sequence[Part], spec: ProseSpec) -> bool:
    """Whether the parts are all kinds that their whole can have, by what they are called."""
    words = [part.figure.words for part in parts]
    if any(_is_of_an_item(each, listed.whole.figure.words) for each in words):
        return False
    return any(known.has_all(listed.whole.figure.words, words) for known in spec.complete)


def _is_of_an_item(words: str, whole: str) -> bool:
    """Whether a part is one of another whole, which its words name: 教育支出中基本支出, among 支出."""
    found = _OF_ITEM.search(words)
    return found is not None and found["item"] not in whole


def shares_of(parts: Sequence[Part], spec: ProseSpec) -> tuple[Figure, ...]:
    """The shares printed right behind the parts, of one whole; none unless every part has one."""
    shares = [share for part in parts if (share := _share(part, spec))]
    bases = {share.words.strip("约为的") for share in shares}
    return tuple(shares) if len(shares) == len(parts) and len(bases) == 1 else ()


def _share(part: Part, spec: ProseSpec) -> Figure | None:
    """The share printed right behind a part."""
    found = figures(part.passage.text[part.start :], spec)
    for figure, following in pairwise(found):
        if figure.start == part.figure.start:
            return following if following.role == "share" else None
    return None
