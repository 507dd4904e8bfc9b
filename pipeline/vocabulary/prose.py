"""`specs/prose.yml`: the words by which sentences compare, list and explain figures of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator

from pipeline.vocabulary.spec import Pattern, Patterns, Spec, compiled, stating


class ProseLimits(Spec):
    """What stands behind or before a number that is a limit."""

    behind: tuple[str, ...]
    before: tuple[str, ...]


class ProseVerbs(Spec):
    """Verbs of change."""

    increase: tuple[str, ...]
    decrease: tuple[str, ...]


class ProseLists(Spec):
    """What opens a list of parts: `any` of some, `all` of all; `some` makes any list one of some,
    `closes` ends it right behind a part, `ends` wherever it stands before the next figure, as does
    `another`, which opens a list of the same by another measure. Behind `each` figures in a row
    are of several things; what `breaks` says between figures keeps a total behind them from being theirs."""

    any: tuple[str, ...]
    all: tuple[str, ...]
    some: tuple[str, ...]
    closes: tuple[str, ...]
    another: Pattern
    ends: tuple[str, ...]
    breaks: Pattern
    each: tuple[str, ...]

    def by_another_measure(self, words: str) -> bool:
        """Whether words behind a part say that what follows is listed by another measure."""
        return compiled(self.another).search(words) is not None


class CompleteParts(Spec):
    """Parts that are all there can be of a whole, by words of either; where `may_have_more`, only as far as
    a sentence that lists them goes."""

    whole: tuple[str, ...]
    parts: tuple[str, ...]
    may_have_more: bool = False

    @cached_property
    def all_parts(self) -> tuple[re.Pattern[str], ...]:
        """What the words of each part say."""
        return tuple(map(re.compile, self.parts))

    def is_of(self, words: str) -> bool:
        """Whether they are the words of such a whole."""
        return self._wholes.search(words) is not None

    def has_all(self, whole: str, parts: Sequence[str]) -> bool:
        """Whether a whole that is called so has one of each among parts that are called so."""
        return self.is_of(whole) and all(any(map(p.search, parts)) for p in self.all_parts)

    @cached_property
    def _wholes(self) -> re.Pattern[str]:
        return re.compile("|".join(self.whole))


class OverlappingParts(Spec):
    """Parts that may have money in common, by words of the whole; `parts` are kinds of them."""

    whole: tuple[str, ...]
    parts: tuple[str, ...]

    def may_share(self, whole: str, parts: Sequence[str]) -> bool:
        """Whether parts that are called so are of two such kinds at least."""
        if not self._wholes.search(whole):
            return False
        return sum(any(map(kind.search, parts)) for kind in self._kinds) > 1

    @cached_property
    def _wholes(self) -> re.Pattern[str]:
        return re.compile("|".join(self.whole))

    @cached_property
    def _kinds(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(re.compile, self.parts))


class TwoParts(Spec):
    """Two parts of all spending, and words for what else it may have."""

    parts: tuple[str, str]
    others: tuple[str, ...]


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
    """Plans and anniversaries, and how sentences speak of them."""

    plans: tuple[Plan, ...]
    plan_year: Annotated[str, AfterValidator(stating("year", "plan", "stage"))]
    first: tuple[str, ...]
    anniversaries: tuple[Anniversary, ...]


class ProseYears(Spec):
    """Words for the year before and for the year itself."""

    before: tuple[str, ...]
    now: tuple[str, ...]


class ProsePhases(Spec):
    """Words for the phase of a figure."""

    planned: tuple[str, ...]
    changed: tuple[str, ...]
    executed: tuple[str, ...]


class ProseNames(Spec):
    """What opens a list of names, and what says that it is not all that was counted."""

    open: tuple[str, ...]
    not_all: tuple[str, ...]
    counted: tuple[str, ...]
    open_all: tuple[str, ...]


class ProseReasons(Spec):
    """What opens a reason, and which way its clauses speak."""

    says: Patterns
    of_completion: Patterns
    increase: Patterns
    decrease: Patterns
    either: Patterns
    turning: tuple[str, ...]


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


class ListedAgain(Spec):
    """How many parts, and with how many signs each, must be called as their paragraphs are."""

    fewest: int
    alike: int


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


class ProseSpec(Spec):
    """The whole file."""

    counts: tuple[str, ...]
    counts_apart: tuple[str, ...]
    """Those of `counts` of which one thing may be counted under two parts, unless `exclusive` says not."""
    exclusive: tuple[tuple[str, ...], ...]
    """Words in the names of parts of which nothing can have two."""
    limits: ProseLimits
    verbs: ProseVerbs
    own_basis: tuple[str, ...]
    compared: tuple[str, ...]
    last_year: tuple[str, ...]
    unchanged: tuple[str, ...]
    about: tuple[str, ...]
    lists: ProseLists
    complete: tuple[CompleteParts, ...]
    overlapping: tuple[OverlappingParts, ...]
    two_parts: TwoParts
    times: StatedTimes
    years: ProseYears
    said_of_figures: tuple[str, ...]
    unnamed: Pattern
    phases: ProsePhases
    of_work: tuple[str, ...]
    turning: tuple[str, ...]
    reasons: ProseReasons
    named_units: tuple[str, ...]
    of_money: tuple[str, ...]
    names: ProseNames
    divided_by: tuple[tuple[str, ...], ...]
    """The names of the parts that income or spending is divided into, by each way to divide it."""
    own_counts: tuple[str, ...]
    counts_stated: tuple[CountStated, ...]
    small_firms: SmallFirms
    restated: Restated
    staff: Staff
    listed_again: ListedAgain
    rates: tuple[StatedRate, ...]
    from_nothing: FromNothing

    __hash__ = object.__hash__
    """A spec is itself alone: patterns and figures are kept by the spec that they are made from."""

    def __eq__(self, other: object) -> bool:
        return self is other

    def direction_of(self, verb: str) -> str:
        return "increase" if verb in self.verbs.increase else "decrease"


def one_of(phrases: Iterable[str]) -> str:
    """A pattern of any of the phrases, the longest first.

    >>> one_of(("增", "增加"))
    '(?:增加|增)'
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
