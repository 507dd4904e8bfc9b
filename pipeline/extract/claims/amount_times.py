"""The draft of an amount and what is said of it → its phase, its year, the day of a balance."""

from __future__ import annotations

import re

from pipeline.extract.claims.clauses import Said
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label

_HEADING = re.compile("([^，。；：、（）]{2,10})：")
_COUNTED_IN_PHASE = re.compile(
    r"(?P<said>[^，。；：、（）\d]{2,20})\d+[个项](?:[^，。；：、（）\d]{0,8}项目)?[，、]?(?:共计?|计|金额)?$"
)


def date(context: Context, draft: Draft, said: Said) -> None:
    """Say of a balance of which day it is, and of a bare second amount that nothing says of when."""
    if context.as_of is not None and _is_balance(context, draft, context.as_of):
        draft.period, draft.phase = context.as_of, "executed"
    if _is_bare_second(context, draft, said):
        draft.period, draft.phase = None, ""


def _is_balance(context: Context, draft: Draft, as_of: int) -> bool:
    """Whether an amount is what there was on the day named before it (截至上年末，累计折旧90万元), and
    not what is to be bought."""
    spec = context.spec
    added_to = (*spec.things.plans, *spec.things.buys, *spec.things.more)
    return (
        draft.period in (as_of, as_of + 1)
        and not draft.code
        and draft.words.endswith(spec.balances)
        and not draft.words.startswith(added_to)
    )


def _is_bare_second(context: Context, draft: Draft, said: Said) -> bool:
    """Whether an amount stands right behind another of the same with no word of its own: 90万元，80万元. Of
    which year or phase it is nothing says; nor what it is where no sign parts them."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or not draft.inherited or last.sentence is not draft.sentence:
        return False
    if last.kind != "amount" or last.amount is None or said.label:
        return False
    between = draft.sentence.text[last.amount.end : draft.at]
    if not between:
        return True  # 较上年90万元10万元，增长11%: a verb is lost between both
    return between == "，" and (last.words, last.period) == (draft.words, draft.period)


def phase_of(context: Context, draft: Draft, named: Label) -> str:
    """The phase that is said, the one that its list is headed by, that of the whole it is a part of, or the
    usual one."""
    whole = context.phase_of_whole()
    parent = context.parent
    if parent is not None and parent.sentence is not draft.sentence:
        # 支出5万元，年初预算6万元。其中：甲支出2万元: of what was spent
        is_usual = whole == context.usual_phase or not context.is_stated_as_usual(parent)
        whole = whole if is_usual else ""
    plain_budget = draft.phase == "approved" and "年初" not in draft.words
    if whole == "adjusted" and plain_budget and named.words:
        return whole
    if plain_budget and context.spec.is_fund(named.words):
        whole = whole or _of_bracket(context, draft)
    if whole and plain_budget and context.spec.is_fund(named.words):
        return whole  # 决算收入5万元，其中一般公共预算4万元: a kind of money, and no budget
    if not draft.phase and (counted := _COUNTED_IN_PHASE.search(draft.sentence.text, 0, draft.at)):
        said = context.spec.phase_of(counted["said"])  # 年初批复预算8个项目90万元
        if said:
            return said
    return draft.phase or _headed(context, draft) or whole or context.phase_of_year(draft.period)


def _of_bracket(context: Context, draft: Draft) -> str:
    """项目支出5万元（一般公共预算3万元）: the phase of the amount whose bracket a figure stands in."""
    whole = context.before_bracket(draft.sentence, draft.at)
    return whole.phase if whole is not None else ""


def _headed(context: Context, draft: Draft) -> str:
    """The phase that stands before a colon: 年初预算：公务接待费8万元，培训费2万元."""
    headings = _HEADING.findall(draft.sentence.text, 0, draft.at) if draft.words else ()
    return next(filter(None, map(context.spec.phase_headed, reversed(headings))), "")
