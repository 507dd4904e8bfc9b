"""Rows that a page break split in two: the words of their last cells go on at the top of the next page.

Rows of one list and its panel → as many or fewer, each whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell
from pipeline.recognize.columns import Panel
from pipeline.recognize.regions import Row, states_values
from pipeline.values.amounts import is_blank, parse_amount
from pipeline.values.text import fold

_LAST_DIGITS = re.compile(r"\d{1,3}")


def without_page_breaks(rows: Sequence[Row], panel: Panel) -> tuple[Row, ...]:
    """Put the halves of broken rows together.

    The lower half is the first row of a page. Either it states no amount and goes on with words of
    the row above; then it names nothing, or the end of a name that is printed whole in another row.
    Or it has nothing but such an end (the first row of a unit without amounts names it whole). Or
    all that it states are the last digits of amounts above it, which lack them against the others
    of their columns.
    """
    whole: list[Row] = []
    for index, row in enumerate(rows):
        if (
            whole
            and turns_page(rows[index - 1], row)
            and (
                _goes_on(whole[-1], row, rows, panel) or _ends_amounts(whole[-1], row, rows, panel)
            )
        ):
            whole[-1] = _joined(whole[-1], row)
        else:
            whole.append(row)
    return tuple(whole)


def turns_page(above: Row, row: Row) -> bool:
    """Whether a row stands on the page after that of the row above it; one without cells stands nowhere."""
    return bool(above and row) and row[0].place.is_on_page_after(above[0].place)


def _goes_on(above: Row, row: Row, rows: Sequence[Row], panel: Panel) -> bool:
    slots = [slot.column for slot in panel.slots]
    naming = {*panel.naming, *panel.lending}
    words = filled(row, set(panel.words) - naming)
    if not words <= filled(above, words) or not filled(above, slots):
        return False
    if states_values(row) or filled(row, [*slots, *_sequence(panel)]):
        return False
    named = filled(row, naming)
    is_less = named < filled(above, naming) if words else set() < named <= filled(above, naming)
    return is_less and all(_ends_a_name(above, row, column, rows) for column in named)


def _ends_amounts(above: Row, row: Row, rows: Sequence[Row], panel: Panel) -> bool:
    """Whether what a row states in columns of amounts are the last digits of the amounts above."""
    slots = [slot.column for slot in panel.slots]
    stated = filled(row, slots)
    if not stated or filled(row, _sequence(panel)):
        return False
    return all(_ends_amount(above, row, column, rows) for column in stated)


def _ends_amount(above: Row, row: Row, column: int, rows: Sequence[Row]) -> bool:
    digits = fold(row[column].text)
    if column >= len(above) or not _LAST_DIGITS.fullmatch(digits):
        return False
    cut, whole = (parse_amount(text) for text in (above[column].text, above[column].text + digits))
    others = [each[column] for each in rows if each not in (above, row) and column < len(each)]
    usual = Counter(n.decimals for cell in others if (n := parse_amount(cell.text)) is not None)
    if cut is None or whole is None or not usual:
        return False
    return cut.decimals < whole.decimals == usual.most_common(1)[0][0]


def _sequence(panel: Panel) -> list[int]:
    return [] if panel.sequence is None else [panel.sequence]


def filled(row: Row, columns: set[int] | Sequence[int]) -> set[int]:
    """Those of the columns in which a row prints something."""
    return {c for c in columns if c < len(row) and not is_blank(row[c].text)}


def _ends_a_name(above: Row, row: Row, column: int, rows: Sequence[Row]) -> bool:
    """Whether what two rows print in a column makes a name that another row prints whole."""
    name = fold(together(above[column], row[column]))
    return any(column < len(other) and fold(other[column].text) == name for other in rows)


def _joined(above: Row, row: Row) -> Row:
    return tuple(
        replace(cell, text=together(cell, row[column]))
        if column < len(row) and not is_blank(row[column].text)
        else cell
        for column, cell in enumerate(above)
    )


def together(upper: Cell, lower: Cell) -> str:
    """The text of both; words of letters are parted as they were by the line's end."""
    first, second = upper.text.rstrip(), lower.text.lstrip()
    parted = first[-1:].isascii() and second[:1].isascii() and first[-1:].isalpha()
    return f"{first} {second}" if parted else first + second
