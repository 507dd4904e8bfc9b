"""A claim listed as a part → the claim of the whole that its list opens with.

支出总计90万元，其中：基本支出60万元；项目支出30万元。 is said of all that is spent with what is carried
over in it: 基本支出 of 本年支出合计 may be another figure.
"""

from __future__ import annotations

import re

from pipeline.check.claims.figures import ClaimFigures
from pipeline.model.records import Claim
from pipeline.values.text import fold

_OPENS = re.compile("其中|包括")
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
