"""Text of one place → whether it is what columns of figures print: a number, a range, a mark for none."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from pipeline.values.amounts import is_dash, parse_amount

_LONGEST_MARK = 5
_MARKS = frozenset("*†‡#…")


def is_figure(text: str) -> bool:
    """Whether a run of text is an amount or a dash."""
    return parse_amount(text) is not None or is_dash(text)


@lru_cache(maxsize=8192)
def is_datum(text: str) -> bool:
    """Whether a run of text is rather a figure than words: a range, a date, a marked number, a symbol.

    >>> [is_datum(x) for x in ("(92.8–102.0)", "*–0.5", "2007–08", "†", "2023年", "12 人次")]
    [True, True, True, True, True, False]
    >>> [is_datum(x) for x in ("合计", "Table 3", "、", "")]
    [False, False, False, False]
    """
    bare = [char for char in text if not char.isspace()]
    digits = sum(char.isdigit() for char in bare)
    letters = sum(char.isalpha() for char in bare)
    if digits:
        return digits > letters
    return 0 < len(bare) <= _LONGEST_MARK and all(map(_is_mark, bare))


def _is_mark(char: str) -> bool:
    return char in _MARKS or unicodedata.category(char) in ("Pd", "Sm", "Sc") or is_dash(char)
