"""The body and what else names a place → the division, with what it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.identify.asking import Asking
from pipeline.identify.names import Body
from pipeline.identify.statements import Statements
from pipeline.identify.when import stated_in
from pipeline.identify.who import Who
from pipeline.identify.whose import Department
from pipeline.model.document import Document, Place
from pipeline.model.identity import Division, Evidence, EvidenceOf, EvidenceSource
from pipeline.model.refusal import Refusal
from pipeline.vocabulary import Vocabulary, compiled

CENTRAL = "000000"
"""The code that the central government has here; GB/T 2260 gives it none."""

_CLEARLY = 3
"""Of places of one name, one must be mentioned so many times as often as the next."""

_Named = tuple[tuple[str, ...], EvidenceSource, str, Place]
"""A chain of divisions, and where it is stated."""


def division(
    who: Who | None,
    in_charge: Department | None,
    year: int | None,
    said: Statements,
    documents: Sequence[Document],
    vocabulary: Vocabulary,
    asking: Asking,
) -> tuple[Division, Evidence] | None:
    """The division in which a body discloses; asked for where none is named, or one of several."""
    if who and who.body.is_central:
        return _central(vocabulary, who.where, who.text, who.place)
    chain = next(_chains(who, in_charge, said, vocabulary), None)
    if chain:
        return _of_chain(chain, year, said, documents, vocabulary, asking)
    if who is None:
        asking.ask("division", "no title or caption names one")
    elif in_charge and in_charge.body.is_central:
        told = in_charge.evidence
        return _central(vocabulary, told.source, told.text, told.place)
    else:
        asking.ask("division", f"{who.body.name} names no division")
    return None


def _of_chain(
    named: _Named,
    year: int | None,
    said: Statements,
    documents: Sequence[Document],
    vocabulary: Vocabulary,
    asking: Asking,
) -> tuple[Division, Evidence] | None:
    """The one division that a chain of names means, asked for where it may mean several."""
    chain, source, text, place = named
    candidates = _fitting(vocabulary.divisions.candidates(chain, year), said)
    if len(candidates) == 1:
        return _found(candidates[0], source, text, place)
    if mentioned := _mentioned(candidates, documents):
        return mentioned
    several = "、".join(f"{d.full_name} {d.code}" for d in candidates)
    seen = f"may be in {several}" if several else "names divisions that do not lie in each other"
    asking.ask("division", f"“{text}” ({place}) {seen}")
    return None


def _found(
    division: Division, source: EvidenceSource, text: str, place: Place
) -> tuple[Division, Evidence]:
    value = f"{division.code} {division.full_name}"
    return division, Evidence(EvidenceOf.DIVISION, value, source, text, place)


def _central(
    vocabulary: Vocabulary, source: EvidenceSource, text: str, place: Place
) -> tuple[Division, Evidence]:
    central = vocabulary.divisions.by_code(CENTRAL)
    assert central is not None, "divisions.csv has the central government"
    return _found(central, source, text, place)


def _chains(
    who: Who | None,
    in_charge: Department | None,
    said: Statements,
    vocabulary: Vocabulary,
) -> Iterator[_Named]:
    """What names a place, the most telling first: the body's name, the title, the zone that the
    name begins with, the name of the department in charge, other captions."""
    if who and (chain := _zone_within(who.body, vocabulary)):
        yield chain, EvidenceSource.NAME, who.body.name, who.place
    if who and who.body.chain:
        yield who.body.chain, EvidenceSource.NAME, who.body.name, who.place
    for title in said.titles:
        if title.chain:
            yield title.chain, title.where, title.text, title.place
    if who and (city := _city_of_zone(who.body, vocabulary)):
        yield (city,), EvidenceSource.NAME, who.body.name, who.place
    if in_charge and in_charge.body.chain:
        evidence = in_charge.evidence
        yield in_charge.body.chain, evidence.source, evidence.text, evidence.place


def _zone_within(body: Body, vocabulary: Vocabulary) -> tuple[str, ...]:
    """河南省郑州航空港区管委会 → 河南省, 郑州市: the city of a zone that is named behind its province."""
    _, chain, rest = vocabulary.divisions.locate(body.name)
    city = _city_at_start(rest, vocabulary) if chain else ""
    whole = (*chain, city)
    return whole if city and vocabulary.divisions.candidates(whole, None) else ()


def _city_of_zone(body: Body, vocabulary: Vocabulary) -> str:
    """苏州工业园区教育局 → 苏州市: a zone has no code; its city's short name begins its name, or it
    is listed with the division that it is a part of, as bodies are that no place begins the name of."""
    for named in vocabulary.identity.named_zones:
        if named.zone in body.name:
            return named.division
    for bodies in vocabulary.identity.bodies_of:
        if compiled(bodies.begins).match(body.name):
            return bodies.division
    return _city_at_start(body.name, vocabulary)


def _city_at_start(name: str, vocabulary: Vocabulary) -> str:
    """The city whose short name begins the name of a zone."""
    city, rest = vocabulary.divisions.city_at_start(name)
    if not city or not any(compiled(p).match(rest) for p in vocabulary.identity.zones):
        return ""
    return city


def _fitting(candidates: Sequence[Division], said: Statements) -> Sequence[Division]:
    """Of places with the same name, the one within a place that titles and captions name."""
    if len(candidates) < 2:
        return candidates
    named = [title.chain for title in said.titles if title.chain]
    named += [title.body.chain for title in said.titles if title.body and title.body.chain]
    named += [name.body.chain for name in said.names if name.body and name.body.chain]
    for chain in named:
        within = [d for d in candidates if all(part in d.full_name for part in chain)]
        if len(within) == 1:
            return within
    return candidates


def _mentioned(
    candidates: Sequence[Division], documents: Sequence[Document]
) -> tuple[Division, Evidence] | None:
    """Of places with the same name, the one whose city or province the documents clearly name."""
    if not candidates:
        return None
    text = "".join(document.text for document in documents)
    counted = sorted(((_mentions(d, text), d.code, d) for d in candidates), reverse=True)
    most, next_most = counted[0][0], counted[1][0]
    if most == 0 or most < _CLEARLY * next_most or most == next_most:
        return None
    division = counted[0][2]
    names = [name for name in (division.city, division.province) if name and name in text]
    place = _first_line(names[0], documents)
    return _found(division, EvidenceSource.MENTION, names[0], place)


def _mentions(division: Division, text: str) -> int:
    return sum(text.count(name) for name in {division.city, division.province} if name)


def _first_line(name: str, documents: Sequence[Document]) -> Place:
    for document in documents:
        for page, lines in enumerate(document.pages, start=1):
            for number, line in enumerate(lines, start=1):
                if name in line:
                    return Place(document.file, number, page if document.has_pages else None)
    return Place(documents[0].file)


def stated_division(
    stated: str, year: int | None, vocabulary: Vocabulary, asking: Asking
) -> tuple[Division, Evidence]:
    """A division given by code or by name in the sidecar. Raises Refusal where it is none."""
    divisions = vocabulary.divisions
    evidence = stated_in(asking, EvidenceOf.DIVISION, stated, "division")
    if found := divisions.by_code(stated) or divisions.by_own_name(stated, year):
        value = f"{found.code} {found.full_name}"
        return found, Evidence(
            EvidenceOf.DIVISION, value, evidence.source, evidence.text, evidence.place
        )
    raise Refusal(
        asking.sidecar_name,
        f"`division: {stated}` is no division of GB/T 2260, or the name of several",
        f'write its six-digit code, quoted (`"{CENTRAL}"` for 中央)',
    )
