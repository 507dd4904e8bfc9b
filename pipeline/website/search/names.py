"""All disclosures, codes, checks and terms → what has a name and a page of its own, and all its names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.identity import OWN_OFFICE_SLUG
from pipeline.vocabulary import Checks, load_vocabulary
from pipeline.vocabulary.organisations import Organisations
from pipeline.website import addresses
from pipeline.website.comparisons.codes import CodePages
from pipeline.website.grouping import by_key
from pipeline.website.interface.latin import body_in_latin, place_in_latin
from pipeline.website.published.department_kinds import type_of
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.search.record import SearchRecord

ORDER = ("body", "type", "place", "code", "check", "term")
"""What may be named, in the order in which equals stand."""
_ENDINGS = ("自治县", "自治旗", "自治州", "地区", "省", "市", "区", "县", "旗", "州", "盟")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Named:
    """What has a name: `also` are short and former names, `where` what stands before the name in full.

    `years` are a body's, with the parts of its page (budget, final …) that lead to a disclosure.
    `english` is what English pages say; `said` are names that are found by their pinyin, and `called_en`
    English ones.
    """

    what: str
    name: str
    also: tuple[str, ...]
    where: str
    address: str
    years: tuple[tuple[int, tuple[str, ...]], ...] = ()
    english: str = ""
    said: tuple[str, ...] = ()
    called_en: tuple[str, ...] = ()


def bodies(disclosures: Sequence[Disclosure], known: Organisations) -> Iterator[Named]:
    """Departments, units that disclose on their own, kinds of departments, places."""
    for of_it in by_key(disclosures, lambda each: each.department_key).values():
        for body in by_key(of_it, lambda each: each.unit_slug).values():
            yield _body(body, known)
    for of_kind in by_key(disclosures, lambda each: type_of(each).slug).values():
        yield _kind(of_kind, known)
    for code, there in by_key(disclosures, lambda each: each.division_code).items():
        first = there[0]
        also = (*_without_ending(first.division), code)
        where = first.province + first.city
        yield Named(
            "place", first.division, also, where, addresses.division(code),
            english=place_in_latin(first.division), said=(first.division,),
        )  # fmt: skip


def _kind(of_kind: Sequence[Disclosure], known: Organisations) -> Named:
    """A kind of departments; what its departments are called besides is found as its name is."""
    kind = type_of(of_kind[-1])
    name = kind.name.chinese
    called = dict.fromkeys((name, *(each.organisation for each in of_kind)))
    others = dict.fromkeys((*called, *(one for each in called for one in known.also_called(each))))
    full = {each.department for each in of_kind} - {name}  # leads to the body that bears it
    also = tuple(each for each in others if each not in full)
    english, *in_english = _in_english(name)
    return Named(
        "type", name, also[1:], "", addresses.department_type(kind.slug),
        english=kind.name.english or english, said=also, called_en=tuple(in_english),
    )  # fmt: skip


def _body(body: Sequence[Disclosure], known: Organisations) -> Named:
    last = max(body, key=lambda each: each.fiscal_year)
    organisation = last.organisation
    also = known.also_called(organisation)
    places = (last.division, *_without_ending(last.division))
    names = dict.fromkeys([*(place + each for place in places for each in also)])
    names |= dict.fromkeys([places[-1] + organisation, *also, organisation])
    names |= dict.fromkeys(one for each in body for one in (each.department, each.organisation))
    # its own office, where that discloses, is meant by the names of the department as well
    is_department = last.unit in ("", last.department) or last.unit_slug == OWN_OFFICE_SLUG
    if not is_department:
        names = dict.fromkeys(one for each in body for one in (each.organisation, each.unit))
    elif last.unit:
        names |= {last.department: None}
    name = last.unit or last.department
    names.pop(name, None)
    years = by_key(body, lambda each: each.fiscal_year)
    english, *called = _in_english(last.own_name)
    place = place_in_latin(last.division)
    return Named(
        "body", name, tuple(names), _above(last, name), last.department_address,
        tuple(
            (year, tuple(sorted({each.part for each in those})))
            for year, those in reversed(years.items())
        ),
        english=f"{place} · {english}" if place else english,
        said=(name, *(places[-1] + each for each in (organisation, *also) if is_department)),
        called_en=tuple(called),
    )  # fmt: skip


def _in_english(name: str) -> tuple[str, ...]:
    """The English names of a body without its place: what its pages say, then other ones."""
    found = load_vocabulary().department_kinds.of(name)
    return (body_in_latin(name), *(found.kind.also_en if found else ()))


def _above(disclosure: Disclosure, name: str) -> str:
    """The places that the name itself leaves out."""
    above = (disclosure.province, disclosure.city, disclosure.division)
    for index, place in enumerate(above):
        if place and name.startswith(place):
            return "".join(above[:index])
    return disclosure.place


def _without_ending(place: str) -> tuple[str, ...]:
    """安义县 → 安义: as people say it.

    >>> _without_ending("安义县"), _without_ending("郊区")
    (('安义',), ())
    """
    for ending in _ENDINGS:
        bare = place.removesuffix(ending)
        if bare != place:
            return (bare,) if len(bare) >= _SHORTEST else ()
    return ()


def codes(pages: Iterable[CodePages]) -> Iterator[Named]:
    """Every code that has a page; what stands above it says where it belongs."""
    for each in (link for those in pages for link in those.links()):
        yield Named("code", each.name, (each.code,), "", each.address, said=(each.name,))


def checks(spec: Checks, failed: Mapping[str, str]) -> Iterator[Named]:
    """Every check by its name and id; `failed` has the anchors of those with failures to show."""
    for each in spec.checks:
        anchor = failed.get(each.id, "checked")
        address = f"{addresses.FINDINGS}#{anchor}"
        yield Named("check", each.name, (each.id,), "", address, english=each.name_en)


def terms(records: Iterable[SearchRecord], english: Mapping[str, str]) -> Iterator[Named]:
    """The entries of the glossary; `english` has their English titles by their anchors."""
    for each in records:
        address, title = f"{each.address}#{each.anchor}", english.get(each.anchor, "")
        yield Named("term", each.title, (), "", address, english=title, said=(each.title,))


def failed_checks(failures: Iterable[tuple[str, Collection[str]]]) -> dict[str, str]:
    """Check → the anchor of its failures; pairs of what such an anchor begins with, and checks."""
    return {
        check: f"{start}-{check.replace('.', '-')}" for start, those in failures for check in those
    }
