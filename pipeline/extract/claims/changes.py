"""What is said of how a figure changed → its Draft, with the figure that it is of and what it is against."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.claims.beside_subjects import of_phase
from pipeline.extract.claims.carried_years import year_compared
from pipeline.extract.claims.clauses import (
    Said,
    bare_name,
    changed_before,
    compared_to,
    money_before,
)
from pipeline.extract.claims.context import CUT, Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.labels import Label, base_year
from pipeline.extract.claims.listings import names_a_side
from pipeline.extract.claims.lists import one_of
from pipeline.extract.claims.memory import ALL
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sense import is_as_much, makes, subject_of
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.outline import split_number
from pipeline.values.sides import side_of
from pipeline.values.text import bare

_A_YEAR = re.compile(r"(?:19|20)\d{2}年")
_LONGEST_WORDS = 60
_CALLED = ("预算", "项目", "工资", "津贴", "缴费", "运维", "采购", "投入", "决算")
_CAUSE = re.compile(
    r"(?:本年度?|今年)?(?:取消|停止|不再安排|未安排|暂停|新增|增加|开展|实施|启动|完成)了?"
    r"(?P<words>[^，。；：、（）\d]{1,24}?(?:项目|工作|任务|活动|工程|专项|业务|经费|资金|支出))$"
)
_SHORTEST = 2
_OBJECT = re.compile(
    r"的(?P<words>[^，。；：、（）\d]{2,24}(?:经费|资金|支出|收入|预算|费|款))(?=[，。；、）]|$)"
)
"""增加了30万元的档案整理费预算: what there is more of."""


def state_change(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> bool:
    """State a change; whether it was one, and not an amount whose name ends in a verb of change."""
    opened = context.open_change()
    if quantity.kind == "percent" and opened is not None and not bare(said.label):
        _complete_change(context, opened, said, quantity)
        return True
    if quantity.kind == "money" and (rated := _rate_before(context, sentence, said)) is not None:
        rated.amount = quantity
        return True
    base = said.base or next(filter(None, map(compared_to, reversed(before))), "") or context.base
    if not base and bare(said.label):
        # 其中：事业收入增加 7 万元, behind a sentence that says against what.
        base = context.compared
    aimless, own = not base and not context.in_reason, ""
    if aimless and (bare(said.label) or not context.follows_figure(sentence)):
        # 支持商销稳增长30万元: no change where nothing is said of what it is compared to.
        if quantity.kind != "money":
            return True
        if bare(said.label) and not _is_money(context, said.label):
            return False
        # 预备费统一编制，增加84.28万元: of something that has no figure here.
        context.apart = True
        own = "" if bare(said.label) else money_before(before, context.spec)
        base = context.compared if own or bare(said.label) else ""
    behind = _object_behind(context, sentence, said, quantity)
    named = behind or _named(context, sentence, before, said.label or own, quantity)
    if not (named.words or named.code):
        named = _of_side_compared(context, sentence, base) or named
    draft = context.draft(sentence, quantity.start, "change", named)
    draft.direction = said.direction
    # 预算增加主要原因：1.甲纳入预算，增加3万元: against what the budget was compared to
    compare_to(context, draft, base or (context.told_base() if context.of_reasons else ""))
    draft.is_reason = context.in_reason and not draft.inherited
    draft.apart = draft.apart or context.in_reason
    if quantity.kind == "percent":
        draft.percentage = quantity
    else:
        draft.amount = quantity
    draft.of = level_of(context, draft)
    _date_second(context, draft)
    if not has_words(draft):
        return True
    if base or context.in_reason:
        context.base = context.compared = base
    _settle_against_base(context, draft)
    context.drafts.append(draft)
    if named.words and not context.in_reason:
        context.speak_of(draft)
    return True


def _is_money(context: Context, label: str) -> bool:
    """Whether an item of a list says what money changed: 3.人员经费增加0.30万元."""
    return bool(context.style) and label.endswith(context.spec.names_of_money)


def _named(
    context: Context, sentence: Sentence, before: list[str], label: str, quantity: Quantity
) -> Label:
    """What changed: by the words right before the figure, else by a segment before them; among reasons by
    the money that one names."""
    label = label or _changed(context, before, quantity)
    if bare(label) in context.spec.causes and _tells_a_part(context, label, quantity):
        return Label(partly(context.subject.words) if context.subject else "", "", "", None)
    if not bare(label) and context.in_reason:
        label = money_before(before, context.spec)
    if rest := _less_cut(label, context.spec.cut_to_compare):
        # 公务接待费同口径比上年减少: of that item, cut to be compared
        item = context.label(rest)
        return replace(item, words=f"{item.words or rest}{CUT}", code="")
    named = _of_its_side(context, context.label(label))
    if not named.code and context.cut and one_of(named.words, context.spec.cut_to_compare):
        return replace(
            named, words=""
        )  # 扣除甲项目后比上年增加: of what was stated, cut to be compared
    if context.in_reason and not (named.words or named.code):
        told = _just_named(context, sentence) or _cause_before(before)
        return told or _part_told(context, quantity) or named
    name = named.words if named.code else bare_name(named.words, context.spec)
    return named if name == named.words else replace(context.label(name), year=named.year)


def _object_behind(
    context: Context, sentence: Sentence, said: Said, quantity: Quantity
) -> Label | None:
    """甲局增加了30万元的档案整理费, among reasons: what stands behind the amount, of that body; None where
    the words before it name something else."""
    found = _OBJECT.match(sentence.text, quantity.end) if context.in_reason else None
    if found is None or quantity.kind != "money":
        return None
    whose = context.label(said.label).words if bare(said.label) else ""
    if not whose:
        return Label(found["words"], "", "", None)
    is_body = whose.endswith(context.spec.bodies) and not whose.endswith(context.spec.no_bodies)
    return Label(f"{found['words']}（{whose}）", "", "", None) if is_body else None


def _tells_a_part(context: Context, cause: str, quantity: Quantity) -> bool:
    """这一因素较上年减少支出5万元: whether a cause made some of the change, and not all of it. Outside of
    reasons 因此 may draw the sum of two figures."""
    if not (context.in_reason or context.label(cause).words):
        return False
    changes = (d for d in context.backwards() if d.kind == "change" and d.amount)
    whole = next(changes, None)
    return whole is None or whole.amount is None or whole.amount.value != quantity.value


def partly(words: str) -> str:
    """The name of some of what words name."""
    return f"{words}（部分）"


def _date_second(context: Context, change: Draft) -> None:
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


def _rate_before(context: Context, sentence: Sentence, said: Said) -> Draft | None:
    """The change of which only the rate was said right before: 较上年下降 20%，减少 1 万元."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.kind != "change" or last.sentence is not sentence or bare(said.label):
        return None
    only_rate = last.percentage is not None and last.amount is None and not said.base
    return last if only_rate and last.direction == said.direction else None


def _less_cut(label: str, cut: tuple[str, ...]) -> str:
    """The item that stands before the words which say that figures are cut to be compared, "" for none."""
    ending = next(filter(label.endswith, cut), "")
    rest = label.removesuffix(ending).removesuffix("按")
    return rest if ending and len(bare(rest)) >= _SHORTEST and not one_of(rest, cut) else ""


def _just_named(context: Context, sentence: Sentence) -> Label | None:
    """What the amount right before is of, among reasons: 今年甲项目预算 10 万元，较上年增加了 2 万元."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.sentence is not sentence or last.kind != "amount" or last.inherited:
        return None
    return Label(last.words, last.code, last.phase, None)


def _cause_before(before: list[str]) -> Label | None:
    """取消丙项目，减少5万元, among reasons: what the clause before says was begun or given up."""
    found = _CAUSE.match(split_number(before[-1]).text) if before else None
    return Label(found["words"], "", "", None) if found else None


def _changed(context: Context, before: list[str], quantity: Quantity) -> str:
    """What a clause before says changed; among reasons no money is of what is none (物价上涨，增加5万元)."""
    label = changed_before(before, context.spec)
    if not context.in_reason or quantity.kind != "money" or context.label(label).code:
        return label
    return label if label.endswith((*_CALLED, *context.spec.money_is_called)) else ""


def _part_told(context: Context, quantity: Quantity) -> Label | None:
    """An amount by which some cause changed the whole, where the whole changed by another."""
    changes = (d for d in context.backwards() if d.kind == "change" and d.amount and not d.apart)
    whole = next(changes, None)
    if whole is None or whole.amount is None or quantity.kind != "money":
        return None
    return (
        None if whole.amount.value == quantity.value else Label(partly(whole.words), "", "", None)
    )


def _of_its_side(context: Context, named: Label) -> Label:
    """收入比2025年增加 behind 收入预算…万元 is said of that total."""
    side = names_a_side(named.words)
    if not side or context.in_reason:
        return named
    totals = (d for d in context.backwards() if d.kind == "amount" and d.code == ALL)
    total = next((d for d in totals if side_of(d.words) in ("", side)), None)
    return replace(named, words=total.words, code=total.code) if total else named


def _of_side_compared(context: Context, sentence: Sentence, base: str) -> Label | None:
    """收入5万元，支出4万元，比上年收入增加25%: of the side that it is compared to, not of that told last."""
    side = side_of(base)
    told = side_of(context.subject.words) if side and context.subject is not None else side
    if told in ("", side):
        return None
    amounts = (d for d in reversed(context.of_sentence(sentence)) if d.kind == "amount")
    found = next((d for d in amounts if side_of(d.words) == side), None)
    return Label(found.words, found.code, found.phase, found.period) if found else None


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
    if whole is not None and is_as_much(whole, change.of):
        return  # the only part that is not 0
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
    draft.period = year_compared(context, draft, base) or draft.period
    told = draft.period if draft.period == context.year else None
    if year is not None and told is not None and not _A_YEAR.search(base):
        year = min(year, told - 1)  # 2021年…，同比增长5%, told in 2022
    draft.base_words = base
    if year is None and phase:
        draft.phase, draft.base_period = draft.phase or "executed", draft.period
    else:
        draft.phase, draft.base_period = draft.phase or context.phase_of_year(draft.period), year


def level_of(context: Context, draft: Draft) -> Draft | None:
    """The figure that changed: stated for the same subject in the same phase just before."""
    subject = context.subject.words if context.subject is not None else draft.words
    if draft.words not in (subject, of_phase(subject, draft.phase, context.spec)):
        return None
    return context.figures.get(draft.phase)


def has_words(draft: Draft) -> bool:
    return bool(bare(draft.words)) and len(draft.words) <= _LONGEST_WORDS
