"""What is said of one amount → its Draft."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.claims.adjusted import is_left, less_from
from pipeline.extract.claims.amount_names import (
    is_handed_over,
    less_members,
    named_amount,
    named_behind,
    used_for,
    whole_name,
)
from pipeline.extract.claims.amount_times import date, phase_of
from pipeline.extract.claims.aside_changes import as_change
from pipeline.extract.claims.bases import is_reached, state_base
from pipeline.extract.claims.changed_things import partly
from pipeline.extract.claims.changes import compare_to, has_words, state_change
from pipeline.extract.claims.clauses import Said, changed_by_objects
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.income_parts import as_income
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.parts_by_money import (
    first_of_parts,
    held_by,
    whole_of_one_fund,
    whole_of_this_year,
)
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.ratios import settle_share, state_whole
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.spoken_before import of_counted_before
from pipeline.values.text import bare

_ALL_OF = re.compile(r"[，（]?(?:均|全部|都)(?:为|是|由|来自|使用)(?P<money>[^，。；）]{4,20})")
_PRICED = re.compile(
    r"(?P<words>[^，。；：、\d]{2,20})\d[\d.,]*(?:万元|元)[/／][^，。；：\d]{1,4}，$"
)
_RATED = re.compile(r"(?P<words>[^，。；：、%\d]{2,20}?)(?:的|约)?\d[\d.]*%，$")
_BUDGET = "预算"
_COUNTED_WITHIN = re.compile(
    r"其中：?(?P<words>[^，。；：、\d]{2,24})\d+[次场期批个项辆台套人名家]$"
)
"""其中全县水利工作会议1次2万元: of what was counted, which is a part."""


def state_amount(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> None:
    """State an amount, or what else its words say that it is: a base, a whole, by how much two differ."""
    said = less_from(context.spec, sentence, said, quantity)
    is_base = state_base(context, sentence, before, said, quantity)
    if is_base or state_whole(context, sentence, said, quantity):
        return
    said = first_of_parts(context, sentence, said, quantity)
    if is_reached(context, sentence, said):
        said = replace(said, label="")
    named = _named(context, sentence, before, said, quantity)
    objects = None if named.code else changed_by_objects(said.label, context.spec)
    if objects is not None and (
        _state_added(context, sentence, objects, quantity)
        or _state_by_objects(context, sentence, before, objects, quantity)
    ):
        return
    if is_left(context, said.label, quantity):
        named = Label(said.label, "", "", named.year)
        _state_difference(context, sentence, named, quantity)
        return
    named = _of_counted(context, sentence, said, quantity, named)
    if bare(named.words) in context.spec.differences and context.subject is not None:
        _state_difference(context, sentence, named, quantity)
        return
    _state_named(context, sentence, said, quantity, named)


def _state_named(
    context: Context, sentence: Sentence, said: Said, quantity: Quantity, named: Label
) -> None:
    """State an amount of what is named, which is spoken of from now on."""
    held = held_by(context, sentence, quantity.start)
    draft = _drafted(context, sentence, said, quantity, named)
    if (context.in_reason and not named.words) or not has_words(draft):
        return
    changed = draft if draft.code else as_change(context, draft, said.label)
    context.drafts.append(changed)
    if changed is not draft or context.in_reason:
        changed.apart, changed.is_reason = True, context.in_reason
        return
    if held is not None:
        draft.parent, draft.fund = (
            held,
            context.spec.fund_of(draft.words) or held.fund or draft.fund,
        )
        return  # 支出9万元，含上年结转2万元，比上年增加1万元: of what was spoken of still
    if bare(named.words) in context.spec.handed_over and context.subject is not None:
        return  # 支出12万元，年初预算10万元，追加2万元，完成…: of what was spoken of still
    if named.words or named.code or not draft.inherited:
        context.speak_of(draft)
    context.figures[draft.phase] = draft
    context.latest = draft
    settle_share(context, draft)


def _drafted(
    context: Context, sentence: Sentence, said: Said, quantity: Quantity, named: Label
) -> Draft:
    """The draft of an amount of what is named, or of what is spoken of where nothing is."""
    of_this_year = whole_of_this_year(context, sentence, quantity.start, said, named)
    if of_this_year is not None:
        context.subject, named = of_this_year, replace(named, words="")
    draft = context.draft(sentence, quantity.start, "amount", named)
    draft.amount = quantity
    draft.of_part = draft.of_part or of_this_year is not None
    draft.within = context.before_bracket(sentence, quantity.start)
    draft.money_of = whole_of_one_fund(context, sentence, quantity.start, named)
    if not draft.fund and (all_of := _ALL_OF.match(sentence.text[quantity.end :])):
        draft.fund = context.spec.fund_of(all_of["money"])
    draft.phase = phase_of(context, draft, named)
    if of_this_year is not None and context.spec.this_year.is_spent(said.label):
        draft.phase = of_this_year.phase  # 支出5万元，其中当年预算安排4万元: of what was spent
    date(context, draft, said)
    return draft


def _named(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> Label:
    """What an amount is of: by the words before it, or else by those behind it."""
    named = named_amount(context, sentence, before, said)
    named = as_income(context, named, sentence, quantity.start)
    if rated := _rated_before(sentence, said, quantity):
        named = context.label(rated)
    named = less_members(sentence.text[: quantity.start], named, context)
    named = of_counted_before(context, sentence, said, named)
    if priced := _priced_before(context, sentence, said, quantity):
        of_it = context.label(priced)
        is_known = of_it.code or (context.subject is not None and not of_it.words)
        named = of_it if is_known else Label(priced, "", named.phase, named.year)
    nothing_before = context.subject is None and not context.label(said.label).words
    if nothing_before or is_handed_over(said.label, context.spec):
        named = named_behind(sentence, quantity, named)
    if not (named.words or named.code):
        named = used_for(context, sentence, quantity) or named
    return named


def _priced_before(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> str:
    """预算费用3万元/人，共计6万元: what the price before it is of, and no sum of a list; "" for none."""
    if bare(said.label) not in context.spec.sums:
        return ""
    found = _PRICED.search(sentence.text[: quantity.start].removesuffix(said.label))
    return found["words"] if found else ""


def _rated_before(sentence: Sentence, said: Said, quantity: Quantity) -> str:
    """本年度支付95%，即70万元: what the rate is of that an amount is said to be, "" for any other amount."""
    if bare(said.label) not in ("即", "即为"):
        return ""
    found = _RATED.search(sentence.text[: quantity.start].removesuffix(said.label))
    return found["words"] if found else ""


def _state_difference(
    context: Context, sentence: Sentence, named: Label, quantity: Quantity
) -> None:
    """支出5万元，年初预算6万元，差值为1万元: of what was stated before, which is spoken of still."""
    subject = context.subject
    words = f"{subject.words if subject is not None else ''}{named.words}"
    draft = context.draft(sentence, quantity.start, "amount", replace(named, words=words, code=""))
    draft.amount, draft.apart, draft.phase = quantity, True, ""
    if has_words(draft):
        context.drafts.append(draft)


def _of_counted(
    context: Context, sentence: Sentence, said: Said, quantity: Quantity, named: Label
) -> Label:
    """The name of an amount that is of what was counted, or says nothing of what it is of."""
    if counted := _beside_count(context, sentence, said, quantity):
        return Label(counted.words, "", "", None)
    if within := _COUNTED_WITHIN.search(sentence.text[: quantity.start]):
        return Label(within["words"], "", "", None)
    if not named.code and (words := whole_name(context, sentence, quantity, named, said)):
        return replace(context.label(words), phase=named.phase, year=named.year)
    return named


def _beside_count(
    context: Context, sentence: Sentence, said: Said, quantity: Quantity
) -> Draft | None:
    """The count before 设备0台、0万元, 轿车1辆、金额18万元 or 车辆2台，36万元, whose things cost as much."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.kind != "count" or last.amount is None or last.sentence is not sentence:
        return None
    between = sentence.text[last.amount.end : quantity.start]
    called = bare(between)
    priced = bare(said.label) == "金额" or last.amount.unit in context.spec.things.pieces
    of_them = called in ("", "金额") or (
        priced and called in context.spec.prices and not _is_of_a_part(context)
    )
    return last if of_them and between.startswith("、" if not priced else ("、", "，")) else None


def _is_of_a_part(context: Context) -> bool:
    """Whether what is spoken of is always a part of something: 公务用车购置费, of which cars are bought."""
    subject = context.subject
    indicator = context.spec.by_id(subject.code) if subject is not None else None
    return indicator is not None and bool(indicator.part_of)


def _state_by_objects(
    context: Context,
    sentence: Sentence,
    before: list[str],
    found: tuple[Said, str],
    quantity: Quantity,
) -> bool:
    """State what looks like the name of an amount, and is a change of an indicator (基本支出增加人员工资)
    or of what stands behind the verb (较上年增加了培训费), which is a part; whether it was one."""
    changed, objects = found
    if not (context.in_reason or changed.base):
        return False
    whole = bool(context.label(changed.label).code)
    if not whole and bare(changed.label) and not changed.base:
        return False
    apart, context.apart = context.apart, context.apart or not whole
    if bare(changed.label) in context.spec.causes:
        objects = partly(objects)
    changed = changed if whole else replace(changed, label=objects)
    state_change(context, sentence, before, changed, quantity)
    context.apart = apart
    return True


def _state_added(
    context: Context, sentence: Sentence, found: tuple[Said, str], quantity: Quantity
) -> bool:
    """State what looks like the name of an amount, and is by how much there is more or less of some money
    (同时，增加部门预算90万元), against nothing that is named; whether it was so."""
    changed, objects = found
    if context.in_reason or bare(changed.label) or changed.base:
        return False
    if not objects.endswith((_BUDGET, *context.spec.names_of_money)):
        return False
    words = context.label(objects).words or objects
    draft = context.draft(sentence, quantity.start, "change", Label(words, "", "", None))
    draft.amount, draft.direction, draft.apart = quantity, changed.direction, True
    compare_to(context, draft, "")
    if has_words(draft):
        context.drafts.append(draft)
    return True
