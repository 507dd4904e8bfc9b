"""Money that is said to be taken back → left undecided where the table has as much below nothing.

收回以前年度支出 3 万元，冲减当年支出 is the -3.00 of its row. A sign before an amount of the prose may be a
dash.
"""

from __future__ import annotations

import re

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.model.records import Claim, Finding
from pipeline.values.text import fold

_DASH = (
    "（两数仅差正负号，文中的“-”或为连接号，不能断定）",
    " (undecided: but for the sign, which may be a dash, they are the same)",
)
_BELOW = re.compile(r"(?<![\d.A-Za-z])[-－−]\d[\d,.]*(?:万|亿)?元")
_STATED = (
    "（同一句中有负数，上年数可以为负，不能断定）",
    " (undecided: the sentence has an amount below nothing, and so may the year before)",
)
_WHY = (
    "（文中所述似为收回或冲减的数，表中以负数列示，不能断定）",
    " (undecided: it seems to be what was taken back, which the table has below nothing)",
)


def of_given_back(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, withdrawn where its sentence speaks of money given back and the table states as much with
    the other sign, or where only the sign in the prose is what differs."""
    stated, there = known.stated(claim), known.bound(claim)
    if claim.kind != "amount" or stated is None or there is None:
        return finding
    if abs(stated.value + there.value) > stated.half + there.half:
        return finding
    if stated.value < 0:
        return withdrawn(finding, _DASH)
    spoken = fold(claim.sentence)
    is_told = any(word in spoken for word in known.subject.vocabulary.claims.given_back)
    return withdrawn(finding, _WHY) if is_told else finding


def of_below_nothing(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """An increase by more than there is, left undecided where its sentence states what is below nothing:
    结余 4 万元，比年初增加 10 万元（年初为 -6 万元）."""
    is_of_more = finding.outcome.fails and finding.difference is None
    is_stated = is_of_more and _BELOW.search(claim.sentence) is not None
    return withdrawn(finding, _STATED) if is_stated else finding
