"""`specs/prose.yml`: how sentences list the parts of a figure, and which parts make up a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from pipeline.vocabulary.spec import Pattern, Patterns, Spec, compiled


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


class CountedParts(Spec):
    """What is counted in parts: its `units`; words of `ground` and floors, of what is `taken` away, and of
    `other_posts` than those that most bodies have."""

    units: tuple[str, ...]
    ground: Pattern
    taken: Pattern
    other_posts: Pattern


class PartsBelow(Spec):
    """Parts in paragraphs of their own: words of `other` figures, names of `funds` that tell of no phase,
    and words of each of the `phases`."""

    other: Pattern
    funds: Pattern
    phases: Patterns

    def is_other(self, words: str) -> bool:
        """Whether words are of another time, or of something else than a whole and its parts."""
        return compiled(self.other).search(words) is not None

    def has_phases_of(self, whole: str, part: str) -> bool:
        """Whether the words of a whole tell of each phase that those of a part tell of."""
        said, told = (compiled(self.funds).sub("", words) for words in (whole, part))
        phases = tuple(map(compiled, self.phases))
        return all(phase.search(said) for phase in phases if phase.search(told))


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


class ListedAgain(Spec):
    """How many parts, and with how many signs each, must be called as their paragraphs are."""

    fewest: int
    alike: int
