"""Words before a figure in another order than most → in that: 公务接待费2030年, 基本支出财政拨款."""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import any_of

_IN_A_YEAR = re.compile(
    r"^(?P<before>.+)在(?P<year>(?:19|20)\d{2}年度?)的(?=(?:支出|收入|预算|决算)[数额]?(?:[为是达]|$))"
)
"""因公出国（境）费在2023年度的支出: of that year."""
_YEAR_BEHIND = re.compile(
    r"^(?P<before>[^比较与同和跟由从至到]+(?:费|费用|支出|资金|补助|经费|拨款))(?P<year>(?:19|20)\d{2}年度?)$"
)
"""公务接待费2023年: of that year."""
_CARRIED = re.compile(r"(?P<year>(?:19|20)\d{2})年度?(?=结转)")
"""Of the year after, as 上年结转 is."""


def year_first(text: str, year: int) -> str:
    """The words with the year before the name, told in a year.

    >>> year_first("公务接待费2023年", 2023), year_first("2022年结转", 2023)
    ('2023年公务接待费', '上年结转')
    """
    if "在" in text:
        text = _IN_A_YEAR.sub(r"\g<year>\g<before>", text)
    text = _YEAR_BEHIND.sub(r"\g<year>\g<before>", text)
    return _CARRIED.sub(lambda of: "上年" if int(of["year"]) == year - 1 else of[0], text)


def less_fund_behind(words: str, spec: ClaimSpec) -> str:
    """The words less the money that they end in; "" where they end in none.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> less_fund_behind("基本支出财政拨款", spec), less_fund_behind("财政拨款", spec)
    ('基本支出', '')
    """
    found = _ending(tuple(phrase for phrases in spec.funds.values() for phrase in phrases)).match(
        words
    )
    return found["name"] if found else ""


@cache
def _ending(funds: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<name>.{{3,}}?)(?:{any_of(funds)})(?:预算)?(?:拨款|资金)?(?:为|共)?$")
