"""The head of a sentence → the year that opens it: 2030年，…, 在2030年度，…, 上年，…, 回顾上一年，…."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.vocabulary.claim_words import any_of

_BEFORE = "(?:在|回顾|回首|回望)?"
_BROUGHT_FORWARD = r"[末底]|，?[^，。；\d]{0,12}(?:结转|结余)"
"""Behind 上年 what is left of it, which is of this year."""


@dataclass(frozen=True, slots=True)
class OpeningYear:
    """`year` is None for the year before the reported one; `is_apart` where a comma parts it from `behind`,
    the rest of the sentence."""

    year: int | None
    is_apart: bool
    behind: str


def opening_year(text: str, last_year: tuple[str, ...]) -> OpeningYear | None:
    """The year that a sentence without its number begins with; `last_year` are the words for the year
    before. None where it begins with none.

    >>> words = ("上年", "同期")
    >>> opening_year("在2029年度，支出5万元", words)
    OpeningYear(year=2029, is_apart=True, behind='支出5万元')
    >>> opening_year("上年我局支出5万元", words)
    OpeningYear(year=None, is_apart=False, behind='我局支出5万元')
    >>> opening_year("上年，结转5万元", words), opening_year("上年末，5万元", words)
    (None, None)
    """
    found = _opening(last_year).match(text)
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else None
    return OpeningYear(year, bool(found["apart"]), text[found.end() :])


@cache
def _opening(last_year: tuple[str, ...]) -> re.Pattern[str]:
    years = tuple(words for words in last_year if words.endswith(("年", "年度")))
    last = rf"|(?:{any_of(years)})(?!{_BROUGHT_FORWARD})" if years else ""
    return re.compile(rf"{_BEFORE}(?:(?P<year>(?:19|20)\d{{2}})年度?{last})(?P<apart>，)?")
