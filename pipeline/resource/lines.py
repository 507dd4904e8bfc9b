"""Columns of text → lines: of CSV, or of anything else that parts texts by a sign.

Of every third column of records the text is the same in all rows. Columns beside each other that are so
are joined once, and not in every row anew. Rows that are published are hashed as well (`JOINED_BY`): where
nothing is to be quoted, they are joined and encoded once for both.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import groupby, repeat

Columns = Sequence[Sequence[str]]

JOINED_BY = "\x1f"
"""What stands between the texts of a row that is hashed."""

_SPECIAL = ('"', ",", "\r", "\n", JOINED_BY)
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


def csv_and_rows(columns: Columns) -> tuple[bytes, list[bytes]]:
    """The same in UTF-8, and each row's texts `JOINED_BY` a sign.

    >>> csv_and_rows([["收入", "a,b"], ["", "c"]])[0].decode()
    '收入,\\n"a,b",c\\n'
    >>> csv_and_rows([["a"], ["b"]])
    (b'a,b\\n', [b'a\\x1fb'])
    """
    if len(columns) < 2 or not _are_plain(columns):
        return csv_lines(columns).encode(), list(map(str.encode, joined(columns, JOINED_BY)))
    content = "\n".join([*joined(columns, JOINED_BY), ""]).encode()
    return content.replace(JOINED_BY.encode(), b","), content.split(b"\n")[:-1]


def _are_plain(columns: Columns) -> bool:
    """Whether no text is to be quoted, nor has the sign between the texts of a row."""
    wholes = (each[0] if is_one_text(each) else _BETWEEN.join(each) for each in columns)
    return not any(sign in whole for whole in wholes for sign in _SPECIAL)


def _quoted_column(column: Sequence[str]) -> Sequence[str]:
    if is_one_text(column):
        return [_quoted(column[0])] * len(column)
    whole = _BETWEEN.join(column)
    if '"' in whole or "\r" in whole:
        return list(map(_quoted, column))
    if "," in whole or "\n" in whole:
        return [f'"{text}"' if "," in text or "\n" in text else text for text in column]
    return column


def _quoted(text: str) -> str:
    if '"' in text or "," in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    if "\r" not in text:
        return text
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow((text, ""))
    return line.getvalue()[: -len(",\n")]
