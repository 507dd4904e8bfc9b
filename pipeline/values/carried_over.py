"""A table's title → whether its amounts count what was carried over from the year before."""

from __future__ import annotations

import re

from pipeline.values.text import bare

_WITHOUT_CARRY_OVER = re.compile("不含(?:上年|上年度|以前年度)?(?:财政拨款)?(?:结转|结余)")
_WITH_CARRY_OVER = re.compile("(?<!不)含(?:上年|上年度|以前年度)?(?:财政拨款)?(?:结转|结余)")


def carried_over(title: str) -> str:
    """Whether a table's title says that it counts what was carried over: with, without or "".

    >>> carried_over("基本支出明细表（不含上年结转）"), carried_over("收支总表（含上年结转）")
    ('without', 'with')
    >>> carried_over("部门预算收支总表")
    ''
    """
    text = bare(title)
    if _WITHOUT_CARRY_OVER.search(text):
        return "without"
    return "with" if _WITH_CARRY_OVER.search(text) else ""
