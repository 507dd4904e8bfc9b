"""Names of rows that differ in their digits alone → one name that says as much.

What a name says of its amounts is told by the phrases that it holds. Tables have very many rows with names
like 第12号项目: in words with digits between them these tell nothing, but for those that are of a phrase or
of a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.values.text import bare
from pipeline.vocabulary import Headings

_NUMBERED = re.compile("[一-龥]+(?:[0-9]+[一-龥]+)+")
_DIGIT = re.compile("[0-9]")
_YEAR = re.compile("[0-9]{4}年")


class Alike:
    """Tells, for the headings of the specs, as which name another one is to be read."""

    def __init__(self, headings: Headings) -> None:
        numbered = (each for each in _phrases(headings) if _DIGIT.search(each))
        before = {bare(_DIGIT.split(each)[0].rpartition("*")[2]) for each in numbered}
        self._of_phrase = re.compile("|".join(map(re.escape, sorted(before)))) if before else None

    def of(self, name: str) -> str:
        """The name with zeros for its digits, or the name itself where they may tell something."""
        if not _NUMBERED.fullmatch(name) or _YEAR.search(name):
            return name
        if self._of_phrase is not None and self._of_phrase.search(name):
            return name
        return _DIGIT.sub("0", name)


def _phrases(headings: Headings) -> Iterable[str]:
    """All phrases by which a name tells what its amounts are of, and what they count."""
    facets = headings.facets
    rates = headings.rates
    choices = [getattr(facets, each) for each in type(facets).model_fields]
    for choice in (*choices, rates.kinds, headings.counted_rows):
        for phrases in choice.values():
            yield from phrases
    yield from (*rates.headings, *rates.rows, *headings.changes)
