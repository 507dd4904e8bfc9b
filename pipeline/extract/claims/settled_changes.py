"""A change that was stated → what it is of and what it is against, where what adds up tells that."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.sense import (
    grew_from,
    is_as_much,
    is_larger,
    makes,
    makes_up,
    subject_of,
)

_LAST_YEAR = "上年"


def settle_change(context: Context, change: Draft) -> None:
    """Settle what a change is of where it is not what was spoken of last."""
    _settle_slip(context, change)
    _settle_behind_list(context, change)
    _settle_behind_last_year(context, change)
    _settle_against_base(context, change)
    _settle_against_budget(context, change)


def _settle_slip(context: Context, change: Draft) -> None:
    """支出568.5万元，较上年决算数38.31万元，下降6.31%: not what it was but what it fell by, where 减少 was
    left out: the one does not fit the rate, and the other does."""
    based = context.drafts[-1] if context.drafts else None
    if based is None or based.sentence is not change.sentence or based.kind != "amount":
        return
    of_last_year = based.period == change.base_period != change.period
    if change.amount is not None or change.of is None or not of_last_year:
        return
    by_it = replace(change, amount=based.amount)
    if not grew_from(based, change, change.of) and subject_of(by_it, (change.of,)):
        change.amount = based.amount
        context.drafts.pop()


def _settle_against_budget(context: Context, change: Draft) -> None:
    """“三公”经费…；公务接待费…。决算数比年初预算数少5万元: of that of which the budget and the outturn stated
    before differ by as much, where the last one spoken of is not."""
    against = change.base_period == change.period and change.phase == "executed"
    if not (against and change.inherited and change.sentence.begins) or change.amount is None:
        return
    own = context.figures.get("approved")
    if own is not None and makes(own, change, change.of):
        return
    told = [d for d in context.backwards() if d.kind == "amount" and d.period == change.period]
    spent = (d for d in told if d.phase == "executed" and d.code and not d.apart)
    budgets = [d for d in told if d.phase == "approved"]
    fitting = [d for d in spent if any(b.code == d.code and makes(b, change, d) for b in budgets)]
    if len({d.code for d in fitting}) == 1:
        of = fitting[0]
        change.of, change.words, change.code = of, of.words, of.code
        change.fund, change.parent = of.fund, of.parent


def date_second(context: Context, change: Draft) -> None:
    """甲14万元，15万元，较上年减少1万元: the second amount, which nothing is said of, is what the first is
    held against where the change is what they differ by."""
    told = context.of_sentence(change.sentence)[-2:]
    if len(told) < 2 or any(draft.kind != "amount" for draft in told):
        return
    first, second = told
    if second.period is None and first.period is not None and makes(second, change, first):
        second.period, second.phase = change.base_period, first.phase
        change.of, change.period = first, first.period
        change.phase = first.phase


def _settle_against_base(context: Context, change: Draft) -> None:
    """甲14万元，其中乙0万元，比上年的15万元减少1万元: the change and what it is against are of the whole
    where they make up that and not the part."""
    based = context.drafts[-1] if context.drafts else None
    if based is None or based.sentence is not change.sentence or not change.inherited:
        return
    whole = change.of.parent if change.of is not None else None
    if whole is None or based.period != change.base_period or based.code != change.code:
        return
    if makes(based, change, whole) and not makes(based, change, change.of):
        for draft in (based, change):
            draft.words, draft.code, draft.fund = whole.words, whole.code, whole.fund
            draft.parent = whole.parent
        change.of = whole
        context.speak_of(whole)


def _settle_behind_last_year(context: Context, change: Draft) -> None:
    """支出9万元，其中…。上年为10万元，减少1万元: of what was stated of this year, where the two differ by it;
    where they differ by more or less in the same direction it may be of either year, and of none is sure."""
    own, based = context.identity.fiscal_year, context.drafts[-1] if context.drafts else None
    if based is None or based.sentence is not change.sentence or based.kind != "amount":
        return
    of_last_year = based.period == own - 1 and change.period == based.period
    if not of_last_year or change.base_words or not (change.inherited and based.inherited):
        return
    told = [d for d in context.backwards() if d.kind == "amount" and d.period == own]
    now = next((d for d in told if d.code == based.code and d.phase == based.phase), None)
    if now is None:
        return
    if makes(based, change, now) or grew_from(based, change, now):
        change.of, change.period = now, own
        change.base_words, change.base_period = _LAST_YEAR, based.period
    elif is_larger(now, based) == (change.direction == "increase"):
        change.of = change.period = None


def settle_subject(context: Context, change: Draft) -> None:
    """A change behind a list of parts (…，其中：甲 5 万元、乙 4 万元，较上年减少…) is of the whole, or
    of the part before it: the one that the percentage fits."""
    if not change.inherited or change.of is None:
        return
    if change.amount is not None and not change.amount.number.value:
        return  # 0 万元 and 0 % fit any figure
    whole = change.of.parent
    if whole is not None and is_as_much(whole, change.of):
        return  # the only part that is not 0
    parts = [draft for draft in context.of_sentence(change.sentence) if draft.parent is whole]
    # budget and outturn of one part are no list of two
    named = {part.code or part.words for part in parts if part.kind == "amount"}
    listed = whole is not None and len(named) > 1
    likely = (whole, change.of) if listed else (change.of, whole)
    fitting = subject_of(change, likely) or likely[0]
    if fitting is not None and fitting is not change.of:
        _say_of(context, change, fitting)


def _settle_behind_list(context: Context, change: Draft) -> None:
    """支出9万元，包括甲5万元、乙4万元，同比减少1万元: of the whole, where the parts make it up and nothing
    was said of how one of them changed."""
    whole = change.of.parent if change.of is not None else None
    if whole is None or not change.inherited or whole.sentence is not change.sentence:
        return
    if change.of is not None and is_as_much(whole, change.of):
        return  # the only part that is not 0
    told = [d for d in context.of_sentence(change.sentence) if d.parent is whole]
    names = {d.code or d.words for d in told}
    is_list = all(d.kind == "amount" for d in told) and len(told) == len(names) > 1
    if is_list and makes_up(told, whole):
        _say_of(context, change, whole)


def _say_of(context: Context, change: Draft, of: Draft) -> None:
    """Say that a change is of another amount than the one stated last, which is spoken of from now on."""
    change.of, change.words, change.code = of, of.words, of.code
    change.fund, change.parent = of.fund, of.parent
    context.speak_of(of)
