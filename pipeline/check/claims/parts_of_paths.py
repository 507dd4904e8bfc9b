"""Amounts behind a path of a classification → left undecided where the words between tell of less than that.

水利（款）项目支出 450 万元, 行政运行（项）中人员工资 420 万元, 防汛（项）2022 年预算 180 万元，2023 年预算
150 万元: the row of the path states all of it, this year.
"""

from __future__ import annotations

import re

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.model.records import Claim, Finding
from pipeline.values.text import fold

_PATH = re.compile("[(][类款项][)]")
_MARKS = re.compile("[,;:。]")
_PART = re.compile("(?:基本|项目)支出|^中|其中|用于|工资|福利|人员|公用|经费|补助|商品和服务")
_LAST = re.compile("上年|去年|上一年")
_YEAR = re.compile(r"20\d{2}(?=年)")
_WHY = (
    "（文中所述为该科目的一部分或另一年度的数，未能判断）",
    " (undecided: the text states a part of it, or another year)",
)


def of_part_of_path(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, withdrawn where a part or another year is named between the path and the amount."""
    if not claim.amount_text or not _PATH.search(fold(claim.indicator)):
        return finding
    before, found, _ = fold(claim.sentence).partition(fold(claim.amount_text))
    *_, between = _PATH.split(before)
    if not found or between == before:
        return finding  # the path stands in another sentence
    last = _MARKS.split(between)[-1]
    years = {year for year in _YEAR.findall(last) if year != str(claim.period)}
    is_less = _PART.search(last) or _LAST.search(last) or years
    return withdrawn(finding, _WHY) if is_less else finding
