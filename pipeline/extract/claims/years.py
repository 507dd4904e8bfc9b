"""Words before a figure → the year that it is of, or whether it is of several: 2021—2025年, 三年累计."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.vocabulary.opening_years import opening_year

A_YEAR = re.compile(r"(?:19|20)\d{2}年")
BEFORE_A_NAME = r"(?:19|20)\d{2}年?(?:[-—–~至]+(?:19|20)?\d{2})?年?度?"
"""2025年, 2024-2025年度: the year or years that names of projects begin with."""
_YEARS = re.compile(
    r"(?P<first>(?:19|20)\d{2})年?度?[-—–－~～至到]+(?P<last>(?:19|20)\d{2})年"
    r"|[一二三四五六七八九十]{1,3}五[”’\"']?(?:时期|期间|以来)|(?:建[校院馆所]|成立|启动|实施)以来|[近两三四五]{1,2}年(?:来|间|累计|共|合计)"
)
_AS_OF = re.compile(
    r"截[至止](?:到)?(?:(?P<year>(?:19|20)\d{2})年|(?:上|去|上一)年(?:度)?[年末底])"
    r"|(?P<end>(?:19|20)\d{2})年(?:期末|末|底|年末|年底)[，,]"
)
_NUMBER = r"(?:\d{1,2}[.、](?!\d)|（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]{1,3}、)?"
_NUMBER_FIRST = re.compile(rf"^{_NUMBER}")
_PARTS_FOLLOW = re.compile(rf"{_NUMBER}(?:其中|分别|包括|具体|主要(?:包括|是)|按(?:照)?)")
_APART = re.compile(r"[，；]((?:19|20)\d{2})年度?，")
_SEASON = 1
"""2025-2026年度供暖费 is of one year, as it is paid once."""


def of_several_years(words: str) -> bool | None:
    """Whether what stands behind the words is of several years; None where they name none.

    >>> [of_several_years(words) for words in ("2021—2025年累计投入", "，2025年", "，增长")]
    [True, False, None]
    """
    if not any(sign in words for sign in "年期来"):
        return None
    years = next(reversed([*_YEARS.finditer(words)]), None)
    year = next(reversed([*A_YEAR.finditer(words)]), None)
    if years is None or (year is not None and year.end() > years.end()):
        return None if year is None else False
    return not years["first"] or int(years["last"]) - int(years["first"]) > _SEASON


def year_opening(
    text: str,
    this_year: int,
    last_year: tuple[str, ...] = (),
    opens_with_owner: Callable[[str], bool] = lambda _: False,
) -> int | None:
    """The year that opens a sentence apart from the name of its figures, which are of it; None for none.

    It stands before a comma, 上年 also before the body that reports (`opens_with_owner` of what is behind);
    `last_year` are the words for the year before `this_year`. What is left of last year is of this one.

    >>> texts = "2030年，接待5批次", "（二）在2029年度，支出5万元", "2030年预算"
    >>> [year_opening(text, 2031) for text in texts]
    [2030, 2029, None]
    >>> [year_opening(text, 2031, ("上年",)) for text in ("上年，支出5万元", "上年，结转5万元", "上年末，")]
    [2030, None, None]
    """
    opening = opening_year(_NUMBER_FIRST.sub("", text), last_year)
    if opening is None:
        return None
    if opening.year is not None:
        return opening.year if opening.is_apart else None
    if opening.is_apart or opens_with_owner(opening.behind):
        return this_year - 1
    return None


def year_apart(words: str) -> int | None:
    """The last year that stands apart within a sentence, which what is behind it is of.

    >>> year_apart("，2030年，公务接待费"), year_apart("，2030年公务接待费")
    (2030, None)
    """
    years = _APART.findall(words)
    return int(years[-1]) if years else None


def opens_parts(text: str) -> bool:
    """Whether a sentence goes on with the parts of what was stated before it.

    >>> opens_parts("其中：公务接待费5万元"), opens_parts("公务接待费5万元")
    (True, False)
    """
    return _PARTS_FOLLOW.match(text) is not None


def year_of_day(words: str, fiscal_year: int) -> int | None:
    """The year of the day that what is counted is told of; None where words name no such day.

    >>> year_of_day("截至2030年底，共有", 2031), year_of_day("截至上年末，", 2031), year_of_day("共有", 2031)
    (2030, 2030, None)
    """
    day = _AS_OF.search(words)
    return int(day["year"] or day["end"] or fiscal_year - 1) if day else None
