"""Who discloses, for which place and year, and which kind of disclosure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.document import Place

OWN_OFFICE_SLUG = "benji"
"""The unit slug of a department's own office (本级, 机关), whatever its name is."""


class Kind(StrEnum):
    """The two yearly disclosures."""

    BUDGET = "budget"
    FINAL = "final"

    @property
    def chinese(self) -> str:
        return {"budget": "预算", "final": "决算"}[self.value]


class EntityLevel(StrEnum):
    """Whose figures a table states: the department with its units, or one unit's own."""

    DEPARTMENT = "department"
    UNIT = "unit"


class Scope(StrEnum):
    """Whose figures a disclosure states: the department with its units, its own office, a unit."""

    DEPARTMENT = "department"
    OWN_OFFICE = "own_office"
    UNIT = "unit"

    @property
    def chinese(self) -> str:
        return {"department": "部门", "own_office": "本级", "unit": "单位"}[self.value]


class EvidenceOf(StrEnum):
    """The parts of an identity that are read from somewhere."""

    ORGANISATION = "organisation"
    DIVISION = "division"
    YEAR = "fiscal_year"
    KIND = "kind"
    SCOPE = "scope"
    DEPARTMENT = "department"
    """of a unit, or of a university: the department in charge"""


class EvidenceSource(StrEnum):
    """Where in a disclosure something is stated, the most telling first."""

    SIDECAR = "sidecar"
    COVER = "cover"
    """title lines at the start"""
    HEADER = "header"
    """a title repeated on pages"""
    CAPTION = "caption"
    """编制单位：…, 预算年度：… over a table or on the cover"""
    TABLE_TITLE = "table_title"
    HEADING = "heading"
    """titles of parts"""
    CONTENTS = "contents"
    CLOSING = "closing"
    NOTE = "note"
    """a note under a table: 我单位无2017年政府性基金支出安排"""
    NAME = "name"
    """the organisation's own name says it"""
    STATEMENT = "statement"
    """a sentence that says whose unit it is"""
    MENTION = "mention"
    """the text names the city or province: only to tell places of one name apart"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one part of an identity was read from: the words as printed, and where they stand.

    `value` is what was understood; `place` is the file alone for what a sidecar states.
    """

    of: EvidenceOf
    value: str
    source: EvidenceSource
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division (GB/T 2260): six digits, its name and the divisions above it."""

    code: str
    name: str
    city: str = ""
    province: str = ""

    @property
    def full_name(self) -> str:
        return self.province + self.city + self.name


@dataclass(frozen=True, slots=True)
class Entity:
    """A reporting entity: a department or a unit, with its budget code where one is printed."""

    name: str
    code: str
    level: EntityLevel


@dataclass(frozen=True, slots=True)
class Identity:
    """What a package is named after.

    `department` is the organisation's full name, its slug that name less the division's, in
    pinyin; `unit` and its slug are set when a single unit (or the department's own office)
    discloses on its own. A unit whose department is not named stands in for it: both names are
    its own. `in_charge` is the department above a university, which discloses like a department.
    `evidence` has what each part was read from, at most one of each.
    """

    division: Division
    department: str
    department_slug: str
    fiscal_year: int
    kind: Kind
    unit: str = ""
    unit_slug: str = ""
    in_charge: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def scope(self) -> Scope:
        if not self.unit:
            return Scope.DEPARTMENT
        return Scope.OWN_OFFICE if self.unit_slug == OWN_OFFICE_SLUG else Scope.UNIT

    @property
    def is_department_named(self) -> bool:
        """False for a unit whose department nothing names; its own name stands in for it."""
        return self.scope is not Scope.UNIT or self.unit != self.department

    def evidence_of(self, part: EvidenceOf) -> Evidence | None:
        """What a part was read from; None where nothing states it."""
        return next((each for each in self.evidence if each.of is part), None)

    @property
    def package_name(self) -> str:
        name = f"{self.division.code}-{self.department_slug}-{self.fiscal_year}-{self.kind}"
        return f"{name}-unit-{self.unit_slug}" if self.unit_slug else name

    @property
    def title(self) -> str:
        return f"{self.unit or self.department}{self.fiscal_year}年{self.kind_title}"

    @property
    def kind_title(self) -> str:
        """部门预算, 单位决算 …"""
        return f"{'单位' if self.unit else '部门'}{self.kind.chinese}"
