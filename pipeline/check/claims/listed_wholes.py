"""A claim listed as a part → the claim of the whole that its list opens with.

支出总计90万元，其中：基本支出60万元；项目支出30万元。 is said of all that is spent with what is carried
over in it: 基本支出 of 本年支出合计 may be another figure.
"""

from __future__ import annotations

import re

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import Interval
from pipeline.model.records import Claim, Finding
from pipeline.values.text import fold

_OF_APPROPRIATIONS = re.compile("财政拨款|一般公共预算")
_OPENS = re.compile("其中|包括")
_THREE_PUBLIC = "three_public"
_WHY = (
    "（所述为公用经费中的一部分，“三公”经费可另有列支，不能断定）",
    " (undecided: told as a part of running costs, and more may be spent on it)",
)
_RUNNING_COSTS = ("public", "basic", "general_public_basic")
_MOST = 24
"""So many claims back a list may begin."""


def are_parts_of_two_wholes(known: ClaimFigures, first: Claim, other: Claim) -> bool:
    """Whether two claims are listed as parts of different indicators that state different figures."""
    one, another = listed_whole(known, first), listed_whole(known, other)
    if one is None or another is None or not (one.code and another.code):
        return False
    stated, differs = known.stated(one), known.stated(another)
    return (
        one.code != another.code
        and stated is not None
        and differs is not None
        and not stated.may_be(differs)
    )


def is_part_of_more(known: ClaimFigures, part: Claim, other: Claim) -> bool:
    """Whether a claim, which no table states, is listed as a part of more than one fund has, and the other
    is what a table states of that fund."""
    whole, cell = listed_whole(known, part), known.cell(other)
    if whole is None or whole.fund or known.bound(part) is not None or not cell:
        return False
    said, printed, stated = known.stated(other), known.bound(other), known.stated(whole)
    if said is None or printed is None or stated is None or not said.may_be(printed):
        return False
    fund = next((a.fund for a in known.rows_of_column(other) if a.fund), "")
    spent = (a for a in known.subject.amounts if a.form.endswith(f".{fund}"))
    most = max(
        (
            a.amount_yuan
            for a in spent
            if a.direction == "expenditure" and a.amount_yuan is not None
        ),
        default=None,
    )
    return bool(fund) and most is not None and stated.low > most


def is_of_other_costs(known: ClaimFigures, part: Claim, other: Claim) -> bool:
    """Whether one of the “三公”经费 is listed as a part of other costs (公用经费90万元，包括公务接待费5万元),
    and so may be less than all that is spent on it; or more, where not only appropriations are told of."""
    return _may_be_other(known, part, known.stated(other))


def of_other_costs(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where the table has all that is spent on a part of running costs."""
    whole = listed_whole(known, claim) if _is_of_three_public(known, claim) else None
    if whole is None or whole.code not in _RUNNING_COSTS:
        return finding
    is_other = _may_be_other(known, claim, known.bound(claim))
    return withdrawn(finding, _WHY) if is_other else finding


def _may_be_other(known: ClaimFigures, part: Claim, all_of_it: Interval | None) -> bool:
    whole = listed_whole(known, part) if _is_of_three_public(known, part) else None
    if whole is None or not whole.code or _is_of_three_public(known, whole):
        return False
    one = known.stated(part)
    of_fund = whole.fund or _OF_APPROPRIATIONS.search(f"{whole.section}{whole.sentence}")
    is_less = one is not None and all_of_it is not None and one.value < all_of_it.value
    return is_less or not of_fund


def listed_whole(known: ClaimFigures, part: Claim) -> Claim | None:
    """The amount that stands right before the words which open the list of a part; None where no words
    open one in its sentence, or in those that go on with it behind a ；."""
    if not part.amount_text:
        return None
    text, back = fold(part.sentence).partition(fold(part.amount_text))[0], part
    for other in known.before(part, _MOST):
        if other.sentence != back.sentence:
            if _OPENS.match(text):
                return other if other.kind == "amount" else None  # 支出总计90万元。其中：…
            if not other.sentence.rstrip().endswith(("；", ";")):
                return None
            text = fold(other.sentence)
        back = other
        if other.kind != "amount" or not other.amount_text:
            continue
        _, found, behind = text.partition(fold(other.amount_text))
        if found and _OPENS.search(behind):
            return other
    return None


def _is_of_three_public(known: ClaimFigures, claim: Claim) -> bool:
    indicator = known.subject.vocabulary.claims.by_id(claim.code)
    return indicator is not None and _THREE_PUBLIC in (indicator.id, indicator.part_of)
