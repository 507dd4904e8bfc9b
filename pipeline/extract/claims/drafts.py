"""What is known of a claim before it is bound: the words of one statement and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.claims.quantities import Quantity
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.units import in_yuan


@dataclass(slots=True)
class Draft:
    """One statement. `of` is the draft of which a share, completion or change is stated, `base` the
    one that it is compared to, `parent` the one that it is listed as a part of, `division` the measure
    of the kind of spending whose list it stands in; `apart` tells one of
    something else than the department's own figures, `inherited` one whose subject is that of the
    clause before, `is_reason` one that stands among reasons; `run` is the number of its sentence;
    `of_another` tells one that may be another body's or other money's, `of_part` one that may be of a part
    of the path which its words name;
    `period` is None for what is of several years together; `side` is that of the accounts which the parts
    listed of it name, "" where they name none or both; `money_of` is the whole of which it is the money of
    the fund that it is called by, `within` the amount whose bracket it stands in.
    """

    sentence: Sentence
    at: int
    kind: str
    words: str
    code: str
    phase: str
    period: int | None
    fund: str
    direction: str = ""
    amount: Quantity | None = None
    percentage: Quantity | None = None
    base_words: str = ""
    base_period: int | None = None
    of: Draft | None = None
    base: Draft | None = None
    parent: Draft | None = None
    division: str = ""
    apart: bool = False
    inherited: bool = False
    is_reason: bool = False
    run: int = 0
    side: str = ""
    of_another: bool = False
    of_part: bool = False
    money_of: Draft | None = None
    within: Draft | None = None


def amount_of(draft: Draft) -> Quantity | None:
    """What is printed: its own amount, for a share or completion the one of which it is stated."""
    if draft.amount is not None or draft.kind == "change" or draft.of is None:
        return draft.amount
    return draft.of.amount


def yuan_of(draft: Draft | None) -> Decimal | None:
    """The amount of a draft in yuan, None where it has none or is no money."""
    if draft is None or draft.amount is None:
        return None
    return in_yuan(draft.amount.value, draft.amount.unit_meant)


def text_of(draft: Draft, quantity: Quantity | None) -> str:
    """The number as printed; of a share's amount too, which stands in the same or another sentence."""
    if quantity is None:
        return ""
    for each in (draft, draft.of):
        if each is not None and quantity in (each.amount, each.percentage):
            return each.sentence.as_printed(quantity.start, quantity.number_end)
    return ""
