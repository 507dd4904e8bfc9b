"""Rates of completion of an opening budget that was nothing → Findings.

Met: 年初预算为0万元，支出决算为20万元，完成年初预算的100%. What is 0 % of it, or of a budget that was
adjusted, is left alone.
"""

from __future__ import annotations

import re

from pipeline.check.claims.findings import said
from pipeline.check.comparison import remark
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.records import Claim, Finding, Outcome, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.text import fold

_CHECK = "claim.completion_recomputed"
_OPENING = "年初预算"
_NOTHING = re.compile(r"年初预算(?:数|安排)?(?:为|是)?(?:0(?:\.0+)?|零)(?:万?元)?,")


def of_nothing(subject: Subject, claim: Claim, part: Interval) -> Finding | None:
    """That a rate cannot be: something was spent, and the sentence itself says that nothing was budgeted."""
    rate = parse_amount(claim.percentage_text)
    if claim.kind != "completion" or rate is None or not rate.value or part.low <= 0:
        return None
    if _OPENING not in claim.base or not _NOTHING.search(fold(claim.sentence)):
        return None
    why = (
        f"{said(claim)}：年初预算为 0，完成率无从计算",
        "a rate of completion of a budget that was nothing",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, why, at=claim)
