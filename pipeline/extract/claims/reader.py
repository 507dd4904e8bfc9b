"""Sentences → Drafts: every figure, and every comparison in words, with what is said before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial

from pipeline.extract.claims.adjusted import said_adjusted
from pipeline.extract.claims.asides import asides
from pipeline.extract.claims.changes import state_change
from pipeline.extract.claims.clauses import Said, compared, said_of_money, said_of_percentage
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.counts import is_count, state_count
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.excess import said_beyond
from pipeline.extract.claims.in_words import state_in_words
from pipeline.extract.claims.income_parts import code_in
from pipeline.extract.claims.kinds_of_items import settle_kinds_of_items
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.last_years import base_year
from pipeline.extract.claims.lists import settle_sides, settle_totals
from pipeline.extract.claims.memory import Spoken
from pipeline.extract.claims.own_level import settle_own_level
from pipeline.extract.claims.owners import settle_owners
from pipeline.extract.claims.prices import costs_each
from pipeline.extract.claims.quantities import Quantity, quantities
from pipeline.extract.claims.ratios import (
    is_listed_share,
    state_completion,
    state_share,
    whole_stated,
)
from pipeline.extract.claims.reasons import settle_reasons
from pipeline.extract.claims.rows_compared import state_compared_in_a_row
from pipeline.extract.claims.rows_told import state_in_a_row
from pipeline.extract.claims.segments import LONGEST_LEAD, brackets, less_currency, segments
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.statements import state_amount
from pipeline.extract.claims.unmapped import sentences_read
from pipeline.extract.claims.words import WordEvent, words_of
from pipeline.model.recognized import Prose
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec
from pipeline.vocabulary.claim_words import any_of

_OF_A_CHART = re.compile(r"(?:%|[图表])\d{1,3}(?:\.\d+)?%|%[^。；，%]*图$")
"""教育支出7%10%, 甲50%乙支出结构图: labels of a chart, read side by side; none says of what another is."""
_BEFORE_COUNTED = re.compile(r"^.*\d[^、]*、")
"""甲项目252余项、 before 乙项目4项: what was said of another thing."""
_OF_WORK = re.compile(r"^(?!.*(?:预算|资金|经费|支出|金额)).*完成率")
_ENDS_IN_MONEY = re.compile(r"元[^\d]*$")
_COUNTED = re.compile(
    r"(?P<words>[^，。；：、（）〔〕\d]{2,30}?)(?:为|达到|达|约|共)?\d[\d.,]*(?!号)[^\d，。；：、（）%元年月日倍]{1,8}，$"
)
_SHARE_SLIPPED = ("占，", "占：", "占、")
_JOINED = re.compile(r"^[）、和及与]*(?:[^，；：]*(?:的是|分别[是为]|依次[是为]|主要[是有]))?")
_COMPARED_WITH = re.compile("[比较占]|^[与同]|相[比较]")
_NO_UNIT = "，。；：、（）%元年月日倍"
_WITHIN = re.compile("中(?=[\u4e00-\u9fff]{2})(?![央小等心国共职学药医级期标介专青])")
"""基本支出9万元中人员经费7万元: what a figure is a part of, and no word that begins so (中央, 中小学)."""


def read_prose(context: Context, prose: Prose) -> Iterator[Draft]:
    """The drafts of one piece of prose; the context remembers what was said before."""
    context.open(prose)
    for sentence in sentences_read(prose, unmapped_is_rate=context.unmapped_is_rate):
        labels = _labels(context.spec.names_of_money)
        if _OF_A_CHART.search(sentence.text) or labels.fullmatch(sentence.text):
            continue
        before = len(context.drafts)
        _read_sentence(context, sentence)
        stated = context.drafts[before:]
        besides = [*asides(context, sentence, _numbers_of(stated))]
        settle_owners(context, sentence, (*stated, *besides))
        yield from (*stated, *besides)


@cache
def _labels(money: tuple[str, ...]) -> re.Pattern[str]:
    """财政拨款16.65%: the labels of a chart, which a page may part from what they are of."""
    return re.compile(rf"(?:[^\d，。；：、%占比达为]*(?:{any_of(money)})\d{{1,3}}(?:\.\d+)?%)+")


def _numbers_of(stated: Iterable[Draft]) -> set[int]:
    """Where the numbers end that drafts of one sentence state."""
    told = (figure for draft in stated for figure in (draft.amount, draft.percentage))
    return {figure.number_end for figure in told if figure is not None}


def _read_sentence(context: Context, sentence: Sentence) -> None:
    """Figures and words from left to right, and what stands between them."""
    context.begin(sentence)
    end = 0
    pairs = brackets(sentence.text)
    left: list[tuple[int, Spoken]] = []
    order: WordEvent | None = None
    for event in _events(sentence.text, context.spec):
        if event.start < end:
            continue
        while left and left[-1][0] < event.start:
            context.return_to(left.pop()[1])
        lead = less_currency(sentence.text[end : event.start], context.spec)
        lead = f"其{lead}" if end and _WITHIN.match(lead) else lead
        closing = [close for start, close in pairs if end <= start < event.start < close]
        if closing:
            _announce(context, sentence.text[end : sentence.text.index("（", end)])
            left += [(close, context.said()) for close in sorted(closing, reverse=True)]
        context.hear(lead)
        if isinstance(event, WordEvent):
            state_in_words(context, sentence, lead, event)
            order = event if event.kind == "order" else None
        elif order is not None and order.end == event.start:
            _by_how_much(context, sentence, order, event)
        else:
            _quantity(context, sentence, lead, event)
        end = event.end
    context.hear(sentence.text[end:])
    if left and left[0][0] < len(sentence.text):
        context.return_to(left[0][1])  # …（其中：…）； what a bracket interrupted goes on behind it
    told = context.of_sentence(sentence)
    settle_reasons(told, context.backwards(), partial(code_in, context))
    settle_sides(told, context.spec)
    settle_totals(told)
    settle_kinds_of_items(context, sentence, told)
    settle_own_level(context, sentence, told)


def _announce(context: Context, before: str) -> None:
    """What a bracket interrupts: 支出预算与上年相比（上年为 5 万元），增加…"""
    words, base = compared(segments(before)[-1])
    named = context.label(words) if base else None
    if named is not None and (named.words or named.code):
        context.speak_of_named(named)
        context.base = base


def _events(text: str, spec: ClaimSpec) -> list[Quantity | WordEvent]:
    found: list[Quantity | WordEvent] = [*quantities(text, spec), *words_of(text, spec)]
    return sorted(found, key=lambda event: event.start)


def _quantity(context: Context, sentence: Sentence, lead: str, quantity: Quantity) -> None:
    """A figure with what is said right before it."""
    lead = _less_slip(lead, quantity, context.spec)
    *before, segment = segments(lead[-LONGEST_LEAD:])
    if state_compared_in_a_row(context, sentence, segment, quantity) or state_in_a_row(
        context, sentence, lead, segment, quantity
    ):
        return
    said: Said | None = None
    if quantity.kind == "money" and not costs_each(sentence, quantity, context.spec):
        said = (
            said_adjusted(context, sentence, lead)
            or said_beyond(context, sentence, segment)
            or said_of_money(segment, context.spec)
        )
    elif quantity.kind == "percent":
        said = _said_of_percentage(context, sentence, segment, quantity)
    elif quantity.kind == "count" and is_count(context, sentence, lead, quantity):
        said = Said("count", _BEFORE_COUNTED.sub("", segment))
    if said is None:
        return
    match said.kind:
        case "change":
            _change(context, sentence, before, said, quantity)
        case "share":
            state_share(context, sentence, said, quantity)
        case "completion":
            state_completion(context, sentence, said, quantity)
        case "count":
            state_count(context, sentence, said, quantity)
        case _:
            said = _before_bracket(context, lead, said)
            if not bare(said.label) or not context.label(said.label).words:
                before = _run_in(context, sentence, lead, segment) or before
            said = _behind_colon(context, lead, said)
            state_amount(context, sentence, before, said, quantity)


def _less_slip(lead: str, quantity: Quantity, spec: ClaimSpec) -> str:
    """The words before a figure without a sign that slipped in: 设备共计，3台, 占，5%."""
    if quantity.kind == "count" and lead.endswith("，") and lead[:-1].endswith(spec.sums):
        return lead[:-1]
    is_share = quantity.kind == "percent" and lead.endswith(_SHARE_SLIPPED)
    return lead[:-1] if is_share else lead


def _by_how_much(context: Context, sentence: Sentence, event: WordEvent, by: Quantity) -> None:
    """决算数大于预算数5万元: the figure right behind which of two is the larger, which is none of either."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.sentence is not sentence or last.at != event.start:
        return
    if by.kind == "money":
        last.amount = by
    elif by.kind == "percent":
        last.percentage = by


def _change(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> None:
    """A change, or an amount whose name ends in a verb of change."""
    if quantity.kind == "percent":
        begun = sentence.text[: quantity.start][-LONGEST_LEAD:]
        said = _of_work(said, begun.removesuffix(said.segment))
    if not state_change(context, sentence, before, said, quantity):
        state_amount(context, sentence, before, Said("amount", said.segment), quantity)


def _behind_colon(context: Context, lead: str, said: Said) -> Said:
    """年初预算：5万元, 甲项目：5万元: what a colon parts from its figure names that."""
    if bare(said.label) or not lead.endswith("："):
        return said
    words = segments(lead[:-1])[-1]
    named = context.label(words)
    return replace(said, label=words) if named.words or named.phase else said


def _before_bracket(context: Context, lead: str, said: Said) -> Said:
    """教育支出（5万元）、卫生健康支出（3万元）: what a bracket parts from its figure names that."""
    if bare(said.label) or not lead.endswith("（"):
        return said
    words = _JOINED.sub("", segments(lead[:-1])[-1])
    if _COMPARED_WITH.search(words):
        return said  # 比上年预算（5万元）减少
    called = (*context.spec.names_of_money, *context.spec.project_is_called)
    is_name = context.label(words).code or words.endswith(called)
    return replace(said, label=words) if is_name else said


def _of_work(said: Said, before: str) -> Said:
    """采血总量84.71吨，比去年同期增加0.91%: what was counted in a unit of its own has changed."""
    may_count = before.endswith("，") and before[-2:-1] not in _NO_UNIT
    counted = _COUNTED.search(before) if may_count and not bare(said.label) else None
    return replace(said, label=counted["words"]) if counted else said


def _run_in(context: Context, sentence: Sentence, lead: str, segment: str) -> list[str]:
    """（二）支出预算：2026年年初预算数: what the colon announces is what the figure is of."""
    announced = lead.removesuffix(segment)
    words = segments(announced[:-1])[-1] if announced.endswith("：") else ""
    reviewed = context.vocabulary.performance.reviews.told(announced) if words else ()
    for project, _, _ in reviewed:
        context.speak_of_named(Label(split_number(project).text, "", "", None))
        return [project]
    named = context.label(words)
    # 住房保障支出：2024年预算54.40万元, an item that no indicator is
    opens = sentence.begins and sentence.text.startswith(lead) and not context.in_reason
    is_item = opens and named.words.endswith(context.spec.names_of_money)
    if named.code or is_item:
        context.speak_of_named(named)
        return [words]
    return []


def _said_of_percentage(
    context: Context, sentence: Sentence, segment: str, quantity: Quantity
) -> Said | None:
    in_brackets = segment == "" and sentence.text[quantity.start - 1 : quantity.start] == "（"
    opened = context.open_change()
    if opened is not None and (in_brackets or _is_joined(sentence, opened, quantity)):
        return Said("change", "")
    if in_brackets and is_listed_share(context, sentence, quantity):
        return Said("share", "")
    if whole := whole_stated(context, sentence, segment):
        return Said("share", "", whole)
    if segment == "的" and context.stated_base and context.follows_figure(sentence):
        completed = Said("completion", "", context.stated_base)  # 完成预算 18 万元的 84.44%
        return None if _is_of_last_year(context) else completed
    of_work = _OF_WORK.search(segment) and not _ENDS_IN_MONEY.search(
        sentence.text[: quantity.start]
    )
    if of_work:
        return None  # 完成监测点12个，完成率100%
    beyond = said_beyond(context, sentence, segment)
    return beyond or said_of_percentage(segment, context.spec)


def _is_of_last_year(context: Context) -> bool:
    """Whether what a rate is of is a figure of a year before, and no budget: 为上年5万元的80%."""
    own, base = context.identity.fiscal_year, context.stated_base
    return not context.spec.phase_of(base) and (base_year(base, own, context.spec) or own) < own


def _is_joined(sentence: Sentence, change: Draft, quantity: Quantity) -> bool:
    """增加10万元和12.5%, 减少10万元、10%: a rate joined to the amount of its change."""
    if change.sentence is not sentence or change.amount is None:
        return False
    if sentence.text[quantity.end : quantity.end + 1] == "的":
        return False  # 增加5万元和20%的准备金
    return sentence.text[change.amount.end : quantity.start] in ("和", "、", "及", "与")
