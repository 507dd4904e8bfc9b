"""A recognized table: every column with its heading path and role, every row with its label and code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.document import Cell, Place
from pipeline.model.frozen import made_at_once
from pipeline.model.identity import Entity

RATES = ("change_rate", "completion_rate", "share", "ratio", "interest_rate")
"""Measures that are percentages."""


class ColumnRole(StrEnum):
    """What the cells of a column are."""

    SEQUENCE = "sequence"
    """序号, 行次: counts the lines of the form, states nothing"""
    CODE = "code"
    """a classification code (or a unit's budget code)"""
    LABEL = "label"
    """names what the row's amounts are of"""
    MEASURE = "measure"
    """amounts, counts, shares"""
    TEXT = "text"
    """words: remarks, descriptions, targets"""


@made_at_once
@dataclass(frozen=True, slots=True)
class Meaning:
    """What an amount's heading says of it; empty where it says nothing.

    `year_offset` is relative to the disclosure's fiscal year (上年 is -1); `fiscal_year` is set
    where the heading prints a year.
    """

    measure: str = ""
    phase: str = ""
    fund: str = ""
    direction: str = ""
    year_offset: int = 0
    fiscal_year: int | None = None

    @property
    def is_rate(self) -> bool:
        """Whether the amounts are percentages, which no sum is made of."""
        return self.measure.rpartition(".")[2] in RATES


NOTHING_SAID = Meaning()
"""What most headings and rows say."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Column:
    """One column of the grid.

    `path` is the heading path, outermost first (side, then group, then heading); `panel` numbers
    the side-by-side parts, each with label columns of its own, from 0; `number` is the column's
    number in the 栏次 row; `inferred` marks a heading that the source lost.
    """

    index: int
    role: ColumnRole
    path: tuple[str, ...]
    panel: int = 0
    number: str = ""
    unit: str = ""
    meaning: Meaning = NOTHING_SAID
    inferred: bool = False

    @property
    def label(self) -> str:
        return "/".join(self.path)


@made_at_once
@dataclass(frozen=True, slots=True)
class Entry:
    """One row of one panel: its label and code, and the grid row it belongs to.

    `level` is the depth of the classification (类 1, 款 2, 项 3) or of the outline numbering,
    0 for a total; `inferred` marks a label that the source lost. `code_2` is of a second
    classification that the row prints. `entity` is the unit whose figures a row of a department's
    table states, None where these are the table's; `said` is what the row itself says of its
    amounts (2025年, 增减变化). `shared` is the part of the label that names the rows below too, each
    name with the number of rows that its cell is merged over.
    """

    row: int
    panel: int
    place: Place
    label: str
    code: str
    classification: str
    level: int | None
    is_leaf: bool | None
    is_total: bool = False
    inferred: bool = False
    code_2: str = ""
    classification_2: str = ""
    entity: Entity | None = None
    said: Meaning = NOTHING_SAID
    shared: tuple[tuple[str, int], ...] = ()

    def named_over(self, rows: int) -> str:
        """What an amount that is merged over so many rows is of."""
        reaching = [name for name, count in self.shared if count >= rows]
        return "/".join(reaching) if rows > 1 and reaching else self.label


class JoinedBy(StrEnum):
    """How a page whose rules are others than those of the page before was joined to its table."""

    PLACE = "place"
    """some rules are on one of the pages only; each cell stands under the columns it lies over"""
    HEADING = "heading"
    """the page repeats the headings, one for each column"""
    ORDER = "order"
    """each column stands below the one that counts the same, if not just below it"""
    BESIDE = "beside"
    """it prints further columns of the same rows, each beside the row that counts the same"""
    NOTHING = "nothing"
    """it was not joined: which column is which is not sure"""


@dataclass(frozen=True, slots=True)
class PageJoin:
    """A page that goes on with a table under other rules; 0 where the source has no pages."""

    page: int
    by: JoinedBy


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the disclosure, understood as far as it could be.

    `body` is rectangular: as many cells a row as there are columns; None where a merged cell of
    the source covers the place. Row numbers (`Entry.row`) are 0-based into `body`. `note` is what
    is printed below the table; `section` the headings it stands under.
    """

    no: int
    name: str
    title: str
    number: str
    form: str
    entity: Entity
    unit: str
    section: tuple[str, ...]
    place: Place
    header: tuple[tuple[Cell | None, ...], ...]
    columns: tuple[Column, ...]
    body: tuple[tuple[Cell | None, ...], ...]
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    as_of_year: int | None = None
    """The year of the day that the figures are of, where the caption states one (截止时间：…), or the
    one year that the title of a table of rows and columns states."""
    headings_moved: bool = False
    """Whether the source printed headings over other columns than they belong to."""
    page_joins: tuple[PageJoin, ...] = ()
    """The pages that go on with the table (or should, it seems) under other rules."""
    is_turned: bool = False
    """Whether the source prints items side by side and headings below each other: `body` has them turned."""

    @property
    def is_empty(self) -> bool:
        """Whether the publisher printed the form with nothing in it."""
        return not self.body

    @property
    def is_untold(self) -> bool:
        """Whether rows and columns could not be told apart: all that is printed stands in one column, which
        is none of amounts, figures among it. That no amount was read does not say that there is none."""
        if len(self.columns) != 1 or self.columns[0].role is ColumnRole.MEASURE:
            return False
        return any(cell is not None and any(map(str.isdigit, cell.text)) for (cell,) in self.body)
