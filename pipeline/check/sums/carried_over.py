"""What a summary of appropriations carried over from last year → whether that is why another form states
less: many places list this year's appropriations alone in the form of general public expenditure
(一般公共预算当年拨款), and what is spent of last year's in the summary only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.subject import Subject
from pipeline.model.records import Amount
from pipeline.vocabulary.phrases import is_any

WHY = (
    "（差额正是上年结转数，后一表应只列当年拨款，不能断定）",
    " (undecided: the difference is what was carried over, so the other form may state this year's alone)",
)


def is_carried_over(
    subject: Subject, form: str, entity: str, fund: str, difference: Decimal | None
) -> bool:
    """Whether a difference in yuan, by which a summary states more than another form, is what the summary
    says was carried over, in all or of the fund."""
    if not difference or difference < 0:
        return False
    carried = carried_over(subject, form, entity)
    return any(each.amount_yuan == difference and each.fund in ("", fund) for each in carried)


def yuan(amounts: Sequence[Amount]) -> Decimal | None:
    """The sum of some amounts in yuan, None where one of them has no unit of money."""
    stated = [each.amount_yuan for each in amounts]
    return None if None in stated else sum(filter(None, stated), Decimal(0))


def carried_over(subject: Subject, form: str, entity: str) -> Iterator[Amount]:
    """The income of a form that was carried over: the rows called so, and those that are part of them."""
    within: tuple[int | None, int] | None = None
    for amount in subject.amounts_of_form(form, entity):
        if amount.direction == "expenditure":
            continue
        if is_any(amount.row_label, subject.vocabulary.forms.carried_over):
            within = amount.level, amount.column_no
            yield amount
        elif within is None or amount.column_no != within[1]:
            continue  # what stands beside it, on the other side of the form
        elif within[0] is not None and amount.level is not None and amount.level > within[0]:
            yield amount
        else:
            within = None
