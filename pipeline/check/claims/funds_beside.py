"""An amount of all money, whose parts by fund stand beside it, against the form of one fund → left undecided.

公务接待费 3 万元（一般公共预算 2 万元，其他资金 1 万元）does not contradict a form of the general budget that
prints 2: that is what the sentence states of that fund.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.sentences import Sentence, by_sentence, sentence_of
from pipeline.check.comparison import withdrawn
from pipeline.check.subject import Subject
from pipeline.model.records import Claim, Finding

_OF_PART = (
    "（同句另述其中“{name}”{amount} {unit}，与表相符，表或只列该项资金，不能断定）",
    " (undecided: the sentence states as much of one fund of it)",
)


def of_fund_beside(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where the sentence states of a fund, behind an amount that names none, just
    what the table has."""
    there, whole = known.bound(claim), known.stated(claim)
    if claim.kind != "amount" or claim.fund or there is None or whole is None:
        return finding
    of_funds = known.subject.once("amounts of funds", lambda: _of_funds(known.subject))
    for part in of_funds.get(sentence_of(claim), ()):
        stated = known.stated(part)
        is_part = part.claim_no > claim.claim_no and part.code in ("", claim.code)
        if stated is None or not is_part or stated.value > whole.value:
            continue
        if stated.may_be(there):
            said = _OF_PART[0].format(name=part.indicator, amount=part.amount_text, unit=part.unit)
            return withdrawn(finding, (said, _OF_PART[1]))
    return finding


def _of_funds(subject: Subject) -> Mapping[Sentence, Sequence[Claim]]:
    """The amounts that only a fund names, by their sentence."""
    of_fund = (c for c in subject.claims if c.kind == "amount" and c.fund)
    return by_sentence(of_fund)
