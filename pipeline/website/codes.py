"""The catalogue's amounts → one view for each functional and economic code that occurs.

Budgets and final accounts stand in tables of their own, each row says of which form it is, and
nothing is added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.values.codes import classification_code, parent_code
from pipeline.vocabulary import CodeList
from pipeline.website import addresses, words
from pipeline.website.coded_expenditure import coded_expenditure, rows_of
from pipeline.website.grouping import by_key
from pipeline.website.phrases import Phrase
from pipeline.website.published import Package
from pipeline.website.shelf import Shelf

_CLASSIFICATIONS = {
    "functional": ("functional",),
    "economic": ("economic", "government-economic"),
}
_WIDEST_FIRST = (
    "expenditure",
    "general_public",
    "government_fund",
    "state_capital",
    "general_public_basic_functional",
)


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A printed amount with the link to where it stands; empty where none is stated."""

    text: str
    href: str
    read_by_ocr: bool = False
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class CodeRow:
    """What one disclosure states of a code in one form."""

    year: int
    place: str
    department: str
    address: str
    form: str
    printed_name: str
    unit: str
    cells: tuple[CodeCell, ...]


@dataclass(frozen=True, slots=True)
class CodeTable:
    """The rows of one kind of disclosure; `unit` is empty where the rows have different ones."""

    kind: str
    kind_word: Phrase
    unit: str
    measures: tuple[str, ...]
    rows: tuple[CodeRow, ...]


@dataclass(frozen=True, slots=True)
class CodeLink:
    """A code as a link: its number, its name, how many rows its page has."""

    code: str
    name: str
    address: str
    rows: int = 0


@dataclass(frozen=True, slots=True)
class CodeView:
    """The page of a code. `names` are those of the list with the years in which they hold."""

    code: str
    name: str
    classification: str
    level: str
    names: tuple[tuple[str, str], ...]
    above: tuple[CodeLink, ...]
    below: tuple[CodeLink, ...]
    tables: tuple[CodeTable, ...]


def code_pages(
    shelf: Shelf, lists: Mapping[str, CodeList], forms: Mapping[str, str]
) -> dict[str, CodePages]:
    """The pages of both classifications; the catalogue's amounts are read once for both."""
    amounts = coded_expenditure(
        shelf, [each for names in _CLASSIFICATIONS.values() for each in names]
    )
    return {name: CodePages(shelf, amounts, name, lists, forms) for name in _CLASSIFICATIONS}


class CodePages:
    """The pages of one classification: `functional` or `economic` (departmental and governmental)."""

    def __init__(
        self,
        shelf: Shelf,
        amounts: pa.Table,
        classification: str,
        lists: Mapping[str, CodeList],
        forms: Mapping[str, str],
    ) -> None:
        self.classification = classification
        self._packages = shelf.by_name()
        self._lists = [lists[each] for each in _CLASSIFICATIONS[classification]]
        self._forms = forms
        own = pa.array(_CLASSIFICATIONS[classification])
        self._amounts = amounts.filter(pc.is_in(amounts["classification"], value_set=own))
        codes = self._amounts.column("code")
        self.codes: Mapping[str, int] = {
            each["values"]: each["counts"]
            for each in pc.value_counts(codes).to_pylist()
            if classification_code(each["values"]) == each["values"]
        }
        self._below = by_key(sorted(self.codes), parent_code)

    def address(self, code: str) -> str:
        functional = self.classification == "functional"
        return addresses.function(code) if functional else addresses.economic(code)

    def name(self, code: str) -> str:
        """The code's latest name in the list, "" if it is not in it."""
        return next((name for each in self._lists if (name := each.name(code))), "")

    def links(self) -> list[CodeLink]:
        """All codes that have a page, in order."""
        return [self._link(code) for code in sorted(self.codes)]

    def views(self, doubtful: Mapping[str, Collection[str]]) -> Iterator[CodeView]:
        """The pages, one after the other; `doubtful` are the anchors of rows by disclosure."""
        for code, rows in groupby(rows_of(self._amounts), key=lambda row: str(row["code"])):
            if code in self.codes:
                yield self._view(code, list(rows), doubtful)

    def _link(self, code: str) -> CodeLink:
        name = self.name(code) or "（清单中没有）"
        return CodeLink(code, name, self.address(code), self.codes.get(code, 0))

    def _view(
        self,
        code: str,
        rows: Sequence[Mapping[str, Any]],
        doubtful: Mapping[str, Collection[str]],
    ) -> CodeView:
        above = []
        parent = parent_code(code)
        while parent:
            above.append(parent)
            parent = parent_code(parent)
        return CodeView(
            code=code,
            name=self.name(code) or str(rows[0]["row_label"]),
            classification=self.classification,
            level={3: "类", 5: "款", 7: "项"}[len(code)],
            names=tuple(self._names(code)),
            above=tuple(self._link(each) for each in reversed(above) if each in self.codes),
            below=tuple(self._link(each) for each in self._below.get(code, ())),
            tables=tuple(
                self._table(kind, [row for row in rows if row["kind"] == kind], doubtful)
                for kind in words.KINDS
                if any(row["kind"] == kind for row in rows)
            ),
        )

    def _names(self, code: str) -> Iterator[tuple[str, str]]:
        for each in self._lists:
            for entry in each.codes:
                if entry.code == code:
                    yield entry.name, _years(entry.valid_from, entry.valid_to)

    def _table(
        self,
        kind: str,
        amounts: Sequence[Mapping[str, Any]],
        doubtful: Mapping[str, Collection[str]],
    ) -> CodeTable:
        by_form = self._by_form(amounts)
        measures = [
            measure
            for measure in words.MEASURES
            if any(measure in cells for cells in by_form.values())
        ]
        units = {str(each["unit"] or "") for cells in by_form.values() for each in cells.values()}
        rows = [self._row(cells, measures, doubtful) for cells in by_form.values()]
        rows.sort(key=lambda row: (-row.year, row.address, row.form))
        return CodeTable(
            kind=kind,
            kind_word=words.KINDS[kind],
            unit=units.pop() if len(units) == 1 else "",
            measures=tuple(words.MEASURES[measure] for measure in measures),
            rows=tuple(rows),
        )

    def _by_form(
        self, amounts: Sequence[Mapping[str, Any]]
    ) -> Mapping[tuple[str, str, str], dict[str, Mapping[str, Any]]]:
        """(disclosure, entity, form) → measure → amount; of functional forms only the widest."""
        found: dict[tuple[str, str, str], dict[str, Mapping[str, Any]]] = defaultdict(dict)
        for each in amounts:
            place = (str(each["disclosure"]), str(each["entity"]), str(each["form"]))
            found[place].setdefault(str(each["measure"]), each)
        if self.classification != "functional":
            return found
        widest: dict[tuple[str, str], str] = {}
        for disclosure, entity, form in found:
            best = widest.get((disclosure, entity))
            if best is None or _breadth(form) < _breadth(best):
                widest[disclosure, entity] = form
        return {place: found[place] for place in found if widest[place[:2]] == place[2]}

    def _row(
        self,
        cells: Mapping[str, Mapping[str, Any]],
        measures: Sequence[str],
        doubtful: Mapping[str, Collection[str]],
    ) -> CodeRow:
        first = next(iter(cells.values()))
        package = self._packages[str(first["disclosure"])]
        of_package = doubtful.get(package.name, ())
        return CodeRow(
            year=package.fiscal_year,
            place=package.place,
            department=package.body,
            address=package.address,
            form=self._forms.get(str(first["form"]), "未识别的表"),
            printed_name=str(first["row_label"] or ""),
            unit=str(first["unit"] or ""),
            cells=tuple(_cell(package, cells.get(measure), of_package) for measure in measures),
        )


def _cell(
    package: Package, amount: Mapping[str, Any] | None, doubtful: Collection[str]
) -> CodeCell:
    if amount is None:
        return CodeCell("", "")
    anchor = addresses.cell_anchor(
        package.part, amount["table_no"], amount["row_no"], amount["column_no"]
    )
    return CodeCell(
        str(amount["amount_text"]),
        f"{package.address}#{anchor}",
        package.is_read_by_ocr(amount["table_no"]),
        addresses.row_anchor(package.part, amount["table_no"], amount["row_no"]) in doubtful,
    )


def _breadth(form: str) -> int:
    name = words.form_of_any_kind(form)
    return _WIDEST_FIRST.index(name) if name in _WIDEST_FIRST else len(_WIDEST_FIRST)


def _years(first: int | None, last: int | None) -> str:
    """
    >>> _years(2019, None), _years(None, 2018), _years(None, None)
    ('2019 年起', '至 2018 年', '')
    """
    if first and last:
        return f"{first}—{last} 年"
    if first:
        return f"{first} 年起"
    return f"至 {last} 年" if last else ""
