"""A disclosure and its published files → the content of its `datapackage.json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.model.accounted import Accounted
from pipeline.model.disclosure import Disclosure, Source
from pipeline.model.document import Document
from pipeline.model.identity import Evidence, Identity, Kind, Scope
from pipeline.model.records import Outcome
from pipeline.package.sources import PublishedSource, licence_descriptors, source_descriptors
from pipeline.resource import PublishedFile
from pipeline.resource.fiscal import CONTRIBUTOR, package_descriptor
from pipeline.resource.sqlite import SQLITE_TYPE

_SCOPE_EN = {Scope.DEPARTMENT: "department", Scope.OWN_OFFICE: "own-office", Scope.UNIT: "unit"}
_KIND_EN = {Kind.BUDGET: "budget", Kind.FINAL: "final account"}
MOST_UNACCOUNTED = 200
"""So many numbers that became nothing are listed with their place; all are counted."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def disclosure_descriptor(
    disclosure: Disclosure,
    resources: Sequence[Mapping[str, Any]],
    sources: Sequence[PublishedSource],
    texts: Sequence[PublishedFile],
    workbook: PublishedFile,
    database: PublishedFile,
) -> dict[str, Any]:
    """The package's descriptor; what the catalogue needs stands under `mingzhang`."""
    identity = disclosure.identity
    contributors = [{"title": identity.unit or identity.department, "roles": ["author"]}]
    return package_descriptor(
        name=disclosure.name,
        titles=_titles(disclosure),
        sources=source_descriptors(disclosure.sources, sources, disclosure.provenance),
        licenses=licence_descriptors(disclosure.provenance),
        contributors=[*contributors, CONTRIBUTOR],
        keywords=[
            "政府预算",
            identity.kind_title,
            identity.division.province,
            identity.division.city,
            identity.division.name,
            identity.department,
            identity.unit,
            "China",
            "public budget",
            f"department {_KIND_EN[identity.kind]}",
        ],
        years=[identity.fiscal_year],
        resources=resources,
        custom=_custom(disclosure, sources, texts, workbook, database),
    )


def _titles(disclosure: Disclosure) -> dict[str, str]:
    identity = disclosure.identity
    tables = len(disclosure.tables)
    kind, scope = _KIND_EN[identity.kind], _SCOPE_EN[identity.scope]
    body = identity.unit or identity.department
    place = identity.division.full_name
    return {
        "title": identity.title,
        "title_en": f"{identity.fiscal_year} {scope} {kind} of {body} ({place}, China)",
        "description": (
            f"{place}{identity.department}公开的《{identity.title}》："
            f"全部 {tables} 张表照原样，以及逐项金额、绩效指标、文字说明和核对结果，"
            "每个数都注明在来源中的位置。各级科目互为小计，请勿相加。"
        ),
        "description_en": (
            f"The {identity.fiscal_year} {scope} {kind} that {body} disclosed: all {tables} "
            "tables as printed, every amount, performance indicator and piece of prose, and the "
            "outcome of every check, each with its place in the source. Levels of a "
            "classification are subtotals of each other: do not add them."
        ),
    }


def _custom(
    disclosure: Disclosure,
    sources: Sequence[PublishedSource],
    texts: Sequence[PublishedFile],
    workbook: PublishedFile,
    database: PublishedFile,
) -> dict[str, Any]:
    identity, provenance = disclosure.identity, disclosure.provenance
    outcomes = Counter(finding.outcome for finding in disclosure.findings)
    return {
        "division_code": identity.division.code,
        "division": identity.division.name,
        "city": identity.division.city,
        "province": identity.division.province,
        "department": identity.department,
        "department_slug": identity.department_slug,
        "unit": identity.unit,
        "unit_slug": identity.unit_slug,
        "fiscal_year": identity.fiscal_year,
        "kind": identity.kind.value,
        "scope": identity.scope.value,
        "in_charge": identity.in_charge,
        "identity": _identity(identity),
        "entities": [
            {"name": each.name, "code": each.code, "level": each.level.value}
            for each in disclosure.entities
        ],
        "counts": {
            "tables": len(disclosure.tables),
            "amounts": len(disclosure.amounts),
            "indicators": len(disclosure.indicators),
            "findings": len(disclosure.findings),
            "sections": len(disclosure.sections),
        },
        "outcomes": {outcome.value: outcomes[outcome] for outcome in Outcome},
        "accounted": _accounted(disclosure.accounted),
        "url": provenance.url,
        "published_on": provenance.published_on,
        "retrieved_on": provenance.retrieved_on,
        "licence": provenance.licence,
        "source_files": _source_files(disclosure.sources, sources, texts),
        "workbook": workbook.descriptor() | {"format": "xlsx", "mediatype": XLSX},
        "databases": [database.descriptor() | {"format": "sqlite", "mediatype": SQLITE_TYPE}],
    }


def _identity(identity: Identity) -> dict[str, Any]:
    """What each part of the identity was read from."""
    return {each.of.value: _evidence(each) for each in identity.evidence}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    """`source` is the kind of place; `page` and `line` count as in the published text."""
    return {
        "value": evidence.value,
        "source": evidence.source.value,
        "text": evidence.text,
        "file": evidence.place.file,
        "page": evidence.place.page,
        "line": evidence.place.line,
    }


def _accounted(accounted: Accounted | None) -> dict[str, Any] | None:
    """How many of the printed numbers became what, and the first of those that became nothing."""
    if accounted is None:
        return None
    return {
        "numbers": accounted.numbers,
        "accounted": accounted.accounted,
        "share": accounted.share,
        "by_kind": dict(accounted.by_kind),
        "unread_pages": accounted.unread_pages,
        "unaccounted": [
            {
                "number": each.number,
                "cause": each.cause,
                "file": each.file,
                "page": each.page,
                "line": each.line,
                "table": each.table,
                "context": each.context,
            }
            for each in accounted.unaccounted[:MOST_UNACCOUNTED]
        ],
    }


def _source_files(
    sources: Sequence[Source], published: Sequence[PublishedSource], texts: Sequence[PublishedFile]
) -> list[dict[str, Any]]:
    """The files that were read, each with its documents; `texts` are those of all, in order."""
    written = iter(texts)
    return [
        {
            "name": source.name,
            **file.descriptor(),
            "documents": [_document(document, next(written)) for document in source.documents],
        }
        for source, file in zip(sources, published, strict=True)
    ]


def _document(document: Document, text: PublishedFile) -> dict[str, Any]:
    """What was read of a file: `text` has it line by line, as `source_page` and `source_line` count."""
    return {
        "name": document.file,
        "format": document.format,
        "encoding": document.encoding,
        "pages": len(document.pages) if document.has_pages else None,
        "ocr_pages": sorted(document.ocr_pages),
        "text": text.descriptor()
        | {"format": "txt", "mediatype": "text/plain", "encoding": "utf-8"},
    }
