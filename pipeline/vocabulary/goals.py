"""`goals` of `specs/performance.yml`: what a goal in words promises, by when, and what it says has been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.text import fold
from pipeline.vocabulary.spec import Pattern, Spec, compiled, stating

_WAN = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)万元(?![/每])")


class GoalYear(NamedTuple):
    """The year of a goal in words and those words; whether it is due by then, or only expected of it."""

    year: int
    words: str
    is_due: bool


class Goals(Spec):
    """The words of goals; every method takes a text as printed, or folded where it says so."""

    years: Annotated[str, AfterValidator(stating("year", "by"))]
    number_after: Annotated[str, AfterValidator(stating("number"))]
    numbers_of: Pattern
    told_apart: Pattern
    counters: tuple[str, ...]
    counters_of_things: tuple[str, ...]
    measures: tuple[str, ...]
    promised: Annotated[str, AfterValidator(stating("number", "over"))]
    provided: Annotated[str, AfterValidator(stating("amounts"))]
    provided_apart: Pattern
    labels: Pattern
    fillers: Pattern
    reached: Pattern
    background: Pattern

    def years_in(self, text: str) -> tuple[GoalYear, ...]:
        """The years by which a goal in words is to be reached or for which it is planned."""
        if "年" not in text:
            return ()
        found = compiled(self.years).finditer(fold(text))
        return tuple(
            GoalYear(int(each["year"] or each["by"]), each[0], each["by"] is not None)
            for each in found
        )

    def stated_after(self, text: str, unit: str) -> tuple[str, str] | None:
        """The number of a unit that opens a text, and the words up to its end."""
        head, _, tail = self.number_after.partition("UNIT")  # one pattern for all units
        found = compiled(head).match(text)
        if found is None or not text.startswith(unit, found.end()):
            return None
        ends = compiled(tail).match(text, found.end() + len(unit))
        return (found["number"], text[: ends.end()]) if ends else None

    def counted_by(self, name: str) -> str:
        """What an indicator of a number counts (山塘整治 of 山塘整治数量), "" for one of another kind."""
        counted = compiled(self.numbers_of).sub("", name)
        return "" if counted == name else counted

    def is_told_apart(self, sentence: str) -> bool:
        """Whether a sentence's numbers may be of another time, or of more than an indicator counts."""
        return compiled(self.told_apart).search(sentence) is not None

    def other_units(self, unit: str) -> tuple[str, ...]:
        """The units in which the same number is one of something else, () for a unit that is not known."""
        if unit in self.counters:
            return tuple(each for each in (*self.counters, *self.measures) if each != unit)
        if unit in self.measures:
            return (*self.counters, *self.counters_of_things)
        return self.measures if unit in self.counters_of_things else ()

    def promised_in(self, goal: str) -> Iterator[tuple[str, int, int]]:
        """The numbers of things that a folded goal promises, and from where to where each is said."""
        for said in compiled(self.promised).finditer(goal):
            yield said["number"] or said["over"], said.start(), said.end()

    def provided_in(self, goal: str) -> Iterator[PrintedNumber]:
        """The amounts in 万元 that a folded goal says are to be provided; none of what each costs, nor
        parts, changes and other years of what is said before (其中, 较上年增加)."""
        for said in compiled(self.provided).finditer(goal):
            for amount in _WAN.finditer(said["amounts"]):
                before = said["amounts"][: amount.start()]
                number = parse_amount(amount["number"])
                if number and not compiled(self.provided_apart).search(before):
                    yield number

    def reached_in(self, goal: str) -> str:
        """The words of a goal that say it has been reached, "" where none do but in sentences on earlier
        times."""
        for found in compiled(self.reached).finditer(text := fold(goal)):
            start = max(text.rfind(stop, 0, found.start()) for stop in "。;") + 1
            if not compiled(self.background).search(text, start, found.start()):
                return found[0]
        return ""

    def is_label(self, text: str) -> bool:
        return compiled(self.labels).match(fold(text)) is not None

    def told_of(self, text: str) -> str:
        """A goal or a name without words that say no more than that it is carried out."""
        told, before = fold(text).rstrip("。;,"), ""
        while told != before:
            told, before = compiled(self.fillers).sub("", told), told
        return told
