"""What a budget became within the year, what of it was left → the budget that stands before it.

公务接待费年初安排5万元，年中压减至4万元，支出3万元，结余1万元: 4 is the budget as it was adjusted, 1 by how
much it was not spent, and 3 what is spoken of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.extract.claims.context import Context
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.segments import segments
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.text import bare
from pipeline.values.units import in_yuan

ADJUSTED = "调整后预算数"
"""How an adjusted budget is called."""
_BUDGETS = ("adjusted", "approved")


def is_adjusted_to(context: Context, sentence: Sentence, lead: str) -> bool:
    """Whether the words before an amount say that it is what the budget right before it was changed to."""
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.sentence is not sentence or last is not context.latest:
        return False
    if (last.kind, last.phase) != ("amount", "approved") or context.in_reason:
        return False
    words = [each for each in segments(lead) if each]
    return (bool(words) and context.spec.adjusting.says("".join(words[-2:]))) or (
        bool(words) and context.spec.adjusting.says(words[-1])
    )


def budget_left(context: Context, by: Quantity) -> Draft | None:
    """The budget of what is spoken of, of which so much was not spent; None where none is."""
    spent = _yuan(context.figures.get("executed"))
    value = in_yuan(by.value, by.unit_meant)
    if spent is None or value is None:
        return None
    return next((d for d in _budgets(context) if _yuan(d) == spent + abs(value)), None)


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


def _yuan(draft: Draft | None) -> Decimal | None:
    if draft is None or draft.amount is None:
        return None
    return in_yuan(draft.amount.value, draft.amount.unit_meant)
