"""The body that discloses → its scope (department, own office, unit) and the department in charge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.identify.names import Body, body_of, is_same
from pipeline.identify.statements import Named, Stated, Statements
from pipeline.identify.who import Who
from pipeline.model.document import Document, Paragraph
from pipeline.model.identity import Evidence, EvidenceOf, EvidenceSource, Scope
from pipeline.values.text import fold, tidy
from pipeline.vocabulary import Vocabulary, compiled

_CALLED = {"部门": Scope.DEPARTMENT, "单位": Scope.UNIT}
_SHORTEST_UNIT = 2


def scope(who: Who, said: Statements, vocabulary: Vocabulary) -> tuple[Scope, Evidence]:
    """Whose figures they are: the name's own words (（本级）, （汇总）) first, then the titles'
    部门 or 单位, then whether the body's name is a department's."""
    body = who.body
    if body.own_office:
        return Scope.OWN_OFFICE, _evidence(Scope.OWN_OFFICE, who)
    if body.is_whole:
        return Scope.DEPARTMENT, _evidence(Scope.DEPARTMENT, who)
    for rank in _ranks(who, said, vocabulary):
        called = {stated.value for stated in rank}
        if called:
            # A department's document may speak of its units; a unit's speaks of no department's.
            value = "部门" if "部门" in called else "单位"
            found = next(stated for stated in rank if stated.value == value)
            return _CALLED[value], Evidence(
                EvidenceOf.SCOPE, _CALLED[value].value, found.where, found.text, found.place
            )
    is_department = body.name.endswith(vocabulary.identity.departments)
    by_name = Scope.DEPARTMENT if is_department else Scope.UNIT
    return by_name, Evidence(
        EvidenceOf.SCOPE, by_name.value, EvidenceSource.NAME, body.name, who.place
    )


def _evidence(found: Scope, who: Who) -> Evidence:
    return Evidence(EvidenceOf.SCOPE, found.value, who.where, who.text, who.place)


def _ranks(who: Who, said: Statements, vocabulary: Vocabulary) -> Iterator[Sequence[Stated]]:
    """What calls the disclosure a department's or a unit's, the most telling first."""
    titles = [
        Stated(title.scope, title.text, title.place, title.where)
        for title in said.titles
        if title.scope and (not title.body or is_same(title.body, who.body, vocabulary))
    ]
    yield [title for title in titles if title.where is EvidenceSource.COVER]
    yield titles
    yield said.scopes
    yield [
        Stated("部门", name.text, name.place, EvidenceSource.CAPTION)
        for name in said.names
        if name.of_department and name.body and is_same(name.body, who.body, vocabulary)
    ]


@dataclass(frozen=True, slots=True)
class Department:
    """The department in charge of a body, and what says so."""

    body: Body
    evidence: Evidence


def department_in_charge(
    who: Who,
    called: Scope,
    said: Statements,
    documents: Sequence[Document],
    vocabulary: Vocabulary,
) -> Department | None:
    """The department above a unit: as a caption states it, as the unit's name begins with it, or
    as a sentence about the unit states it. None where nothing does."""
    if called is Scope.OWN_OFFICE:
        return None
    for name in [n for n in said.names if n.is_above] + ([who.above] if who.above else []):
        if name.body and name.body.is_known and not is_same(name.body, who.body, vocabulary):
            return _by_caption(name)
    by_name = _by_name(who, vocabulary) if called is Scope.UNIT else None
    return by_name or _by_sentence(who, documents, vocabulary)


def _by_caption(name: Named) -> Department:
    assert name.body is not None
    source = EvidenceSource.CAPTION
    return Department(
        name.body,
        Evidence(EvidenceOf.DEPARTMENT, name.body.name, source, name.text, name.place),
    )


def _by_name(who: Who, vocabulary: Vocabulary) -> Department | None:
    """福州市公安局交通管理支队 → 福州市公安局: the longest department that the name begins with."""
    name = who.body.name
    for end in range(len(name) - _SHORTEST_UNIT, 2, -1):
        start = name[:end]
        if not start.endswith(vocabulary.identity.above_units):
            continue
        body = body_of(start, vocabulary)
        if body is None or not body.is_known or not (body.chain or body.is_central):
            continue
        if name.endswith(vocabulary.identity.organisations):
            source = EvidenceSource.NAME
            return Department(
                body, Evidence(EvidenceOf.DEPARTMENT, body.name, source, name, who.place)
            )
    return None


def _by_sentence(
    who: Who, documents: Sequence[Document], vocabulary: Vocabulary
) -> Department | None:
    spec = vocabulary.identity
    own = (fold(who.body.name), *spec.own_words)
    for document in documents:
        for block in document.blocks:
            if not isinstance(block, Paragraph):
                continue
            text = fold(tidy(block.text))
            if not text.startswith(own):
                continue
            sentence = re.split("[。;；]", re.sub(r"\([^()]*\)", "", text))[0]
            for pattern in spec.belongs:
                for found in compiled(pattern).finditer(sentence):
                    body = body_of(found["name"], vocabulary)
                    if body and _is_department(body, vocabulary):
                        return Department(
                            body,
                            Evidence(
                                EvidenceOf.DEPARTMENT,
                                body.name,
                                EvidenceSource.STATEMENT,
                                tidy(block.text)[:80],
                                block.place,
                            ),
                        )
    return None


def _is_department(body: Body, vocabulary: Vocabulary) -> bool:
    placed = bool(body.chain) or body.is_central
    return placed and body.name.endswith(vocabulary.identity.departments)
