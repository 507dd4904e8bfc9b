"""Who is here of a place → whom one would expect beside them, and why one would.

Three grounds, the firmest first: the place itself lists the body (`specs/expected_bodies.csv`); the body
has other disclosures here; most places of the same level have such a body here for that year. A body is
expected from the first year of which something is here, and no longer once reforms ended its kind or name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Bilingual, Phrase, phrase
from pipeline.website.listings.lineage import succession
from pipeline.website.published.department_kinds import TypeOf, type_named, type_of
from pipeline.website.published.disclosure import Disclosure

GROUNDS: Mapping[str, Phrase] = {
    "listed": phrase("当地自己列出了这个部门"),
    "other_disclosures": phrase("收录了它的其他材料"),
    "peers": phrase("多数同级的地方有这种部门的材料"),
}
"""Why a body is expected → in words, the firmest ground first."""

_FEWEST_PEERS = 3
"""Of fewer places of one level nothing is concluded."""


@dataclass(frozen=True, slots=True)
class NotHere:
    """A disclosure that one would expect and that is not here; `address` is the body's page, or ""."""

    division_code: str
    body: Bilingual
    address: str
    year: int
    kind: str
    ground: str
    source: str


def not_here(disclosures: Sequence[Disclosure]) -> dict[str, list[NotHere]]:
    """Place → what one would expect of it beside what is here, by year, latest first."""
    by_place = by_key(disclosures, lambda each: each.division_code)
    common = _common_kinds(disclosures)
    found = {}
    for code, members in by_place.items():
        known: dict[tuple[str, int, str], NotHere] = {}
        for each in (*_listed(code, members), *_others(members), *_of_peers(members, common)):
            kind = _family_key(each.body.chinese)
            known.setdefault((kind, each.year, each.kind), each)
        found[code] = sorted(
            known.values(), key=lambda each: (-each.year, each.kind, each.body.chinese)
        )
    return found


def _family_key(name: str) -> str:
    return type_named(name, name, name, ("", "", "")).slug


def _present(members: Sequence[Disclosure]) -> dict[tuple[int, str], set[str]]:
    """Year and kind → the kinds of departments that are here, with all that they were or became."""
    present = defaultdict[tuple[int, str], set[str]](set)
    for each in members:
        present[each.fiscal_year, each.kind] |= succession(type_of(each).slug)
    return present


def _listed(code: str, members: Sequence[Disclosure]) -> Iterator[NotHere]:
    present = _present(members)
    places = (members[0].province, members[0].city, members[0].division)
    for body in load_vocabulary().expected_bodies:
        if body.division_code != code:
            continue
        slug = type_named(body.body, body.body, "", places).slug
        names = {each.department for each in members} | {each.organisation for each in members}
        for (year, kind), kinds in present.items():
            is_here = slug in kinds if slug else body.body in names
            if body.is_due(year) and not is_here:
                name = Bilingual(body.body, "")
                yield NotHere(code, name, "", year, kind, "listed", body.source)


def _others(members: Sequence[Disclosure]) -> Iterator[NotHere]:
    present = _present(members)
    for of_body in by_key(members, lambda each: each.department_slug).values():
        first = of_body[0]
        kind_of = type_of(first)
        since = min(each.fiscal_year for each in of_body)
        for (year, kind), kinds in present.items():
            if year < since or kind_of.slug in kinds or not _goes_on(kind_of, year):
                continue
            name = Bilingual(first.organisation, "")
            address = first.department_address
            yield NotHere(first.division_code, name, address, year, kind, "other_disclosures", "")


def _goes_on(kind: TypeOf, year: int) -> bool:
    """Whether a body of the kind, under that name, is still to be expected in a year."""
    known = load_vocabulary().department_kinds.by_slug(kind.slug)
    became = known.became if known else None
    ends = [each for each in (kind.until, became.year if became else 0) if each]
    return not ends or year <= min(ends)


def _level(code: str) -> str:
    """Province, city or county, by the digits of GB/T 2260."""
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def _common_kinds(
    disclosures: Sequence[Disclosure],
) -> dict[tuple[str, int, str], list[TypeOf]]:
    """Level, year and kind of disclosure → the kinds of departments that most places have."""
    groups = defaultdict[tuple[str, int, str], dict[str, list[TypeOf]]](lambda: defaultdict(list))
    for each in disclosures:
        if each.division_code != "000000":
            group = groups[_level(each.division_code), each.fiscal_year, each.kind]
            group[each.division_code].append(type_of(each))
    common = {}
    for key, places in groups.items():
        kinds = {kind.slug: kind for of_place in places.values() for kind in of_place}
        places_with = Counter(
            slug for of_place in places.values() for slug in {kind.slug for kind in of_place}
        )
        common[key] = [
            kind
            for slug, kind in sorted(kinds.items())
            if kind.is_known
            and len(places) >= _FEWEST_PEERS
            and 2 * places_with[slug] > len(places)
        ]
    return common


def _of_peers(
    members: Sequence[Disclosure], common: Mapping[tuple[str, int, str], list[TypeOf]]
) -> Iterator[NotHere]:
    code = members[0].division_code
    for (year, kind), kinds in _present(members).items():
        for each in common.get((_level(code), year, kind), ()):
            if each.slug not in kinds:
                address = addresses.department_type(each.slug)
                yield NotHere(code, each.name, address, year, kind, "peers", "")
