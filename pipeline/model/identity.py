"""Who discloses, for which place and year, and which kind of disclosure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    pinyin; `unit` and its slug are set when a single unit discloses on its own.
    """

    division: Division
    department: str
    department_slug: str
    fiscal_year: int
    kind: Kind
    unit: str = ""
    unit_slug: str = ""

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
