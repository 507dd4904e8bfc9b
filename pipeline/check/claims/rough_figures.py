"""Figures that the text itself calls rough, or a limit → left undecided where they may be so.

约 60 万元, 60 万元左右 may be what a table gives as 60.38; 逾 60 万元 is at least that, 近 60 万元 no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.model.records import Claim, Finding
from pipeline.values.text import fold

_WITHIN = Decimal("0.1")
"""What is off by more than this part of itself is no rough figure of another."""
_WHY = (
    "（文中所述为约数，未能判断）",
    " (undecided: the text gives a rough figure)",
)


def of_rough_figure(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, withdrawn where its figure is said to be rough and is not far off, or is said to be more
    or less than it is and may be."""
    printed, expected = finding.printed, finding.expected
    if printed is None or expected is None or not claim.amount_text:
        return finding
    rough = known.subject.vocabulary.claims.rough
    for before, behind in _around(claim):
        near = abs(printed - expected) <= _WITHIN * abs(printed)
        about = before.endswith(rough.about) or behind.startswith(rough.about_behind)
        most = before.endswith(rough.at_most) and expected <= printed
        least = before.endswith(rough.at_least) or behind.startswith(rough.at_least_behind)
        if (about and near) or most or (least and expected >= printed):
            return withdrawn(finding, _WHY)
    return finding


def _around(claim: Claim) -> Iterator[tuple[str, str]]:
    """The words before and behind the figure, wherever its sentence prints it."""
    text, figure = fold(claim.sentence), fold(claim.amount_text)
    at = text.find(figure)
    while at >= 0:
        yield text[:at], text[at + len(figure) :].removeprefix(fold(claim.unit))
        at = text.find(figure, at + 1)
