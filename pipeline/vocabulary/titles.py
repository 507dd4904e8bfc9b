"""`specs/titles.yml`: what titles of forms are made of; a printed title → its parts, or None.

A title is read from its end. Whatever stands before the parts has to be whose it is: an
organisation or a place, no word that would make it the title of something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from pipeline.values.text import bare, fold
from pipeline.vocabulary.spec import Patterns, Phrases, Spec

Choices = Annotated[tuple[str, ...], BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)]
"""One value, or a list of those of which one holds."""

Parts = frozenset[tuple[str, str]]
"""Facet and value of every part: {("fund", "general_public"), ("direction", "expenditure")}."""

FACETS = ("fund", "type", "direction", "classification", "subject", "extent", "stage")
NONE = "none"
_ANY_MORE = "*"
_BRACKETS = re.compile(r"[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]")
_LIST_NUMBER = re.compile(r"(?<![\d一二三四五六七八九十])[一二三四五六七八九十]{1,3}、")


class MadeOf(Spec):
    """The parts of a form's titles, facet by facet: one of the values that stand there.

    `a+b` is both, `a+*` is a with whatever else, `none` is that nothing is said. A facet that is not
    named must say nothing; of `extent` 总 may be said, and `stage` is a matter of the kind.
    """

    fund: Choices = (NONE,)
    type: Choices = (NONE,)
    direction: Choices = (NONE,)
    classification: Choices = (NONE,)
    subject: Choices = (NONE,)
    extent: Choices = (NONE, "summary")

    def accepts(self, parts: Parts) -> bool:
        """Whether a title with these parts is one of the form's."""
        said = _by_facet(parts)
        for facet in FACETS[:-1]:
            values = said[facet]
            if not any(_fits(choice, values) for choice in getattr(self, facet)):
                return False
        return True

    def shared_with(self, other: MadeOf) -> bool:
        """Whether some title would be accepted by both."""
        return all(
            any(_overlap(one, two) for one in getattr(self, facet) for two in getattr(other, facet))
            for facet in FACETS[:-1]
        )

    def values(self) -> Iterator[str]:
        """`facet.value` of every value that is named."""
        for facet in FACETS[:-1]:
            for choice in getattr(self, facet):
                yield from (f"{facet}.{v}" for v in choice.split("+") if v not in (NONE, _ANY_MORE))


def values_of(parts: Parts, facet: str) -> frozenset[str]:
    return frozenset(value for of, value in parts if of == facet)


@lru_cache(maxsize=4096)
def _by_facet(parts: Parts) -> Mapping[str, frozenset[str]]:
    return {facet: values_of(parts, facet) for facet in FACETS}


def _fits(choice: str, said: frozenset[str]) -> bool:
    wanted, may_be_more = _wanted(choice)
    return wanted <= said if may_be_more else wanted == said


@cache
def _wanted(choice: str) -> tuple[frozenset[str], bool]:
    """The values that a choice asks for, and whether others may stand beside them."""
    values = frozenset(choice.split("+")) - {NONE}
    return values - {_ANY_MORE}, _ANY_MORE in values


def _overlap(one: str, two: str) -> bool:
    first, second = (set(choice.split("+")) - {NONE} for choice in (one, two))
    if _ANY_MORE in first and _ANY_MORE in second:
        return True
    if _ANY_MORE in first:
        return first - {_ANY_MORE} <= second
    if _ANY_MORE in second:
        return second - {_ANY_MORE} <= first
    return first == second


class Titles(Spec):
    """The whole file."""

    parts: dict[str, dict[str, Phrases]] = Field(default_factory=dict)
    marks: Patterns = ()
    numbers: Patterns = ()
    topics: Phrases = ()
    owners: Phrases = ()

    @model_validator(mode="after")
    def _has_known_facets(self) -> Titles:
        if unknown := [facet for facet in self.parts if facet not in FACETS]:
            raise ValueError(f"parts: no facet {unknown[0]}; there are {', '.join(FACETS)}")
        words = [
            w for values in self.parts.values() for of in values.values() for w in map(bare, of)
        ]
        if twice := [word for word in words if words.count(word) > 1]:
            raise ValueError(f"parts: {twice[0]} stands twice and cannot mean both")
        return self

    def known_values(self) -> frozenset[str]:
        """`facet.value` of every value that has words."""
        return frozenset(
            f"{facet}.{value}"
            for facet, values in self.parts.items()
            for together in values
            for value in together.split("+")
        )

    def parts_of(self, title: str) -> Parts | None:
        """The parts of a printed title; None where it is not made of them."""
        return self.reader.parts_of(fold(title))

    def parts_of_all(self, phrases: tuple[str, ...]) -> frozenset[Parts | None]:
        """What the phrases are made of, as far as they are titles as printed."""
        return self.reader.parts_of_all(phrases)

    @cached_property
    def reader(self) -> TitleReader:
        return TitleReader(self)


class TitleReader:
    """The words of the file as patterns, and what was read with them."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles
        self._words: Mapping[str, Parts] = {
            bare(word): frozenset((facet, value) for value in together.split("+"))
            for facet, values in titles.parts.items()
            for together, words in values.items()
            for word in words
        }
        self._lengths = sorted({len(word) for word in self._words})
        self._marks = tuple(map(re.compile, titles.marks))
        tokens = (*map(re.escape, sorted(self._words, key=len, reverse=True)), *titles.marks)
        self._tail = re.compile(f"(?:{'|'.join(tokens)})+$")
        self._numbers = re.compile("|".join(titles.numbers))
        self._known: dict[str, Parts | None] = {}
        self._known_phrases: dict[tuple[str, ...], frozenset[Parts | None]] = {}

    def parts_of_all(self, phrases: tuple[str, ...]) -> frozenset[Parts | None]:
        if phrases not in self._known_phrases:
            titles = (fold(phrase) for phrase in phrases if "*" not in phrase)
            self._known_phrases[phrases] = frozenset(map(self.parts_of, titles))
        return self._known_phrases[phrases]

    def parts_of(self, title: str) -> Parts | None:
        """The parts of a folded title."""
        if title not in self._known:
            self._known[title] = self._read(title)
        return self._known[title]

    def _read(self, title: str) -> Parts | None:
        last = [match.end() for match in _LIST_NUMBER.finditer(title)]
        text = self._numbers.sub("", title[last[-1] :] if last else title)
        brackets = _BRACKETS.findall(text)
        words = bare(_BRACKETS.sub("", text))
        tail = self._tail.search(words)
        if tail is None or not self._is_owner(words[: tail.start()]):
            return None
        found = self._said_by(tail[0])
        for said in map(bare, brackets):
            if said and (inside := self._tail.match(said)) is not None:
                found |= self._said_by(inside[0])
            elif not self._is_silent(said):
                return None
        return _settled(found) or None

    def _said_by(self, text: str) -> Parts:
        tokens = _split(self._ends, text)
        return frozenset(part for token in tokens for part in self._words.get(token, ()))

    def _ends(self, text: str, start: int) -> set[int]:
        """Where the words and marks end that begin at a place of a text."""
        ends = (start + length for length in self._lengths if start + length <= len(text))
        words = {end for end in ends if text[start:end] in self._words}
        return words.union(
            match.end() for mark in self._marks if (match := mark.match(text, start))
        )

    def _is_owner(self, name: str) -> bool:
        return self._is_silent(name) or name.endswith(self._titles.owners)

    def _is_silent(self, said: str) -> bool:
        return not any(topic in said for topic in self._titles.topics)


def _split(ends_of: Callable[[str, int], set[int]], text: str) -> tuple[str, ...]:
    """A text as words, of those that begin at each place: the longest first, going back where the rest
    would not come out even."""
    dead: set[int] = set()

    def from_(start: int) -> tuple[str, ...] | None:
        if start == len(text):
            return ()
        if start in dead:
            return None
        for end in sorted(ends_of(text, start), reverse=True):
            if (rest := from_(end)) is not None:
                return (text[start:end], *rest)
        dead.add(start)
        return None

    return from_(0) or ()


def _settled(parts: Parts) -> Parts:
    """What the parts say of each other: of a classification, and of 财政拨款 beside a named fund."""
    if values_of(parts, "classification") and not values_of(parts, "direction"):
        parts |= {("direction", "expenditure")}
    if len(values_of(parts, "fund")) > 1:
        parts -= {("fund", "appropriation")}
    return parts
