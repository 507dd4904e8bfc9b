"""What is said of one figure → its Draft: an amount, a change, a share, a completion or a count."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.claims.bases import is_reached, state_base
from pipeline.extract.claims.clauses import (
    Said,
    changed_before,
    changed_by_objects,
    compared_to,
)
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.labels import Label, base_year, side_of
from pipeline.extract.claims.listings import names_a_side
from pipeline.extract.claims.memory import ALL
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sense import makes, subject_of
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.text import bare

_LONGEST_WORDS = 60
_NAME_BEHIND = re.compile(
    r"的?(?P<words>[^，。；：、（）\d]{2,16}?(?:经费|资金|收入|支出|费用|费|款)(?:收入|支出)?)"
)

_ALL_OF = re.compile(r"[，（]?(?:均|全部|都)(?:为|是|由|来自|使用)(?P<money>[^，。；）]{4,20})")
_COPULA = "为是达到约，"
_RANKED = re.compile(
    r"^(?P<largest>[^，]{2,24}?)(?:所占|占)?的?(?:比重|比例|份额|占比|规模|金额|支出)?最[大高多]$"
    r"|^(?:其次|再次|然后|第[二三四五])(?:为|是)(?P<next>[^，]{2,24})$"
)
_COUNTED_WITHIN = re.compile(
    r"其中：?(?P<words>[^，。；：、\d]{2,24})\d+[次场期批个项辆台套人名家]$"
)
"""其中全县水利工作会议1次2万元: of what was counted, which is a part."""


def state_count(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> None:
    named = context.label(said.label, counts=True)
    if not bare(said.label):
        named = replace(named, words=context.drafts[-1].words)
    draft = context.draft(sentence, quantity.start, "count", named)
    draft.amount, draft.phase = quantity, ""
    if not draft.code:
        # What was listed before is money, and a count is no part of that.
        draft.parent, draft.fund = None, context.spec.fund_of(draft.words)
    if bare(named.words):
        context.drafts.append(draft)


def state_amount(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> None:
    if state_base(context, sentence, before, said, quantity):
        return
    if is_reached(context, sentence, said):
        said = replace(said, label="")
    named = _as_income(context, _named_amount(context, before, said))
    if (context.subject is None and not context.label(said.label).words) or said.label.endswith(
        "的"
    ):
        named = _named_behind(sentence, quantity, named)
    if not named.code and _state_by_objects(context, sentence, before, said, quantity):
        return
    if counted := _beside_count(context, sentence, said, quantity):
        named = Label(counted.words, "", "", None)
    elif within := _COUNTED_WITHIN.search(sentence.text[: quantity.start]):
        named = Label(within["words"], "", "", None)
    draft = context.draft(sentence, quantity.start, "amount", named)
    draft.amount = quantity
    if not draft.fund and (all_of := _ALL_OF.match(sentence.text[quantity.end :])):
        draft.fund = context.spec.fund_of(all_of["money"])
    draft.phase = _phase(context, draft, named)
    if (context.in_reason and not named.words) or not _has_words(draft):
        return
    context.drafts.append(draft)
    if context.in_reason:
        draft.apart = draft.is_reason = True
        return
    if named.words or named.code or not draft.inherited:
        context.speak_of(draft)
    context.figures[draft.phase] = draft
    context.latest = draft


def _beside_count(
    context: Context, sentence: Sentence, said: Said, quantity: Quantity
) -> Draft | None:
    """The count before 设备 0 台、0 万元, whose things cost the amount."""
    last = context.drafts[-1] if context.drafts else None
    if bare(said.label) or last is None or last.kind != "count" or last.amount is None:
        return None
    between = sentence.text[last.amount.end : quantity.start]
    return last if last.sentence is sentence and between == "、" else None


def _named_amount(context: Context, before: list[str], said: Said) -> Label:
    """The indicator of an amount; 合计 after a list is the whole that was listed."""
    named = context.label(said.label)
    if bare(said.label) in context.spec.sums and context.parent is not None:
        return replace(named, words=context.parent.words, code=context.parent.code)
    if context.subject is not None:
        return _ranked(context, before, said) or named
    if not bare(said.label) and before:
        named = context.label(before[-1])
    return named if named.words else replace(named, words=said.label.rstrip("为是"))


def _ranked(context: Context, before: list[str], said: Said) -> Label | None:
    """农林水支出占比最大，达90万元；其次是教育支出，为5万元: what the segment before names by its rank."""
    found = _RANKED.search(before[-1]) if before and said.label.strip(_COPULA) == "" else None
    return context.label(found["largest"] or found["next"]) if found else None


def _state_by_objects(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> bool:
    """State what looks like the name of an amount, and is a change of an indicator (基本支出增加人员工资)
    or of what stands behind the verb (较上年增加了培训费), which is a part; whether it was one."""
    found = changed_by_objects(said.label, context.spec)
    if found is None or not (context.in_reason or found[0].base):
        return False
    changed, objects = found
    whole = bool(context.label(changed.label).code)
    if not whole and bare(changed.label) and not changed.base:
        return False
    apart, context.apart = context.apart, context.apart or not whole
    changed = changed if whole else replace(changed, label=objects)
    state_change(context, sentence, before, changed, quantity)
    context.apart = apart
    return True


def _named_behind(sentence: Sentence, quantity: Quantity, named: Label) -> Label:
    """What stands behind an amount that nothing names before it: 通过100万元专项经费, 取消的 7 万元培训费."""
    found = _NAME_BEHIND.match(sentence.text[quantity.end :])
    return Label(found["words"], "", named.phase, named.year) if found else named


def _as_income(context: Context, named: Label) -> Label:
    whole = context.parent
    return replace(named, code=code_in(context, named, whole)) if whole is not None else named


def code_in(context: Context, named: Label | Draft, whole: Draft) -> str:
    """一般公共预算拨款 among the parts of 收入预算 is that income, not what is spent of it."""
    words = bare(named.words)
    if side_of(whole.words) != "revenue" or not words.endswith(("拨款", "预算资金")):
        return named.code
    return context.label(f"{words.removesuffix('资金')}收入").code or named.code


def _phase(context: Context, draft: Draft, named: Label) -> str:
    """The phase that is said, that of the whole it is a part of, or the usual one."""
    whole = context.phase_of_whole()
    plain_budget = draft.phase == "approved" and "年初" not in draft.words
    if whole == "adjusted" and plain_budget and named.words:
        return whole
    return draft.phase or whole or context.usual_phase


def state_change(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> None:
    opened = context.open_change()
    if quantity.kind == "percent" and opened is not None and not bare(said.label):
        _complete_change(context, opened, said, quantity)
        return
    if quantity.kind == "money" and (rated := _rate_before(context, sentence, said)) is not None:
        rated.amount = quantity
        return
    base = said.base or next(filter(None, map(compared_to, reversed(before))), "") or context.base
    if not base and bare(said.label):
        # 其中：事业收入增加 7 万元, behind a sentence that says against what.
        base = context.compared
    aimless = not base and not context.in_reason
    if aimless and (bare(said.label) or not context.follows_figure(sentence)):
        # 支持商销稳增长30万元: no change where nothing is said of what it is compared to.
        if quantity.kind != "money":
            return
        if bare(said.label):
            state_amount(context, sentence, before, Said("amount", said.segment), quantity)
            return
        # 预备费统一编制，增加84.28万元: of something that has no figure here.
        context.apart = True
    named = _of_its_side(context, context.label(said.label or changed_before(before, context.spec)))
    if context.in_reason and not (named.words or named.code):
        named = _just_named(context, sentence) or named
    draft = context.draft(sentence, quantity.start, "change", named)
    draft.direction = said.direction
    compare_to(context, draft, base)
    draft.is_reason = context.in_reason and not draft.inherited
    draft.apart = draft.apart or context.in_reason
    if quantity.kind == "percent":
        draft.percentage = quantity
    else:
        draft.amount = quantity
    draft.of = level_of(context, draft)
    if not _has_words(draft):
        return
    if base or context.in_reason:
        context.base = context.compared = base
    _settle_against_base(context, draft)
    context.drafts.append(draft)
    if named.words and not context.in_reason:
        context.speak_of(draft)


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


def _rate_before(context: Context, sentence: Sentence, said: Said) -> Draft | None:
    """The change of which only the rate was said right before: 较上年下降 20%，减少 1 万元."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.kind != "change" or last.sentence is not sentence or bare(said.label):
        return None
    only_rate = last.percentage is not None and last.amount is None and not said.base
    return last if only_rate and last.direction == said.direction else None


def _just_named(context: Context, sentence: Sentence) -> Label | None:
    """What the amount right before is of, among reasons: 今年甲项目预算 10 万元，较上年增加了 2 万元."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.sentence is not sentence or last.kind != "amount" or last.inherited:
        return None
    return Label(last.words, last.code, last.phase, None)


def _of_its_side(context: Context, named: Label) -> Label:
    """收入比2025年增加 behind 收入预算…万元 is said of that total."""
    side = names_a_side(named.words)
    if not side or context.in_reason:
        return named
    totals = (d for d in context.backwards() if d.kind == "amount" and d.code == ALL)
    total = next((d for d in totals if side_of(d.words) in ("", side)), None)
    return replace(named, words=total.words, code=total.code) if total else named


def _complete_change(context: Context, opened: Draft, said: Said, quantity: Quantity) -> None:
    """The percentage of the change just stated."""
    if said.direction in ("", opened.direction):
        opened.percentage = quantity
        _settle_subject(context, opened)
        return
    # 减少 4 万元，增长 5%: two statements that contradict each other.
    other = replace(opened, at=quantity.start, amount=None, percentage=quantity)
    other.direction = said.direction
    context.drafts.append(other)


def _settle_subject(context: Context, change: Draft) -> None:
    """A change behind a list of parts (…，其中：甲 5 万元、乙 4 万元，较上年减少…) is of the whole, or
    of the part before it: the one that the percentage fits."""
    if not change.inherited or change.of is None:
        return
    if change.amount is not None and not change.amount.number.value:
        return  # 0 万元 and 0 % fit any figure
    whole = change.of.parent
    parts = [draft for draft in context.of_sentence(change.sentence) if draft.parent is whole]
    # budget and outturn of one part are no list of two
    named = {part.code or part.words for part in parts if part.kind == "amount"}
    listed = whole is not None and len(named) > 1
    likely = (whole, change.of) if listed else (change.of, whole)
    fitting = subject_of(change, likely) or likely[0]
    if fitting is None or fitting is change.of:
        return
    change.of, change.words, change.code = fitting, fitting.words, fitting.code
    change.fund, change.parent = fitting.fund, fitting.parent
    context.speak_of(fitting)


def compare_to(context: Context, draft: Draft, base: str) -> None:
    """Say what a change is against: another year, or another phase of the same."""
    phase = context.spec.phase_of(base)
    year = base_year(base, context.identity.fiscal_year, context.spec)
    draft.base_words = base
    if year is None and phase:
        draft.phase, draft.base_period = draft.phase or "executed", draft.period
    else:
        draft.phase, draft.base_period = draft.phase or context.usual_phase, year


def level_of(context: Context, draft: Draft) -> Draft | None:
    """The figure that changed: stated for the same subject in the same phase just before."""
    if context.subject is not None and context.subject.words != draft.words:
        return None
    return context.figures.get(draft.phase)


def _has_words(draft: Draft) -> bool:
    return bool(bare(draft.words)) and len(draft.words) <= _LONGEST_WORDS
