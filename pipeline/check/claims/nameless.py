"""A figure that its own words name nothing of → whether it may be another's than its subject's.

…（类）支出 50 万元，占 40%，为 20 万元: a second amount for what has one, with no words of its own, is of
something that the sentence names in a way that is not understood. It accuses nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.model.records import Claim, Finding
from pipeline.values.text import bare, fold

_VERB = 4
"""So many signs at most are a verb of change, and what it compares: 同比增长."""
_FURTHEST = 40
"""So many claims back an amount of the same subject is looked for."""
_FIGURE = re.compile(r"\d[\d,，.]*(?:亿元|万元|元|%)")
_WHY = (
    "（句中未写明此数属何项，前已另列“{name}”之数，不能断定）",
    " (undecided: nothing names this figure, and {name} has another one before)",
)


def of_what_is_not_named(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where it accuses a figure of which nothing says what it is."""
    if not finding.outcome.fails or not is_another(known, claim):
        return finding
    name = claim.indicator
    return withdrawn(finding, (_WHY[0].format(name=name), _WHY[1].format(name=name)))


def is_another(known: ClaimFigures, claim: Claim) -> bool:
    """Whether no words in front of an amount or a change name its subject, which has another before it;
    a change is of what the amount right before it is of."""
    if claim.kind not in ("amount", "change") or is_named(claim) or _is_second_half(known, claim):
        return False
    level = next((each for each in _alike(known, claim) if each.kind == "amount"), None)
    if claim.kind == "change" and level is not None:
        if is_another(known, level):
            return True
        if level.sentence == claim.sentence:
            return False
    stated = known.stated(claim)
    return any(
        other.kind == claim.kind and other.base == claim.base and known.stated(other) != stated
        for other in _alike(known, claim)
    )


def _is_second_half(known: ClaimFigures, claim: Claim) -> bool:
    """Whether a rate stands right behind the change that it contradicts: 减少 4 万元，增长 5%."""
    if known.contrary(claim) is None:
        return False
    return any(len(bare(words)) <= _VERB for words in _words_before(claim))


def _alike(known: ClaimFigures, claim: Claim) -> Iterator[Claim]:
    """The amounts, for a change the changes too, of the same subject before a claim, the nearest first."""
    subject = _subject(claim)
    for other in known.before(claim, _FURTHEST):
        if other.kind in ("amount", claim.kind) and _subject(other) == subject:
            yield other


def is_named(claim: Claim) -> bool:
    """Whether the name of what a figure is of stands between the figure before it and itself."""
    name = bare(claim.indicator)
    return any(name in bare(words) for words in _words_before(claim))


def _words_before(claim: Claim) -> Iterator[str]:
    """The words in front of a figure, back to the one before it, wherever the sentence has it."""
    text = fold(claim.sentence)
    printed = fold(
        f"{claim.amount_text}{claim.unit}" if claim.amount_text else claim.percentage_text
    )
    at = text.find(printed)
    while at >= 0:
        if not (at and (text[at - 1].isdecimal() or text[at - 1] in ".,")):
            ends = _figure_ends(text)
            before = bisect_right(ends, at)
            yield text[ends[before - 1] if before else 0 : at]
        at = text.find(printed, at + 1)


@lru_cache(maxsize=256)
def _figure_ends(text: str) -> tuple[int, ...]:
    """Where the figures of a sentence end, which each of its claims asks for."""
    return tuple(figure.end() for figure in _FIGURE.finditer(text))


def _subject(claim: Claim) -> tuple[object, ...]:
    """What an amount is of."""
    return claim.indicator, claim.code, claim.fund, claim.period, claim.phase
