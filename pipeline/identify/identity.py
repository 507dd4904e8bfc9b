"""Documents + sidecar → Identity, with what each part was read from; what nothing states is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.identify.asking import Asking
from pipeline.identify.lines import stating_lines
from pipeline.identify.names import Body, body_of, name_in_division, slug
from pipeline.identify.others import Told, told_by_titles, told_by_words
from pipeline.identify.statements import Named, Statements, add_statements
from pipeline.identify.when import fiscal_year, kind, stated_in
from pipeline.identify.where import division, stated_division
from pipeline.identify.who import Who, organisation
from pipeline.identify.whose import Department, department_in_charge, scope
from pipeline.model.document import Document
from pipeline.model.identity import (
    OWN_OFFICE_SLUG,
    Division,
    Evidence,
    EvidenceOf,
    Identity,
    Kind,
    Scope,
)
from pipeline.model.sidecar import Sidecar
from pipeline.vocabulary import Vocabulary


def identify(
    documents: Sequence[Document], sidecar: Sidecar, vocabulary: Vocabulary, sidecar_name: str
) -> Identity:
    """Who, where, when and which kind; the sidecar overrides the documents.

    `sidecar_name` is the file that a refusal tells the maintainer to write. Raises Refusal for a
    document that is no department's disclosure, and for what can be read neither from the
    documents nor from the sidecar: all keys that are missing in one.
    """
    asking = Asking(documents[0].file, sidecar_name)
    said = Statements()
    for document in documents:
        add_statements(said, stating_lines(document, vocabulary), vocabulary)
    vouched = bool(sidecar.kind and sidecar.division and sidecar.department and sidecar.fiscal_year)
    if not vouched and (told := told_by_titles(said, vocabulary)):
        raise _refusal(told, asking)
    found = _Found(said, sidecar, documents, vocabulary, asking)
    is_open = asking.missing and not vouched and not _states_a_body(found)
    if is_open and (told := told_by_words(said, documents, vocabulary)):
        raise _refusal(told, asking)
    asking.raise_if_missing()
    return found.identity()


def _refusal(told: Told, asking: Asking) -> Exception:
    other = told.other
    return asking.other(other.name, other.name_en, told.text, str(told.place))


def _states_a_body(found: _Found) -> bool:
    """A disclosure that lacks only one part of its identity is one all the same."""
    return found.discloser is not None and found.discloser.who is not None


@dataclass(frozen=True, slots=True)
class Discloser:
    """The names of a disclosure's department and unit, and what they were read from.

    `who` is None where the sidecar names both or the department of a document that names none.
    """

    department: str
    unit: str
    scope: Scope
    who: Who | None
    in_charge: Department | None
    evidence: tuple[Evidence, ...]


class _Found:
    """What was found of each part, missing ones asked for."""

    def __init__(
        self,
        said: Statements,
        sidecar: Sidecar,
        documents: Sequence[Document],
        vocabulary: Vocabulary,
        asking: Asking,
    ) -> None:
        self.vocabulary = vocabulary
        self.kind = kind(said, sidecar, asking)
        self.year = fiscal_year(said, sidecar, asking)
        self.discloser = _discloser(said, sidecar, documents, vocabulary, asking)
        year = int(self.year.value) if self.year else None
        self.division: tuple[Division, Evidence] | None = None
        if sidecar.division:
            self.division = stated_division(sidecar.division, year, vocabulary, asking)
            return
        who = self.discloser.who if self.discloser else None
        in_charge = self.discloser.in_charge if self.discloser else None
        if self.discloser and sidecar.department:
            who = _stated_body(sidecar.department, vocabulary, asking)
        self.division = division(who, in_charge, year, said, documents, vocabulary, asking)

    def identity(self) -> Identity:
        """The identity, once nothing is missing."""
        assert self.kind
        assert self.year
        assert self.discloser
        assert self.division
        place, place_evidence = self.division
        found = self.discloser
        return Identity(
            division=place,
            department=found.department,
            department_slug=self._slug(found.department),
            fiscal_year=int(self.year.value),
            kind=Kind(self.kind.value),
            unit=found.unit,
            unit_slug=self._unit_slug(found),
            in_charge=self._in_charge(found),
            evidence=(
                *found.evidence[:1],
                place_evidence,
                self.year,
                self.kind,
                *found.evidence[1:],
            ),
        )

    def _slug(self, name: str) -> str:
        assert self.division
        return slug(name_in_division(name, self.division[0], self.vocabulary))

    def _unit_slug(self, found: Discloser) -> str:
        if found.scope is Scope.OWN_OFFICE:
            return OWN_OFFICE_SLUG
        return self._slug(found.unit) if found.unit else ""

    @staticmethod
    def _in_charge(found: Discloser) -> str:
        is_above = found.in_charge and found.in_charge.body.name != found.department
        return found.in_charge.body.name if found.in_charge and is_above else ""


def _stated_body(name: str, vocabulary: Vocabulary, asking: Asking) -> Who:
    """The body that a sidecar names, whatever its name is like."""
    evidence = stated_in(asking, EvidenceOf.ORGANISATION, name, "department")
    body = body_of(name, vocabulary) or Body(name, ())
    return Who(body, evidence.text, evidence.place, evidence.source)


def _discloser(
    said: Statements,
    sidecar: Sidecar,
    documents: Sequence[Document],
    vocabulary: Vocabulary,
    asking: Asking,
) -> Discloser | None:
    """Department and unit: as the sidecar states them, else as the documents do."""
    if sidecar.department and (sidecar.unit or not (said.titles or said.names)):
        return _all_stated(sidecar, vocabulary, asking, None)
    own = Asking(asking.file, asking.sidecar_name)
    who = organisation(said, vocabulary, own)
    if who and who.above and not sidecar.department:
        _hold_against(who, who.above, said, vocabulary, own)
    if sidecar.unit or (sidecar.department and (who is None or own.missing)):
        return _all_stated(sidecar, vocabulary, asking, who)
    asking.missing |= own.missing
    if who is None or own.missing:
        return None
    called, evidence = scope(who, said, vocabulary)
    if sidecar.department:
        return _with_stated_department(sidecar, who, called, evidence, asking)
    in_charge = department_in_charge(who, called, said, documents, vocabulary)
    return _read(who, called, evidence, in_charge)


def _hold_against(
    who: Who, above: Named, said: Statements, vocabulary: Vocabulary, asking: Asking
) -> None:
    """A department whose tables all name another body is asked for: one of the two is not right."""
    called, _ = scope(who, said, vocabulary)
    is_within = above.body is not None and who.body.name.startswith(above.body.name)
    if called is Scope.DEPARTMENT and not is_within:
        asking.ask(
            "department",
            f"“{who.text}” ({who.place}) names one organisation, the tables another: "
            f"“{above.text}” ({above.place})",
        )


def _read(who: Who, called: Scope, scope_evidence: Evidence, above: Department | None) -> Discloser:
    name = who.body.name
    organisation = Evidence(EvidenceOf.ORGANISATION, who.body.full, who.where, who.text, who.place)
    told = (organisation, scope_evidence, *([above.evidence] if above else ()))
    if called is Scope.DEPARTMENT:
        return Discloser(name, "", called, who, above, told)
    if called is Scope.OWN_OFFICE:
        return Discloser(name, who.body.full, called, who, above, told)
    return Discloser(above.body.name if above else name, name, called, who, above, told)


def _with_stated_department(
    sidecar: Sidecar,
    who: Who,
    called: Scope,
    scope_evidence: Evidence,
    asking: Asking,
) -> Discloser:
    """The sidecar's department; the document's unit, where it is a unit's."""
    stated = stated_in(asking, EvidenceOf.DEPARTMENT, sidecar.department, "department")
    read = _read(who, called, scope_evidence, None)
    if called is Scope.DEPARTMENT:
        own = stated_in(asking, EvidenceOf.ORGANISATION, sidecar.department, "department")
        return Discloser(sidecar.department, "", called, who, None, (own, scope_evidence))
    told = (read.evidence[0], scope_evidence, stated)
    return Discloser(sidecar.department, read.unit, called, who, None, told)


def _all_stated(
    sidecar: Sidecar, vocabulary: Vocabulary, asking: Asking, who: Who | None
) -> Discloser:
    """What the sidecar states; a unit's department may be the document's."""
    department = sidecar.department or (who.body.name if who else "")
    if not sidecar.unit:
        alone = stated_in(asking, EvidenceOf.ORGANISATION, department, "department")
        return Discloser(department, "", Scope.DEPARTMENT, who, None, (alone,))
    unit = body_of(sidecar.unit, vocabulary)
    own = bool(unit and unit.own_office) or sidecar.unit in vocabulary.identity.own_offices
    called = Scope.OWN_OFFICE if own else Scope.UNIT
    name = f"{department}（本级）" if own and not unit else sidecar.unit
    told = (
        stated_in(asking, EvidenceOf.ORGANISATION, name, "unit"),
        stated_in(asking, EvidenceOf.SCOPE, called.value, "unit"),
    )
    return Discloser(department, name, called, who, None, told)
