"""Lists under 公用经费：, 专项业务经费： → Findings: their items add up to the table's figure of that kind.

A list counts where its items print their codes, and where the list of another kind of spending in the
same section adds up: a section that names only the larger items proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import compared
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim, Finding, Outcome
from pipeline.values.outline import STYLE_ORDER, split_number
from pipeline.values.text import closed_up

_CHECK = "claim.division_adds_up"
_OF_WHICH = re.compile(r"^其中[：:，,]?")
_CODED = r"[（(]\d{{3,7}}[）)]{}(?!\d)"


@dataclass(slots=True)
class Division:
    """A list of one kind of spending: the words that open it, its measure, the claims it lists."""

    words: str
    measure: str
    style: str
    claims: list[Claim] = field(default_factory=list)


def check_divisions(subject: Subject) -> Iterator[Finding]:
    """Every list of a section in which another list adds up."""
    known = ClaimFigures(subject)
    for section in _sections(subject):
        found = [each for each in (_held(subject, known, d) for d in section) if each is not None]
        proven = sum(finding.outcome is not Outcome.FAIL for finding in found)
        for finding in found:
            if finding.outcome is not Outcome.FAIL or proven:
                yield finding


def _sections(subject: Subject) -> Iterator[list[Division]]:
    """The lists of every section with prose about one entity."""
    sections: dict[tuple[str, str], list[Claim]] = {}
    for claim in subject.claims:
        sections.setdefault((claim.entity, claim.section), []).append(claim)
    for claims in sections.values():
        if divisions := list(_divisions(subject, claims)):
            yield divisions


def _divisions(subject: Subject, claims: Iterable[Claim]) -> Iterator[Division]:
    """The lists, each from the sentence that opens it to the next that is numbered as it is."""
    current: Division | None = None
    sentence = ""
    for claim in claims:
        if claim.sentence != sentence:
            sentence = claim.sentence
            opened = _opened(subject, sentence)
            if current is not None and (opened or _ends(current, sentence)):
                yield current
                current = None
            current = opened or current
        if current is not None and _is_item(claim):
            current.claims.append(claim)
    if current is not None:
        yield current


def _opened(subject: Subject, sentence: str) -> Division | None:
    numbered = split_number(_OF_WHICH.sub("", closed_up(sentence)))
    words, colon, _ = numbered.text.replace(":", "：").partition("：")
    measure = subject.vocabulary.claims.division_of(words) if numbered.style and colon else ""
    return Division(words, measure, numbered.style) if measure else None


def _ends(division: Division, sentence: str) -> bool:
    style = split_number(closed_up(sentence)).style
    return bool(style) and STYLE_ORDER.index(style) <= STYLE_ORDER.index(division.style)


def _is_item(claim: Claim) -> bool:
    """Whether it is an amount behind a printed code: 行政运行（2010101）12.00万元."""
    if claim.kind != "amount" or not claim.amount_text:
        return False
    pattern = _CODED.format(re.escape(closed_up(claim.amount_text)))
    return re.search(pattern, closed_up(claim.sentence)) is not None


def _held(subject: Subject, known: ClaimFigures, division: Division) -> Finding | None:
    """The list against the tables' figure; None where they state none, or several."""
    stated = [each for each in map(known.stated, division.claims) if each is not None]
    first = division.claims[0] if division.claims else None
    wholes = _wholes(subject, first, division.measure) if first is not None else []
    if first is None or len(stated) != len(division.claims) or not wholes:
        return None
    whole, *others = map(known.printed, wholes)
    if whole is None or not all(other is not None and whole.may_be(other) for other in others):
        return None
    total = Interval(_sum(i.value for i in stated), _sum(i.half for i in stated))
    comparison = known.in_unit(first, total, whole)
    items = f"“{division.words}”所列 {len(stated)} 项合计"
    title = known.title(wholes[0].table)
    said = (items, f"the {len(stated)} items listed under one kind of spending, against the table")
    finding = compared(subject, first, _CHECK, comparison, said, f"《{title}》中为")
    cell = (wholes[0].table, wholes[0].row_no, wholes[0].column_no)
    return replace(finding, table=wholes[0].table, row_no=wholes[0].row_no, code="", cells=(cell,))


def _wholes(subject: Subject, claim: Claim, measure: str) -> list[Amount]:
    """The total rows' amounts of a kind of spending, of the money, phase and year of a claim."""
    return [
        amount
        for amount in subject.amounts
        if amount.entity == claim.entity
        and amount.level == 0
        and amount.amount is not None
        and amount.measure.rpartition(".")[2] == measure
        and (amount.fund, amount.phase, amount.fiscal_year)
        == (claim.fund, claim.phase, claim.period)
        and amount.direction != "revenue"
    ]


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
