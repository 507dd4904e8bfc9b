"""A sentence that says what it compares with, and not what: whether the heading above it is what it is of.

与上年 35 万元相比，减少 3 万元 below （一）公务接待费 may be of that, or of something else. Where one of its
figures is what a table has for the heading's item, or leads to that, it is proven; else it accuses nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import Interval
from pipeline.model.records import Claim, Finding
from pipeline.values.text import bare

_MOST = 8
"""So many figures at most stand before or behind one in such a sentence."""
_FURTHEST = 40
"""So many claims back another of the same is looked for."""
_WHY = (
    "（句中未写明此数属何项，各数均与标题所列“{name}”不合，不能断定）",
    " (undecided: the sentence names nothing, and no figure of it is that of {name} in the heading)",
)


def of_heading_alone(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where the heading alone says what its figures are of, and none is it."""
    if not finding.outcome.fails or claim.kind not in ("amount", "change"):
        return finding
    beside = _beside(known, claim)
    amounts = [each for each in beside if each.kind == "amount"]
    if not (amounts and _is_headed(claim)) or _states_how_much(known, claim, amounts):
        return finding
    if _is_proven(known, amounts, beside):
        return finding
    name = claim.indicator
    return withdrawn(finding, (_WHY[0].format(name=name), _WHY[1].format(name=name)))


def _beside(known: ClaimFigures, claim: Claim) -> Sequence[Claim]:
    """The claims of its sentence that are of the same, itself among them."""
    around = (*known.around(claim, -1, _MOST), claim, *known.around(claim, 1, _MOST))
    return [each for each in around if each.indicator == claim.indicator]


def _is_headed(claim: Claim) -> bool:
    """Whether the heading names what the sentence does not, which opens with what it compares with."""
    name = bare(claim.indicator)
    heading = claim.section.rpartition("/")[2]
    return bool(name) and name in bare(heading) and name not in bare(claim.sentence)


def _states_how_much(known: ClaimFigures, claim: Claim, amounts: Sequence[Claim]) -> bool:
    """Whether the sentence, or one before it below the heading, says how much there is of it."""
    own = known.subject.identity.fiscal_year
    before = (each for each in known.before(claim, _FURTHEST) if each.kind == "amount")
    of_it = (each for each in before if each.indicator == claim.indicator)
    return any(each.period == own for each in (*amounts, *of_it))


def _is_proven(known: ClaimFigures, amounts: Sequence[Claim], beside: Sequence[Claim]) -> bool:
    """Whether an amount is that of its cell, or a change leads from what was to what is."""
    if any(_is_as_bound(known, each) for each in amounts):
        return True
    before = [*map(known.bound, amounts), *map(known.stated, amounts)]
    changes = [each for each in beside if each.kind == "change"]
    return any(_leads(known, change, was) for change in changes for was in before if was)


def _is_as_bound(known: ClaimFigures, claim: Claim) -> bool:
    stated, there = known.stated(claim), known.bound(claim)
    return stated is not None and there is not None and stated.may_be(there)


def _leads(known: ClaimFigures, change: Claim, was: Interval) -> bool:
    """Whether what there was and the change make up what the table says that there is."""
    now, by = known.bound(change), known.stated(change)
    if now is None or by is None:
        return False
    grew = Interval(abs(now.value - was.value), now.half + was.half)
    return by.may_be(grew)
