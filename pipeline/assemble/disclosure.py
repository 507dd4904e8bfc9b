"""The job: bytes + sidecar + specs → Disclosure. Pure, so that jobs run anywhere in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.account import account_numbers
from pipeline.assemble.answers import answer_corrected, match_answers, without_findings
from pipeline.assemble.corrections import Corrected, apply_corrections
from pipeline.assemble.forms_due import expect_amounts, expect_forms
from pipeline.assemble.limits import expect_size
from pipeline.assemble.sidecar import read_sidecar
from pipeline.check import run_checks, told_once
from pipeline.collector import collector_paused
from pipeline.extract import (
    extract_amounts,
    extract_claims,
    extract_headlines,
    extract_indicators,
    extract_said_headlines,
    extract_sections,
)
from pipeline.identify import identify
from pipeline.model.corrections import Answer, Correction
from pipeline.model.disclosure import Disclosure, Provenance, Source
from pipeline.model.frozen import handed_over
from pipeline.model.identity import Identity
from pipeline.model.recognized import Recognized
from pipeline.model.records import Amount, Finding
from pipeline.model.sidecar import Sidecar
from pipeline.read import read_source
from pipeline.recognize import recognize
from pipeline.values.answered import dismissed
from pipeline.values.memo import forget_many
from pipeline.values.trust import identified, trusted
from pipeline.vocabulary import Vocabulary


@collector_paused()
def build_disclosure(
    files: Sequence[tuple[str, bytes]],
    sidecar_content: bytes | None,
    sidecar_name: str,
    vocabulary: Vocabulary,
    addressed: Callable[[Identity], Identity] = lambda identity: identity,
) -> Disclosure:
    """Read, identify, recognize, extract and check one disclosure.

    `files` are (name, content); `addressed` tells its body from others with the same slug. Raises
    Refusal when it cannot be read or told what it is.
    """
    sidecar = read_sidecar(sidecar_content, sidecar_name)
    sources = tuple(Source(name, content, read_source(name, content)) for name, content in files)
    documents = tuple(document for source in sources for document in source.documents)
    expect_size(files[0][0], documents)
    identity = addressed(identify(documents, sidecar, vocabulary, sidecar_name))
    recognized = recognize(documents, identity, vocabulary)
    if not sidecar.kind:
        expect_forms(recognized, identity, documents, files[0][0], sidecar_name)
    amounts = extract_amounts(identity, recognized.tables, vocabulary)
    claims = extract_claims(identity, recognized, amounts, vocabulary)
    expect_amounts(amounts, claims, documents, files[0][0], sidecar_name)
    indicators = extract_indicators(identity, recognized.tables, vocabulary.indicators)
    sections = extract_sections(identity, recognized.prose)

    def check(given: tuple[Amount, ...]) -> tuple[Finding, ...]:
        tables = recognized.tables
        return run_checks(
            identity, documents, tables, given, vocabulary, claims, indicators, sections
        )

    judged = _judged(identity, recognized, sidecar, amounts, check, files[0][0])
    ocr_pages = {document.file: document.ocr_pages for document in documents}
    untrusted = [*amounts]
    del amounts  # each is let go of as its successor is made
    over_texts = [place for document in documents for place in document.over_texts]
    amounts = trusted(handed_over(untrusted), judged.findings, ocr_pages, over_texts)
    headlines = extract_headlines(amounts)
    said = extract_said_headlines(identity, amounts, claims, headlines, judged.findings, ocr_pages)
    accounted = account_numbers(
        documents, recognized.tables, amounts, indicators, claims, vocabulary
    )
    forget_many()
    return Disclosure(
        identity=identity,
        entities=recognized.entities,
        sources=sources,
        provenance=_provenance(sidecar),
        tables=recognized.tables,
        amounts=amounts,
        indicators=indicators,
        sections=sections,
        findings=judged.findings,
        claims=claims,
        corrections=judged.corrections,
        answers=judged.answers,
        headlines=headlines + said,
        accounted=accounted,
    )


def _provenance(sidecar: Sidecar) -> Provenance:
    return Provenance(
        url=sidecar.url,
        published_on=sidecar.published_on.isoformat() if sidecar.published_on else "",
        retrieved_on=sidecar.retrieved_on.isoformat() if sidecar.retrieved_on else "",
        licence=sidecar.licence,
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """What was found, what was answered to it, and what a maintainer corrected."""

    findings: tuple[Finding, ...]
    answers: tuple[Answer, ...]
    corrections: tuple[Correction, ...]


def _judged(
    identity: Identity,
    recognized: Recognized,
    sidecar: Sidecar,
    amounts: tuple[Amount, ...],
    check: Callable[[tuple[Amount, ...]], tuple[Finding, ...]],
    file: str,
) -> _Judged:
    """The findings on the amounts as printed, named, told once each, and answered."""

    def named(given: Iterable[Finding]) -> tuple[Finding, ...]:
        return identified(given, recognized.tables, recognized.entities[0].name, file)

    corrected = apply_corrections(identity.package_name, amounts, sidecar.corrections)
    findings = named(handed_over([*check(amounts), *corrected.findings]))
    answers = _answers(sidecar, identity, findings, corrected, amounts, check)
    told = dismissed(told_once(findings), answers) + named(without_findings(answers))
    return _Judged(told, answers, corrected.corrections)


def _answers(
    sidecar: Sidecar,
    identity: Identity,
    findings: tuple[Finding, ...],
    corrected: Corrected,
    printed: tuple[Amount, ...],
    check: Callable[[tuple[Amount, ...]], tuple[Finding, ...]],
) -> tuple[Answer, ...]:
    """The maintainers' answers, and one to each finding that a correction accounts for."""
    stated = match_answers(identity.package_name, findings, sidecar.answers)
    if corrected.amounts == printed:
        return stated
    unanswered = [each for each in findings if not any(a.fits(each) for a in stated)]
    return stated + answer_corrected(
        identity.package_name,
        unanswered,
        check(corrected.amounts) + corrected.findings,
        corrected.corrections,
    )
