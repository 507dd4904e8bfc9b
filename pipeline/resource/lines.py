"""Columns of text → lines: of CSV, or of anything else that parts texts by a sign.

Of every third column of records the text is the same in all rows. Columns beside each other that are so
are joined once, and not in every row anew.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, repeat

Columns = Sequence[Sequence[str]]

_SPECIAL = re.compile('[",\r\n]')
"""What a text may have to be quoted for."""
_BETWEEN = "\0"


def is_one_text(column: Sequence[str]) -> bool:
    """Whether a column has one text in all its rows, of which there are several.

    >>> is_one_text(["收入", "收入"]), is_one_text(["收入", "支出"]), is_one_text(["收入"])
    (True, False, False)
    """
    if not isinstance(column, list) or len(column) < 2 or column[0] != column[-1]:
        return False  # most columns that have several
    return column.count(column[0]) == len(column)


def joined(columns: Columns, sign: str) -> Iterator[str]:
    """The rows of columns, a sign between their texts.

    >>> list(joined([["a", "b"], ["x", "x"], ["y", "y"]], "|"))
    ['a|x|y', 'b|x|y']
    """
    if not columns:
        return iter(())
    runs: list[Sequence[str] | repeat[str]] = []
    for is_one, some in groupby(columns, key=is_one_text):
        if is_one:
            runs.append(repeat(sign.join(each[0] for each in some), len(columns[0])))
        else:
            runs += some
    return map(sign.join, zip(*runs, strict=True))


def csv_lines(columns: Columns) -> str:
    """The rows of columns as lines of CSV, as `csv.writer` writes them.

    >>> csv_lines([["收入", "a,b"], ["", "c"]])
    '收入,\\n"a,b",c\\n'
    """
    if len(columns) < 2:  # a row of one empty text is quoted, not to be a blank line
        lines = io.StringIO(newline="")
        csv.writer(lines, lineterminator="\n").writerows(zip(*columns, strict=True))
        return lines.getvalue()
    if not columns[0]:
        return ""
    return "\n".join([*joined(list(map(_quoted_column, columns)), ","), ""])


def _quoted_column(column: Sequence[str]) -> Sequence[str]:
    if is_one_text(column):
        return [_quoted(column[0])] * len(column)
    return list(map(_quoted, column)) if _SPECIAL.search(_BETWEEN.join(column)) else column


def _quoted(text: str) -> str:
    if '"' in text or "," in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    if "\r" not in text:
        return text
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow((text, ""))
    return line.getvalue()[: -len(",\n")]
