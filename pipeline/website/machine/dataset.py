"""The packages of a department-year → schema.org Datasets, for those who search for data.

The text goes into a `<script>`: nothing in it may end that, whatever the sources print.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from pipeline.website import addresses
from pipeline.website.interface.language import CHINESE
from pipeline.website.machine.citation import licences
from pipeline.website.published.package import Package

_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"}


def datasets(packages: Sequence[Package], siteurl: str) -> Markup:
    """JSON-LD of the packages; addresses are in it only where SITEURL is set."""
    content = {
        "@context": "https://schema.org",
        "@graph": [_dataset(each, siteurl) for each in packages],
    }
    return embedded(content)


def embedded(content: Mapping[str, Any]) -> Markup:
    r"""JSON that may stand in a `<script>`: what could end it is escaped.

    >>> embedded({"name": "</script>"})
    Markup('{"name":"\\u003c/script\\u003e"}')
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPED))


def _dataset(package: Package, siteurl: str) -> dict[str, Any]:
    dataset: dict[str, Any] = {
        "@type": "Dataset",
        "identifier": package.name,
        "name": package.title,
        "alternateName": package.title_en,
        "description": package.description,
        "inLanguage": CHINESE,
        "license": [each.href or each.text for each in licences(package)],
        "creator": {"@type": "GovernmentOrganization", "name": package.body},
        "temporalCoverage": f"{package.fiscal_year}-01-01/{package.fiscal_year}-12-31",
        "spatialCoverage": {"@type": "Place", "name": package.place},
        "version": package.version,
        "isAccessibleForFree": True,
    }
    if package.published_on:
        dataset["datePublished"] = package.published_on
    return dataset | _addressed(package, siteurl) if siteurl else dataset


def _addressed(package: Package, siteurl: str) -> dict[str, Any]:
    files = {
        "application/json": addresses.DESCRIPTOR,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": package.workbook,
        "text/csv": "amounts.csv",
    }
    return {
        "url": addresses.absolute(siteurl, package.address),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": addresses.absolute(
                    siteurl, addresses.package_file(package.name, file)
                ),
            }
            for media_type, file in files.items()
        ],
    }
