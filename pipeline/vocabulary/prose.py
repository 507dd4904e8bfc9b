"""`specs/prose.yml`: the words by which sentences compare, list and explain figures of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.vocabulary.prose_lists import (
    CompleteParts,
    CountedParts,
    ListedAgain,
    OverlappingParts,
    PartsBelow,
    ProseLists,
    TwoParts,
)
from pipeline.vocabulary.prose_stated import (
    CountedOtherwise,
    CountStated,
    FromNothing,
    LeftOpen,
    Restated,
    SmallFirms,
    Staff,
    StatedRate,
    StatedTimes,
)
from pipeline.vocabulary.spec import Pattern, Patterns, Spec


class ProseLimits(Spec):
    """What stands behind or before a number that is a limit."""

    behind: tuple[str, ...]
    before: tuple[str, ...]


class ProseVerbs(Spec):
    """Verbs of change; those by which what was spent is told from its budget, behind that word only."""

    increase: tuple[str, ...]
    decrease: tuple[str, ...]
    above_budget: tuple[str, ...]
    below_budget: tuple[str, ...]


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
    below: tuple[str, ...]


class ProseReasons(Spec):
    """What opens a reason, and which way its clauses speak."""

    says: Patterns
    of_completion: Patterns
    increase: Patterns
    decrease: Patterns
    either: Patterns
    turning: tuple[str, ...]


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
    counted_parts: CountedParts
    parts_below: PartsBelow
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
    left_open: LeftOpen
    counted_otherwise: CountedOtherwise
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
