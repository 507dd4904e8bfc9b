"""What is described → the DCAT 3 catalogue, after DCAT-AP 3.0.1, as nodes for JSON-LD and Turtle.

A dataset for each package and for the catalogue's own, a `DatasetSeries` for each department over the
years. Addresses stand as given where there is no SITEURL: they are relative to the site's root, where
both files are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.website import addresses
from pipeline.website.grouping import by_key
from pipeline.website.machine.standards.described import (
    PUBLISHER,
    PUBLISHER_EN,
    Described,
    File,
    Licence,
    Series,
)

Node = dict[str, Any]

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TITLE = ("明账：部门预算和决算", "Mingzhang: department budgets and final accounts")
DESCRIPTION = (
    "各级政府部门公开的预算、决算，整理成可以核对、可以比较、可以引用的开放数据。",
    "Budgets and final accounts that government departments in China disclose, as open data that can be "
    "checked, compared and cited.",
)
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_LANGUAGES = {"zh": f"{_AUTHORITY}language/ZHO", "en": f"{_AUTHORITY}language/ENG"}
_ANNUAL = f"{_AUTHORITY}frequency/ANNUAL"
_GOVERNMENT = f"{_AUTHORITY}data-theme/GOVE"
_PUBLIC = f"{_AUTHORITY}access-right/PUBLIC"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_MEDIA_TYPE = "http://www.iana.org/assignments/media-types/"
_MAIN = frozenset({"amounts.csv", "amounts.parquet", "headlines.csv", "findings.csv"})
_WHOLE = frozenset(
    {
        "application/json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""The descriptor and the workbook."""
_FORMATS = {
    "text/csv": "CSV",
    "application/json": "JSON",
    "application/vnd.apache.parquet": "PARQUET",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.sqlite3": "SQLITE",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue as a whole has to know of a dataset: all that is not in its own node."""

    id: str
    identifier: str
    title: str
    landing_page: str
    series: Series | None
    first_year: int | None
    last_year: int | None
    issued: str
    media_types: tuple[str, ...]


def entry(described: Described, siteurl: str) -> Entry:
    """What is to be known of a dataset."""
    return Entry(
        id=described.id,
        identifier=_at(described.folder, siteurl),
        title=described.title,
        landing_page=described.landing_page,
        series=described.series,
        first_year=described.first_year,
        last_year=described.last_year,
        issued=described.issued,
        media_types=tuple(sorted({each.media_type for each in _offered(described)})),
    )


def catalogue_nodes(
    entries: Sequence[Entry], datasets: Iterable[Node], siteurl: str
) -> Iterator[Node]:
    """The nodes of the graph: catalogue, series, datasets, and what they refer to.

    `datasets` are the nodes of `dataset`, which are taken one by one.
    """
    root = f"{siteurl.rstrip('/')}/" if siteurl else "./"
    yield {
        "@id": root,
        "@type": "dcat:Catalog",
        "dct:title": _worded(*TITLE),
        "dct:description": _worded(*DESCRIPTION),
        "dct:publisher": _publisher(root),
        "dct:language": [_reference(each) for each in _LANGUAGES.values()],
        "dct:license": {
            "@type": "dct:LicenseDocument",
            "dct:title": _worded("各数据集的许可各自注明", "Each dataset states its own licence"),
        },
        "dcat:themeTaxonomy": _reference(f"{_AUTHORITY}data-theme"),
        "foaf:homepage": _reference(_at(addresses.HOME, siteurl)),
        "dcat:dataset": [_reference(each.identifier) for each in entries],
    }
    of_departments = [each for each in entries if each.series]
    for members in by_key(
        of_departments, lambda each: each.series.id if each.series else ""
    ).values():
        yield _series(members, siteurl)
    yield from datasets
    yield from _referred(siteurl, entries)


def json_ld(nodes: Iterable[Node]) -> Iterator[str]:
    """The nodes as a JSON-LD document, piece by piece: a line for each node."""
    yield f'{{"@context":{_json(CONTEXT)},"@graph":['
    comma = ""
    for node in nodes:
        yield f"{comma}\n{_json(node)}"
        comma = ","
    yield "\n]}\n"


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def dataset(described: Described, siteurl: str) -> Node:
    """The node of a dataset, with what can be downloaded of it."""
    identifier = _at(described.folder, siteurl)
    node: Node = {
        "@id": identifier,
        "@type": "dcat:Dataset",
        "dct:identifier": described.id,
        "dct:title": _worded(described.title, described.title_en),
        "dct:description": _worded(described.description, described.description_en),
        "dct:publisher": _publisher(_at("", siteurl)),
        "dct:creator": {"@type": "foaf:Agent", "foaf:name": _worded(described.creator)},
        "dct:language": _reference(_LANGUAGES["zh"]),
        "dct:accessRights": _reference(_PUBLIC),
        "dct:accrualPeriodicity": _reference(_ANNUAL),
        "dcat:theme": _reference(_GOVERNMENT),
        "dcat:keyword": [_chinese_or_english(each) for each in described.keywords],
        "dcat:version": described.version,
        "dcat:landingPage": _reference(_at(described.landing_page, siteurl)),
        "dcat:distribution": [
            _distribution(described, each, siteurl) for each in _offered(described)
        ],
    }
    if described.first_year:
        node["dct:temporal"] = _years(described.first_year, described.last_year)
    if described.division_code:
        node["dct:spatial"] = {
            "@type": "dct:Location",
            "dct:identifier": described.division_code,
            "skos:prefLabel": _worded(described.place),
        }
    if described.issued:
        node["dct:issued"] = _date(described.issued)
    if described.source_url:
        node["dct:source"] = _reference(described.source_url)
    if described.series:
        node["dcat:inSeries"] = _reference(_series_id(described.series, siteurl))
    return node


def _series(members: Sequence[Entry], siteurl: str) -> Node:
    series = members[0].series
    assert series is not None
    years = [year for each in members for year in (each.first_year, each.last_year) if year]
    node: Node = {
        "@id": _series_id(series, siteurl),
        "@type": "dcat:DatasetSeries",
        "dct:title": _worded(series.title, f"Budgets and final accounts by year: {series.id}"),
        "dct:description": _worded(
            f"{series.title}，一年一份或两份数据集（预算、决算）。",
            "One or two datasets a year: the budget and the final account.",
        ),
        "dct:publisher": _publisher(_at("", siteurl)),
        "dct:accrualPeriodicity": _reference(_ANNUAL),
    }
    if years:
        node["dct:temporal"] = _years(min(years), max(years))
    dated = sorted(each.issued for each in members if each.issued)
    if dated:
        node["dct:issued"], node["dct:modified"] = _date(dated[0]), _date(dated[-1])
    return node


def _offered(described: Described) -> Iterator[File]:
    """All of the catalogue; of a package the whole and its main tables, or a list of many packages would
    grow beyond what harvesters read: the descriptor has the others."""
    for each in described.files:
        of_catalogue = described.series is None
        if of_catalogue or each.path in _MAIN or each.media_type in _WHOLE:
            yield each


def _distribution(described: Described, file: File, siteurl: str) -> Node:
    address = _at(file.address, siteurl)
    node: Node = {
        "@id": f"{address}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": _worded(file.path),
        "dcat:accessURL": _reference(_at(described.landing_page, siteurl)),
        "dcat:downloadURL": _reference(address),
        "dcat:mediaType": _reference(_MEDIA_TYPE + file.media_type),
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "dct:license": [_licence(each) for each in described.licences],
        "dcat:availability": _reference(f"{_AUTHORITY}planned-availability/STABLE"),
    }
    if file.media_type in _FORMATS:
        node["dct:format"] = _reference(f"{_AUTHORITY}file-type/{_FORMATS[file.media_type]}")
    if file.sha256:
        node["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _reference(_SHA256),
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        }
    # one licence only, as DCAT-AP asks
    node["dct:license"] = node["dct:license"][0] if node["dct:license"] else _licence(None)
    return node


def _licence(licence: Licence | None) -> Node:
    if licence and licence.href:
        return {"@id": licence.href, "@type": "dct:LicenseDocument"}
    text = licence.text if licence else "未注明"
    return {"@type": "dct:LicenseDocument", "dct:title": _worded(text)}


def _referred(siteurl: str, entries: Sequence[Entry]) -> Iterator[Node]:
    """What the nodes refer to, with its class: a reader offline cannot look it up."""
    pages = {addresses.HOME, *(each.landing_page for each in entries)}
    types = {each for entry in entries for each in entry.media_types}
    for page in sorted(pages):
        yield {"@id": _at(page, siteurl), "@type": "foaf:Document"}
    for each in _LANGUAGES.values():
        yield {"@id": each, "@type": "dct:LinguisticSystem"}
    for each in sorted(types):
        yield {"@id": _MEDIA_TYPE + each, "@type": "dct:MediaType"}
        if each in _FORMATS:
            name = _FORMATS[each]
            yield {"@id": f"{_AUTHORITY}file-type/{name}", "@type": "dct:MediaTypeOrExtent"}
    yield {"@id": _ANNUAL, "@type": "dct:Frequency"}
    yield {"@id": _PUBLIC, "@type": "dct:RightsStatement"}
    yield {"@id": _SHA256, "@type": "spdx:ChecksumAlgorithm"}
    labelled = {
        f"{_AUTHORITY}planned-availability/STABLE": ("稳定", "Stable"),
        _GOVERNMENT: ("政府和公共部门", "Government and public sector"),
    }
    for concept, words in labelled.items():
        yield {"@id": concept, "@type": "skos:Concept", "skos:prefLabel": _worded(*words)}
    yield {
        "@id": f"{_AUTHORITY}data-theme",
        "@type": "skos:ConceptScheme",
        "dct:title": _worded("数据主题", "Data theme"),
    }


def _publisher(root: str) -> Node:
    return {
        "@id": f"{root}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": _worded(PUBLISHER, PUBLISHER_EN),
    }


def _series_id(series: Series, siteurl: str) -> str:
    return f"{_at(series.address, siteurl)}#series"


def _years(first: int, last: int | None) -> Node:
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": _date(f"{first}-01-01"),
        "dcat:endDate": _date(f"{last or first}-12-31"),
    }


def _at(address: str, siteurl: str) -> str:
    return addresses.absolute(siteurl, address) or "./"


def _reference(identifier: str) -> Node:
    return {"@id": identifier}


def _worded(chinese: str, english: str = "") -> list[Node]:
    said = [{"@value": chinese, "@language": "zh-CN"}]
    return [*said, {"@value": english, "@language": "en"}] if english else said


def _chinese_or_english(word: str) -> Node:
    return {"@value": word, "@language": "en" if word.isascii() else "zh-CN"}


def _date(text: str) -> Node:
    return {"@value": text, "@type": "xsd:date"}
