"""What is said of one count → its Draft: whose it is, of what, how many more or fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.claims.asides import CHANGED_TO
from pipeline.extract.claims.clauses import Said, less_compared_year
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.names import thing_counted
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.segments import segments
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.subjects import bought, counted_before, of_a_body
from pipeline.extract.claims.thin_names import with_what_it_is_of
from pipeline.extract.claims.things import added, added_of, comes_in, than_last_year, thing_before
from pipeline.extract.claims.three_public import fund_counted, short_for
from pipeline.values.text import bare
from pipeline.vocabulary.claim_words import one_of, search_of

# Units in which the same bodies are counted: 预算单位129户，较上年增加7个
_BODIES = frozenset("个家户")
_NO_MORE = ("共", "现有", "保有", "合计", "累计", "其中", "总")
"""What says of the next count that it is of all there are."""
_COMPARED = re.compile("^(?:相比|对比|比较)")
_COUNT_COMPARED = re.compile(
    r"(?P<words>[与同和][^，。；：、（）\d]{2,24})\d[\d,]*(?P<unit>[\u4e00-\u9fff]{1,2}?)(?:相比|对比|比较)，?[^，\d]*$"
)


def state_count(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> None:
    said = replace(said, label=less_compared_year(said.label))
    named = context.label(said.label, counts=True)
    before: Draft | None = None
    if not bare(said.label):
        before = counted_before(context, sentence, quantity.start)
        named = replace(named, words=before.words if before is not None else "")
    elif not named.code:
        words = _of_base(context, sentence, named.words, quantity) or named.words
        before = _counted_same(context, sentence, said.label, words, quantity)
        said_of = _counted(context, words, quantity.unit)
        named = replace(named, words=said_of if before is None else before.words)
    words = with_what_it_is_of(context, sentence, quantity.start, named.words)
    last = context.drafts[-1] if context.drafts else None
    if before is None and words != named.words and last is not None and words == last.words:
        before = last if last.kind == "count" else None  # 国内公务接待5批，累计接待20人次
    if not named.code and bare(words):
        words = of_a_body(last, sentence, words, quantity.unit, context.spec)
        words = bought(context, sentence, words)
    code = named.code or context.label(words, counts=True).code
    named = replace(named, words=words, code=code)
    draft = context.draft(sentence, quantity.start, "count", named)
    draft.amount, draft.phase = quantity, ""
    draft.parent = _whole_counted(context, sentence, draft)
    draft.period = context.period_counted(named, said.label)
    _, draft.direction = added(said.label, context.spec.things)
    if not draft.direction:
        _, draft.direction = added_of(said.label, quantity.unit, context.spec.things)
    if verb := than_last_year(said.label):
        draft.direction = context.spec.direction_of(verb)
        draft.period = before.period if before is not None else draft.period
    draft.direction = draft.direction or _comes_in(context, sentence, draft, quantity)
    if not draft.direction and (added_too := _beside_added(context, sentence, quantity)):
        draft.direction, draft.code = added_too, ""
    draft.code = _in_unit(context, draft.code, before, quantity.unit)
    if not draft.code and context.subject is not None:
        name = thing_counted(draft.words, context.spec.naming)
        if short := short_for(name, context.subject.code, context.spec, counts=True):
            draft.code, draft.words = _in_unit(context, short, None, quantity.unit), name
    if not draft.code:
        # What was listed before is money, and a count is no part of that.
        draft.parent, draft.fund = None, fund_counted(draft.words, context.prose.path, context.spec)
    if before is not None:
        draft.fund = draft.fund or before.fund
    if bare(named.words):
        context.drafts.append(draft)


def _of_base(context: Context, sentence: Sentence, words: str, quantity: Quantity) -> str:
    """与上年末机构数89个相比，增加7个: the name of the count that one is compared to, "" where words say of
    what it is, or nothing was counted in the same unit right before it."""
    verb, _ = added(words, context.spec.things)
    if _COMPARED.sub("", words) != verb or not verb:
        return ""
    found = _COUNT_COMPARED.search(sentence.text, 0, quantity.start)
    return found["words"] if found and found["unit"] == quantity.unit else ""


def _comes_in(context: Context, sentence: Sentence, draft: Draft, quantity: Quantity) -> str:
    """increase for what is bought (购置车辆6辆), and the direction of the whole for a part of such a count
    (其中业务用车4辆), which would else be taken for one of what there is; "" for any other."""
    name = thing_counted(draft.words, context.spec.naming)
    if comes_in(name, quantity.unit, context.spec.things):
        return "increase"
    parts = max((found.start() for found in _openings(context, sentence, quantity)), default=-1)
    counts = (d for d in reversed(context.of_sentence(sentence)) if d.kind == "count" and d.amount)
    before = (d for d in counts if d.amount and d.amount.end <= parts)
    # 比上年减少4人，其中在编31人: no part of those 4; 购置车辆0辆，其中甲车18辆 slipped
    whole = next((d for d in before if d.amount and not 0 < d.amount.value < quantity.value), None)
    return whole.direction if whole is not None else ""


def _whole_counted(context: Context, sentence: Sentence, draft: Draft) -> Draft | None:
    """What a count is a part of; in a sentence of its own it is none of what was listed before (采购9万元，
    其中货物4万元。车辆2辆。)."""
    whole = draft.parent
    is_apart = sentence.begins and whole is not None and whole.run != context.run
    return None if is_apart else whole


def _beside_added(context: Context, sentence: Sentence, quantity: Quantity) -> str:
    """新增甲2条、乙3条: the direction of the count right before in a list whose first name has the verb."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.kind != "count" or last.amount is None or last.sentence is not sentence:
        return ""
    between = sentence.text[last.amount.end : quantity.start]
    is_beside = between.startswith("、") and not one_of(between, _NO_MORE)
    return last.direction if is_beside and bare(between) else ""


def _openings(context: Context, sentence: Sentence, quantity: Quantity) -> Iterator[re.Match[str]]:
    return search_of(context.spec.parts).finditer(sentence.text, 0, quantity.start)


def _counted_same(
    context: Context, sentence: Sentence, label: str, words: str, quantity: Quantity
) -> Draft | None:
    """What was counted right before what no words name: 团组0个、累计0人次; 5批次，比上年少2批次."""
    last = context.drafts[-1] if context.drafts else None
    if than_last_year(label):
        return _compared(context, sentence, quantity)
    if thing_before(words, context.spec.things, context.spec.reasons) or last is None:
        return None
    return last if last.kind == "count" and last.sentence is sentence else None


def _compared(context: Context, sentence: Sentence, quantity: Quantity) -> Draft | None:
    """What is counted more or fewer than last year: what was counted in that unit, by the last name."""
    last = counted_before(context, sentence, quantity.start)
    counts = (d for d in reversed(context.of_sentence(sentence)) if last and d.words == last.words)
    for count in (last, *counts):
        unit = (
            count.amount.unit
            if count is not None and count.kind == "count" and count.amount
            else ""
        )
        if unit == quantity.unit or {unit, quantity.unit} <= _BODIES:
            return count
    return None


def _in_unit(context: Context, code: str, before: Draft | None, unit: str) -> str:
    """The indicator of a count in its unit: 国内公务接待26人次 is none of batches, and what was counted
    before it in another is of the same."""
    named = context.spec.by_id(code or (before.code if before is not None else ""))
    return named.also_counted.get(unit, code) if named is not None else code


def _counted(context: Context, words: str, unit: str) -> str:
    """The name of what is counted; "" where nothing before it names it (剩余的1177户)."""
    name = thing_before(words, context.spec.things, context.spec.reasons)
    if name and not name.endswith("的"):
        return name
    return "" if name else context.spec.things.people.get(unit, "")


def is_count(context: Context, sentence: Sentence, lead: str, quantity: Quantity) -> bool:
    """车辆0辆， is one; 3个项目 counts nothing that a table would."""
    ends = sentence.text[quantity.end : quantity.end + 1]
    if (
        context.in_reason
        or CHANGED_TO.fullmatch(lead)
        or (ends and ends not in "，,。；、）（" and not ends.isdigit())
    ):
        return False
    return bool(bare(segments(lead)[-1])) or _goes_on(context, sentence, lead, quantity)


def _goes_on(context: Context, sentence: Sentence, lead: str, quantity: Quantity) -> bool:
    """2 批次、26 人次, 2批次26人次: a second count of the same; so is 2批次（其中外事1批次），26人次."""
    last = counted_before(context, sentence, quantity.start)
    if last is None or last.amount is None:
        return False
    if lead in ("、", ""):
        return last is context.drafts[-1]
    people = quantity.unit in context.spec.units.with_another and quantity.unit != last.amount.unit
    return people and lead in ("，", "）", "），", "）、")
