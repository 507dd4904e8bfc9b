"""Who holds which address: bodies of one division whose slugs are alike are told apart by -2, -3.

An address is `330921/shuiliju` for a department and `330921/shuiliju/unit/shuiwenzhan` for a unit
of it; the ledger keeps the body that first held it, so that an address never changes its body.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from pipeline.assemble.ledger import Entry
from pipeline.catalogue import CATALOGUE
from pipeline.identify import name_in_division
from pipeline.model.identity import OWN_OFFICE_SLUG, Division, Identity
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.vocabulary import Vocabulary

Addresses = Mapping[str, str]
"""Address → the name of the body that holds it, less its division's."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A body's claim on an address."""

    address: str
    body: str


def addressed(identity: Identity, taken: Addresses, vocabulary: Vocabulary) -> Identity:
    """The identity under the addresses that its bodies hold, or the next that are free."""
    department, unit = _bodies(identity, vocabulary)
    division = identity.division.code
    slug = _free(f"{division}/", identity.department_slug, department, taken)
    if not unit or identity.unit_slug == OWN_OFFICE_SLUG:
        return replace(identity, department_slug=slug)
    own = _free(f"{division}/{slug}/unit/", identity.unit_slug, unit, taken)
    return replace(identity, department_slug=slug, unit_slug=own)


def _free(above: str, slug: str, body: str, taken: Addresses) -> str:
    """The slug, numbered from the second body on that has it."""
    numbered = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
    return next(each for each in numbered if taken.get(above + each, body) == body)


def claims(identity: Identity, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """The addresses that a disclosure takes for its department and unit."""
    department, unit = _bodies(identity, vocabulary)
    above = f"{identity.division.code}/{identity.department_slug}"
    own = Claim(above, department)
    if not unit or identity.unit_slug == OWN_OFFICE_SLUG:
        return (own,)
    return (own, Claim(f"{above}/unit/{identity.unit_slug}", unit))


def _bodies(identity: Identity, vocabulary: Vocabulary) -> tuple[str, str]:
    def name(printed: str) -> str:
        return name_in_division(printed, identity.division, vocabulary) if printed else ""

    return name(identity.department), name(identity.unit)


def accept(made: Iterable[Claim], taken: dict[str, str]) -> bool:
    """Take claims into `taken`; False (and nothing taken) where another body holds an address."""
    made = tuple(made)
    if any(taken.get(claim.address, claim.body) != claim.body for claim in made):
        return False
    taken.update((claim.address, claim.body) for claim in made)
    return True


def published_addresses(
    packages: Path, entries: Iterable[Entry], vocabulary: Callable[[], Vocabulary]
) -> dict[str, str]:
    """The addresses that are published; what the ledger leaves out is read from the packages."""
    taken: dict[str, str] = {}
    told: set[str] = set()
    for entry in sorted(entries, key=lambda each: each.package):
        if entry.addresses is not None:
            taken |= entry.addresses
            told.add(entry.package)
    for package in sorted(packages.glob(f"[!.]*/{DESCRIPTOR}")):
        if package.parent.name not in (*told, CATALOGUE):
            taken |= _of_package(package.parent, vocabulary())
    return taken


def _of_package(package: Path, vocabulary: Vocabulary) -> dict[str, str]:
    try:
        own = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))["mingzhang"]
        division = Division(own["division_code"], own["division"], own["city"], own["province"])
        above = f"{division.code}/{own['department_slug']}"
        held = {above: name_in_division(own["department"], division, vocabulary)}
        if own["unit"] and own["unit_slug"] != OWN_OFFICE_SLUG:
            address = f"{above}/unit/{own['unit_slug']}"
            held[address] = name_in_division(own["unit"], division, vocabulary)
    except (OSError, ValueError, KeyError, TypeError):
        return {}  # a package that is gone or damaged is built again
    return held
