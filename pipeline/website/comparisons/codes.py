"""The coded expenditure → one view for each functional and economic code that occurs, and their tree.

Budgets and final accounts stand in tables of their own (`code_table`), with the file of exactly what
the page shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.records import Amount
from pipeline.values.codes import classification_code, parent_code
from pipeline.values.outline import split_number
from pipeline.values.text import tidy
from pipeline.vocabulary import CodeList
from pipeline.website import addresses, words
from pipeline.website.comparisons.code_listing import Parts, listings_of
from pipeline.website.comparisons.code_table import CodeTable, Shown, code_table, sheet_rows
from pipeline.website.comparisons.coded_expenditure import CodedExpenditure, Stated
from pipeline.website.comparisons.csv_sheet import Sheet
from pipeline.website.comparisons.per_head import COLUMNS, cells_of
from pipeline.website.comparisons.sheet import comparison_sheet, reference
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.published.population import Populations

_CLASSIFICATIONS = {
    "functional": ("functional",),
    "economic": ("economic", "government-economic"),
}
_LEVELS = {3: phrase("类"), 5: phrase("款"), 7: phrase("项")}
CLASSIFICATIONS = tuple(each for names in _CLASSIFICATIONS.values() for each in names)
_NOBODY = Populations()
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


@dataclass(frozen=True, slots=True)
class CodesStated:
    """Classification → code → its link, and the rows of its tables by page."""

    links: Mapping[str, Mapping[str, CodeLink]]
    listings: Mapping[str, Mapping[str, Parts]]


def codes_stated(coded: CodedExpenditure, lists: Mapping[str, CodeList]) -> CodesStated:
    """Of both classifications; all amounts are read once."""
    links: dict[str, dict[str, CodeLink]] = {name: {} for name in _CLASSIFICATIONS}
    listings: dict[str, dict[str, Parts]] = {name: {} for name in _CLASSIFICATIONS}
    for code, stated in coded.codes():
        if classification_code(code) != code:
            continue
        for name, classes in _CLASSIFICATIONS.items():
            own = [each for each in stated if each.classification in classes]
            if own:
                links[name][code] = _link(name, code, own, [lists[each] for each in classes])
                listings[name][code] = listings_of(own)
    return CodesStated(links, listings)


def code_pages(stated: CodesStated, lists: Mapping[str, CodeList]) -> dict[str, CodePages]:
    """The pages of both classifications."""
    return {
        name: CodePages(
            name, stated.links[name], stated.listings[name], [lists[each] for each in classes]
        )
        for name, classes in _CLASSIFICATIONS.items()
    }


def _link(
    classification: str, code: str, stated: Sequence[Stated], lists: Sequence[CodeList]
) -> CodeLink:
    name = _name(lists, code)
    return CodeLink(
        code=code,
        name=name or tidy(split_number(stated[0].row_label).text),
        address=_address(classification, code),
        rows=sum(each.amounts for each in stated),
        disclosures=len({each.disclosure for each in stated}),
        is_listed=bool(name),
    )


def _name(lists: Sequence[CodeList], code: str) -> str:
    return next((name for each in lists if (name := each.name(code))), "")


def _address(classification: str, code: str) -> str:
    is_functional = classification == "functional"
    return addresses.function(code) if is_functional else addresses.economic(code)


class CodePages:
    """The pages of one classification: `functional` or `economic` (departmental and governmental).

    `listings` are the rows of each code's tables, a page of them each.
    """

    def __init__(
        self,
        classification: str,
        links: Mapping[str, CodeLink],
        listings: Mapping[str, Parts],
        lists: Sequence[CodeList],
    ) -> None:
        self.classification = classification
        self.listings = listings
        self._links = links
        self._lists = lists
        self.codes: Mapping[str, int] = {each.code: each.rows for each in links.values()}
        self._below = by_key(self.codes, self._parent)

    def address(self, code: str) -> str:
        return _address(self.classification, code)

    def name(self, code: str) -> str:
        """The code's latest name in the list, "" if it is not in it."""
        return _name(self._lists, code)

    def links(self) -> list[CodeLink]:
        """All codes that have a page, in order."""
        return list(self._links.values())

    def family(self, code: str) -> tuple[CodeLink, ...]:
        """The code itself with those above and right below it: what its page says of codes."""
        below = tuple(self._links[each] for each in self._below.get(code, ()))
        return (*self._above(code), self._links[code], *below)

    def tree(self) -> tuple[CodeBranch, ...]:
        """The same as they stand below each other; one whose class does not occur is a root."""
        return self._branches("")

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

    def view(
        self,
        code: str,
        number: int,
        amounts: Sequence[Amount],
        disclosures: Mapping[str, Disclosure],
        doubtful: Mapping[str, Collection[str]],
        forms: Mapping[str, Said | str],
        siteurl: str = "",
        populations: Populations = _NOBODY,
    ) -> CodeView:
        """Page `number` of a code; `amounts` are those of the disclosures whose rows stand on it.

        `doubtful` are the anchors of rows by disclosure, `forms` the names of forms, `populations` how many
        live in each place.
        """
        pages = self.listings[code]
        by_kind = by_key(amounts, lambda each: each.kind)
        rows, is_whole = pages[number - 1].rows, len(pages) == 1
        shown = Shown(disclosures, doubtful, forms, rows, is_whole, populations)
        tables = tuple(
            code_table(kind, by_kind[kind], shown)
            for kind in words.KINDS
            if any(each.kind == kind for each in rows)
        )
        link = self._links[code]
        address = addresses.paged(link.address, number)
        title = phrase("{code} {name}：各部门的支出", code=link.code, name=link.name)
        cited = reference(title, address, siteurl)
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
            sheet=_sheet(address, tables, siteurl, title, cited),
            reference=cited,
        )

    def _names(self, code: str) -> Iterator[tuple[str, Phrase | None]]:
        for each in self._lists:
            for entry in each.codes:
                if entry.code == code:
                    yield entry.name, _years(entry.valid_from, entry.valid_to)


def _sheet(
    address: str, tables: Sequence[CodeTable], siteurl: str, title: Phrase, cited: str
) -> Sheet:
    rows = [row for table in tables for row in sheet_rows(table)]
    per_head_of = cells_of(
        each for table in tables for year in table.per_head for each in year.places
    )
    return comparison_sheet(
        address.replace("index.html", "amounts.csv"),
        rows,
        siteurl,
        COLUMNS,
        [per_head_of(row.figure) for row in rows],
        title=title,
        cited=cited,
    )


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
