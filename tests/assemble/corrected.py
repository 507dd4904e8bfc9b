"""A made-up budget with one misprint, built with a sidecar."""

from __future__ import annotations

from pipeline.assemble import build_disclosure
from pipeline.model.disclosure import Disclosure
from tests.support import VOCABULARY, printed

IDENTITY = """
division: "330921"
department: 岱山县水利局
fiscal_year: 2023
kind: budget
"""
TEXT = printed("""
    部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 66.40 → 41.40 → 20.00
    21303 → 水利 → 61.40 → 41.40 → 20.00
    2130301 → 行政运行 → 41.40 → 41.40 → —
    2130304 → 水利行业业务管理 → 20.00 → → 20.00

    政府性基金预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 5.00 → → 5.00
    """)
"""The total of 213 is misprinted: 66.40 for 61.40."""

MISPRINT = "{table: budget.expenditure, row: '213', column: 合计}"


def built(sidecar: str = "", text: str = TEXT) -> Disclosure:
    return build_disclosure(
        [("岱山县水利局.txt", text.encode())], (IDENTITY + sidecar).encode(), "x.yml", VOCABULARY
    )


def override(locator: str = MISPRINT, value: str = "61.40", expect: str = "66.40") -> str:
    """A sidecar with one correction."""
    return (
        f"corrections:\n- {{locator: {locator}, action: override, value: '{value}', "
        f"expect: '{expect}', reason: 印误}}\n"
    )
