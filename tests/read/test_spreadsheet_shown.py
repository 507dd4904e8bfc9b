"""What shows of a sheet: rows and columns with the hidden ones counted and without."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.spreadsheet.sheet import Sheet, Span, State
from pipeline.read.spreadsheet.shown import Axis, shown

stretches = st.lists(
    st.builds(
        lambda start, size: range(start, start + size), st.integers(0, 30), st.integers(0, 6)
    ),
    max_size=6,
)


@given(stretches)
def test_what_is_shown_is_numbered_in_order_and_found_again(hidden: list[range]) -> None:
    axis = Axis.of(hidden)
    left = [number for number in range(60) if not any(number in each for each in hidden)]
    assert [axis.shown(number) for number in left] == list(range(len(left)))
    assert [axis.stated(place) for place in range(len(left))] == left
    assert all(axis.shown(number) is None for each in hidden for number in each)


@given(stretches, stretches)
def test_texts_and_merged_cells_lose_only_what_is_hidden(
    rows: list[range], columns: list[range]
) -> None:
    texts = {(row, column): f"{row},{column}" for row in range(20) for column in range(20)}
    sheet = Sheet(
        "s", State.SHOWN, texts,
        spans=(Span(3, 3, 6, 8),), hidden_rows=tuple(rows), hidden_columns=tuple(columns),
    )  # fmt: skip
    seen = shown(sheet).sheet
    left = [row for row in range(20) if not any(row in each for each in rows)]
    beside = [column for column in range(20) if not any(column in each for each in columns)]
    merged = [(r, c) for r in left for c in beside if 3 <= r <= 6 and 3 <= c <= 8]
    alone = {f"{r},{c}" for r in left for c in beside} - {f"{r},{c}" for r, c in merged}
    assert alone <= set(seen.texts.values())
    assert ("3,3" in seen.texts.values()) == bool(merged)
    assert len(seen.spans) == bool(merged)
    if merged:
        (span,) = seen.spans
        assert (span.bottom - span.top + 1) * (span.right - span.left + 1) == len(merged)
        assert seen.texts[span.top, span.left] == "3,3"
