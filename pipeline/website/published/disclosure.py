"""Who disclosed what, for which place and year: the one record of it, of which a package is the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.values.text import bare
from pipeline.website import addresses, words
from pipeline.website.interface.phrases import Phrase

COUNTED_IN_LISTS = ("tables", "amounts")
"""What lists count of a disclosure; its own pages count more."""


def without_place(name: str, places: tuple[str, str, str]) -> str:
    """A body's name without its place; `places` are province, city and division.

    >>> without_place("保定市莲池区医疗保障局", ("河北省", "保定市", "莲池区"))
    '医疗保障局'
    """
    province, city, division = places
    for above in (province + city + division, city + division, division, city):
        if name.startswith(above) and name != above:
            return name[len(above) :]
    return name


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A disclosure as every page names it; `ocr_tables` are the numbers of those read from a picture,
    `tables_apart` of those that have pages of their own, with how many rows stand on each.

    Which version of it this is stands in the `Package` alone: a page that lists disclosures stays as it is
    when one of them has a new version that says there what it said before.
    """

    name: str
    title: str
    title_en: str
    description: str
    licences: tuple[Mapping[str, str], ...]
    division_code: str
    division: str
    city: str
    province: str
    department: str
    department_slug: str
    unit: str
    unit_slug: str
    fiscal_year: int
    kind: str
    counts: Mapping[str, int]
    url: str
    published_on: str
    retrieved_on: str
    ocr_tables: frozenset[int]
    tables_apart: Mapping[int, int]

    @property
    def place(self) -> str:
        """The division with all above it: 河北省保定市莲池区."""
        return self.province + self.city + self.division

    @property
    def located_title(self) -> str:
        """The title with what it leaves out of the place: 河北省保定市涞源县医疗保障局2023年部门预算."""
        parts = (self.province, self.city, self.division)
        for index, part in enumerate(parts):
            if part and self.title.startswith(part):
                return "".join(parts[:index]) + self.title
        return self.place + self.title

    @property
    def body(self) -> str:
        """Who discloses: the department, or the unit that does so on its own."""
        return self.unit or self.department

    def body_of(self, entity: str) -> str:
        """What tells one of its bodies from all others, in every year: of the one that discloses its
        address, which it keeps however its name is written; of others the name."""
        if bare(entity) != bare(self.body):
            return entity
        return "/".join((*self.department_key, self.unit_slug))

    @property
    def part(self) -> str:
        """What tells this disclosure from the others of its department-year, in addresses."""
        return f"{self.kind}-unit-{self.unit_slug}" if self.unit_slug else self.kind

    @property
    def kind_word(self) -> Phrase:
        """预算 or 决算."""
        return words.KINDS[self.kind]

    @property
    def folder(self) -> str:
        """The folder of its department-year page, with a / at the end."""
        return self.address.removesuffix("index.html")

    @property
    def address(self) -> str:
        return addresses.department_year(self.division_code, self.department_slug, self.fiscal_year)

    @property
    def division_address(self) -> str:
        """The page of its place."""
        return addresses.division(self.division_code)

    @property
    def department_address(self) -> str:
        """The page of its department."""
        return addresses.department(self.division_code, self.department_slug)

    @property
    def department_key(self) -> tuple[str, str]:
        """What tells its department from all others."""
        return self.division_code, self.department_slug

    @property
    def organisation(self) -> str:
        """The department without its place: 保定市莲池区医疗保障局 → 医疗保障局."""
        return without_place(self.department, (self.province, self.city, self.division))

    @property
    def own_name(self) -> str:
        """Who discloses without the place: the unit that does so on its own, else the organisation."""
        return self.unit or self.organisation

    @property
    def named(self) -> Disclosure:
        """Whose it is, and of which year and kind, and nothing else of it."""
        return replace(
            self, title="", title_en="", description="", licences=(), counts={}, url="",
            published_on="", retrieved_on="", ocr_tables=frozenset(), tables_apart={},
        )  # fmt: skip

    def is_read_by_ocr(self, table_no: int) -> bool:
        """Whether the table's amounts were recognized from a picture."""
        return table_no in self.ocr_tables

    def page_of_table(self, table_no: int, row_no: int | None = None) -> str:
        """The page of its own that the table has, that with the row or else the first, from the folder of
        the department-year; "" for none."""
        if table_no not in self.tables_apart:
            return ""
        number = ((row_no or 1) - 1) // self.tables_apart[table_no] + 1
        return addresses.paged(addresses.table_page(self.part, table_no), number)

    def table_address(self, table_no: int, row_no: int | None = None) -> str:
        """The page that the table stands on, or the row of it."""
        page = self.page_of_table(table_no, row_no)
        return self.folder + page if page else self.address
