"""The figures that claims state themselves, and those that sentences state before and behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.check.claims.values import stated_by
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.records import Claim


@dataclass
class StatedFigures:
    """Looks up what the claims of one disclosure state."""

    subject: Subject
    _by_no: dict[int, Claim] = field(init=False)
    _stated: dict[int, Interval | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_no = {claim.claim_no: claim for claim in self.subject.claims}

    def stated(self, claim: Claim) -> Interval | None:
        """The amount or the change that a claim prints; 0 where it says that there is none."""
        number = claim.claim_no
        if self._by_no.get(number) is not claim:
            return stated_by(claim)
        if number not in self._stated:
            self._stated[number] = stated_by(claim)
        return self._stated[number]

    def signed(self, claim: Claim) -> Interval:
        """By how much it changed, a decrease as less than nothing, 0 where it is unchanged."""
        stated = self.stated(claim)
        if stated is None or claim.direction == "unchanged":
            return Interval(Decimal(0), Decimal(0))
        down = claim.direction == "decrease"
        return Interval(-stated.value if down else stated.value, stated.half)

    def states_base(self, claim: Claim) -> bool:
        """Whether the sentence of a claim states what it is compared to."""
        base = self._by_no.get(claim.base_claim_no or 0)
        return base is not None and base.sentence == claim.sentence

    def of_the_same_whole(self, claim: Claim) -> list[Claim]:
        """The other shares of the whole that a share is of."""
        return [
            other
            for other in self.subject.claims
            if other.kind == "share"
            and other.base_claim_no == claim.base_claim_no
            and other is not claim
        ]

    def _said_before(self, claim: Claim) -> Interval | None:
        """公务接待费3万元，上年2万元，增加1万元: the figure of the other year right before the change (or
        before the ； in front of it), or before that of its own year: 上年2万元，今年3万元，增加1万元. What
        was budgeted is not what was spent."""
        phase = self.subject.vocabulary.claims.phase_of_base(claim.base)
        for back in (1, 2):
            other = self._by_no.get(claim.claim_no - back)
            if other is None or other.kind != "amount" or not _goes_on(other, claim):
                return None
            of_one = (other.indicator, other.code, other.fund)
            if of_one != (claim.indicator, claim.code, claim.fund):
                return None
            if other.period == claim.base_period and phase in ("", other.phase)[back - 1 :]:
                return self.stated(other)
            if other.period != claim.period:
                return None
        return None

    def budget_beside(self, claim: Claim) -> Interval | None:
        """公务接待费3万元，比预算4万元减少1万元: the budget right before the change, where it is money."""
        other = self._amount_before(claim)
        if other is None:
            return None
        same = (other.indicator, other.code, other.period) == (
            claim.indicator, claim.code, claim.base_period,
        )  # fmt: skip
        of_budget = claim.period == claim.base_period and other.phase in ("approved", "adjusted")
        return self.stated(other) if same and of_budget and claim.phase == "executed" else None

    def level_beside(self, claim: Claim) -> Interval | None:
        """How much it is now, as stated right before the change in its own sentence."""
        other = self._amount_before(claim)
        if other is None:
            return None
        of_one = (other.indicator, other.fund, other.period, other.phase) == (
            claim.indicator, claim.fund, claim.period, claim.phase,
        )  # fmt: skip
        return self.stated(other) if of_one else None

    def _amount_before(self, claim: Claim) -> Claim | None:
        """The amount that the sentence of a change states right before it."""
        other = self._by_no.get(claim.claim_no - 1)
        if other is None or other.kind != "amount" or other.sentence != claim.sentence:
            return None
        return other

    def around(self, claim: Claim, step: int, most: int) -> Iterator[Claim]:
        """The claims that the sentence of a claim makes before it (step -1) or behind it (step 1), the
        nearest first, so many at most."""
        for away in range(1, most + 1):
            other = self._by_no.get(claim.claim_no + step * away)
            if other is None or (other.sentence, other.section) != (claim.sentence, claim.section):
                return
            yield other

    def before(self, claim: Claim, most: int) -> Iterator[Claim]:
        """The claims of its section before a claim, the nearest first, so many at most."""
        for number in range(claim.claim_no - 1, max(0, claim.claim_no - 1 - most), -1):
            other = self._by_no[number]
            if (other.entity, other.section) != (claim.entity, claim.section):
                return
            yield other

    def contrary(self, claim: Claim) -> Claim | None:
        """The other half of 减少 4 万元，增长 5%, None for a claim that does not contradict itself."""
        other = self._by_no.get(claim.claim_no - 1)
        if other is None or other.kind != "change" or claim.amount is not None:
            return None
        same = (other.sentence, other.indicator, other.base) == (
            claim.sentence, claim.indicator, claim.base,
        )  # fmt: skip
        opposed = {other.direction, claim.direction} == {"increase", "decrease"}
        return other if same and opposed else None


def _goes_on(first: Claim, second: Claim) -> bool:
    """Whether a claim stands in the sentence of one before it, or in what goes on behind its ；."""
    if first.sentence == second.sentence:
        return True
    return first.section == second.section and first.sentence.rstrip().endswith(("；", ";"))
