"""What sentences and tables of a disclosure come to in checks of claims."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.check.claims.claims import check_claims
from pipeline.check.subject import Subject
from pipeline.extract.claims import extract_claims
from pipeline.model.records import Finding, Outcome
from tests.support import VOCABULARY, printed, understood

EXPENDITURE = """
        支出决算表

        单位：{unit}

        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
        213 → 农林水支出 → {total} → {basic} → {project}
        21303 → 水利 → {total} → {basic} → {project}
         → 合计 → {total} → {basic} → {project}

        """
THREE_PUBLIC = """
        财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 预算数 → 决算数
        合计 → 3.00 → 1.00
        因公出国（境）费 →  →
        公务接待费 → 3.00 → 1.00

        """

BY_ITEM = printed("""
    部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 95.00 → 60.00 → 35.00
    21303 → 水利 → 95.00 → 60.00 → 35.00
    2130301 → 行政运行 → 60.00 → 60.00 → 0.00
    2130314 → 防汛 → 35.00 → 0.00 → 35.00
     → 合计 → 95.00 → 60.00 → 35.00

    """)
"""All expenditure of a body by the items of one class."""


def table(total: str = "80.00", unit: str = "万元") -> str:
    return printed(EXPENDITURE.format(total=total, basic="60.00", project="20.00", unit=unit))


def findings(text: str, tables: str = "", kind: str = "final") -> list[Finding]:
    found = understood(f"{tables}\n一、情况说明\n\n{text}\n", kind=kind)
    claims = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    subject = Subject(
        found.identity, (found.document,), found.tables, found.amounts, VOCABULARY, claims
    )
    return list(check_claims(subject))


def of(check: str, found: list[Finding]) -> Finding:
    (one,) = [finding for finding in found if finding.check == f"claim.{check}"]
    return one


def outcomes(check: str, found: list[Finding]) -> list[Outcome]:
    return [finding.outcome for finding in found if finding.check == f"claim.{check}"]


CENTS = st.integers(min_value=1, max_value=10_000_000)
