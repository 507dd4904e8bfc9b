"""A small made-up disclosure, prose and tables, for the checks of the one against the other."""

from __future__ import annotations

from pipeline.model.records import Finding, Outcome
from tests.support import Understood, printed, understood

GENERAL = printed("""
    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 人员经费支出 → 公用经费支出 → 项目支出
    205 → 教育支出 → 8.00 →  → 2.00 → 6.00
    20508 → 进修及培训 → 8.00 →  → 2.00 → 6.00
    2050803 → 培训支出 → 8.00 →  → 2.00 → 6.00
    213 → 农林水支出 → 172.00 → 60.00 → 12.00 → 100.00
    21303 → 水利 → 172.00 → 60.00 → 12.00 → 100.00
    2130301 → 行政运行 → 72.00 → 60.00 → 12.00 →
    2130305 → 水利工程建设 → 70.00 →  →  → 70.00
    2130314 → 防汛 → 30.00 →  →  → 30.00
    221 → 住房保障支出 → 9.00 → 9.00 →  →
    22102 → 住房改革支出 → 9.00 → 9.00 →  →
    2210201 → 住房公积金 → 9.00 → 9.00 →  →
     → 合计 → 189.00 → 69.00 → 14.00 → 106.00

    """)

BASIC = printed("""
    一般公共预算基本支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
    301 → 工资福利支出 → 69.00 → 69.00 →
    30101 → 基本工资 → 40.00 → 40.00 →
    30103 → 奖金 → 20.00 → 20.00 →
    30113 → 住房公积金 → 9.00 → 9.00 →
    302 → 商品和服务支出 → 14.00 →  → 14.00
    30201 → 办公费 → 8.00 →  → 8.00
    30202 → 印刷费 →  →  →
    30207 → 邮电费 → 1.00 →  → 1.00
    30211 → 差旅费 → 3.00 →  → 3.00
    30216 → 培训费 → 2.00 →  → 2.00
     → 合计 → 83.00 → 69.00 → 14.00

    """)


def disclosed(prose: str, tables: str = GENERAL, kind: str = "budget") -> Understood:
    """What the stages make of tables with a piece of prose behind them."""
    return understood(f"{tables}\n一、情况说明\n\n{prose}\n", kind=kind)


def failed(found: Understood, check: str) -> list[Finding]:
    return found.of(check, Outcome.FAIL)


def passed(found: Understood, check: str) -> bool:
    """Whether all is well with a check that was made."""
    return set(found.outcomes(check)) == {Outcome.PASS}
