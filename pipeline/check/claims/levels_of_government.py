"""Whose money figures are, in what a whole government publishes: of the place with all below it (全市), or
of its own level (市本级). One name has a figure for each.

Claims + the lines that open a passage on one of the two (2025年全市一般公共预算收入执行情况的说明) → the
words that hold for a claim.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.check.lines import order
from pipeline.check.search import lines_with
from pipeline.check.subject import Subject
from pipeline.model.records import Claim
from pipeline.model.sourced import place_of
from pipeline.values.text import fold

_LEVEL = re.compile(r"全(?:省|市|县|区|州|盟|旗|自治区)|(?:省|市|县|区|州|盟|旗)本级")
_OWN = "本级"
_OPENS = re.compile(
    r"(?:19|20)\d{2}年[^。；]{0,6}?(?P<level>" + _LEVEL.pattern + r")"
    r"[^。；]{0,12}?(?:预算|决算|收入|支出|收支|债务|基金)"
)

Position = tuple[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Passages:
    """Where each passage begins, in order, and of which level it is (own: True); none where a
    disclosure speaks of one level only."""

    starts: tuple[Position, ...]
    are_own: tuple[bool, ...]

    @classmethod
    def of(cls, subject: Subject) -> Passages:
        """Those of a disclosure, made once."""
        return subject.once("levels of government", lambda: cls._made(subject))

    @classmethod
    def _made(cls, subject: Subject) -> Passages:
        found = list(_openings(subject))
        if len({is_own for _, is_own in found}) < 2:
            return cls((), ())
        found.sort(key=lambda each: each[0])
        return cls(tuple(at for at, _ in found), tuple(is_own for _, is_own in found))

    def are_apart(self, first: Claim, second: Claim) -> bool:
        """Whether one figure is of the whole place and the other of its own level."""
        one, other = self._level(first), self._level(second)
        return one is not None and other is not None and one is not other

    def _level(self, claim: Claim) -> bool | None:
        if not self.starts:
            return None
        before = claim.sentence.partition(claim.amount_text)[0] if claim.amount_text else ""
        if named := _LEVEL.findall(before):
            return _is_own(named[-1])
        place = place_of(claim)
        at = bisect_right(self.starts, (place.file, order(place))) - 1
        return self.are_own[at] if at >= 0 and self.starts[at][0] == place.file else None


def _openings(subject: Subject) -> Iterator[tuple[Position, bool]]:
    for document in subject.documents:
        for line in lines_with(subject, document, [_OPENS.pattern]):
            if found := _OPENS.search(fold(line.text)):
                yield (document.file, order(line.place)), _is_own(found["level"])


def _is_own(level: str) -> bool:
    return level.endswith(_OWN)
