"""The catalogue's amounts → one view for each functional and economic code that occurs, and their tree.

Budgets and final accounts stand in tables of their own (`code_table`), with the file of exactly what
the page shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model.records import Amount
from pipeline.values.codes import classification_code, parent_code
from pipeline.values.outline import split_number
from pipeline.values.text import tidy
from pipeline.vocabulary import CodeList
from pipeline.website import addresses, words
from pipeline.website.comparisons.code_table import CodeTable, code_table, sheet_rows
from pipeline.website.comparisons.coded_expenditure import amounts_of, coded_expenditure
from pipeline.website.comparisons.csv_sheet import Sheet
from pipeline.website.comparisons.sheet import comparison_sheet, reference
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.published.shelf import Shelf

_CLASSIFICATIONS = {
    "functional": ("functional",),
    "economic": ("economic", "government-economic"),
}
_LEVELS = {3: phrase("类"), 5: phrase("款"), 7: phrase("项")}
_KINDS_OF_CODE = {
    "functional": phrase("支出功能分类"),
    "economic": phrase("部门预算支出经济分类"),
    "government-economic": phrase("政府预算支出经济分类"),
}


@dataclass(frozen=True, slots=True)
class CodeLink:
    """A code as a link: its number, its name, how many amounts and disclosures its page has.

    The name is that of the list, or else the printed one; `is_listed` tells which.
    """

    code: str
    name: str
    address: str
    rows: int = 0
    disclosures: int = 0
    is_listed: bool = True


@dataclass(frozen=True, slots=True)
class CodeBranch:
    """A code with those below it; `count` is how many they are, on all levels."""

    link: CodeLink
    below: tuple[CodeBranch, ...]

    @property
    def count(self) -> int:
        return len(self.below) + sum(each.count for each in self.below)


@dataclass(frozen=True, slots=True)
class CodeView:
    """The page of a code. `names` are those of the list with the years in which they hold."""

    code: str
    name: str
    classification: str
    kind_of_code: Phrase
    level: Phrase
    names: tuple[tuple[str, Phrase | None], ...]
    above: tuple[CodeLink, ...]
    below: tuple[CodeLink, ...]
    tables: tuple[CodeTable, ...]
    sheet: Sheet
    reference: str


def code_pages(
    shelf: Shelf,
    lists: Mapping[str, CodeList],
    forms: Mapping[str, Said | str],
    siteurl: str = "",
) -> dict[str, CodePages]:
    """The pages of both classifications; the catalogue's amounts are read once for both."""
    amounts = coded_expenditure(
        shelf, [each for names in _CLASSIFICATIONS.values() for each in names]
    )
    return {
        name: CodePages(shelf, amounts, name, lists, forms, siteurl) for name in _CLASSIFICATIONS
    }


class CodePages:
    """The pages of one classification: `functional` or `economic` (departmental and governmental)."""

    def __init__(
        self,
        shelf: Shelf,
        amounts: pa.Table,
        classification: str,
        lists: Mapping[str, CodeList],
        forms: Mapping[str, Said | str],
        siteurl: str = "",
    ) -> None:
        self.classification = classification
        self._packages = shelf.by_name()
        self._lists = [lists[each] for each in _CLASSIFICATIONS[classification]]
        self._forms = forms
        self._siteurl = siteurl
        own = pa.array(_CLASSIFICATIONS[classification])
        self._amounts = amounts.filter(pc.is_in(amounts["classification"], value_set=own))
        self._links = {each.code: each for each in self._all_links()}
        self.codes: Mapping[str, int] = {each.code: each.rows for each in self.links()}
        self._below = by_key(self.codes, self._parent)

    def address(self, code: str) -> str:
        functional = self.classification == "functional"
        return addresses.function(code) if functional else addresses.economic(code)

    def name(self, code: str) -> str:
        """The code's latest name in the list, "" if it is not in it."""
        return next((name for each in self._lists if (name := each.name(code))), "")

    def links(self) -> list[CodeLink]:
        """All codes that have a page, in order."""
        return list(self._links.values())

    def tree(self) -> tuple[CodeBranch, ...]:
        """The same as they stand below each other; one whose class does not occur is a root."""
        return self._branches("")

    def views(self, doubtful: Mapping[str, Collection[str]]) -> Iterator[CodeView]:
        """The pages, one after the other; `doubtful` are the anchors of rows by disclosure."""
        for code, amounts in groupby(amounts_of(self._amounts), key=lambda each: each.code):
            if code in self.codes:
                yield self._view(code, list(amounts), doubtful)

    def _all_links(self) -> Iterator[CodeLink]:
        counted = self._amounts.group_by("code", use_threads=False).aggregate(
            [("row_label", "first"), ("code", "count"), ("disclosure", "count_distinct")]
        )
        for each in counted.sort_by("code").to_pylist():
            code = each["code"]
            if classification_code(code) != code:
                continue
            name = self.name(code)
            printed = tidy(split_number(each["row_label_first"] or "").text)
            yield CodeLink(
                code=code,
                name=name or printed,
                address=self.address(code),
                rows=each["code_count"],
                disclosures=each["disclosure_count_distinct"],
                is_listed=bool(name),
            )

    def _parent(self, code: str) -> str:
        """The nearest code above it that has a page, "" for none."""
        above = parent_code(code)
        while above and above not in self._links:
            above = parent_code(above)
        return above

    def _branches(self, above: str) -> tuple[CodeBranch, ...]:
        return tuple(
            CodeBranch(self._links[code], self._branches(code))
            for code in self._below.get(above, ())
        )

    def _above(self, code: str) -> tuple[CodeLink, ...]:
        parent = self._parent(code)
        return (*self._above(parent), self._links[parent]) if parent else ()

    def _view(
        self, code: str, amounts: Sequence[Amount], doubtful: Mapping[str, Collection[str]]
    ) -> CodeView:
        by_kind = by_key(amounts, lambda each: each.kind)
        tables = tuple(
            code_table(kind, by_kind[kind], self._packages, doubtful, self._forms)
            for kind in words.KINDS
            if kind in by_kind
        )
        link = self._links[code]
        return CodeView(
            code=code,
            name=link.name,
            classification=self.classification,
            kind_of_code=_KINDS_OF_CODE[amounts[0].classification],
            level=_LEVELS[len(code)],
            names=tuple(self._names(code)),
            above=self._above(code),
            below=tuple(self._links[each] for each in self._below.get(code, ())),
            tables=tables,
            sheet=comparison_sheet(
                link.address.replace("index.html", "amounts.csv"),
                [row for table in tables for row in sheet_rows(table)],
                self._siteurl,
            ),
            reference=self._reference(link),
        )

    def _reference(self, link: CodeLink) -> str:
        title = phrase("{code} {name}：各部门的支出", code=link.code, name=link.name)
        return reference(title, link.address, self._siteurl)

    def _names(self, code: str) -> Iterator[tuple[str, Phrase | None]]:
        for each in self._lists:
            for entry in each.codes:
                if entry.code == code:
                    yield entry.name, _years(entry.valid_from, entry.valid_to)


def _years(first: int | None, last: int | None) -> Phrase | None:
    """In which years a name holds, None where it always did.

    >>> _years(2019, None).text, _years(None, 2018).text, _years(None, None)
    ('{first} 年起', '至 {last} 年', None)
    """
    if first and last:
        return phrase("{first}—{last} 年", first=first, last=last)
    if first:
        return phrase("{first} 年起", first=first)
    return phrase("至 {last} 年", last=last) if last else None
