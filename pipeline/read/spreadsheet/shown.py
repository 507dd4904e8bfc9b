"""A sheet → what of it shows: without the rows and columns that are hidden, merged cells drawn together.

What is hidden does not stand on the page that people were given: keys of the program that wrote the
sheet, notes for the next year, drafts. Rows that a filter hides are another matter. A filter is how the
sheet was last looked at and is taken off by a click; the totals count these rows, so they are kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.read.spreadsheet.sheet import Position, Sheet, Span


@dataclass(frozen=True, slots=True)
class Axis:
    """The rows or the columns of a sheet, counted with the hidden ones and without.

    `starts` are where hidden stretches start, `shown_before` how many are shown before each,
    `ends` where they end.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shown_before: tuple[int, ...]

    @classmethod
    def of(cls, hidden: Iterable[range]) -> Axis:
        """The axis on which some stretches are hidden; they may overlap.

        >>> axis = Axis.of([range(1, 3), range(2, 4)])
        >>> [axis.shown(number) for number in range(6)], [axis.stated(number) for number in range(3)]
        ([0, None, None, None, 1, 2], [0, 4, 5])
        """
        stretches: list[range] = []
        for stretch in sorted((each for each in hidden if each), key=lambda each: each.start):
            if stretches and stretch.start <= stretches[-1].stop:
                stop = max(stretches[-1].stop, stretch.stop)
                stretches[-1] = range(stretches[-1].start, stop)
            else:
                stretches.append(stretch)
        before, gone = [], 0
        for stretch in stretches:
            before.append(stretch.start - gone)
            gone += len(stretch)
        starts, ends = (tuple(getattr(x, side) for x in stretches) for side in ("start", "stop"))
        return cls(starts, ends, tuple(before))

    def shown(self, number: int) -> int | None:
        """The number among those that are shown, None for a hidden one."""
        place = self.next_shown(number)
        return place if self.stated(place) == number else None

    def next_shown(self, number: int) -> int:
        """The number, among those shown, of the first from `number` on that is shown."""
        at = bisect_right(self.starts, number) - 1
        if at < 0:
            return number
        return self.shown_before[at] + max(number - self.ends[at], 0)

    def stated(self, shown: int) -> int:
        """The number with the hidden ones counted."""
        at = bisect_right(self.shown_before, shown) - 1
        return shown if at < 0 else shown - self.shown_before[at] + self.ends[at]


ALL_SHOWN = Axis((), (), ())


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """The sheet as it shows, and its rows as the whole sheet counts them."""

    sheet: Sheet
    rows: Axis


def hides_any(sheet: Sheet) -> bool:
    """Whether any hidden row or column holds anything."""
    if not (sheet.hidden_rows or sheet.hidden_columns):
        return False
    rows, columns = Axis.of(sheet.hidden_rows), Axis.of(sheet.hidden_columns)
    cells: Iterable[Position] = (*sheet.texts, *sheet.boxed)
    return any(rows.shown(row) is None or columns.shown(column) is None for row, column in cells)


def shown(sheet: Sheet) -> ShownSheet:
    """What of a sheet shows, rows and columns numbered without the hidden ones."""
    rows, columns = Axis.of(sheet.hidden_rows), Axis.of(sheet.hidden_columns)

    def place(position: Position) -> Position | None:
        row, column = rows.shown(position[0]), columns.shown(position[1])
        return None if row is None or column is None else (row, column)

    spans = {(each.top, each.left): _shown_span(each, rows, columns) for each in sheet.spans}
    texts = {at: text for each, text in sheet.texts.items() if (at := place(each)) is not None}
    for position, span in spans.items():  # over what merged cells cover
        if span and position in sheet.texts:
            texts[span.top, span.left] = sheet.texts[position]
    return ShownSheet(
        replace(
            sheet,
            texts=texts,
            boxed=frozenset(at for each in sheet.boxed if (at := place(each)) is not None),
            spans=tuple(span for span in spans.values() if span),
        ),
        rows,
    )


def _shown_span(span: Span, rows: Axis, columns: Axis) -> Span | None:
    """What shows of merged cells, the text of which moves with what is left of them."""
    top, left = rows.next_shown(span.top), columns.next_shown(span.left)
    bottom, right = rows.next_shown(span.bottom + 1) - 1, columns.next_shown(span.right + 1) - 1
    return Span(top, left, bottom, right) if top <= bottom and left <= right else None
