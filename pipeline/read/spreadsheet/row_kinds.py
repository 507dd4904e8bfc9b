"""The rows of a part of a sheet → which print prose (titles, units, notes) and which a table.

Borders tell it where the tables have them all around; elsewhere it is told by how many texts stand in
a row, how wide they are and what they look like. Where that leaves doubt a row stays in its table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import takewhile

from pipeline.model.frozen import made_at_once
from pipeline.read.spreadsheet.lattice import Area, Lattice, Printed
from pipeline.values.text import fold
from pipeline.values.units import unit_line

_NUMBER = re.compile(r"[-+¥￥(（—]?[\d,，]*\.?\d+[%％]?[)）]?|[-—]+")
_TITLE = re.compile(r".{2,80}表(?:[（(].{1,30}[)）])?(?:[-—－–]{1,2}[^-—－–。；;，,：:]{2,40})?")
_CAPTION = re.compile(
    # a colon, but not one within the brackets that end a heading: 价值（金额单位：万元）
    r"(?:[(（][^)）]*|[^(（:：]*(?:[(（][^()（）]*[)）][^(（:：]*)*)[:：].*|"
    r"[(（]?.{0,6}公开.{0,3}\d+.{0,3}表[)）]?|[(（]?(?:附?表\d+(?:-\d+)?|(?:预算|决算)\d+表)[)）]?"
    r"|[(（]?(?:19|20)\d\d年(?:度|\d{1,2}月(?:\d{1,2}日)?)?[)）]?"
)
_FORM_NUMBER = re.compile(
    r"[(（]?(?:附|预算|决算|公开)?.{0,4}(?:表\d+(?:-\d+)?|\d+(?:-\d+)?表)[)）]?"
)
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_NOTE = re.compile(r"[(（]?(?:备?注|说明|附注|填表说明)\d{0,2}[:：]|[※*＊]|注\d|说明[:：]?$")
_SIGNED = re.compile(
    r"(?:制表|填表|填报|复核|审核|财务负责|单位负责|负责|经办|联系|主管)\S{0,4}[:：].*"
)
_LONG, _VERY_LONG = 30, 60
_MOST_CAPTIONS = 4
_AHEAD = 5
_FEWEST_HEADINGS = 2
_TRUST, _WIDE = 0.75, 0.6


class Kind(Enum):
    BLANK = auto()
    PROSE = auto()
    TABLE = auto()


@made_at_once
@dataclass(frozen=True, slots=True)
class Row:
    """What there is to know of a row before it is judged."""

    number: int
    texts: tuple[Printed, ...]
    is_boxed: bool
    is_joined: bool
    """whether merged cells join it to the rows above or below, other than one lone text"""
    width: int
    """how many columns the tables have"""

    @property
    def is_blank(self) -> bool:
        return not (self.texts or self.is_boxed or self.is_joined)

    @property
    def is_lone(self) -> bool:
        return len(self.texts) == 1 and not self.is_joined

    @property
    def is_wide(self) -> bool:
        """Whether its lone text is merged over most of the table."""
        return self.is_lone and self.texts[0].columns >= max(self.width * _WIDE, 2)

    @property
    def is_merged_heading(self) -> bool:
        """Whether it may be a heading over all columns: merged over them, and neither title nor note."""
        return self.is_wide and not (self.is_title or self.is_caption or self.is_note)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(fold(printed.text) for printed in self.texts)

    @property
    def is_title(self) -> bool:
        return self.is_lone and is_title(self.texts[0].text)

    @property
    def is_note(self) -> bool:
        """Whether it reads like what stands below a table."""
        if (
            self.texts
            and not self.is_joined
            and all(_SIGNED.match(fold(t.text)) for t in self.texts)
        ):
            return True
        if not self.is_lone:
            return False
        words = self.words[0]
        ends = words.endswith("。") and len(words) >= _LONG // 2
        return bool(_NOTE.match(words)) or ends or len(words) >= _VERY_LONG

    @property
    def is_caption(self) -> bool:
        """Whether all that it says is unit, organisation, year or number of a form."""
        if self.is_joined or not 0 < len(self.texts) <= _MOST_CAPTIONS or self.compares_years:
            return False
        return self.states_unit or (
            len(self.texts) > 1 and all(_CAPTION.fullmatch(word) for word in self.words)
        )

    @property
    def states_unit(self) -> bool:
        return any(unit_line(printed.text) for printed in self.texts)

    @property
    def compares_years(self) -> bool:
        """Whether it has two years or more: headings of what is stated of each."""
        return sum(_YEAR.fullmatch(word) is not None for word in self.words) > 1

    @property
    def is_half_caption(self) -> bool:
        """Whether one of its few texts is of a caption and none is an amount."""
        few = (
            not self.is_joined and 1 < len(self.texts) < _MOST_CAPTIONS and not self.compares_years
        )
        states_any = any(_NUMBER.fullmatch(word) for word in self.words)
        return few and not states_any and any(_CAPTION.fullmatch(word) for word in self.words)


def is_title(text: str) -> bool:
    """Whether a text reads like a form's title or its number.

    >>> is_title("2023年部门收支总表"), is_title("公开01表"), is_title("其他支出")
    (True, True, False)
    >>> is_title("基本支出表—人员经费（按政府预算经济分类）"), is_title("收支表：单位-万元")
    (True, False)
    """
    words = fold(text)
    return bool(_TITLE.fullmatch(words) or _FORM_NUMBER.fullmatch(words))


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
    return as_wide and not any(map(_NUMBER.fullmatch, under.words))


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
    named = lines and all(_CAPTION.fullmatch(line.words[0]) for line in lines)
    return bool(named) and len(first.texts) > 1 and not any(map(_NUMBER.fullmatch, first.words))


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
    says_caption = row.is_title or any(map(_CAPTION.fullmatch, row.words))
    return row.is_lone and (row.width == 1 or says_caption)
