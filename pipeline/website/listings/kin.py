"""The departments of a place → which of them are one body in different years, as the history of their kinds
tells: 安全生产监督管理局 until 2019 and 应急管理局 after it.

In: what the catalogue names. Out: for each department its `Kin`, with what the page says of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.grouping import by_key
from pipeline.website.listings.lineage import Lineage, lineage, succession
from pipeline.website.published.department_kinds import TypeOf, type_named
from pipeline.website.published.disclosure import without_place
from pipeline.website.published.shelf import Held


@dataclass(frozen=True, slots=True)
class Kin:
    """Another department of the place that is of the same kind, or of one that it was merged from or
    into; `years` are those that are here."""

    name: str
    address: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ancestry:
    """What a department's page says of its kind: the reforms, and its kin in the same place."""

    kind: TypeOf
    lineage: Lineage | None
    kin: tuple[Kin, ...]


def type_of_held(held: Held) -> TypeOf:
    """The kind of a department that the catalogue names."""
    return type_named(
        held.body, without_place(held.body, held.places), held.department[1], held.places
    )


def ancestries(all_held: Sequence[Held], here: Collection[str]) -> dict[tuple[str, str], Ancestry]:
    """Department → its ancestry; `here` are the kinds that have a page."""
    by_place = by_key(all_held, lambda each: each.department[0])
    return {
        key: _ancestry(key, of_place, here)
        for members in by_place.values()
        for of_place in (by_key(members, lambda each: each.department),)
        for key in of_place
    }


def _ancestry(
    key: tuple[str, str],
    of_place: dict[tuple[str, str], list[Held]],
    here: Collection[str],
) -> Ancestry:
    kind = type_of_held(of_place[key][0])
    family = succession(kind.slug)
    kin = [
        (min(each.fiscal_year for each in members), other, members)
        for other, members in of_place.items()
        if other != key and type_of_held(members[0]).slug in family
    ]
    return Ancestry(
        kind,
        lineage(kind.slug, here),
        tuple(
            Kin(
                without_place(members[0].body, members[0].places),
                addresses.department(*other),
                tuple(sorted({each.fiscal_year for each in members})),
            )
            for _, other, members in sorted(kin, key=lambda each: each[:2])
        ),
    )
