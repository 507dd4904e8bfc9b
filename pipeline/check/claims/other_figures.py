"""A claim that contradicts its figures → whether others of its sentence make it true.

A percentage or a difference that two other amounts of its sentence give to the last digit is of them:
the words were misunderstood, which accuses nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import permutations

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import Interval, gives, growth, share, stated_by
from pipeline.model.records import Claim, Finding
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.text import fold
from pipeline.values.units import in_yuan

_FIGURE = re.compile(r"(?<![\d.,])(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>亿元|万元|元)")
_MOST, _MOST_OF_ALL = {0: 3, 1: 5}, 12
"""More amounts than so many give any percentage of so many decimals by chance."""
_NEAREST = 3
"""So many amounts right before a percentage may give it however many there are."""
_NEAR = 8
"""So many claims back the sentence before is looked for."""
_ALL = Decimal(100)
_EXECUTION = re.compile(r"(?:执行|完成)率[^\d，。；]{0,3}\d[\d.]*%")
_MAY_BE_ADJUSTED = (
    "（未写明是年初预算还是全年预算的执行率，不能断定）",
    " (undecided: it may be of the budget as it was adjusted)",
)
_TRIVIAL = (Decimal(0), Decimal(100))
"""Percentages that any amount gives with nothing, or with itself."""
_WHY = (
    "（同一句中另有数与之相符，所指不能断定）",
    " (undecided: it holds for other figures of the same sentence)",
)


def of_other_figures(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where it accuses what other figures of the sentence make true."""
    if not finding.outcome.fails:
        return finding
    others = _are_others(known, claim, finding) if finding.difference else _is_of_more(known, claim)
    return withdrawn(finding, _WHY) if others else finding


def of_adjusted_budget(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """A rate of execution (执行率) of 100 % at most, left undecided where more was spent than the budget that
    is stated, and one of the budget of all the year that the form prints beside: it may be of the budget as
    it was adjusted."""
    part, base = known.completed(claim), known.budget(claim)
    adjusted, rate = known.adjusted_budget(claim), parse_amount(claim.percentage_text)
    if finding.outcome.fails and part and adjusted and rate and gives(rate, share, part, adjusted):
        return withdrawn(finding, _MAY_BE_ADJUSTED)
    of_rate = _EXECUTION.search(fold(claim.sentence)) and (claim.percentage or _ALL) <= _ALL
    if not (finding.outcome.fails and of_rate and part and base and part.value > base.value):
        return finding
    return withdrawn(finding, _MAY_BE_ADJUSTED)


def _is_of_more(known: ClaimFigures, claim: Claim) -> bool:
    """Whether what grew is nothing now, where its sentence states an amount that may have grown so."""
    level, change = known.level(claim), known.stated(claim)
    if level is None or level.value or change is None or claim.direction != "increase":
        return False
    return any(figure.value > change.value for figure in _amounts_in(claim.sentence))


def _are_others(known: ClaimFigures, claim: Claim, finding: Finding) -> bool:
    figures, percentage = _amounts_near(known, claim), parse_amount(claim.percentage_text)
    if claim.kind != "change":
        figures = tuple(each for each in figures if each.value not in _changes_near(known, claim))
    if claim.kind == "share":
        others = _of_other_phases(known, claim)
        figures = tuple(each for each in figures if each.value not in others)
    if finding.unit == "%" and percentage is not None:
        if len(figures) > _MOST.get(percentage.decimals, _MOST_OF_ALL):
            figures = _before_percentage(claim)[-_NEAREST:]
        return _are_in_proportion(claim, percentage, figures)
    change = known.stated(claim)
    if claim.kind != "change" or change is None or not change.value:
        return False
    values = {figure.value for figure in figures} - {Decimal(0), change.value}
    return any(value + change.value in values for value in values)


def _changes_near(known: ClaimFigures, claim: Claim) -> set[Decimal]:
    """By how much the sentence of a claim says that something changed: that completes no budget, and is no
    part of a whole."""
    beside = (*known.around(claim, -1, _NEAR), *known.around(claim, 1, _NEAR))
    changes = (known.stated(each) for each in beside if each.kind == "change" and each.amount)
    return {change.value for change in changes if change is not None}


def _of_other_phases(known: ClaimFigures, claim: Claim) -> set[Decimal]:
    """What is stated near a share in another phase only than its part and than the whole that it names: what
    was budgeted is no whole of what was spent."""
    named = known.subject.vocabulary.claims.phase_of(claim.base)
    if named != claim.phase:
        return set()
    near = (*known.before(claim, _NEAR), *known.around(claim, 1, _NEAR))
    amounts = [each for each in near if each.kind == "amount"]
    own, other = (
        {value.value for c in amounts if (c.phase == named) is same and (value := known.stated(c))}
        for same in (True, False)
    )
    return other - own


def _amounts_near(known: ClaimFigures, claim: Claim) -> tuple[Interval, ...]:
    """The amounts of the sentence of a claim, with those of what stands before it where it has few."""
    own = _amounts_in(claim.sentence)
    if len(own) > 1:
        return tuple(dict.fromkeys(own))
    others = (each.sentence for each in known.before(claim, _NEAR))
    before = next((each for each in others if each != claim.sentence), "")
    figures = tuple(dict.fromkeys((*_amounts_in(before), *own)))
    return figures if len(figures) <= _MOST_OF_ALL else tuple(dict.fromkeys(own))


def _are_in_proportion(
    claim: Claim, percentage: PrintedNumber, figures: Sequence[Interval]
) -> bool:
    """Whether two figures give a percentage; one of nothing, or of all, by the figure right before it."""
    if abs(percentage.value) in _TRIVIAL:
        nearest = _before_percentage(claim)[-1:]
        return percentage.value == 0 and any(figure.value == 0 for figure in nearest)
    signed = -1 if claim.direction == "decrease" else 1
    for one, other in permutations(figures, 2):
        if claim.kind == "change":
            change = Interval(signed * other.value, other.half)
            made = one.value > change.value and gives(percentage, growth, one, change)
        else:
            fits = claim.kind == "completion" or one.value <= other.value
            made = fits and gives(percentage, share, one, other)
        if made:
            return True
    return False


def _before_percentage(claim: Claim) -> tuple[Interval, ...]:
    """The amounts of its sentence before the percentage of a claim."""
    before, found, _ = fold(claim.sentence).partition(f"{claim.percentage_text}%")
    return _amounts_in(before) if found else ()


@lru_cache(maxsize=4096)
def _amounts_in(sentence: str) -> tuple[Interval, ...]:
    """The amounts of money that a sentence prints, in yuan."""
    return tuple(_read(fold(sentence)))


def _read(text: str) -> Iterator[Interval]:
    for found in _FIGURE.finditer(text):
        unit = in_yuan(Decimal(1), found["unit"])
        stated = stated_by(found["number"], unit) if unit is not None else None
        if stated is not None:
            yield stated
