"""What says below a table who filled it in, signed it and can be asked: rows of its grid, or a line.

On paper such a line stands at the foot of each page, so that it parts no table from its rows on the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.recognize.regions import Row, states_values
from pipeline.values.text import tidy
from pipeline.vocabulary import Captions

_NAME_APART = re.compile(
    r"(?<=[:：])\s+(?=[\u4e00-\u9fff]{1,3}(?:\s|$))"
    r"|(?<=[:：][\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff](?:\s|$))"
)
"""The blanks before a name that signs, and within one of two signs: 制表人： 王 某."""


def said_in(row: Row) -> list[str]:
    """The texts of a row."""
    return [text for cell in row if (text := tidy(cell.text))]


def is_signed(said: Sequence[str], captions: Captions) -> bool:
    """Whether texts name fields of a table's signature, each with what is written in it or before the
    text that is written there."""
    if not said or not captions.is_signature(said[0]):
        return False
    return all(
        captions.is_signature(text)
        or (before.endswith(("：", ":")) and captions.is_signature(before))
        for before, text in pairwise(said)
    )


def signs(line: str, rows: Sequence[Row], captions: Captions) -> bool:
    """Whether a line below the rows of a table says who signed it and nothing else."""
    said = _NAME_APART.sub("", _NAME_APART.sub("", line)).split()
    return is_signed(said, captions) and stands_below_figures(rows, captions)


def stands_below_figures(rows: Sequence[Row], captions: Captions) -> bool:
    """Whether the last row that is no signature states a value, or is the note of an empty table."""
    above = (
        row for row in reversed(rows) if (said := said_in(row)) and not is_signed(said, captions)
    )
    row = next(above, ())
    said = said_in(row)
    return states_values(row) or (len(said) == 1 and captions.starts_note(said[0]))
