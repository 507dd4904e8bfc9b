"""What machines read of the site as a whole: its data package, the DCAT catalogue, robots.txt.

Where SITEURL is not set, addresses are relative to the site's root. JSON-LD and Data Package allow
that; a sitemap does not, so `robots.txt` names it only where SITEURL is set.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.website import addresses
from pipeline.website.machine.citation import licences
from pipeline.website.published.package import Package
from pipeline.website.published.shelf import CATALOGUE, DESCRIPTOR, Shelf

_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_HERE = "datasets"
TITLE = "明账：部门预算和决算"
DESCRIPTION = "各级政府部门公开的预算、决算，整理成可以核对、可以比较、可以引用的开放数据。"


def site_descriptor(shelf: Shelf) -> str:
    """The catalogue's descriptor as the site's own: the same, with paths from the site's root."""
    assert shelf.catalogue is not None
    prefix = f"{addresses.PACKAGES}/{CATALOGUE}/"
    resources = []
    for each in shelf.catalogue["resources"]:
        custom = each["mingzhang"]
        parquet = [file | {"path": prefix + file["path"]} for file in custom["parquet"]]
        resources.append(
            each | {"path": prefix + each["path"], "mingzhang": custom | {"parquet": parquet}}
        )
    custom = shelf.catalogue["mingzhang"]
    databases = [file | {"path": prefix + file["path"]} for file in custom["databases"]]
    return _json(
        dict(shelf.catalogue)
        | {"resources": resources, "mingzhang": custom | {"databases": databases}}
    )


def dcat(datasets: Iterable[str], siteurl: str) -> Iterator[str]:
    """The DCAT catalogue, piece by piece; `datasets` are those of `dcat_dataset`."""
    root = f"{siteurl.rstrip('/')}/" if siteurl else "./"
    frame = _json(
        {
            "@context": _CONTEXT,
            "@id": root,
            "@type": "dcat:Catalog",
            "dct:title": _worded(TITLE, "zh-CN"),
            "dct:description": _worded(DESCRIPTION, "zh-CN"),
            "dct:language": "zh-CN",
            "dct:publisher": {"@type": "foaf:Agent", "foaf:name": "明账 Mingzhang"},
            "dcat:dataset": [_HERE],
        }
    )
    before, after = frame.split(json.dumps(_HERE))
    comma = ""
    for each in datasets:
        yield f"{comma or before}{each}"
        comma = ",\n  "
    yield after if comma else frame.replace(f"[\n  {json.dumps(_HERE)}\n ]", "[]")


def dcat_dataset(package: Package, siteurl: str) -> str:
    """A package in the DCAT catalogue, with what can be downloaded of it: JSON, as it is indented there."""
    text = json.dumps(_dataset(package, siteurl), ensure_ascii=False, indent=1)
    return text.replace("\n", "\n  ")


def _dataset(package: Package, siteurl: str) -> Mapping[str, Any]:
    def at(address: str) -> Mapping[str, str]:
        return {"@id": addresses.absolute(siteurl, address)}

    files = [DESCRIPTOR, package.workbook, "amounts.csv", "amounts.parquet"]
    dataset: dict[str, Any] = {
        "@id": addresses.absolute(siteurl, addresses.package_file(package.name, "")),
        "@type": "dcat:Dataset",
        "dct:identifier": package.name,
        "dct:title": [_worded(package.title, "zh-CN"), _worded(package.title_en, "en")],
        "dct:description": _worded(package.description, "zh-CN"),
        "dct:creator": {"@type": "foaf:Agent", "foaf:name": package.body},
        "dct:spatial": {"@type": "dct:Location", "dct:identifier": package.division_code},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _date(f"{package.fiscal_year}-01-01"),
            "dcat:endDate": _date(f"{package.fiscal_year}-12-31"),
        },
        "dct:license": [each.href or each.text for each in licences(package)],
        "dcat:keyword": list(package.keywords),
        "dcat:version": package.version,
        "dcat:landingPage": at(package.address),
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": file,
                "dcat:downloadURL": at(addresses.package_file(package.name, file)),
                "dcat:mediaType": _MEDIA_TYPES[f".{file.rpartition('.')[2]}"],
                "dcat:byteSize": (package.directory / file).stat().st_size,
            }
            for file in files
        ],
    }
    if package.published_on:
        dataset["dct:issued"] = _date(package.published_on)
    if source := addresses.outside(package.url):
        dataset["dct:source"] = {"@id": source}
    return dataset


def _worded(text: str, language: str) -> Mapping[str, str]:
    return {"@value": text, "@language": language}


def _date(text: str) -> Mapping[str, str]:
    return {"@value": text, "@type": "xsd:date"}


def robots(siteurl: str) -> str:
    """Everything may be read by everybody; the map of pages is named where it has an address."""
    sitemap = f"Sitemap: {addresses.absolute(siteurl, addresses.SITEMAP)}\n" if siteurl else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
