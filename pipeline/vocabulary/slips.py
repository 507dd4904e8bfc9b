"""Slips that a document may make again and again, of which one note is enough (`slips` of wording.yml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.vocabulary.spec import Pattern, Patterns, Spec, compiled


class Numbered(NamedTuple):
    """The number that opens an entry of a list, and the point behind it."""

    number: int
    point: str


class Habit(Spec):
    """What a text does right elsewhere, how often at least, and the share of it beyond which the slip is
    no slip but the habit of the text."""

    printed: Pattern
    fewest: int
    most: float

    def is_kept(self, slips: int, others: int) -> bool:
        return others >= self.fewest and slips <= self.most * others


class Slip(Spec):
    """Patterns over lines as they are printed, and what is said of all that they find.

    `said` has {number}, {shown} and {others} (how often it is printed as it should be), `said_en` the
    numbers; `cells` where those of tables are meant too.
    """

    check: str
    printed: Patterns
    said: str
    said_en: str
    cells: bool = True
    against: Habit | None = None

    @property
    def patterns(self) -> Sequence[re.Pattern[str]]:
        return [compiled(pattern) for pattern in self.printed]
