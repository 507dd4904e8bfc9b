"""Whether what stands in a cell of amounts is one amount, a dash or words, or something else."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.values.amounts import is_beyond, is_blank, is_dash, parse_amount
from pipeline.values.codes import classification_of
from pipeline.values.text import fold
from pipeline.values.units import with_own_unit

_PARTED = re.compile(r"[\d.,，．%％]\s+[\d(（]")
_SPACED_POINT = re.compile(r"-?[\d,，]+ ?[.．] ?\d{2,6}")
"""One amount with a blank at its point (1234. 56)."""
_SPACED_COMMAS = re.compile(
    r"[-－−(（]?\d{1,3}(?:[,，][ \u3000\xa0]?\d{3})+(?:[.．]\d{1,6})?[)）]?"
)
"""One amount with blanks behind its commas (1, 234.56)."""
_SET_WIDE = re.compile(r"[-－]? ?\d(?: [\d,，])* [.．](?: \d){2,6}(?: ?%)?")
"""One amount each of whose digits a blank parts from the next (1 2 3 4 . 5 0)."""
_WHOLE = (_SPACED_POINT, _SPACED_COMMAS, _SET_WIDE)
_NAMED_CODE = re.compile(
    r"(?:\d{3}|\d{5}|\d{7})[-—]?(?=[^\d]{4,}$)(?![万亿千百]*元)[\u4e00-\u9fff].*"
)
_ERRORS = frozenset({"#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NUM!", "#NULL!"})
"""What a spreadsheet shows where a formula has no value."""
_TOO_WIDE = re.compile(r"\s*[#＃]{3,}\s*")
"""What a spreadsheet program prints of a number that its column has no room for."""
SIGN_ABOVE = re.compile(r"\s*[-－–—]\s*\n\s*\d")
"""A dash on a line of its own over a number: its sign, or a value of its own."""
_WITH_CODE = re.compile(r"-?[\d,]+\.\d\d(?P<code>\d{3}|\d{5}|\d{7})")
_UNREADABLE = "\ufffd"


@lru_cache(maxsize=8192)
def is_crowded(text: str) -> bool:
    """Whether a cell of amounts holds more than one number, or a number and something else.

    >>> is_crowded("20,703.82 11,879.94"), is_crowded("120 45.50"), is_crowded("12.00万元")
    (True, True, False)
    >>> is_crowded("1,051.10"), is_crowded("—"), is_crowded("见附表"), is_crowded("5.2 %")
    (False, False, False, False)
    >>> is_crowded("1,234. 56"), is_crowded("1. 5"), is_crowded("12.00万元 3.00万元")
    (False, True, True)
    >>> is_crowded("######"), is_crowded("-\\n30.50"), is_crowded("-\\n-"), is_crowded("#")
    (True, True, False, False)
    >>> is_crowded("1 , 2 3 4 . 5 6"), is_crowded("1 2 3 4"), is_crowded("1 2 . 5 6 7 . 0")
    (False, True, True)
    >>> is_crowded("1, 234.56"), is_crowded("1, 23.56"), is_crowded("120, 45"), is_crowded("#REF!")
    (False, True, True, True)
    """
    if text.strip() in _ERRORS or _TOO_WIDE.fullmatch(text) or SIGN_ABOVE.match(text):
        return True
    if parse_amount(text) is not None:
        if not _PARTED.search(text):
            return False  # most cells
        return not any(whole.fullmatch(text) for whole in _WHOLE)
    if is_blank(text) or is_dash(text) or is_beyond(text) or _states_its_unit(text):
        return False
    if _NAMED_CODE.fullmatch(fold(text)):  # 2080507 对机关事业单位基本养老保险基金的补助
        return False
    return _UNREADABLE in text or any(char.isdigit() for char in text)


def runs_into_code(text: str) -> bool:
    """Whether what reads as one amount may be one and the code of a classification right behind it.

    >>> runs_into_code("1,890,139.66302"), runs_into_code("20,277.5230201"), runs_into_code("3.14159")
    (True, True, False)
    """
    found = _WITH_CODE.fullmatch(text) if "." in text[:-4] else None
    return found is not None and bool(classification_of(found["code"]))


def _states_its_unit(text: str) -> bool:
    """Whether a cell holds one amount with its unit (12.00万元)."""
    return with_own_unit(text) is not None and not _PARTED.search(text)
