"""What is said of how a figure changed → its Draft, with the figure that it is of and what it is against."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.claims.adjusted import phase_adjusted
from pipeline.extract.claims.beside_subjects import of_phase
from pipeline.extract.claims.carried_years import year_compared
from pipeline.extract.claims.changed_things import of_each, thing_changed
from pipeline.extract.claims.clauses import Said, compared_to, money_before
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.last_years import base_year
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.settled_changes import date_second, settle_change, settle_subject
from pipeline.extract.claims.spoken_before import spoken_before
from pipeline.extract.claims.three_public import is_of_three_public
from pipeline.values.text import bare

_A_YEAR = re.compile(r"(?:19|20)\d{2}年")
_TOGETHER = re.compile("(?:共|合计)(?:增|减|下降|上升|多|少)")
_LONGEST_WORDS = 60


def state_change(
    context: Context, sentence: Sentence, before: list[str], said: Said, quantity: Quantity
) -> bool:
    """State a change; whether it was one, and not an amount whose name ends in a verb of change."""
    before = _behind_reason(context, sentence, before, said)
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
    if not base and context.listing is not None and context.follows_figure(sentence):
        base = context.compared  # 较上年减少5万元。其中：甲费3万元，减少2万元
    aimless, own = not base and not context.in_reason and not _is_known(context, said), ""
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
    named = thing_changed(context, sentence, before, said, quantity, own, base)
    together = _changed_together(context, sentence, said)
    named = together or _otherwise_named(context, sentence, quantity, named)
    draft = context.draft(sentence, quantity.start, "change", named)
    of_each(draft, f"{said.label}{base}")
    draft.direction = said.direction
    draft.phase = phase_adjusted(context, draft, said)
    # 预算增加主要原因：1.甲纳入预算，增加3万元: against what the budget was compared to
    compare_to(context, draft, base or (context.told_base() if context.of_reasons else ""))
    draft.is_reason = context.in_reason and not draft.inherited
    draft.apart = draft.apart or context.in_reason
    if quantity.kind == "percent":
        draft.percentage = quantity
    else:
        draft.amount = quantity
    draft.of = level_of(context, draft)
    date_second(context, draft)
    if not has_words(draft):
        return True
    if base or context.in_reason:
        context.base = context.compared = base
    settle_change(context, draft)
    context.drafts.append(draft)
    if named.words and not context.in_reason:
        context.speak_of(draft)
    return True


def _behind_reason(
    context: Context, sentence: Sentence, before: list[str], said: Said
) -> list[str]:
    """The segments before a change, none behind a reason that is over: 决算数小于预算数的主要原因是厉行节约，
    与上年相比减少5万元 holds what was spent against another figure than that which the reason is of."""
    last = context.drafts[-1] if context.drafts else None
    if not context.in_reason or bare(said.label) or last is None or last.sentence is not sentence:
        return before
    against_budget = last.kind == "change" and last.base_period == last.period
    year = base_year(said.base, context.identity.fiscal_year, context.spec)
    if not against_budget or last.is_reason or year is None or year == last.period:
        return before
    context.in_reason = False
    return []


def _otherwise_named(
    context: Context, sentence: Sentence, quantity: Quantity, named: Label
) -> Label:
    """购车费用为零，较上年减少5万元: what the sentence speaks of, where a change names nothing of its own."""
    if named.words or named.code or context.in_reason:
        return named
    of_money = quantity.kind == "money"
    name = spoken_before(context, sentence, quantity.start, of_money=of_money)
    if not name:
        return named
    of_it = context.label(name)
    return of_it if of_it.words else replace(named, words=name)


def _changed_together(context: Context, sentence: Sentence, said: Said) -> Label | None:
    """甲4万元、乙3万元，较上年共增加1万元: what both are called; None for a change of one."""
    told = context.of_sentence(sentence)
    names = [*dict.fromkeys(each.words for each in told)]
    amounts = all(each.kind == "amount" and each.parent is told[0].parent for each in told)
    is_of_all = _TOGETHER.search(said.segment) is not None and not bare(said.label)
    if not (is_of_all and amounts and len(names) > 1):
        return None
    return Label("、".join(names) + "合计", "", "", None)


def _is_known(context: Context, said: Said) -> bool:
    """Whether a clause names one of “三公”经费 alone before its verb: 其中，公务接待费下降了36.4%."""
    code = context.label(said.label).code if bare(said.label) else ""
    return is_of_three_public(code, context.spec)


def _is_money(context: Context, label: str) -> bool:
    """Whether an item of a list says what money changed: 3.人员经费增加0.30万元."""
    return bool(context.style) and label.endswith(context.spec.names_of_money)


def _rate_before(context: Context, sentence: Sentence, said: Said) -> Draft | None:
    """The change of which only the rate was said right before: 较上年下降 20%，减少 1 万元."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.kind != "change" or last.sentence is not sentence or bare(said.label):
        return None
    only_rate = last.percentage is not None and last.amount is None and not said.base
    return last if only_rate and last.direction == said.direction else None


def _complete_change(context: Context, opened: Draft, said: Said, quantity: Quantity) -> None:
    """The percentage of the change just stated."""
    if said.direction in ("", opened.direction):
        opened.percentage = quantity
        settle_subject(context, opened)
        return
    # 减少 4 万元，增长 5%: two statements that contradict each other.
    other = replace(opened, at=quantity.start, amount=None, percentage=quantity)
    other.direction = said.direction
    context.drafts.append(other)


def compare_to(context: Context, draft: Draft, base: str) -> None:
    """Say what a change is against: another year, or another phase of the same."""
    phase = context.spec.phase_of(base)
    year = base_year(base, context.identity.fiscal_year, context.spec)
    draft.period = year_compared(context, draft, base) or draft.period
    told = draft.period if draft.period == context.year else None
    if year is not None and told is not None and not _A_YEAR.search(base):
        year = base_year(base, told, context.spec)  # 2021年…，同比增长5%, told in 2022
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
