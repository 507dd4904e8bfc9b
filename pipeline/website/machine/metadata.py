"""What machines read of the site as a whole: its data package and robots.txt.

Where SITEURL is not set, addresses are relative to the site's root. A Data Package allows that; a
sitemap does not, so `robots.txt` names it only where SITEURL is set.
"""

from __future__ import annotations

from pipeline.website import addresses, package_addresses
from pipeline.website.machine.json_text import json_text
from pipeline.website.published.shelf import CATALOGUE, Shelf


def site_descriptor(shelf: Shelf) -> str:
    """The catalogue's descriptor as the site's own: the same, with paths from the site's root."""
    assert shelf.catalogue is not None
    prefix = f"{package_addresses.PACKAGES}/{CATALOGUE}/"
    resources = []
    for each in shelf.catalogue["resources"]:
        custom = each["mingzhang"]
        parquet = [file | {"path": prefix + file["path"]} for file in custom["parquet"]]
        moved = custom | {"parquet": parquet}
        if "xlsx" in custom:
            moved["xlsx"] = custom["xlsx"] | {"path": prefix + custom["xlsx"]["path"]}
        resources.append(each | {"path": prefix + each["path"], "mingzhang": moved})
    custom = shelf.catalogue["mingzhang"]
    databases = [file | {"path": prefix + file["path"]} for file in custom["databases"]]
    dictionary = [file | {"path": prefix + file["path"]} for file in custom["dictionary"]]
    moved = custom | {"databases": databases, "dictionary": dictionary}
    return json_text(dict(shelf.catalogue) | {"resources": resources, "mingzhang": moved})


def robots(siteurl: str) -> str:
    """Everything may be read by everybody; the map of pages is named where it has an address."""
    sitemap = f"Sitemap: {addresses.absolute(siteurl, addresses.SITEMAP)}\n" if siteurl else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
