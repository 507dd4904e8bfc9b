"""By how much a whole changed against by how much all its parts did, wherever they are told → Findings.

基本支出 812 万元，增加 46 万元；人员经费 690 万元，增加 46 万元；机关运行经费 122 万元，增加 2 万元: 48 in
all. What proves that they are of one money is that the parts now make up the whole now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.check.claims.changes import check_change, check_unchanged
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import compared, said
from pipeline.check.claims.gate import sure
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import Interval, sum_of
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Claim, Finding, Severity

_CHECK = "prose.parts_make_whole"
_TOLD = (
    "（其中一项的增减与其两年的数不符，已另行说明）",
    " (undecided: one of these changes contradicts its own figures, which is told by itself)",
)
_ABOUT = (
    "（持平或为约数）",
    " (undecided: what is called unchanged may have changed by so little)",
)
_Key = tuple[object, ...]


def check_part_changes(subject: Subject) -> Iterator[Finding]:
    """Every whole whose change, and that of each of its parts against the same year, the text tells."""
    figures = ClaimFigures.of(subject)
    by_item = _by_item(subject)
    made_of = {each.id: each.made_of for each in subject.vocabulary.claims.indicators}
    directions = _directions(subject)
    for (code, *of), wholes in by_item.items():
        if not (items_of := made_of.get(str(code))):
            continue
        chosen = [
            _one([c for item in items for c in by_item.get((item, *of), ())], figures)
            for items in items_of
        ]
        parts = [part for part in chosen if part is not None]
        if len(parts) < len(chosen) or any(len(directions[_of(part)]) > 1 for part in parts):
            continue
        for whole in wholes:
            if _is_apart(whole, parts) and len(directions[_of(whole)]) == 1:
                yield from _held(subject, figures, whole, parts)


def _by_item(subject: Subject) -> Mapping[_Key, Sequence[Claim]]:
    """The changes in money, and what is unchanged, by item and by what they are held against."""
    spec = subject.vocabulary.claims
    spent = any(spec.phase_of_base(claim.base) == "executed" for claim in subject.claims)
    found = defaultdict[_Key, list[Claim]](list)
    for claim in subject.claims:
        is_told = claim.direction == "unchanged" or claim.amount is not None
        if claim.kind == "change" and is_told and claim.base_period not in (None, claim.period):
            phase = spec.phase_of_base(claim.base)
            # 上年 is last year's account in an account, last year's budget where nothing is held against what
            # was spent
            is_plain = claim.phase == "executed" or not spent
            against = phase or (claim.phase if is_plain else "")
            found[
                claim.code, claim.entity, claim.period, claim.phase, claim.base_period, against
            ].append(claim)
    return found


def _one(claims: Sequence[Claim], figures: ClaimFigures) -> Claim | None:
    """The change of a part; None where the text tells of several."""
    told = {figures.signed(claim).value for claim in claims}
    return claims[0] if len(told) == 1 else None


def _directions(subject: Subject) -> Mapping[_Key, set[str]]:
    """Where each sentence says of a change that it rose, fell or did neither: one said to have done two of
    these is told by itself."""
    said = defaultdict[_Key, set[str]](set)
    for claim in subject.claims:
        if claim.kind == "change":
            said[_of(claim)].add(claim.direction)
    return said


def _of(claim: Claim) -> _Key:
    return claim.sentence, claim.section, claim.code, claim.base_period


def _is_apart(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether they do not all stand in one sentence: the checks of the prose tell of those."""
    return any(part.sentence != whole.sentence for part in parts)


def _held(
    subject: Subject, figures: ClaimFigures, whole: Claim, parts: Sequence[Claim]
) -> Iterator[Finding]:
    now = figures.level(whole)
    levels = [level for part in parts if (level := figures.level(part)) is not None]
    if now is None or len(levels) < len(parts) or not now.value:
        return
    if not now.may_be(sum_of(levels)):
        return
    total = sum_of(figures.signed(part) for part in parts)
    comparison = figures.in_unit(whole, figures.signed(whole), total)
    there = (
        f"各项（{'、'.join(said(part) for part in parts)}）的增减合计",
        "the changes of its parts make",
    )
    words = (said(whole), "the change of the whole against those of its parts")
    cells = tuple(cell for claim in (whole, *parts) for cell in figures.cell(claim))
    found = compared(subject, whole, _CHECK, comparison, words, there, cells)
    found = replaced(found, severity=Severity.WARNING) if found.outcome.fails else found
    yield _weighed(subject, figures, sure(figures, found, whole, *parts), (whole, *parts))


def _weighed(
    subject: Subject, figures: ClaimFigures, found: Finding, claims: Sequence[Claim]
) -> Finding:
    """The finding, undecided where one of the changes is told to be wrong by itself, or where what is
    called 持平 may have changed by one of the last digits that are printed."""
    if not found.outcome.fails or found.difference is None:
        return found
    digit = 2 * max(figures.signed(claim).half for claim in claims)
    unchanged = sum(claim.direction == "unchanged" for claim in claims)
    about = Interval(digit * unchanged, Decimal(0))
    if unchanged and abs(found.difference) <= figures.in_unit(claims[0], about, about).printed:
        return withdrawn(found, _ABOUT)
    for claim in claims:
        own = [check_unchanged(subject, figures, claim)]
        if claim.direction != "unchanged":
            own = list(check_change(subject, figures, claim))
        if any(sure(figures, each, claim).outcome.fails for each in own):
            return withdrawn(found, _TOLD)
    return found
