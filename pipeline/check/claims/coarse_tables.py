"""A figure against a table whose amounts all end in zeros → left undecided where it rounds to the table's.

7.17 万元 against 7.20 of a table that has no amount but in tenths of 万元 is the same amount.
"""

from __future__ import annotations

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.sums.coarser import finer_than_known
from pipeline.model.records import Claim, Finding

_WHY = (
    "（该表各数末尾均为 0，似已取整，不能断定）",
    " (undecided: all amounts of the table end in zeros, they seem to have been rounded)",
)


def of_coarse_table(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where the amount is that of its cell to the last digit that any amount of
    the table has."""
    stated, there = known.stated(claim), known.bound(claim)
    if claim.kind != "amount" or stated is None or there is None:
        return finding
    rounded = there.half * finer_than_known(known.subject, claim.bound_table)
    finer = stated.half if stated.half < rounded else 0  # else both are rounded to one digit
    is_same = abs(stated.value - there.value) <= rounded + finer
    return withdrawn(finding, _WHY) if rounded > there.half and is_same else finding
