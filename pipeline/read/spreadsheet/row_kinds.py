"""The rows of a part of a sheet → which print prose (titles, units, notes) and which a table.

Borders tell it where the tables have them all around; elsewhere it is told by how many texts stand in
a row, how wide they are and what they look like. Where that leaves doubt a row stays in its table.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from itertools import takewhile

from pipeline.read.spreadsheet.lattice import Area, Lattice, Printed
from pipeline.read.spreadsheet.sheet_rows import Row

_AHEAD = 5
_FEWEST_HEADINGS = 2
_TRUST = 0.75


class Kind(Enum):
    BLANK = auto()
    PROSE = auto()
    TABLE = auto()


def judged(lattice: Lattice, area: Area) -> tuple[list[Row], list[Kind]]:
    """The rows of an area and what each prints."""
    rows = _rows(lattice, area)
    kinds = _by_borders(rows) if _borders_tell(rows) else _by_words(rows)
    for run in runs(kinds):
        _take_prose_off(rows, kinds, run)
    return rows, kinds


def runs(kinds: Sequence[Kind]) -> list[range]:
    """The stretches of rows that print tables, without blank rows between."""
    found: list[range] = []
    for index, kind in enumerate(kinds):
        if kind is Kind.TABLE:
            goes_on = found and found[-1].stop == index
            found[-1:] = (
                [range(found[-1].start, index + 1)]
                if goes_on
                else [*found[-1:], range(index, index + 1)]
            )
    return found


def _rows(lattice: Lattice, area: Area) -> list[Row]:
    texts = {n: tuple(lattice.texts(n, area)) for n in range(area.top, area.bottom + 1)}
    width = _width([found for found in texts.values() if len(found) > 1], area)
    return [_row(lattice, area, number, found, width) for number, found in texts.items()]


def _width(rows: Sequence[tuple[Printed, ...]], area: Area) -> int:
    """How many columns the rows with several texts take up between them."""
    if not rows:
        return area.right - area.left + 1
    return max(row[-1].last for row in rows) - min(row[0].column for row in rows) + 1


def _row(lattice: Lattice, area: Area, number: int, texts: tuple[Printed, ...], width: int) -> Row:
    boxes = lattice.boxes(number, area)
    own = any(printed.column in boxes for printed in texts)
    tall = len(texts) > 1 and any(printed.rows > 1 for printed in texts)
    above = lattice.reaching(number, area)
    hangs = any(texts or len(lattice.texts(row, area)) > 1 for row in above)
    return Row(number, texts, own or len(boxes) > 1, tall or hangs, width)


def _borders_tell(rows: Sequence[Row]) -> bool:
    """Whether the rows that are a table's by their number of texts have borders, all but a few."""
    for least in (3, 2):
        full = [row for row in rows if len(row.texts) >= least and not row.is_caption]
        if full:
            return sum(row.is_boxed for row in full) >= len(full) * _TRUST
    return sum(row.is_boxed for row in rows) > 1


def _by_borders(rows: Sequence[Row]) -> list[Kind]:
    kinds = []
    for row in rows:
        if row.is_blank:
            kinds.append(Kind.BLANK)
        elif row.is_boxed or row.is_joined:
            kinds.append(Kind.TABLE)
        elif len(row.texts) < 2 or row.is_caption or row.is_half_caption or row.is_note:
            kinds.append(Kind.PROSE)
        else:
            kinds.append(Kind.TABLE)
    return kinds


def _by_words(rows: Sequence[Row]) -> list[Kind]:
    kinds: list[Kind] = []
    in_table, blanks = False, 0
    for index, row in enumerate(rows):
        if row.is_blank:
            kinds.append(Kind.BLANK)
            blanks += 1
            continue
        below = next(
            (other for other in rows[index + 1 : index + _AHEAD] if not other.is_blank), None
        )
        is_captioned = not blanks and _is_captioned(rows, kinds, index)
        is_heading = is_captioned and row.is_merged_heading and below and len(below.texts) > 1
        is_prose = _is_prose(row, in_table, blanks, below) or _begins_form(rows, index)
        if is_prose and not is_heading:
            kinds.append(Kind.PROSE)
            in_table = False
        else:
            kinds.append(Kind.TABLE)
            in_table = True
        blanks = 0
    return kinds


def _is_prose(row: Row, in_table: bool, blanks: int, below: Row | None) -> bool:
    """Whether a row prints prose, seen after the rows above it, some of them blank."""
    if row.is_caption:
        return True
    if not in_table:
        return row.is_lone or row.is_half_caption or row.is_note
    if row.is_note or (row.is_lone and blanks > 1):
        return True
    starts_anew = row.is_title and (row.is_wide or blanks > 0)
    leads_on = row.is_lone and blanks > 0 and (below is None or below.is_lone or below.is_caption)
    return starts_anew or leads_on


def _begins_form(rows: Sequence[Row], index: int) -> bool:
    """Whether a lone title begins another form right below a table: a unit or an organisation is stated
    under it, or a heading, below lines of organisation and year, or it is merged over just the columns that
    the heading under it takes up."""
    row = rows[index]
    if not row.is_title:
        return False
    if _leads_to_head(rows, index):
        return True
    under = next((other for other in rows[index + 1 : index + _AHEAD] if not other.is_title), None)
    if under is None or under.is_caption or len(under.texts) < _FEWEST_HEADINGS:
        return under is not None and under.is_caption
    over = row.texts[0]
    as_wide = (over.column, over.last) == (under.texts[0].column, under.texts[-1].last)
    return as_wide and not under.states_amount


def _leads_to_head(rows: Sequence[Row], index: int) -> bool:
    """Whether nothing but single lines stands between a title and the row that states the unit, or between
    it and a heading nothing but its organisation and year: （2023年度）."""
    lines = list(
        takewhile(lambda row: row.is_lone and not row.is_caption, rows[index + 1 :][:_AHEAD])
    )
    first = next(iter(rows[index + 1 + len(lines) :][:1]), None)
    if first is None or len(lines) == _AHEAD:
        return False
    if first.is_caption:
        return first.states_unit
    named = lines and all(line.says_caption for line in lines)
    return bool(named) and len(first.texts) > 1 and not first.states_amount


def _take_prose_off(rows: Sequence[Row], kinds: list[Kind], run: range) -> None:
    """Titles and units inside a table's borders above its heading, and notes inside them below it."""
    first, last = run.start, run.stop - 1
    while first <= last and _stands_above(rows[first], _is_captioned(rows, kinds, first)):
        kinds[first] = Kind.PROSE if rows[first].texts else Kind.BLANK
        first += 1
    while last > first and rows[last].is_note:
        kinds[last] = Kind.PROSE
        last -= 1


def _is_captioned(rows: Sequence[Row], kinds: Sequence[Kind], first: int) -> bool:
    """Whether the prose right above a table's first row is its caption: what is merged over all
    columns below that is a heading."""
    return first > 0 and kinds[first - 1] is Kind.PROSE and rows[first - 1].is_caption


def _stands_above(row: Row, is_captioned: bool) -> bool:
    states_unit = row.is_caption and row.states_unit
    if row.is_wide and is_captioned:
        return row.is_title or states_unit
    if not row.texts or row.is_wide or states_unit:
        return True
    says_caption = row.is_title or row.says_any_caption
    return row.is_lone and (row.width == 1 or says_caption)
