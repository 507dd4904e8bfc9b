"""All disclosures → the places that have a page, and what lies above and below each.

A province or city has a page where anything below it is here, even when it discloses nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses
from pipeline.website.grouping import by_key
from pipeline.website.published.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class PlaceBelow:
    """A place below another, with what is here of it and of all that is below it in turn."""

    name: str
    address: str
    departments: int
    places: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlaceNode:
    """A place: `full_name` with all above it; `above` are names and addresses, the province first."""

    code: str
    name: str
    full_name: str
    above: tuple[tuple[str, str], ...]
    below: tuple[PlaceBelow, ...]

    @property
    def address(self) -> str:
        return addresses.division(self.code)


def place_tree(disclosures: Sequence[Disclosure]) -> dict[str, PlaceNode]:
    """Code → place, in the order of their codes."""
    within: dict[str, list[Disclosure]] = {}
    chains: dict[str, list[tuple[str, str]]] = {}
    for members in by_key(disclosures, lambda each: each.division_code).values():
        chain = _chain(members[0])
        for depth, (code, _) in enumerate(chain, start=1):
            within.setdefault(code, []).extend(members)
            chains.setdefault(code, chain[:depth])
    below: dict[str, list[PlaceBelow]] = {code: [] for code in chains}
    for code, chain in sorted(chains.items()):
        if len(chain) > 1:
            below[chain[-2][0]].append(_below(chain[-1], within[code]))
    return {
        code: PlaceNode(
            code=code,
            name=chain[-1][1],
            full_name="".join(name for _, name in chain),
            above=tuple((name, addresses.division(each)) for each, name in chain[:-1]),
            below=tuple(below[code]),
        )
        for code, chain in sorted(chains.items())
    }


def ways_above(disclosure: Disclosure) -> tuple[tuple[str, str], ...]:
    """Names and addresses of the places above that of a disclosure, the province first."""
    return tuple((name, addresses.division(code)) for code, name in _chain(disclosure)[:-1])


def _chain(disclosure: Disclosure) -> list[tuple[str, str]]:
    """Codes and names from the province to the place, by the code's digits (GB/T 2260)."""
    code = disclosure.division_code
    divisions = load_vocabulary().divisions
    found = []
    for above, name in (
        (f"{code[:2]}0000", disclosure.province),
        (f"{code[:4]}00", disclosure.city),
    ):
        known = divisions.by_code(above) if name and above != code else None
        if known and known.name == name:
            found.append((above, name))
    return [*found, (code, disclosure.division)]


def _below(place: tuple[str, str], members: Sequence[Disclosure]) -> PlaceBelow:
    code, name = place
    return PlaceBelow(
        name=name,
        address=addresses.division(code),
        departments=len({each.department_key for each in members}),
        places=len({each.division_code for each in members} - {code}),
        years=tuple(sorted({each.fiscal_year for each in members})),
    )
