"""What states a code → the rows of its tables, parted into pages, before any figure is read.

Of the functional forms a disclosure's widest stands for all of them; a page has so many rows of budgets
and so many of final accounts, the latest years first.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.values.form_totals import form_of_any_kind
from pipeline.website import words
from pipeline.website.comparisons.coded_expenditure import Stated
from pipeline.website.grouping import by_key, page_count

MOST_ROWS = 100
"""How many rows of one kind stand on a page."""

_WIDEST_FIRST = (
    "expenditure",
    "general_public",
    "government_fund",
    "state_capital",
    "general_public_basic_functional",
)


@dataclass(frozen=True, slots=True)
class CodeListing:
    """A row: the form in which a disclosure states the code for an entity; `shown` stands for all amounts
    that the disclosure states of the code."""

    kind: str
    disclosure: str
    entity: str
    form: str
    shown: str


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one page, packed: a run looks at very few of them. `disclosures` are those that the rows
    are of, each once, and `stated` stands for all that the rows say."""

    packed: bytes
    disclosures: tuple[str, ...]
    stated: str

    @classmethod
    def of(cls, rows: Sequence[CodeListing]) -> Part:
        names = tuple(dict.fromkeys(row.disclosure for row in rows))
        said = hashlib.sha256("\n".join(map(_said, rows)).encode()).hexdigest()
        return cls(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL), names, said)

    @property
    def rows(self) -> tuple[CodeListing, ...]:
        found: tuple[CodeListing, ...] = pickle.loads(self.packed)
        return found


def _said(row: CodeListing) -> str:
    return f"{row.kind}\0{row.disclosure}\0{row.entity}\0{row.form}\0{row.shown}"


Parts = tuple[Part, ...]
"""The rows of a code, page by page."""


def listings_of(stated: Sequence[Stated]) -> Parts:
    """The rows of one code, page by page; those of a page are in no order between kinds."""
    widest = _widest(stated)
    shown = {
        name: "".join(each.shown for each in of_it) for name, of_it in by_key(stated, _name).items()
    }
    by_kind: dict[str, list[CodeListing]] = {}
    for each in stated:
        if widest.get((each.disclosure, each.entity), each.form) == each.form:
            row = CodeListing(
                each.kind, each.disclosure, each.entity, each.form, shown[each.disclosure]
            )
            by_kind.setdefault(each.kind, []).append(row)
    for kind, rows in by_kind.items():
        by_kind[kind] = sorted(dict.fromkeys(rows), key=lambda row: _latest_first(row.disclosure))
    count = max(1, *(page_count(len(rows), MOST_ROWS) for rows in by_kind.values()))
    return tuple(
        Part.of(
            tuple(
                row
                for kind in words.KINDS
                for row in by_kind.get(kind, ())[page * MOST_ROWS : (page + 1) * MOST_ROWS]
            )
        )
        for page in range(count)
    )


def _name(stated: Stated) -> str:
    return stated.disclosure


def _latest_first(disclosure: str) -> tuple[int, str]:
    """By the name of the package, which ends with year and kind.

    >>> _latest_first("130630-yiliaobaozhangju-2023-budget")
    (-2023, '130630-yiliaobaozhangju-2023-budget')
    """
    year = next(each for each in disclosure.split("-")[2:] if len(each) == 4 and each.isdigit())
    return -int(year), disclosure


def _widest(stated: Sequence[Stated]) -> Mapping[tuple[str, str], str]:
    """(disclosure, entity) → its widest form, for functional codes only."""
    widest: dict[tuple[str, str], str] = {}
    for each in stated:
        if each.classification != "functional":
            continue
        place = each.disclosure, each.entity
        if place not in widest or breadth(each.form) < breadth(widest[place]):
            widest[place] = each.form
    return widest


def breadth(form: str) -> int:
    """How far a functional form is from the widest one."""
    name = form_of_any_kind(form)
    return _WIDEST_FIRST.index(name) if name in _WIDEST_FIRST else len(_WIDEST_FIRST)
