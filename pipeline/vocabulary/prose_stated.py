"""`specs/prose.yml`: how sentences state times, counts, posts and rates, each of which is held by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator

from pipeline.vocabulary.spec import Pattern, Spec, compiled, stating


class Plan(Spec):
    """A five-year plan, its first year and its last."""

    name: str
    first: int
    last: int


class Anniversary(Spec):
    """What happened in a year, and how a sentence counts the years since."""

    since: int
    pattern: Annotated[str, AfterValidator(stating("year", "number"))]


class StatedTimes(Spec):
    """Plans and anniversaries, and how sentences speak of them. What leaves open whether a time is wrong:
    `backwards` tells of days that run backwards, `several_quarters` stands right before the last of some
    quarters, `other_years` begin in another month; `other_papers` are handed in after the approval of a
    budget, `other_approvals` are of something else than what is published."""

    plans: tuple[Plan, ...]
    plan_year: Annotated[str, AfterValidator(stating("year", "plan", "stage"))]
    first: tuple[str, ...]
    anniversaries: tuple[Anniversary, ...]
    backwards: Pattern
    several_quarters: Pattern
    other_years: Pattern
    other_papers: Pattern
    other_approvals: Pattern


class CountStated(Spec):
    """A count that a text may state more than once; one that is `noted` may be of other money here and
    there: it is held against what is counted of the same money, and an untruth is no more than a note."""

    name: str
    dated: bool = False
    noted: bool = False
    patterns: tuple[Annotated[str, AfterValidator(stating("count"))], ...]


class SmallFirms(Spec):
    """What small and medium firms got: in all, and as shares of what was bought by kind."""

    total: Annotated[str, AfterValidator(stating("number", "share"))]
    bought: Annotated[str, AfterValidator(stating("kind", "number"))]
    shares: Annotated[str, AfterValidator(stating("kind", "number"))]


class LeftOpen(Spec):
    """Words beside figures that leave open whether what a check finds is wrong: `in_whole` around a part
    within a whole, `in_parts` among parts that make one up, `goes_on` right behind the last of these."""

    other_money: Pattern
    in_whole: Pattern
    in_parts: Pattern
    goes_on: Pattern
    of_several: Pattern
    other_counts: Pattern

    def may_not_be_within(self, phrase: str) -> bool:
        """Whether what a phrase calls a part may be no part of the amount beside it."""
        return _has(self.in_whole, phrase) or _has(self.other_money, phrase)

    def may_not_make_up(self, parts: str) -> bool:
        """Whether what is listed may not be all, or none, of what the amount before it is made up of."""
        return _has(self.in_parts, parts) or _has(self.other_money, parts)

    def may_go_on(self, text: str, at: int) -> bool:
        """Whether a list that ends at a place of a text is said to go on."""
        return compiled(self.goes_on).match(text, at) is not None

    def may_be_several(self, whole: str) -> bool:
        """Whether a whole may be another one for each of its parts."""
        return _has(self.of_several, whole)

    def are_other_counts(self, text: str, end: int) -> bool:
        """Whether what is counted behind a place of a text is of another year, or only some of it."""
        return compiled(self.other_counts).search(text, 0, end) is not None


def _has(pattern: str, text: str) -> bool:
    return compiled(pattern).search(text) is not None


class CountedOtherwise(Spec):
    """What in a paragraph says that journeys at no cost were paid otherwise, or that cars are counted that
    are no part of all cars that another paragraph counts."""

    journeys: Pattern
    cars: Pattern


class Restated(Spec):
    """Reasons of one clause, and what makes no difference between them and the name of an item."""

    says: tuple[Annotated[str, AfterValidator(stating("what", "verb"))], ...]
    filler: Pattern

    def reasons_in(self, text: str) -> Iterator[re.Match[str]]:
        for pattern in self.says:
            yield from compiled(pattern).finditer(text)

    def core(self, words: str) -> str:
        """What words are of, without years, phases and the like.

        >>> Restated(says=(), filler="2026年|预算|数|为").core("住房公积金2026年预算数为")
        '住房公积金'
        """
        return compiled(self.filler).sub("", words)


class StaffKind(Spec):
    """A kind of posts, and how it is counted."""

    name: str
    counted: Annotated[str, AfterValidator(stating("number"))]


class Staff(Spec):
    """How a paragraph counts posts and the people in them, and what explains that there are more people;
    what before posts tells that they are of a kind, and how each kind is counted."""

    posts: Pattern
    both: Annotated[str, AfterValidator(stating("posts", "most", "staff", "number"))]
    of_a_kind: Pattern
    counted: Annotated[str, AfterValidator(stating("number"))]
    kinds: tuple[StaffKind, ...]
    explained: Pattern


class StatedRate(Spec):
    """A rate of two amounts of its sentence (PART, WHOLE, RATE), and what such a sentence has."""

    asked: Pattern
    pattern: str


class FromNothing(Spec):
    """A year before that had nothing, and a rate of growth behind it: what such a sentence has; words that
    make it the reason of something else; words of phases, and those that set money apart for what they are
    said of."""

    asked: Pattern
    pattern: Annotated[str, AfterValidator(stating("year", "of", "of_zero", "between", "rate"))]
    reasons: Pattern
    phases: tuple[str, ...]
    sets_apart: tuple[str, ...]
