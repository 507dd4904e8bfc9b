"""The words of DCAT that our nodes are made of: prefixes, authorities' lists, and the small nodes that say
one thing each: a text in its language, a date, a reference, an agent, a licence."""

from __future__ import annotations

from typing import Any

from pipeline.website import addresses
from pipeline.website.machine.standards.described import (
    PUBLISHER,
    PUBLISHER_EN,
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
AUTHORITY = "http://publications.europa.eu/resource/authority/"
LANGUAGES = {"zh": f"{AUTHORITY}language/ZHO", "en": f"{AUTHORITY}language/ENG"}
ANNUAL = f"{AUTHORITY}frequency/ANNUAL"
GOVERNMENT = f"{AUTHORITY}data-theme/GOVE"
PUBLIC = f"{AUTHORITY}access-right/PUBLIC"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
MEDIA_TYPE = "http://www.iana.org/assignments/media-types/"
FORMATS = {
    "text/csv": "CSV",
    "application/json": "JSON",
    "application/vnd.apache.parquet": "PARQUET",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.sqlite3": "SQLITE",
}


def licence_of(licence: Licence | None) -> Node:
    """A licence by its address, or in words; that none is stated is said too."""
    if licence and licence.href:
        return {"@id": licence.href, "@type": "dct:LicenseDocument"}
    text = licence.text if licence else "未注明"
    return {"@type": "dct:LicenseDocument", "dct:title": worded(text)}


def publisher(root: str) -> Node:
    """Who publishes; `root` is the site's."""
    return {
        "@id": f"{root}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": worded(PUBLISHER, PUBLISHER_EN),
    }


def series_id(series: Series, siteurl: str) -> str:
    """What a department over the years is called."""
    return f"{at(series.address, siteurl)}#series"


def years_of(first: int, last: int | None) -> Node:
    """From the first day of the first year to the last of the last."""
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": dated(f"{first}-01-01"),
        "dcat:endDate": dated(f"{last or first}-12-31"),
    }


def at(address: str, siteurl: str) -> str:
    """An address from the site's root as an identifier."""
    return addresses.absolute(siteurl, address) or "./"


def reference(identifier: str) -> Node:
    return {"@id": identifier}


def worded(chinese: str, english: str = "") -> list[Node]:
    said = [{"@value": chinese, "@language": "zh-CN"}]
    return [*said, {"@value": english, "@language": "en"}] if english else said


def chinese_or_english(word: str) -> Node:
    return {"@value": word, "@language": "en" if word.isascii() else "zh-CN"}


def dated(text: str) -> Node:
    return {"@value": text, "@type": "xsd:date"}
