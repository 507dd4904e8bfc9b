"""Several items named together before one amount: 行政运行、事业运行（项）, or each with its code.

None of their codes is that of the amount, which is of all of them.
"""

from __future__ import annotations

import re

from pipeline.vocabulary import CodeList

_NAME = r"[^，。；：、（）.．\d]{2,40}"
_RUN = re.compile(
    rf"(?:{_NAME}(?:（\d{{0,7}}[类款项]）、?|、))*(?P<last>{_NAME})(?P<mark>（项）)?、$"
)
_CODED = re.compile(r"[（(]\d{3}(?:\d{2}){0,2}[）)](?:、|以及|[和与及])[\u4e00-\u9fff]")
_ITEM = 3


def joined_before(text: str, found: re.Match[str], codes: CodeList, year: int) -> str:
    """The names before the last path of a text where its item is not the only one of the amount, "" where
    it is. A name may have 、 within: 甲、乙（项） are two only where 甲 is called an item, or is one.

    >>> from pipeline.extract.claims.printed_paths import last_path
    >>> from pipeline.vocabulary import load_vocabulary
    >>> codes = load_vocabulary().classifications["functional"]
    >>> text = "2.水利（款）行政运行、防汛（项）"
    >>> joined_before(text, last_path(text), codes, 2023)
    '水利（款）行政运行、'
    """
    if found["class"] or found["section"] or not found["item"]:
        return ""
    run = _RUN.search(text[: found.start("item")])
    if run is None:
        return ""
    named = codes.named(run["last"])
    is_item = run["mark"] or any(code.level == _ITEM and code.valid_in(year) for code in named)
    return run[0] if is_item else ""


def are_coded(words: str) -> bool:
    """Whether words name items beside the last, each with its code: 行政运行（2130301）、防汛.

    >>> are_coded("行政运行（2130301）、防汛"), are_coded("防汛（应急）")
    (True, False)
    """
    return _CODED.search(words) is not None
