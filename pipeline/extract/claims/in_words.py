"""A comparison or a denial in words (与上年持平, 无政府性基金预算支出) → its Draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.claims.changes import compare_to, level_of
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.segments import LONGEST_LEAD, segments
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.spoken_before import spoken_before
from pipeline.extract.claims.words import WordEvent
from pipeline.values.text import bare

_OTHERS = ("其他", "其余")
"""其他支出保持不变, of all the others that a list does not name: the row of that name is another."""
_TOGETHER = re.compile(r"(?:以上|上述)?(?:(?P<number>[两二三四五])[项者])?[均都]")
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_ONLY_COMPARED = ("", "相比", "对比", "比较")
_NEAR = 30
"""So many signs at most stand between what is said of income and what it has none of."""


def state_in_words(context: Context, sentence: Sentence, lead: str, event: WordEvent) -> None:
    """State what an event says without a figure, unless it stands among reasons."""
    if context.in_reason:
        return
    if event.kind == "turn" and not (event.base or context.stated_base):
        return  # 安排5万元增加
    segment = segments(lead[-LONGEST_LEAD:])[-1]
    if event.kind == "same" and segment in (*context.spec.about, *context.spec.by_degree):
        # 基本与上年持平: of what was spoken of, and about as much
        is_about = segment in context.spec.about
        event, segment = replace(event, direction="" if is_about else event.direction), ""
    named = context.label(segment + event.label)
    if event.kind == "lack":
        _state_lack(context, sentence, event, named)
        return
    if event.kind == "none":
        if not named.words.endswith(context.spec.rate_bases):
            _state_none(context, sentence, event, named)
        return
    if bare(named.words) in context.spec.last_year:
        return  # 与上年和预算均一致 of what nothing tells is no statement
    if each := _each_before(context, sentence, segment, event):
        for number, amount in enumerate(each):
            _state_unchanged(context, sentence, event, amount, number)
        return
    _state_compared(context, sentence, event, named)


def _each_before(
    context: Context, sentence: Sentence, segment: str, event: WordEvent
) -> Sequence[Draft]:
    """甲5万元、乙6万元，均与上年持平, or 两项均: the amounts side by side before it, each of which it is of;
    none where it is of one, or not so many stand there."""
    together = _TOGETHER.fullmatch(f"{segment}{sentence.text[event.start : event.start + 1]}")
    if together is None or event.kind != "same" or not event.base:
        return ()
    told = context.of_sentence(sentence)
    amounts = [draft for draft in told if draft.kind == "amount" and draft.at < event.start]
    if not amounts or len(amounts) != len(told):
        return ()
    like = [a for a in amounts if (a.period, a.phase) == (amounts[-1].period, amounts[-1].phase)]
    beside = [a for a in like if a.parent is amounts[-1].parent and not a.apart]
    wanted = _NUMBERS.get(together["number"] or "", len(beside))
    names = {a.code or bare(a.words) for a in beside}
    return beside if 1 < wanted == len(beside) == len(names) else ()


def _state_unchanged(
    context: Context, sentence: Sentence, event: WordEvent, amount: Draft, number: int
) -> None:
    """State of one of some amounts that it is as much as another one."""
    named = Label(amount.words, amount.code, amount.phase, amount.period)
    draft = context.draft(sentence, event.start + number, "change", named)
    draft.fund, draft.parent, draft.direction, draft.of = (
        amount.fund, amount.parent, event.direction, amount,
    )  # fmt: skip
    compare_to(context, draft, event.base)
    if draft.base_period is not None:
        context.drafts.append(draft)


def _state_compared(context: Context, sentence: Sentence, event: WordEvent, named: Label) -> None:
    """State that a figure is as large as another one, or larger, or smaller."""
    base = event.base or context.base
    if not event.base and context.stated_base and named.words in _ONLY_COMPARED:
        named = replace(named, words="")  # 与上年的5万元相比持平
        event = replace(event, base=context.stated_base)
    is_money = bool(named.code) or named.words.endswith(context.spec.names_of_money)
    if not event.base and not (base and is_money):
        return
    if not named.words and (name := spoken_before(context, sentence, event.start)):
        of_it = context.label(name).code if context.drafts[-1].kind != "count" else ""
        named = Label(name, of_it, named.phase, named.year)
    draft = context.draft(sentence, event.start, "change", named)
    draft.apart = draft.apart or (named.words.startswith(_OTHERS) and not named.code)
    compare_to(context, draft, base)
    if draft.base_period is None or not bare(draft.words):
        return
    draft.direction = event.direction
    draft.of = level_of(context, draft)
    if draft.base_period == draft.period and context.spec.phase_of(event.base):
        draft.base = _budget_of(context, draft, event.base)
    context.drafts.append(draft)
    if event.base and not context.base:
        context.base = context.compared = event.base  # 与上年持平，其中甲减少1万元
    if named.words:
        context.speak_of(draft)


def _budget_of(context: Context, change: Draft, base: str) -> Draft | None:
    """The budget that was last stated of what a comparison names: behind a list of its parts
    (“三公”经费…，其中：公务接待费…；“三公”经费决算数小于预算数) it is not that of the last part."""
    stated = context.budget(base)
    if stated is None or not _is_another(change, stated):
        return stated
    of_it = (
        draft
        for draft in context.backwards()
        if draft.kind == "amount" and draft.phase == stated.phase and draft.period == change.period
    )
    return next((draft for draft in of_it if not _is_another(change, draft)), None)


def _is_another(change: Draft, stated: Draft) -> bool:
    if change.code or stated.code:
        return change.code != stated.code
    return bare(change.words) != bare(stated.words)


def _state_lack(context: Context, sentence: Sentence, event: WordEvent, named: Label) -> None:
    """State that there are none of some things, which no table of money states."""
    draft = Draft(
        sentence=sentence,
        at=event.start,
        kind="zero",
        words=event.label,
        code="",
        phase=context.usual_phase,
        period=context.period_of(named),
        fund="",
        apart=True,
        run=context.run,
    )
    context.drafts.append(draft)


def _state_none(context: Context, sentence: Sentence, event: WordEvent, named: Label) -> None:
    """State that there is none of what is named, or of what is spoken of in a phase (年初预算为0)."""
    named = _as_income(context, sentence, event, named)
    draft = context.draft(sentence, event.start, "zero", named)
    of_subject = draft.inherited and bool(named.phase)
    draft.phase = named.phase if of_subject else context.usual_phase
    if not (named.words or of_subject):
        return
    context.drafts.append(draft)
    if named.code:
        context.speak_of(draft)
    if named.code or of_subject:
        context.figures[draft.phase] = draft


def _as_income(context: Context, sentence: Sentence, event: WordEvent, named: Label) -> Label:
    """收入全部为一般公共预算拨款（无政府性基金预算拨款）: of the income, not of what is spent."""
    before = sentence.text[max(0, event.start - _NEAR) : event.start]
    if "收入" not in before or "支出" in before or not named.words.endswith(("拨款", "预算")):
        return named
    return replace(named, code=context.label(f"{named.words}收入").code)
