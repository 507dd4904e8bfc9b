"""Columns of text joined to lines: the same as row by row."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pipeline.resource.lines import JOINED_BY, csv_and_rows, csv_lines, joined

TEXTS = st.sampled_from(
    ["", "收入", "a,b", 'say "x"', "第一行\n第二行", " 空 ", "'=1+1", "\r", "a\x1fb"]
)
PLAIN = st.sampled_from(["", "收入", "12.5", " 空 "])


def rows_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    return st.integers(0, 5).flatmap(
        lambda rows: st.lists(
            st.one_of(
                st.lists(texts, min_size=rows, max_size=rows),
                texts.map(lambda text: [text] * rows),
            ),
            min_size=1,
            max_size=5,
        )
    )


ROWS = rows_of(TEXTS)


@given(ROWS)
def test_lines_of_csv_are_those_of_pythons_own_writer(columns: list[list[str]]) -> None:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\n").writerows(zip(*columns, strict=True))
    assert csv_lines(columns) == lines.getvalue()


@given(ROWS)
def test_texts_that_stand_in_all_rows_are_joined_as_others_are(columns: list[list[str]]) -> None:
    assert list(joined(columns, "|")) == ["|".join(row) for row in zip(*columns, strict=True)]


@given(st.one_of(ROWS, rows_of(PLAIN)))
def test_lines_and_rows_that_are_made_together_are_those_of_each(columns: list[list[str]]) -> None:
    lines, rows = csv_and_rows(columns)
    assert lines == csv_lines(columns).encode()
    assert rows == [row.encode() for row in joined(columns, JOINED_BY)]
