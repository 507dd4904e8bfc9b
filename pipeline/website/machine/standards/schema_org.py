"""What is described → schema.org: the site's DataCatalog and a Dataset for each package.

Search engines that look for data want the address of every file, so that is in it only with SITEURL.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.website import addresses
from pipeline.website.machine.standards.dcat import DESCRIPTION, TITLE, Entry
from pipeline.website.machine.standards.described import PUBLISHER, PUBLISHER_EN, Described


def data_catalog(entries: Sequence[Entry], version: str, siteurl: str) -> dict[str, Any]:
    """The catalogue with its datasets, by name; their own descriptions stand beside their packages."""
    catalogue: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": TITLE[0],
        "alternateName": TITLE[1],
        "description": DESCRIPTION[0],
        "inLanguage": ["zh-CN", "en"],
        "version": version,
        "publisher": {"@type": "Organization", "name": f"{PUBLISHER} {PUBLISHER_EN}"},
        "dataset": [
            {
                "@type": "Dataset",
                "identifier": each.id,
                "name": each.title,
                "version": each.version,
            }
            | ({"url": addresses.absolute(siteurl, each.landing_page)} if siteurl else {})
            for each in entries
        ],
    }
    return catalogue | ({"url": addresses.absolute(siteurl, "")} if siteurl else {})


def dataset(described: Described, siteurl: str) -> dict[str, Any]:
    """The dataset with its variables and files."""
    content: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "identifier": described.id,
        "name": described.title,
        "alternateName": described.title_en,
        "description": f"{described.description} {described.description_en}",
        "inLanguage": "zh-CN",
        "version": described.version,
        "keywords": list(described.keywords),
        "license": [each.href or each.text for each in described.licences],
        "creator": {"@type": "GovernmentOrganization", "name": described.creator},
        "publisher": {"@type": "Organization", "name": f"{PUBLISHER} {PUBLISHER_EN}"},
        "isAccessibleForFree": True,
        "variableMeasured": [
            {"@type": "PropertyValue", "name": each["name"], "description": each["description"]}
            for resource in described.resources
            if resource["name"] == "amounts"
            for each in resource["schema"]["fields"]
        ],
    }
    if described.first_year:
        content["temporalCoverage"] = f"{described.first_year}-01-01/{described.last_year}-12-31"
    if described.place:
        content["spatialCoverage"] = {"@type": "Place", "name": described.place}
    if described.issued:
        content["datePublished"] = described.issued
    if described.source_url:
        content["isBasedOn"] = described.source_url
    if siteurl:
        content["url"] = addresses.absolute(siteurl, described.landing_page)
        content["distribution"] = [
            {
                "@type": "DataDownload",
                "name": each.path,
                "encodingFormat": each.media_type,
                "contentSize": f"{each.size} B",
                "contentUrl": addresses.absolute(siteurl, each.address),
            }
            | ({"sha256": each.sha256} if each.sha256 else {})
            for each in described.files
        ]
    return content
