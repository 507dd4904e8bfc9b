"""What a sentence states besides the accounts → Drafts: counts of work, rates, what one of a thing costs.

下设4个股室, 参保率达到98%, 每人每年20元: no table of the accounts states them. They are of nothing that
was said before, and what is said behind them goes on without them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from pipeline.extract.claims.aside_changes import as_change
from pipeline.extract.claims.clauses import said_of_money
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.names import thing_counted
from pipeline.extract.claims.names_behind import with_what_stands_behind
from pipeline.extract.claims.prices import OF_EACH, costs_each, priced
from pipeline.extract.claims.quantities import Quantity, all_quantities
from pipeline.extract.claims.segments import LONGEST_LEAD, segments
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.subjects import counted_before, of_people
from pipeline.extract.claims.things import (
    added,
    added_of,
    comes_in,
    handled,
    rate_named,
    than_last_year,
    thing_before,
)
from pipeline.extract.claims.titles import is_of_a_title, opens_a_name
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import any_of
from pipeline.vocabulary.phrases import is_any

_MAY_BE_ONE = re.compile(r"\d(?=[A-Z\u3380-\u33df\u4e00-\u9fff%])(?![年月日号])")
CHANGED_TO = re.compile(
    r"(?:压减|压缩|缩减|减少|降低|下降|增加|增长|提高|上升|扩大|调整)(?:至|到|为)"
)
"""由45批压减至40批: of the same."""
_COMPARES = re.compile("^[，（]?[比较与]")
_COMPARED = re.compile("^(?:相比|相对|对比|比较)(?:于)?")
_THAT_IS = re.compile("^即(?=每|按|人均)")
_OF_ONE = re.compile(r"每(?![年月日天周季])[\u4e00-\u9fff]{0,4}$")
"""每服务1名儿童: counts none."""
_ACTUAL = re.compile(r"（实际(?!需)[^，。；：（）\d]{0,3}$")
"""10人（实际只有9人）: another number than the one before it."""
_VALUE = re.compile(r"[≥≤><=]|\d%")
_SHORTEST = 2
_RULE = re.compile("按照?|根据|对")
_SHORT = 4
_BY_RULE = re.compile(r"(?:根据|依据|按照?)[^，。；：]{0,12}(?:规定|约定|合同|协议)的?")
_DATED = re.compile(r"^.*\d[年月日]")
_LONGEST_WORDS = 60
_KINDS = {"percent": "rate", "points": "rate", "count": "count", "money": "amount"}


def asides(context: Context, sentence: Sentence, taken: Collection[int]) -> Iterator[Draft]:
    """A draft of every figure of the sentence that none states yet; `taken` are the ends of the numbers
    of those that one does."""
    if all(number.end() in taken for number in _MAY_BE_ONE.finditer(sentence.text)):
        return
    end, last = 0, None
    for quantity in all_quantities(sentence.text, context.spec):
        lead = sentence.text[end : quantity.start][-LONGEST_LEAD:]
        end = quantity.end
        if quantity.number_end in taken or is_of_a_title(sentence.text, quantity):
            continue
        if quantity.kind == "percent" and (
            lead.endswith(context.spec.ranks)
            or opens_a_name(sentence.text, quantity, lead, context.spec)
        ):
            continue
        draft = _aside(context, sentence, quantity, lead)
        if quantity.kind == "count" and quantity.value == 1 and _OF_ONE.search(lead):
            continue
        if draft.direction == "increase" and _is_aimed_at(sentence, quantity, context.spec):
            continue
        if counted := _fewer(context, draft, last, lead):
            draft = counted
        elif changed := _times(context, draft, lead):
            draft = replace(draft, words=changed.words, direction=changed.direction)
        if last is not None and (lead in context.spec.limits.apart or CHANGED_TO.fullmatch(lead)):
            draft = replace(draft, words=last.words, kind=last.kind)  # 人均220元提高至250元
        elif last is not None and quantity.kind == "points" and _is_compared(lead, context.spec):
            draft = replace(draft, words=last.words)  # 满意度96%，比上年提高2个百分点
        elif not bare(draft.words) or _is_only_compared(draft, context.spec):
            draft = _unnamed(context, draft, last)
        if 0 < len(bare(draft.words)) <= _LONGEST_WORDS:
            last = draft
            yield draft


def _is_aimed_at(sentence: Sentence, quantity: Quantity, spec: ClaimSpec) -> bool:
    """打造不少于25个商圈，新增90个网点: whether what is to be added stands behind a goal of the same list."""
    return _goal(spec.limits.aimed_at).search(sentence.text, 0, quantity.start) is not None


@cache
def _goal(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words)})\d")


def _fewer(context: Context, draft: Draft, last: Draft | None, lead: str) -> Draft | None:
    """购置用车2辆，比上年度少3辆: how many fewer of what was counted before in the same unit; None for any
    other figure."""
    verb = than_last_year(segments(lead)[-1]) if draft.kind == "count" else ""
    counted = last or (counted_before(context, draft.sentence, draft.at) if verb else None)
    if not verb or not counted or not counted.amount or not draft.amount:
        return None
    if counted.amount.unit != draft.amount.unit:
        return None
    direction = context.spec.direction_of(verb)
    return replace(draft, words=counted.words, period=counted.period, direction=direction)


def _is_compared(lead: str, spec: ClaimSpec) -> bool:
    """Whether words say by how much what stands before them changed: ，比上年提高, ，下降."""
    verbs = (*spec.verbs.increase, *spec.verbs.decrease)
    return _COMPARES.match(lead) is not None or lead.lstrip("，（").rstrip("了约") in verbs


def _is_only_compared(draft: Draft, spec: ClaimSpec) -> bool:
    """与上年末机构数189个相比，增加7个: whether nothing but a verb stands before a count."""
    less = _COMPARED.sub("", draft.words)
    return draft.kind == "count" and less in (*spec.things.more, *spec.things.fewer, "")


def _times(context: Context, draft: Draft, lead: str) -> Draft | None:
    """What grew, of 增加5万元，增长16倍: a rate that no words name is of the change before it."""
    said = said_of_money(segments(lead)[-1], context.spec)
    if draft.kind != "rate" or said.kind != "change" or bare(said.label) or said.base:
        return None
    before = context.of_sentence(draft.sentence)
    return next((d for d in reversed(before) if d.kind == "change" and d.at < draft.at), None)


def _aside(context: Context, sentence: Sentence, quantity: Quantity, lead: str) -> Draft:
    spec, segment = context.spec, segments(lead.removesuffix("："))[-1]
    named = context.label(segment, counts=True)
    kind = _KINDS[quantity.kind]
    if quantity.kind == "money" and costs_each(sentence, quantity, spec):
        kind = "price"
    told = segment if kind == "price" else named.words or segment.strip("=")
    words = thing_before(_THAT_IS.sub("", told), spec.things, spec.reasons)
    if kind == "price" and len(words) <= _SHORT and words.endswith(spec.each):
        words = f"{priced(context, sentence, quantity)}{words.removeprefix('按')}"
    if kind == "price" and not words:
        each = OF_EACH.match(sentence.text, quantity.end)
        words = f"每{each['each']}" if each else segment
    if is_any(words, spec.values_of_goals):
        words = _named_above(spec, sentence.text[: quantity.start])
    if kind == "rate" and _BY_RULE.fullmatch(words):
        words = _before_bracket(context, sentence, quantity, segment)
    if kind == "rate" and (named.code or _is_of_money(words, spec)):
        kind = "share"  # 教育支出95.96%
    if quantity.kind == "points" and (said := said_of_money(segment, spec)).kind == "change":
        words = said.label if bare(said.label) else words  # 执行率较上年下降1个百分点
    if kind == "rate":
        words = rate_named(_of_counted(context, sentence, quantity, words), spec.things)
    before, words = words, with_what_stands_behind(sentence.text, quantity, lead, words, spec)
    if kind == "count" and words == before:
        words = of_people(words, quantity.unit, spec)
    verb, direction = (
        ("", "") if kind != "count" else _done_to(sentence, quantity, segment, words, spec)
    )
    if verb and bare(words) and verb not in words and words not in segment:
        words = f"{verb}{words}"  # 增加6辆公务用车: no number of those that there are
    draft = Draft(
        sentence=sentence,
        at=quantity.start,
        kind=kind,
        words=words,
        code="",
        phase=context.usual_phase if kind == "amount" else "",
        period=context.period_counted(named, segment)
        if kind == "count"
        else context.period_of(named),
        fund="",
        direction=direction,
        apart=True,
    )
    if quantity.kind == "percent":
        draft.percentage = quantity
    else:
        draft.amount = quantity
    return as_change(context, draft, segment)


def _done_to(
    sentence: Sentence, quantity: Quantity, before: str, name: str, spec: ClaimSpec
) -> tuple[str, str]:
    """The verb of what comes to those that there are, or is taken from them, and the direction of that."""
    things, behind = spec.things, sentence.text[quantity.end :]
    verb, direction = added(before, things)
    if not verb:
        verb, direction = added_of(before, quantity.unit, things)
    if not verb:
        verb, direction = handled(before, name, behind, quantity.unit, things)
    return verb, "increase" if comes_in(name, quantity.unit, things) else direction


def _is_of_money(words: str, spec: ClaimSpec) -> bool:
    """Whether a name is that of money, and no rule of it: 市级财政按现行体制对甲补助50%."""
    return words.endswith(spec.names_of_money) and not _RULE.search(words)


def _before_bracket(context: Context, sentence: Sentence, quantity: Quantity, segment: str) -> str:
    """支付工程首期款（按照协议约定30%）: what a rate is of whose bracket tells by which rule alone."""
    before, bracket, _ = sentence.text[: quantity.start].rpartition(f"（{segment}")
    clause = _DATED.sub("", segments(before)[-1]) if bracket else ""
    return thing_counted(clause, context.spec.naming) if bare(clause) else segment


def _of_counted(context: Context, sentence: Sentence, quantity: Quantity, words: str) -> str:
    """评价项目12个，占项目总数的100%: of what was counted before it."""
    counted = words.startswith("占") and counted_before(context, sentence, quantity.start)
    return f"{counted.words}{words.removesuffix('的')}" if counted else words


def _unnamed(context: Context, draft: Draft, last: Draft | None) -> Draft:
    """A figure that no words name: of what was counted in the same unit before it, of people, or among
    money of what is spoken of."""
    unit = draft.amount.unit if draft.amount else ""
    if draft.kind == "count" and last is not None and last.amount and unit == last.amount.unit:
        # 164家医院达到基本标准，27家达到推荐标准; 2019年10人（实际只有9人）
        actual = "（实际）" if _ACTUAL.search(draft.sentence.text, 0, draft.at) else ""
        return replace(draft, words=f"{last.words}{actual}", period=last.period)
    people = context.spec.things.people.get(unit, "")
    subject = context.subject if draft.kind == "amount" else None
    return replace(
        draft, words=people or (f"{subject.words}（部分）" if subject is not None else "")
    )


def _named_above(spec: ClaimSpec, text: str) -> str:
    """What 指标值 or 实际完成值 is of: the last words before that are no such words, nor state a value."""
    for segment in reversed(re.split("[，；：:、]", text)):
        if (
            bare(segment)
            and not is_any(segment, spec.values_of_goals)
            and not _VALUE.search(segment)
        ):
            return re.sub(r"^（[^（）]{1,3}）", "", segment)
    return ""
