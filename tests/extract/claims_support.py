"""The claims that sentences come to."""

from __future__ import annotations

from pipeline.extract.claims import extract_claims
from pipeline.model.records import Claim
from tests.support import VOCABULARY, printed, understood

HEADING = "一、收支情况说明\n\n"
HOUSING = printed("""
    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计
     → 合计 → 9.00
    2210201 → 住房公积金 → 9.00
    """)
"""A table with one item."""


def claims(text: str, kind: str = "final", heading: str = HEADING, year: int = 2023) -> list[Claim]:
    found = understood(f"{heading}{text}\n", kind=kind, year=year)
    return list(extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY))


def told(found: list[Claim]) -> list[tuple[str, str, str, str]]:
    """(kind, indicator, figures, what it is compared to) of every claim."""
    return [
        (c.kind, c.indicator, " ".join(filter(None, (c.amount_text, c.percentage_text))), c.base)
        for c in found
    ]


def amounts(said: str, table: str, heading: str = "一、收支预算情况\n\n") -> list[Claim]:
    found = claims(f"{said}\n\n{table}", kind="budget", heading=heading)
    return [c for c in found if c.kind in ("amount", "change")]


def indicators(said: str) -> list[tuple[str, str, str, str]]:
    return [(c.kind, c.indicator, c.amount_text, c.base) for c in claims(said, kind="budget")]


THREE_PUBLIC = """
    财政拨款“三公”经费支出决算表

    单位：万元

    项目 → 年初预算数 → 全年预算数 → 决算数
    合计 → 48.00 → 41.00 → 33.00
    因公出国（境）费 → 0.00 → 0.00 → 0.00
    公务用车购置及运行维护费 → 36.00 → 31.00 → 26.00
    其中：公务用车购置费 → 0.00 → 0.00 → 0.00
    公务用车运行维护费 → 36.00 → 31.00 → 26.00
    公务接待费 → 12.00 → 10.00 → 7.00
    """


def told_of_three_public(said: str) -> list[Claim]:
    """The claims of a paragraph on “三公”经费, whose table has budgets of both kinds."""
    heading = "七、“三公”经费财政拨款支出决算情况说明\n\n"
    found = understood(f"{heading}{said}\n\n{printed(THREE_PUBLIC)}\n", kind="final")
    return list(extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY))
