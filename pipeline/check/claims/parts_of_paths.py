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
_WHOLE = re.compile(
    "财政拨款|一般公共预算|政府性基金|国有资本经营|部门|单位|[年月日度初]|[预决]算|支出|收入|安排|执行|实际|完成|科目|"
    "资金|金额|总[数额计]|合计|共计?|[数为是的达约到了款拟列支计]|本年|当年|全年|我[局县市委办]|[(]|[)]"
)
"""Words between a path and its amount that leave the amount what it is."""
_YEAR = re.compile(r"20\d{2}(?=年)")
_WHY = (
    "（文中所述为该科目的一部分或另一年度的数，未能判断）",
    " (undecided: the text states a part of it, or another year)",
)


def of_part_of_path(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, withdrawn where more than the budget of the year stands between path and amount."""
    if not claim.amount_text or not _PATH.search(fold(claim.indicator)):
        return finding
    before, found, _ = fold(claim.sentence).partition(fold(claim.amount_text))
    *_, between = _PATH.split(before)
    if not found or between == before:
        return finding  # the path stands in another sentence
    last = _MARKS.split(between)[-1]
    years = {year for year in _YEAR.findall(last) if year != str(claim.period)}
    is_less = years or re.search("[\u4e00-\u9fff]", _WHOLE.sub("", last))
    return withdrawn(finding, _WHY) if is_less else finding
