"""上年, 2030年末 and their like → the year that words speak of, and the words without them."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.claims.plain_words import less_last_signs
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import any_of

_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年")
_YEAR_BEFORE_LAST = re.compile("前年(?!度)")
_LEFT_AT_END = re.compile(r"(?P<year>(?:19|20)\d{2}年)(?=[末初](?:财政拨款)?结转)")
_END = re.compile(r"^(?:（[^）]*）)?(?:上年|去年|上年度)(?:末|底)")
_LEFT_OVER = re.compile(
    r"(?:(?!决算|执行|支出|年?[末底])[^，。；：\d]){0,10}?(?:结转|结余(?!分配)|转入)|(?:未使用|未支付|剩余)?(?:实户|末|底)"
)
"""上年结转, 上年单位资金结余, 上年转入: money that is there still, which is of this year."""


def with_end_of_year(words: str) -> str:
    """Words of a year whose end or beginning is the name of what was left then.

    >>> with_end_of_year("2023年末结转和结余"), with_end_of_year("2023年末车辆")
    ('2023年年末结转和结余', '2023年末车辆')
    """
    return _LEFT_AT_END.sub(r"\g<year>年", words)


def less_last_year(words: str, spec: ClaimSpec) -> str | None:
    """What stands behind the end of last year, or behind last year where that is a phase and nothing else
    (上年执行数为); None for other words.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> [less_last_year(words, spec) for words in ("上年末车辆", "上年执行数为", "上年车辆")]
    ['车辆', '执行数', None]
    """
    if end := _END.match(words):
        return words[end.end() :]
    found = _one_of(spec.last_year).match(words)
    rest = less_last_signs(words[found.end() :]) if found else ""
    return rest if rest and not bare(spec.without_phase(rest)[-1][1]) else None


def behind_last_year(words: str, spec: ClaimSpec) -> str:
    """What stands behind last year that is of it; "" where nothing does, or what was left of it (上年结转),
    which is of this one.

    >>> from pipeline.vocabulary import load_vocabulary
    >>> spec = load_vocabulary().claims
    >>> behind_last_year("上年财政安排的经费", spec), behind_last_year("上年结转", spec)
    ('财政安排的经费', '')
    >>> behind_last_year("上年专项资金结余", spec), behind_last_year("上年决算结余", spec)
    ('', '决算结余')
    """
    found = _one_of(spec.last_year).match(words)
    rest = words[found.end() :] if found else ""
    return "" if _LEFT_OVER.match(rest) else rest


def base_year(words: str, year: int, spec: ClaimSpec) -> int | None:
    """The year that a base speaks of: 2022年度, 上年, 前年决算, 上年…局2026年预算; None where of none."""
    last = _one_of(spec.last_year).search(words)
    stated = _YEAR.search(words)
    if stated and not (last and last.start() == 0):
        return int(stated["year"])
    if last is None and _YEAR_BEFORE_LAST.match(words):
        return year - 2
    return year - 1 if last else None


@cache
def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words))
