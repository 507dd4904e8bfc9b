"""Sentences → Drafts: every figure, and every comparison in words, with what is said before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.claims.clauses import (
    Said,
    brackets,
    changed_before,
    compared,
    compared_to,
    said_of_money,
    said_of_percentage,
    segments,
)
from pipeline.extract.claims.context import Context, Spoken
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.labels import Label, base_year
from pipeline.extract.claims.quantities import Quantity, quantities
from pipeline.extract.claims.sense import subject_of, whole_of
from pipeline.extract.claims.sentences import Sentence, sentences
from pipeline.extract.claims.words import WordEvent, words_of
from pipeline.model.recognized import Prose
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec

_LONGEST_WORDS = 60
_LONGEST_LEAD = 400
"""Further back nothing belongs to a figure any more."""


def read_prose(context: Context, prose: Prose) -> Iterator[Draft]:
    """The drafts of one piece of prose; the context remembers what was said before."""
    context.open(prose)
    for sentence in sentences(prose):
        before = len(context.drafts)
        _read_sentence(context, sentence)
        yield from context.drafts[before:]


def _read_sentence(context: Context, sentence: Sentence) -> None:
    """Figures and words from left to right, and what stands between them."""
    context.begin(sentence)
    end = 0
    pairs = brackets(sentence.text)
    left: list[tuple[int, Spoken]] = []
    for event in _events(sentence.text, context.spec):
        if event.start < end:
            continue
        while left and left[-1][0] < event.start:
            context.return_to(left.pop()[1])
        lead = sentence.text[end : event.start]
        closing = [close for start, close in pairs if end <= start < event.start < close]
        if closing:
            _announce(context, sentence.text[end : sentence.text.index("（", end)])
            left += [(close, context.said()) for close in sorted(closing, reverse=True)]
        context.hear(lead)
        if isinstance(event, WordEvent):
            _words(context, sentence, lead, event)
        else:
            _quantity(context, sentence, lead, event)
        end = event.end
    context.hear(sentence.text[end:])


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
    *before, segment = segments(lead[-_LONGEST_LEAD:])
    said: Said | None = None
    if quantity.kind == "money":
        said = said_of_money(segment, context.spec)
    elif quantity.kind == "percent":
        said = _said_of_percentage(context, sentence, segment, quantity)
    elif quantity.kind == "count" and _is_count(context, sentence, lead, quantity):
        said = Said("count", segment)
    if said is None:
        return
    match said.kind:
        case "change":
            _change(context, sentence, before, said, quantity)
        case "share":
            _share(context, sentence, said, quantity)
        case "completion":
            _completion(context, sentence, said, quantity)
        case "count":
            _count(context, sentence, said, quantity)
        case _:
            if not bare(said.label) or not context.label(said.label).words:
                before = _run_in(context, lead, segment) or before
            _amount(context, sentence, before, said, quantity)


def _run_in(context: Context, lead: str, segment: str) -> list[str]:
    """（二）支出预算：2026年年初预算数: what the colon announces is what the figure is of."""
    announced = lead.removesuffix(segment)
    words = segments(announced[:-1])[-1] if announced.endswith("：") else ""
    named = context.label(words)
    if named.code:
        context.speak_of_named(named)
    return [words] if named.code else []


def _said_of_percentage(
    context: Context, sentence: Sentence, segment: str, quantity: Quantity
) -> Said | None:
    in_brackets = segment == "" and sentence.text[quantity.start - 1 : quantity.start] == "（"
    if in_brackets and context.open_change():
        return Said("change", "")
    return said_of_percentage(segment, context.spec)


def _is_count(context: Context, sentence: Sentence, lead: str, quantity: Quantity) -> bool:
    """车辆0辆， is one; 3个项目 counts nothing that a table would."""
    ends = sentence.text[quantity.end : quantity.end + 1]
    if context.in_reason or (ends and ends not in "，。；、）（"):
        return False
    return bool(bare(segments(lead)[-1])) or _goes_on(context, sentence, lead)


def _goes_on(context: Context, sentence: Sentence, lead: str) -> bool:
    """2 批次、26 人次: a second count of the same."""
    last = context.drafts[-1] if context.drafts else None
    return lead == "、" and last is not None and last.kind == "count" and last.sentence is sentence


def _count(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> None:
    named = context.label(said.label, counts=True)
    if not bare(said.label):
        named = replace(named, words=context.drafts[-1].words)
    draft = context.draft(sentence, quantity.start, "count", named)
    draft.amount, draft.phase = quantity, ""
    if bare(named.words):
        context.drafts.append(draft)


def _amount(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> None:
    named = _named_amount(context, before, said)
    if counted := _beside_count(context, sentence, said, quantity):
        named = Label(counted.words, "", "", None)
    draft = context.draft(sentence, quantity.start, "amount", named)
    draft.amount = quantity
    draft.phase = _phase(context, draft, named)
    if (context.in_reason and not named.words) or not _has_words(draft):
        return
    context.drafts.append(draft)
    if context.in_reason:
        draft.apart = True
        return
    if named.words or named.code:
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
        return named
    if not bare(said.label) and before:
        named = context.label(before[-1])
    return named if named.words else replace(named, words=said.label.rstrip("为是"))


def _phase(context: Context, draft: Draft, named: Label) -> str:
    """The phase that is said, that of the whole it is a part of, or the usual one."""
    whole = context.phase_of_whole()
    plain_budget = draft.phase == "approved" and "年初" not in draft.words
    if whole == "adjusted" and plain_budget and named.words:
        return whole
    return draft.phase or whole or context.usual_phase


def _change(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> None:
    opened = context.open_change()
    if quantity.kind == "percent" and opened is not None and not bare(said.label):
        _complete_change(context, opened, said, quantity)
        return
    base = said.base or next(filter(None, map(compared_to, reversed(before))), "") or context.base
    if not base and bare(said.label):
        # 其中：事业收入增加 7 万元, behind a sentence that says against what.
        base = context.compared
    if (
        not base
        and not context.in_reason
        and (bare(said.label) or not context.follows_figure(sentence))
    ):
        # 支持商销稳增长30万元: no change where nothing is said of what it is compared to.
        if quantity.kind == "money":
            _amount(context, sentence, before, Said("amount", said.segment), quantity)
        return
    named = context.label(said.label or changed_before(before, context.spec))
    draft = context.draft(sentence, quantity.start, "change", named)
    draft.direction = said.direction
    _compare(context, draft, base)
    draft.apart = draft.apart or context.in_reason
    if quantity.kind == "percent":
        draft.percentage = quantity
    else:
        draft.amount = quantity
    draft.of = _level(context, draft)
    if not _has_words(draft):
        return
    context.base = context.compared = base
    context.drafts.append(draft)
    if named.words and not context.in_reason:
        context.speak_of(draft)


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
    whole = change.of.parent
    parts = [d for d in context.here() if d.sentence is change.sentence and d.parent is whole]
    listed = whole is not None and sum(part.kind == "amount" for part in parts) > 1
    likely = (whole, change.of) if listed else (change.of, whole)
    fitting = subject_of(change, likely) or likely[0]
    if fitting is None or fitting is change.of:
        return
    change.of, change.words, change.code = fitting, fitting.words, fitting.code
    change.fund, change.parent = fitting.fund, fitting.parent
    context.speak_of(fitting)


def _share(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> None:
    named = context.label(said.label)
    draft = context.draft(sentence, quantity.start, "share", named)
    own = not bare(named.words)
    of = context.latest if own else None
    if not said.base and of is None:
        return
    base = context.whole(said.base, of) if said.base else context.parent
    base = None if base is of else base
    base = whole_of(of, quantity, base, context.here(), said.base)
    draft.base_words = said.base or (base.words if base is not None else "")
    _state_ratio(context, draft, of, base, quantity)


def _completion(context: Context, sentence: Sentence, said: Said, quantity: Quantity) -> None:
    named = context.label(said.label)
    draft = context.draft(sentence, quantity.start, "completion", named)
    own = not bare(named.words)
    draft.base_words, draft.phase = said.base, draft.phase or "executed"
    of = context.figures.get("executed") if own else None
    _state_ratio(context, draft, of, context.budget(said.base) if own else None, quantity)


def _state_ratio(
    context: Context, draft: Draft, of: Draft | None, base: Draft | None, quantity: Quantity
) -> None:
    """A share or completion with the amounts that it is of."""
    draft.percentage, draft.of, draft.base = quantity, of, base
    if of is not None:
        draft.words, draft.code, draft.phase = of.words, of.code, of.phase
        draft.apart = of.apart
    draft.apart = draft.apart or context.in_reason
    if bare(draft.words):
        context.drafts.append(draft)


def _words(context: Context, sentence: Sentence, lead: str, event: WordEvent) -> None:
    """A comparison, or 无, without a figure."""
    if context.in_reason:
        return
    named = context.label(segments(lead[-_LONGEST_LEAD:])[-1] + event.label)
    kind = "zero" if event.kind == "none" else "change"
    draft = context.draft(sentence, event.start, kind, named)
    if kind == "zero":
        draft.phase = context.usual_phase
        if named.words:
            context.drafts.append(draft)
        return
    _compare(context, draft, event.base)
    if draft.base_period is None or not bare(draft.words):
        return
    draft.direction = event.direction
    draft.of = _level(context, draft)
    if draft.base_period == draft.period and context.spec.phase_of(event.base):
        draft.base = context.budget(event.base)
    context.drafts.append(draft)
    if named.words:
        context.speak_of(draft)


def _compare(context: Context, draft: Draft, base: str) -> None:
    """Say what a change is against: another year, or another phase of the same."""
    phase = context.spec.phase_of(base)
    year = base_year(base, context.identity.fiscal_year, context.spec)
    draft.base_words = base
    if year is None and phase:
        draft.phase, draft.base_period = draft.phase or "executed", draft.period
    else:
        draft.phase, draft.base_period = draft.phase or context.usual_phase, year


def _level(context: Context, draft: Draft) -> Draft | None:
    """The figure that changed: stated for the same subject in the same phase just before."""
    if context.subject is not None and context.subject.words != draft.words:
        return None
    return context.figures.get(draft.phase)


def _has_words(draft: Draft) -> bool:
    return bool(bare(draft.words)) and len(draft.words) <= _LONGEST_WORDS
