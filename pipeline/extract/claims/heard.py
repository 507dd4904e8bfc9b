"""Words between two figures → what they say by themselves, whatever was said before them.

A disclosure says the same between its figures again and again (，比上年增加), so that what was heard of words
is kept (`Hearsay`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.claims.coded_labels import path_told
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.lists import may_open_list
from pipeline.extract.claims.projects import project_scored
from pipeline.extract.claims.scopes import is_said_apart
from pipeline.extract.claims.years import of_several_years, year_apart, year_of_day
from pipeline.model.frozen import made_at_once
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.claim_words import one_of, search_of
from pipeline.vocabulary.phrases import Answers

_ITEM_WITHIN = re.compile(r"[，；。][二三四五六七八九]、(?=(?:19|20)\d{2}年)")
"""…主要原因是厉行节约，三、2023年公务接待费: the next item of a list in one sentence."""
_ITEM_BY_CODE = re.compile(r"主要[是有](?=\d{5})")
LONGEST_HEARD = 1000
"""What stands further back from a figure says nothing of it."""
_LONGEST_KEPT = 80
"""So many signs have words that are said again."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Heard:
    """`reason` is where words give a reason, None where they give none or name the item of a code by it;
    `goes_on` tells whether the next item of a list within them gives one, None where no item begins.
    `cut`, `covering` and `apart` say what the rest of the sentence is about; `year` stands apart in them,
    `day` is the year of the day that what is counted is told of; `several` tells whether they are of some
    years together, None where they name none. `scored` is the project whose score they tell, `path` the
    path of a classification that they name; `may_list` tells that they may open a list.
    """

    reason: re.Match[str] | None
    goes_on: bool | None
    cut: bool
    covering: bool
    apart: bool
    year: int | None
    day: int | None
    several: bool | None
    scored: str
    path: Label | None
    may_list: bool


class Hearsay:
    """What was heard of words so far, in a disclosure of a fiscal year."""

    def __init__(self, vocabulary: Vocabulary, fiscal_year: int) -> None:
        self._vocabulary = vocabulary
        self._fiscal_year = fiscal_year
        self._known = Answers[str, Heard]()

    def of(self, words: str) -> Heard:
        found = self._known.get(words)
        if found is None:
            found = _heard(words, self._vocabulary, self._fiscal_year)
            if len(words) <= _LONGEST_KEPT:
                self._known.keep(words, found)
        return found


def _heard(words: str, vocabulary: Vocabulary, fiscal_year: int) -> Heard:
    spec, near = vocabulary.claims, words[-LONGEST_HEARD:]
    item = _ITEM_WITHIN.search(words)
    return Heard(
        reason=None if _ITEM_BY_CODE.search(words) else search_of(spec.reasons).search(words),
        goes_on=one_of(words[item.end() :], spec.reasons) if item else None,
        cut=one_of(words, spec.cut_to_compare),
        covering=one_of(words, spec.covering),
        apart=is_said_apart(words, spec),
        year=year_apart(words),
        day=year_of_day(words, fiscal_year),
        several=of_several_years(words),
        scored=project_scored(words),
        path=path_told(near, vocabulary, fiscal_year),
        may_list=may_open_list(near, spec),
    )
