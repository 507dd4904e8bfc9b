"""What one of a thing costs: whether an amount is that, and what the thing is."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.segments import LONGEST_LEAD, segments
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.subjects import counted_before
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import any_of, one_of

_PER = re.compile(
    r"每[\u4e00-\u9fff]{0,4}1?[名人户家村亩头件例场期次套台辆吨](?![^，。；：]*(?:需|资金|经费))"
    r"[^，。；：]{0,24}(?:给予|补助|奖励|补贴|发放|奖补|资助)$"
)
"""每服务1名儿童满1个月给予300元: what is paid for one."""
OF_EACH = re.compile(r"[/／](?P<each>[^，。；：、（）\d]{1,6})")
_NEAR = 6
"""So many signs at most stand between 人均 and what it is."""
_LONGEST_OWNER = 20


def costs_each(sentence: Sentence, quantity: Quantity, spec: ClaimSpec) -> bool:
    """Whether an amount is what one of a thing costs: 每人每年20元, 单价3万元, 800元/人."""
    if OF_EACH.match(sentence.text, quantity.end):
        return True
    before = sentence.text[max(0, quantity.start - LONGEST_LEAD) : quantity.start]
    if "每" not in before and not one_of(before, spec.each):
        return False  # most
    lead = segments(before)[-1]
    return (_before_each(spec.each).search(lead) or _PER.search(lead)) is not None


@cache
def _before_each(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(words)})(?![^，。；：]*(?:需|资金|经费))[^，。；：]{{0,{_NEAR}}}$"
    )


def priced(context: Context, sentence: Sentence, quantity: Quantity) -> str:
    """What costs so much each: what the sentence counted, or else stated, before; "" for nothing."""
    before = (
        d
        for d in reversed(context.of_sentence(sentence))
        if d.at < quantity.start and not context.in_reason
    )
    counted = _in_bracket(context, sentence, quantity) or counted_before(
        context, sentence, quantity.start
    )
    of = counted or next((d for d in before if d.kind == "amount"), None)
    return of.words if of is not None and len(of.words) <= _LONGEST_OWNER else ""


def _in_bracket(context: Context, sentence: Sentence, quantity: Quantity) -> Draft | None:
    """轿车2辆（每辆25万元）、客车1辆: what was counted right before the bracket that a price stands in."""
    opened = sentence.text.rfind("（", 0, quantity.start)
    counts = (d for d in context.of_sentence(sentence) if d.kind == "count" and d.amount)
    return next((d for d in counts if d.amount and d.amount.end == opened), None)
