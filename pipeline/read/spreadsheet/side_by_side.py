"""An area of a sheet → the areas to be read one after the other.

Forms stand side by side where blank columns part them and each has a title of its own over a table
of its own, or where the first row repeats one title over each of them. One table with two panels has
one title, and stays one. Bare numbers right of a form, beyond a blank column or beyond its borders, are what
somebody worked out beside it: no column of it, nor where the heading of a check stands over them beyond both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, takewhile

from pipeline.read.spreadsheet.lattice import Area, Lattice
from pipeline.read.spreadsheet.sheet_rows import is_title
from pipeline.values.amounts import parse_amount
from pipeline.values.text import fold
from pipeline.values.units import unit_line

_OF_A_CHECK = re.compile(
    r".{0,6}(?:核对|校[验对核]|核验|检[查验]|验[证算]|比对|对账|复核|审核|差[额异数]|相差|勾稽|平衡).{0,4}"
)
"""The heading of what somebody worked out to check a form."""
_LEAST_ROWS = 2
_LEAST_PARTS = 2
_LEAST_HEADINGS = 2
_LEAST_TEXTS = 3
_TRUST = 0.75
_FAR_ROWS = 20
_MOST_LINES_OVER = 3
"""Lines down to a title: the annex and the number of its form stand over it."""


def areas(lattice: Lattice, within: Area | None = None) -> list[Area]:
    """The areas of a sheet, or of a part of it, in reading order; far apart they are read apart."""
    whole = within or lattice.area
    if aside := _aside(lattice, whole):
        return [*areas(lattice, whole._replace(right=aside.left - 1)), aside]
    if halves := _parted(lattice, whole):
        return [part for half in halves for part in areas(lattice, half)]
    found: list[Area] = []
    for band in _bands(lattice, whole):
        halves = _parted(lattice, band)
        if halves:
            found += halves
        elif found and found[-1].right == whole.right and _is_near(found[-1], band):
            found[-1] = found[-1]._replace(bottom=band.bottom)
        else:
            found.append(band)
    return found


def _aside(lattice: Lattice, area: Area) -> Area | None:
    """The columns of bare numbers right of columns that have headings and hold numbers too, beyond a blank
    one or beyond the borders; None where there are none."""
    runs = _column_runs(lattice, area)
    edge = _last_boxed(lattice, area)
    aside = runs[-1] if len(runs) >= _LEAST_PARTS else None
    if aside is not None and not all(_numbers(lattice, aside)):
        is_outside = edge is not None and aside.left > edge
        aside = aside if is_outside and _has_headings_alone(lattice, aside) else None
    elif aside is None and edge is not None and edge < runs[-1].right:
        beyond = area._replace(left=edge + 1, right=runs[-1].right)
        aside = beyond if all(_numbers(lattice, beyond)) else None
    if aside is None:
        return None
    beside = area._replace(right=aside.left - 1)
    rows = [[*_numbers(lattice, beside._replace(top=n, bottom=n))] for n in lattice.rows(beside)]
    is_headed = any(len(row) >= _LEAST_HEADINGS and not any(row) for row in rows)
    return aside if is_headed and any(map(any, rows)) else None


def _last_boxed(lattice: Lattice, area: Area) -> int | None:
    """The last column with borders, where nearly all rows of several texts have any; else None."""
    full = [row for row in lattice.rows(area) if len(lattice.texts(row, area)) >= _LEAST_TEXTS]
    boxes = [found for row in full if (found := lattice.boxes(row, area))]
    if not boxes or len(boxes) < len(full) * _TRUST:
        return None
    return max(found[-1] for found in boxes)


def _has_headings_alone(lattice: Lattice, area: Area) -> bool:
    """Whether at most the heading of a check stands over the numbers of each column: any other may be a
    column that the form lacks without it."""
    rows = [[*lattice.texts(row, area)] for row in lattice.rows(area)]
    words = [each.text for row in rows for each in row if parse_amount(each.text) is None]
    first = [each.text for each in rows[0]] if rows else []
    is_over = words == first and len(rows) > len(words)
    if not is_over or any(is_title(text) or unit_line(text) for text in words):
        return False
    return all(map(heads_check, words))


def heads_check(text: str) -> bool:
    """Whether a text heads or names what somebody worked out to check a form.

    >>> heads_check("核对"), heads_check("与总表差额"), heads_check("合计")
    (True, True, False)
    """
    return _OF_A_CHECK.fullmatch(fold(text)) is not None


def _numbers(lattice: Lattice, area: Area) -> Iterator[bool]:
    """For each text of an area whether it is a number."""
    for row in lattice.rows(area):
        yield from (parse_amount(printed.text) is not None for printed in lattice.texts(row, area))


def _is_near(above: Area, below: Area) -> bool:
    whole_width = above.left == below.left
    return whole_width and below.top - above.bottom <= _FAR_ROWS


def _bands(lattice: Lattice, area: Area) -> list[Area]:
    """The stretches of rows between blank ones."""
    return [area._replace(top=top, bottom=bottom) for top, bottom in _runs(lattice.rows(area))]


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last of each run of numbers that follow each other.

    >>> _runs([2, 3, 4, 7])
    [(2, 4), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found


def _parted(lattice: Lattice, area: Area) -> list[Area]:
    """The forms of an area that stand side by side, none where there is but one."""
    for parts in (_column_runs(lattice, area), _under_one_title_each(lattice, area)):
        if len(parts) > 1 and all(_is_form(lattice, part) for part in parts):
            return parts
    return []


def _under_one_title_each(lattice: Lattice, area: Area) -> list[Area]:
    """The parts over which the first row repeats one text, none where a merged cell joins two."""
    first = next((found for row in lattice.rows(area) if (found := lattice.texts(row, area))), [])
    if len(first) < _LEAST_PARTS or len({fold(printed.text) for printed in first}) > 1:
        return []
    lefts = [area.left, *(printed.column for printed in first[1:])]
    rights = [*(left - 1 for left in lefts[1:]), area.right]
    within = [span for span in lattice.spans.values() if area.top <= span.top <= area.bottom]
    if any(span.left < left <= span.right for span in within for left in lefts[1:]):
        return []
    parts = zip(lefts, rights, strict=True)
    return [area._replace(left=left, right=right) for left, right in parts]


def _column_runs(lattice: Lattice, area: Area) -> list[Area]:
    """The stretches of columns between wholly blank ones."""
    return [area._replace(left=left, right=right) for left, right in _runs(lattice.columns(area))]


def _is_form(lattice: Lattice, area: Area) -> bool:
    """Whether an area starts with a title, or with its number over it, and goes on with a table; one that
    states nothing has headings alone, over the name of a total."""
    rows = [found for row in lattice.rows(area) if (found := lattice.texts(row, area))]
    lone = [*takewhile(lambda row: len(row) == 1, rows[:_MOST_LINES_OVER])]
    if len(rows) <= _LEAST_ROWS or not any(is_title(row[0].text) for row in lone):
        return False
    below = [*dropwhile(lambda row: len(row) == 1, rows)]
    states_any = any(parse_amount(printed.text) is not None for row in below for printed in row)
    has_headings = bool(below) and len(below[0]) >= _LEAST_HEADINGS
    is_empty = has_headings and not states_any
    return is_empty or sum(len(row) > 1 for row in rows[1:]) >= _LEAST_ROWS
