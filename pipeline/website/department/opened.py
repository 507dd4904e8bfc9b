"""A package → its records, read once for all that its page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.corrections import Correction
from pipeline.model.records import Amount, Finding, Section
from pipeline.vocabulary import Checks
from pipeline.website.audit.completeness import Completeness, completeness
from pipeline.website.audit.verdicts import Verdicts, verdicts
from pipeline.website.changes.prose import Prose
from pipeline.website.published.package import Package, ReportingEntity
from pipeline.website.published.places import Places


@dataclass(frozen=True, slots=True)
class Opened:
    """A package with its records read."""

    package: Package
    places: Places
    verdicts: Verdicts
    completeness: Completeness | None
    corrections: list[Correction]
    amounts: list[Amount]
    sections: list[Section]
    entities: tuple[ReportingEntity, ...]

    def of(self, entity: str) -> list[Amount]:
        """The amounts of one of its entities."""
        return [each for each in self.amounts if each.entity == entity]

    @property
    def own(self) -> list[Amount]:
        """The amounts of its first entity, which is the department where it reports."""
        return self.of(self.entities[0].name)


def open_package(package: Package, between: Sequence[Finding], checks: Checks) -> Opened:
    """`between` has the findings that compare the disclosure with others."""
    findings = [*package.findings(), *between]
    places = Places(package)
    return Opened(
        package=package,
        places=places,
        verdicts=verdicts(package, findings, package.answers(), places, checks),
        completeness=completeness(package, findings),
        corrections=package.corrections(),
        amounts=package.amounts(),
        sections=package.sections(),
        entities=_entities(package),
    )


def _entities(package: Package) -> tuple[ReportingEntity, ...]:
    """Who has tables in the disclosure, the department first; also who is not in the descriptor."""
    named = {each.name for each in package.entities}
    strays = dict.fromkeys(
        (each.entity, each.entity_code) for each in package.tables if each.entity not in named
    )
    reporting = {each.entity for each in package.tables}
    listed = sorted(
        (each for each in package.entities if each.name in reporting),
        key=lambda each: each.level != "department",
    )
    added = [ReportingEntity(name, code, "unit") for name, code in strays]
    return (*listed, *added) or (ReportingEntity(package.body, "", "department"),)


def prose_of(opened: Opened) -> Prose:
    """What its prose states, for the reasons of changes."""
    return Prose(
        opened.package,
        opened.entities[0].name,
        opened.package.claims(),
        opened.sections,
        opened.places,
        opened.verdicts.failures,
    )
