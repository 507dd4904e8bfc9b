"""年初预算5万元，年中调整为4万元 → the budgets that a year begins with and what became of them, as Drafts."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.claims.clauses import Said
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sentences import Sentence

_BECOMES = (
    r"(?:(?:年度?中|执行中|期中|中期|年内)|经[^，。；：\d]{2,16}?)?(?:批准|批复|同意|审批)?后?"
    r"(?:追加|压减|压缩|调减|调增|核减|核增|调整)(?:后的?)?(?:预算)?(?:为|至|到)"
)
_IS_BECOME = re.compile(rf"{_BECOMES}$")
_BECOMES_BEHIND = re.compile(rf"，?{_BECOMES}(?=\d)")
_OF_THE_BUDGET = re.compile("年初|预算|安排|批复|年中|执行中|调整")
_NEAR = 12
_FROM = re.compile(r"由(?=(?:(?:19|20)\d{2}年)?(?:年初|期初|原|批复的?|原定)?预算数?[为是]?$)")
"""收入由年初预算5万元调整为6万元: the name of what the year began with."""


def less_from(sentence: Sentence, said: Said, quantity: Quantity) -> Said:
    """What is said of the budget that was adjusted, less 由."""
    if "由" not in said.label or not _BECOMES_BEHIND.match(sentence.text, quantity.end):
        return said
    return replace(said, label=_FROM.sub("", said.label))


def state_adjusted(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> bool:
    """State what the budget told right before became within the year; whether the words say so."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.kind != "amount" or last.sentence is not sentence:
        return False
    if not _IS_BECOME.fullmatch(said.label.lstrip("，")) or last.phase != "approved":
        return False
    told = sentence.text[: last.at][-_NEAR:] + said.label
    if last.period != context.identity.fiscal_year or not _OF_THE_BUDGET.search(told):
        return False  # 由上年5万元压减至4万元
    draft = replace(last, at=quantity.start, amount=quantity, phase="adjusted")
    context.drafts.append(draft)
    context.figures[draft.phase] = context.latest = draft
    context.base = context.compared = "年初预算"
    return True


def phase_adjusted(context: Context, change: Draft, said: Said) -> str:
    """The phase of a change, adjusted where it is by how much a budget became more or less that was stated
    right before: 调整为6万元，调增1万元."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.sentence is not change.sentence or last.kind != "amount":
        return change.phase
    behind = change.inherited and not said.base and last.phase == "adjusted"
    became = behind and _IS_BECOME.search(last.sentence.text[: last.at])
    return last.phase if became else change.phase
