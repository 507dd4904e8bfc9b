"""Tables of a budget whose sums are checked."""

from __future__ import annotations

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

PASS, FAIL, ROUNDING, NOT_EVALUATED = (
    Outcome.PASS,
    Outcome.FAIL,
    Outcome.ROUNDING,
    Outcome.NOT_EVALUATED,
)


def budget(text: str) -> Understood:
    return understood(printed(text))


EXPENDITURE = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → {total}
        213 → 农林水支出 → {first}
        21303 → 水利 → 61.40 → 41.40 → 20.00
        2130301 → 行政运行 → 41.40 → 41.40 →
        2130305 → 水利工程建设 → 20.00 → → 20.00
        """
GOOD = "61.40 → 41.40 → 20.00"
