"""A claim that contradicts what it is bound to → what else of its sentence it may speak of.

…甲 5 万元，比上年增加 2 万元，增长 25% may speak of 甲, or of the whole that 甲 is a part of; 甲 5 万元，
人员经费 3 万元，公用经费 2 万元 of the parts of 甲. Where the figures make it true of another, it is bound
wrongly, which is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.nameless import is_named
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import sum_of
from pipeline.model.frozen import replaced
from pipeline.model.records import Claim, Finding, Outcome

_ALL, _MOST = 100, 16
_OF_ANOTHER = (
    "（与同句各数合成“{name}”，似为其一部分，不能断定）",
    " (undecided: with others of its sentence it makes up {name})",
)
_OF_ANOTHER_ITEM = (
    "（同句前列“{name}”，似为其中之数，不能断定）",
    " (undecided: it may be of {name}, which stands before it)",
)
_OF_MORE = (
    "（或为同句“{name}”的增减，不能断定）",
    " (undecided: it may be that of {name}, which stands before it)",
)
_WHY = (
    "（按同一句中的“{name}”计算相符，所指不能断定）",
    " (undecided: it holds for {name} of the same sentence)",
)


def of_other_subjects(known: ClaimFigures, claim: Claim) -> Iterator[Claim]:
    """The change as if it were of each other amount that its sentence states before it."""
    if not (claim.amount or claim.percentage):
        return
    for other in _amounts_before(known, claim):
        yield replaced(
            claim,
            claim_no=other.claim_no + 1,
            indicator=other.indicator,
            code=other.code,
            fund=other.fund,
            bound_table=other.bound_table,
            bound_row_no=other.bound_row_no,
            bound_column_no=other.bound_column_no,
        )


def _amounts_before(known: ClaimFigures, claim: Claim) -> Iterator[Claim]:
    """The other amounts of its period that the sentence of a change states before it; where that states
    none (与上年 60 万元相比，增加 5 万元) and does not name what changed, those before that sentence too."""
    own = claim.indicator, claim.code, claim.fund
    beside = [*known.around(claim, -1, _MOST)]
    stands_alone = not any(_is_of_now(claim, other) for other in beside) and not is_named(claim)
    for other in known.before(claim, _MOST) if stands_alone else beside:
        of_another = (other.indicator, other.code, other.fund) != own
        if _is_of_now(claim, other) and of_another:
            yield other


def _is_of_now(claim: Claim, other: Claim) -> bool:
    """Whether another claim states an amount of the year and the phase of a change."""
    of_now = (other.period, other.phase) == (claim.period, claim.phase)
    return other.kind == "amount" and of_now


def holds(known: ClaimFigures, claim: Claim, findings: Sequence[Finding]) -> bool:
    """Whether a change was compared, and nothing of it failed; or is all that there is, of which
    100 % is said where there was nothing."""
    level, change = known.level(claim), known.stated(claim)
    if level and change and level.value == change.value and claim.percentage == _ALL:
        return claim.direction == "increase"
    outcomes = [finding.outcome for finding in findings]
    return Outcome.FAIL not in outcomes and any(outcome.holds for outcome in outcomes)


def bound_wrongly(findings: Sequence[Finding], other: Claim) -> list[Finding]:
    """The findings of a change that holds for another subject: none of them accuses."""
    why = (_WHY[0].format(name=other.indicator), _WHY[1].format(name=other.indicator))
    return [withdrawn(f, why) if f.outcome.fails else f for f in findings]


def of_more_before(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """An increase by more than there is, left undecided where its sentence states an amount before it that
    may have grown so: 收入总计 220 万元，其中上年结转 26 万元，比上年增加 56 万元."""
    level, change = known.level(claim), known.stated(claim)
    is_more = level is not None and change is not None and change.value > level.value
    if claim.kind != "change" or claim.direction != "increase" or not is_more or is_named(claim):
        return finding
    assert change is not None
    for other in _amounts_before(known, claim):
        stated = known.stated(other)
        if stated is not None and stated.value >= change.value:
            why = (_OF_MORE[0].format(name=other.indicator), _OF_MORE[1])
            return withdrawn(finding, (why[0], why[1].format(name=other.indicator)))
    return finding


def of_whole_before(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """An amount that contradicts its cell, left undecided where it is one of those that make up another
    amount right before them, though no words open a list of its parts."""
    behind = [claim, *_amounts(known.around(claim, 1, _MOST))]
    between = list[Claim]()
    for whole in _amounts(known.around(claim, -1, _MOST)):
        parts = [*reversed(between), *behind]
        if _is_unopened(known, whole, claim) and _make_up(known, whole, parts, len(between) + 1):
            why = (_OF_ANOTHER[0].format(name=whole.indicator), _OF_ANOTHER[1])
            return withdrawn(finding, (why[0], why[1].format(name=whole.indicator)))
        between.append(whole)
    return finding


def of_item_before(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """A figure of a kind of spending (人员经费), left undecided where an item of a classification stands
    before it in its sentence: it may be the part of that, though no words say so."""
    if claim.code not in known.subject.vocabulary.claims.divisions:
        return finding
    for item in _items_before(known, claim):
        if item.code[:1].isdigit():
            why = (_OF_ANOTHER_ITEM[0].format(name=item.indicator), _OF_ANOTHER_ITEM[1])
            return withdrawn(finding, (why[0], why[1].format(name=item.indicator)))
    return finding


def _items_before(known: ClaimFigures, claim: Claim) -> Iterator[Claim]:
    """The amounts that its sentence states before a claim; then those before a ；, as far as they are of
    kinds of spending too, and the first that is not."""
    divisions = known.subject.vocabulary.claims.divisions
    for other in _amounts(known.before(claim, _MOST)):
        within = other.sentence == claim.sentence
        if not within and not other.sentence.endswith(("；", ";")):
            return
        yield other
        if not within and other.code not in divisions:
            return


def _amounts(claims: Iterator[Claim]) -> Iterator[Claim]:
    return (claim for claim in claims if claim.kind == "amount")


def _is_unopened(known: ClaimFigures, whole: Claim, part: Claim) -> bool:
    """Whether no words between two amounts of a sentence open a list of parts."""
    _, _, behind = whole.sentence.partition(whole.amount_text)
    between, found, _ = behind.partition(part.amount_text)
    opening = known.subject.vocabulary.claims.opening_parts
    return bool(found) and not any(words in between for words in opening)


def _make_up(known: ClaimFigures, whole: Claim, parts: Sequence[Claim], fewest: int) -> bool:
    """Whether some first of the amounts, two or more and so many at least, add up to another."""
    wanted, stated = known.stated(whole), [known.stated(part) for part in parts]
    if wanted is None or not wanted.value:
        return False
    for number in range(max(2, fewest), len(stated) + 1):
        summed = sum_of(each for each in stated[:number] if each is not None)
        if summed.may_be(wanted):
            return True
    return False
