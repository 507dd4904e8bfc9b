"""What is described → the DCAT 3 catalogue, after DCAT-AP 3.0.1, as nodes for JSON-LD and Turtle.

A dataset for each package and for the catalogue's own, one for each version that is kept, and a
`DatasetSeries` for each department over the years. Addresses stand as given where there is no SITEURL:
they are relative to the site's root, where both files are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.website import addresses, package_addresses
from pipeline.website.grouping import by_key
from pipeline.website.machine.standards.dcat_terms import (
    ANNUAL,
    AUTHORITY,
    CONTEXT,
    FORMATS,
    GOVERNMENT,
    LANGUAGES,
    MEDIA_TYPE,
    PUBLIC,
    SHA256,
    Node,
    at,
    chinese_or_english,
    dated,
    licence_of,
    publisher,
    reference,
    series_id,
    worded,
    years_of,
)
from pipeline.website.machine.standards.described import Described, File, Series
from pipeline.website.machine.standards.turtle import Told, as_json

TITLE = ("明账：部门预算和决算", "Mingzhang: department budgets and final accounts")
DESCRIPTION = (
    "各级政府部门公开的预算、决算，整理成可以核对、可以比较、可以引用的开放数据。",
    "Budgets and final accounts that government departments in China disclose, as open data that can be "
    "checked, compared and cited.",
)
_MAIN = frozenset({"amounts.csv", "amounts.parquet", "headlines.csv", "findings.csv"})
_WHOLE = frozenset(
    {
        "application/json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""The descriptor and the workbook."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue as a whole has to know of a dataset: all that is not in its own node."""

    id: str
    identifier: str
    title: str
    version: str
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
        identifier=at(described.folder, siteurl),
        title=described.title,
        version=described.version,
        landing_page=described.landing_page,
        series=described.series,
        first_year=described.first_year,
        last_year=described.last_year,
        issued=described.issued,
        media_types=tuple(sorted({each.media_type for each in _offered(described)})),
    )


def catalogue_nodes(
    entries: Sequence[Entry], datasets: Iterable[Node | Told], version: str, siteurl: str
) -> Iterator[Node | Told]:
    """The nodes of the graph: catalogue, series, datasets, and what they refer to.

    `datasets` are the nodes of `dataset`, which are taken one by one; `version` is that of all of them.
    """
    root = f"{siteurl.rstrip('/')}/" if siteurl else "./"
    yield {
        "@id": root,
        "@type": "dcat:Catalog",
        "dcat:version": version,
        "dct:title": worded(*TITLE),
        "dct:description": worded(*DESCRIPTION),
        "dct:publisher": publisher(root),
        "dct:language": [reference(each) for each in LANGUAGES.values()],
        "dct:license": {
            "@type": "dct:LicenseDocument",
            "dct:title": worded("各数据集的许可各自注明", "Each dataset states its own licence"),
        },
        "dcat:themeTaxonomy": reference(f"{AUTHORITY}data-theme"),
        "foaf:homepage": reference(at(addresses.HOME, siteurl)),
        "dcat:dataset": [reference(each.identifier) for each in entries],
    }
    of_departments = [each for each in entries if each.series]
    for members in by_key(
        of_departments, lambda each: each.series.id if each.series else ""
    ).values():
        yield _series(members, siteurl)
    yield from datasets
    yield from _referred(siteurl, entries)


def json_ld(nodes: Iterable[Node | Told]) -> Iterator[str]:
    """The nodes as a JSON-LD document, piece by piece: a line for each node."""
    yield f'{{"@context":{as_json(CONTEXT)},"@graph":['
    comma = ""
    for node in nodes:
        yield f"{comma}\n{node.json if isinstance(node, Told) else as_json(node)}"
        comma = ","
    yield "\n]}\n"


def dataset(described: Described, siteurl: str) -> Node:
    """The node of a dataset, with what can be downloaded of it."""
    identifier = at(described.folder, siteurl)
    node: Node = {
        "@id": identifier,
        "@type": "dcat:Dataset",
        "dct:identifier": described.id,
        "dct:title": worded(described.title, described.title_en),
        "dct:description": worded(described.description, described.description_en),
        "dct:publisher": publisher(at("", siteurl)),
        "dct:creator": {"@type": "foaf:Agent", "foaf:name": worded(described.creator)},
        "dct:language": reference(LANGUAGES["zh"]),
        "dct:accessRights": reference(PUBLIC),
        "dct:accrualPeriodicity": reference(ANNUAL),
        "dcat:theme": reference(GOVERNMENT),
        "dcat:keyword": [chinese_or_english(each) for each in described.keywords],
        "dcat:version": described.version,
        "dcat:landingPage": reference(at(described.landing_page, siteurl)),
        "dcat:distribution": [
            _distribution(described, each, siteurl) for each in _offered(described)
        ],
    }
    if described.first_year:
        node["dct:temporal"] = years_of(described.first_year, described.last_year)
    if described.division_code:
        node["dct:spatial"] = {
            "@type": "dct:Location",
            "dct:identifier": described.division_code,
            "skos:prefLabel": worded(described.place),
        }
    if described.issued:
        node["dct:issued"] = dated(described.issued)
    if described.source_url:
        node["dct:source"] = reference(described.source_url)
    if described.versions:
        node["dcat:hasVersion"] = list(_versions(described, siteurl))
    if described.series:
        node["dcat:inSeries"] = reference(series_id(described.series, siteurl))
    return node


def _versions(described: Described, siteurl: str) -> Iterator[Node]:
    """A dataset for each version that is kept, this one too; its page says what has changed since."""
    before = ""
    for each in described.versions:
        identifier = at(each.folder, siteurl)
        page = at(package_addresses.version(described.id, each.version), siteurl)
        node: Node = {
            "@id": identifier,
            "@type": "dcat:Dataset",
            "dct:identifier": f"{described.id}/{each.version}",
            "dct:title": worded(
                f"{described.title}（{each.version} 版）",
                f"{described.title_en} (version {each.version})",
            ),
            "dct:description": worded(
                "这一版的全部文件，不再改动。", "All files of this version; they do not change."
            ),
            "dct:publisher": publisher(at("", siteurl)),
            "dcat:version": each.version,
            "dcat:isVersionOf": reference(at(described.folder, siteurl)),
            "dcat:landingPage": {"@id": page, "@type": "foaf:Document"},
        }
        if each.since:
            node["dct:issued"] = dated(each.since)
        if before:
            node["dcat:previousVersion"] = reference(before)
        before = identifier
        yield node


def _series(members: Sequence[Entry], siteurl: str) -> Node:
    series = members[0].series
    assert series is not None
    stated = [year for each in members for year in (each.first_year, each.last_year) if year]
    node: Node = {
        "@id": series_id(series, siteurl),
        "@type": "dcat:DatasetSeries",
        "dct:title": worded(series.title, f"Budgets and final accounts by year: {series.id}"),
        "dct:description": worded(
            f"{series.title}，一年一份或两份数据集（预算、决算）。",
            "One or two datasets a year: the budget and the final account.",
        ),
        "dct:publisher": publisher(at("", siteurl)),
        "dct:accrualPeriodicity": reference(ANNUAL),
    }
    if stated:
        node["dct:temporal"] = years_of(min(stated), max(stated))
    if days := sorted(each.issued for each in members if each.issued):
        node["dct:issued"], node["dct:modified"] = dated(days[0]), dated(days[-1])
    return node


def _offered(described: Described) -> Iterator[File]:
    """All of the catalogue; of a package the whole and its main tables, or a list of many packages would
    grow beyond what harvesters read: the descriptor has the others."""
    for each in described.files:
        of_catalogue = described.series is None
        if of_catalogue or each.path in _MAIN or each.media_type in _WHOLE:
            yield each


def _distribution(described: Described, file: File, siteurl: str) -> Node:
    address = at(file.address, siteurl)
    node: Node = {
        "@id": f"{address}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": worded(file.path),
        "dcat:accessURL": reference(at(described.landing_page, siteurl)),
        "dcat:downloadURL": reference(address),
        "dcat:mediaType": reference(MEDIA_TYPE + file.media_type),
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "dct:license": [licence_of(each) for each in described.licences],
        "dcat:availability": reference(f"{AUTHORITY}planned-availability/STABLE"),
    }
    if file.media_type in FORMATS:
        node["dct:format"] = reference(f"{AUTHORITY}file-type/{FORMATS[file.media_type]}")
    if file.sha256:
        node["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": reference(SHA256),
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        }
    # one licence only, as DCAT-AP asks
    node["dct:license"] = node["dct:license"][0] if node["dct:license"] else licence_of(None)
    return node


def _referred(siteurl: str, entries: Sequence[Entry]) -> Iterator[Node]:
    """What the nodes refer to, with its class: a reader offline cannot look it up."""
    pages = {addresses.HOME, *(each.landing_page for each in entries)}
    types = {each for entry in entries for each in entry.media_types}
    for page in sorted(pages):
        yield {"@id": at(page, siteurl), "@type": "foaf:Document"}
    for each in LANGUAGES.values():
        yield {"@id": each, "@type": "dct:LinguisticSystem"}
    for each in sorted(types):
        yield {"@id": MEDIA_TYPE + each, "@type": "dct:MediaType"}
        if each in FORMATS:
            name = FORMATS[each]
            yield {"@id": f"{AUTHORITY}file-type/{name}", "@type": "dct:MediaTypeOrExtent"}
    yield {"@id": ANNUAL, "@type": "dct:Frequency"}
    yield {"@id": PUBLIC, "@type": "dct:RightsStatement"}
    yield {"@id": SHA256, "@type": "spdx:ChecksumAlgorithm"}
    labelled = {
        f"{AUTHORITY}planned-availability/STABLE": ("稳定", "Stable"),
        GOVERNMENT: ("政府和公共部门", "Government and public sector"),
    }
    for concept, words in labelled.items():
        yield {"@id": concept, "@type": "skos:Concept", "skos:prefLabel": worded(*words)}
    yield {
        "@id": f"{AUTHORITY}data-theme",
        "@type": "skos:ConceptScheme",
        "dct:title": worded("数据主题", "Data theme"),
    }
