"""Classification codes: which text is one, and how deep it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from pipeline.values.memo import remembered
from pipeline.values.text import fold

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")


class Classification(StrEnum):
    """What a row's label or code belongs to."""

    FUNCTIONAL = "functional"
    ECONOMIC = "economic"
    GOVERNMENT_ECONOMIC = "government-economic"
    ITEM = "item"
    PROJECT = "project"
    ASSET = "asset"


def classification_code(text: str) -> str:
    """The 3-, 5- or 7-digit code that the text is, else "".

    >>> classification_code("2080505"), classification_code("２０８"), classification_code("208.05")
    ('2080505', '208', '')
    """
    folded = fold(text)
    return folded if _CODE.fullmatch(folded) else ""


@remembered
def code_level(code: str) -> int | None:
    """类 1, 款 2, 项 3; None for anything else.

    >>> code_level("208"), code_level("2080505"), code_level("853001")
    (1, 3, None)
    """
    return {3: 1, 5: 2, 7: 3}.get(len(code)) if _CODE.fullmatch(code) else None


def parent_code(code: str) -> str:
    """The code one level up, "" at the top.

    >>> parent_code("2080505"), parent_code("208")
    ('20805', '')
    """
    return code[:-2] if len(code) > 3 else ""


def classification_of(code: str) -> str:
    """Which classification a code of 3, 5 or 7 digits belongs to, by its first digit; else "".

    Functional codes start with 2, departmental economic ones with 3, governmental with 5.

    >>> classification_of("2080505"), classification_of("30101"), classification_of("505")
    ('functional', 'economic', 'government-economic')
    """
    if code_level(code) is None:
        return ""
    if code[0] == "2":
        return Classification.FUNCTIONAL.value
    if code_level(code) == 3:
        return ""
    economic = {"3": Classification.ECONOMIC.value, "5": Classification.GOVERNMENT_ECONOMIC.value}
    return economic.get(code[0], "")


def goes_on_with(codes: Sequence[str], before: Iterable[str]) -> bool:
    """Whether a list begins below a code that the list before it prints and it does not: its end is
    printed beside or below its beginning.

    >>> goes_on_with(["30207", "303", "30302"], ["301", "30101", "302", "30201"])
    True
    >>> goes_on_with(["303", "30302"], ["301", "30101"]), goes_on_with([], ["301"])
    (False, False)
    """
    if not codes:
        return False
    above = {codes[0][:length] for length in range(3, len(codes[0]))}
    return not above.isdisjoint(before) and above.isdisjoint(codes)
