"""What a budget became within the year, what of it was left → the budget that stands before it.

公务接待费年初安排5万元，年中压减至4万元，支出3万元，结余1万元: 4 is the budget as it was adjusted, 1 by how
much it was not spent, and 3 what is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract.claims.clauses import Said
from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft, yuan_of
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.segments import segments
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.text import bare
from pipeline.values.units import in_yuan
from pipeline.vocabulary import ClaimSpec

_ADJUSTED = "调整后预算数"
"""How an adjusted budget is called."""
_OPENING = "年初预算"
"""How that is called which it was adjusted from."""
_BEHIND_CHANGE = re.compile("后(?:[为是达共]|预算数?[为是]?)")
_ADJUSTED_TO = "调整为"
_BUDGETS = ("adjusted", "approved")
_CLAUSE = re.compile(r"[^，。；：\d]*")


def said_adjusted(context: Context, sentence: Sentence, lead: str) -> Said | None:
    """What is said of an amount where the words before it say that it is what the budget right before it
    was changed to: changes behind it are against that one. None where they do not."""
    last = context.drafts[-1] if context.drafts else None
    if last is not None and last.kind == "change" and _BEHIND_CHANGE.fullmatch(lead):
        lead, last = _ADJUSTED_TO, context.latest  # 年初预算9万元，调减1万元后为8万元
    if last is None or last.sentence is not sentence or last is not context.latest:
        return None
    if (last.kind, last.phase) != ("amount", "approved") or context.in_reason:
        return None
    if not _says(context.spec, lead):
        return None
    context.base = context.compared = _OPENING
    return Said("amount", _ADJUSTED)


def _says(spec: ClaimSpec, lead: str) -> bool:
    """Whether the words before an amount say that a budget was changed to it."""
    words = [each for each in segments(lead) if each]
    return any(spec.adjusting.says("".join(words[-count:])) for count in (1, 2))


def less_from(spec: ClaimSpec, sentence: Sentence, said: Said, quantity: Quantity) -> Said:
    """What is said of the budget that was adjusted, less 由."""
    if "由" not in said.label:
        return said
    behind = _CLAUSE.match(sentence.text, quantity.end)
    if behind is None or not spec.adjusting.says(behind[0]):
        return said
    return replace(said, label=spec.adjusting.less_from(said.label))


def phase_adjusted(context: Context, change: Draft, said: Said) -> str:
    """The phase of a change, adjusted where it is by how much a budget became more or less that was stated
    right before: 调整为6万元，调增1万元."""
    if len(context.drafts) < 2 or not change.inherited or said.base:
        return change.phase
    before, last = context.drafts[-2:]
    if last.kind != "amount" or last.phase != "adjusted" or before.amount is None:
        return change.phase
    if before.sentence is not change.sentence or last.sentence is not change.sentence:
        return change.phase
    became = _says(context.spec, change.sentence.text[before.amount.end : last.at])
    return last.phase if became else change.phase


def budget_left(context: Context, by: Quantity) -> Draft | None:
    """The budget of what is spoken of, of which so much was not spent; None where none is."""
    spent = yuan_of(context.figures.get("executed"))
    value = in_yuan(by.value, by.unit_meant)
    if spent is None or value is None:
        return None
    return next((d for d in _budgets(context) if yuan_of(d) == spent + abs(value)), None)


def is_left(context: Context, words: str, by: Quantity) -> bool:
    """Whether words before an amount say, as it is, that so much of the budget was not spent."""
    return bare(words) in context.spec.adjusting.left and budget_left(context, by) is not None


def is_part_of_adjusted(draft: Draft, before: Iterable[Draft], part_of: str) -> bool:
    """Whether the budget of the whole that a draft is listed as a part of, or always is one of (`part_of`),
    was only stated as adjusted."""
    code = draft.parent.code if draft.parent is not None else part_of
    of_it = [d for d in before if d.kind == "amount" and d.code == code] if code else []
    return {d.phase for d in of_it if d.run == of_it[-1].run and d.phase in _BUDGETS} == {
        "adjusted"
    }


def _budgets(context: Context) -> Iterator[Draft]:
    yield from filter(None, map(context.figures.get, _BUDGETS))
