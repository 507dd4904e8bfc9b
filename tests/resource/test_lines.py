"""Columns of text joined to lines: the same as row by row."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pipeline.resource.lines import csv_lines, joined

TEXTS = st.sampled_from(["", "收入", "a,b", 'say "x"', "第一行\n第二行", " 空 ", "'=1+1", "\r"])
ROWS = st.integers(0, 5).flatmap(
    lambda rows: st.lists(
        st.one_of(
            st.lists(TEXTS, min_size=rows, max_size=rows), TEXTS.map(lambda text: [text] * rows)
        ),
        min_size=1,
        max_size=5,
    )
)


@given(ROWS)
def test_lines_of_csv_are_those_of_pythons_own_writer(columns: list[list[str]]) -> None:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\n").writerows(zip(*columns, strict=True))
    assert csv_lines(columns) == lines.getvalue()


@given(ROWS)
def test_texts_that_stand_in_all_rows_are_joined_as_others_are(columns: list[list[str]]) -> None:
    assert list(joined(columns, "|")) == ["|".join(row) for row in zip(*columns, strict=True)]
