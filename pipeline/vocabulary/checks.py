"""`specs/checks.yml`: every check by its id: what it tests, why, and what a reader can do about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import model_validator

from pipeline.vocabulary.spec import Spec


class Family(Spec):
    """A group of checks, as the pages list them."""

    id: str
    name: str
    name_en: str


class CheckSpec(Spec):
    """One check. `severity` is the gravest that its failure has."""

    id: str
    family: str
    name: str
    name_en: str
    explanation: str
    explanation_en: str
    severity: Literal["error", "warning", "note"]
    advice: str
    advice_en: str


class Checks(Spec):
    """The whole file: families, and the checks of each."""

    families: tuple[Family, ...]
    checks: tuple[CheckSpec, ...]

    @model_validator(mode="after")
    def _is_sound(self) -> Checks:
        ids = [check.id for check in self.checks]
        if doubled := sorted({each for each in ids if ids.count(each) > 1}):
            raise ValueError(f"{doubled[0]} is listed twice; keep one")
        families = {family.id for family in self.families}
        if strays := [c for c in self.checks if c.family not in families]:
            raise ValueError(f"{strays[0].id}: there is no family {strays[0].family}; list it")
        return self

    def by_id(self, check_id: str) -> CheckSpec | None:
        return next((check for check in self.checks if check.id == check_id), None)

    def of(self, family: Family) -> Iterator[CheckSpec]:
        """The checks of a family, in the order of the file."""
        return (check for check in self.checks if check.family == family.id)
