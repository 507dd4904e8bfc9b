"""Income and expenditure in one list, below each other: what the name of a row says of its side.

Entries + columns + title → the same entries, the side said of those whose names state it (…收入,
…支出小计, …结余) and of the rows within them. Only in a table of both sides (…收支…表) whose columns tell
none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.table import Column, ColumnRole, Entry
from pipeline.values.outline import split_number
from pipeline.values.text import fold

_BOTH = re.compile(r"收支|收入[^。]*支出")
_BRACKETS = re.compile(r"\([^()]*\)")
_AT_END = re.compile(r"(?P<flow>收入|支出|结余)(?:合计|小计|总计|总额)?$")
_SIDES = {"收入": "revenue", "支出": "expenditure", "结余": "balance"}


def with_row_sides(
    entries: Sequence[Entry], columns: Sequence[Column], title: str
) -> tuple[Entry, ...]:
    """The entries of a table, those of one side with what their names say."""
    amounts = [column for column in columns if column.role is ColumnRole.MEASURE]
    is_told = any(column.meaning.direction for column in amounts)
    if is_told or len({column.panel for column in amounts}) != 1 or not _BOTH.search(fold(title)):
        return tuple(entries)
    made: list[Entry] = []
    above: list[tuple[int, str]] = []
    for entry in entries:
        side = _side(entry.label)
        if entry.level is not None:
            while above and above[-1][0] >= entry.level:
                above.pop()
            side = side or (above[-1][1] if above and not entry.is_total else "")
            above.append((entry.level, side))
        said = replace(entry.said, direction=side)
        made.append(replace(entry, said=said) if side else entry)
    return tuple(made)


def _side(label: str) -> str:
    """The side that a row's name ends with, "" where it names none.

    >>> _side("一、税收收入"), _side("本年支出小计"), _side("三、本年收支结余"), _side("增值税")
    ('revenue', 'expenditure', 'balance', '')
    """
    found = _AT_END.search(_BRACKETS.sub("", fold(split_number(label).text)))
    return _SIDES[found["flow"]] if found else ""
