"""The exact account behind a disclosure, in 分: what is spent on what, out of which money, by which unit.

Every printed amount is a sum over leaves of this account, so all of them agree before rounding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

PARTS = ("personnel", "public", "project")
BASIC = ("personnel", "public")
APPROPRIATED = ("general", "carried", "government_fund", "state_capital")
GENERAL = ("general", "carried")
SOURCES = (*APPROPRIATED, "fiscal_account", "institution", "other")


@dataclass(frozen=True)
class Leaf:
    """One 项 of one unit, paid out of one kind of money."""

    code: str
    source: str
    unit: int
    personnel: int = 0
    public: int = 0
    project: int = 0

    def of(self, parts: Collection[str]) -> int:
        return sum(int(getattr(self, part)) for part in parts)


@dataclass(frozen=True)
class Project:
    name: str
    code: str
    unit: int
    source: str
    amount: int


@dataclass(frozen=True)
class ThreePublic:
    abroad: int
    purchase: int
    running: int
    reception: int

    @property
    def vehicles(self) -> int:
        return self.purchase + self.running

    @property
    def total(self) -> int:
        return self.abroad + self.vehicles + self.reception


@dataclass(frozen=True)
class Account:
    """One year of one body. `economic` splits what is basic of general money by 款 of 301–310."""

    year: int
    leaves: tuple[Leaf, ...]
    economic: Mapping[str, int]
    three_public: ThreePublic
    projects: tuple[Project, ...] = ()
    procurement: Mapping[str, int] = field(default_factory=dict)
    opening: Mapping[str, int] = field(default_factory=dict)
    """Carried over from the year before, by 项 (general money, projects); final accounts only."""
    closing: Mapping[str, int] = field(default_factory=dict)

    def spent(
        self,
        prefix: str = "",
        parts: Collection[str] = PARTS,
        sources: Collection[str] = SOURCES,
        unit: int | None = None,
    ) -> int:
        return sum(
            leaf.of(parts)
            for leaf in self.leaves
            if leaf.code.startswith(prefix) and leaf.source in sources and unit in (None, leaf.unit)
        )

    def carried(self, side: Mapping[str, int], prefix: str = "") -> int:
        return sum(amount for code, amount in side.items() if code.startswith(prefix))

    def codes(
        self, sources: Collection[str] = SOURCES, parts: Collection[str] = PARTS
    ) -> list[str]:
        """The 项 with something in them, in order."""
        return sorted({x.code for x in self.leaves if x.source in sources and x.of(parts)})

    def used_sources(self) -> tuple[str, ...]:
        return tuple(each for each in SOURCES if self.spent(sources=(each,)))

    def economic_total(self, prefixes: Iterable[str] = ("",)) -> int:
        wanted = tuple(prefixes)
        return sum(amount for code, amount in self.economic.items() if code.startswith(wanted))
