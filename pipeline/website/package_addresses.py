"""Every address of what is published of a package is made here: its files, its versions, its metadata.

Paths are those of `addresses`: below the site's root, without a leading /.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from pipeline.website.addresses import SLUG, checked

PACKAGES = "data/packages"
_VERSION = re.compile(r"\d+\.\d+\.\d+-[0-9a-f]{10}")


def package_file(package: str, path: str) -> str:
    """A file of a package, as a link (names of source files are percent-encoded).

    >>> package_file("130630-x-2023-budget", "source/预算.txt")
    'data/packages/130630-x-2023-budget/source/%E9%A2%84%E7%AE%97.txt'
    """
    return quote(f"{PACKAGES}/{checked(SLUG, package, 'package')}/{path}")


def versions(package: str) -> str:
    """The page of all versions of a package.

    >>> versions("130630-x-2023-budget")
    'data/packages/130630-x-2023-budget/v/index.html'
    """
    return f"{PACKAGES}/{checked(SLUG, package, 'package')}/v/index.html"


def version(package: str, name: str) -> str:
    """The page of a version, beside its files.

    >>> version("130630-x-2023-budget", "1.0.0-3f0c52a1be")
    'data/packages/130630-x-2023-budget/v/1.0.0-3f0c52a1be/index.html'
    """
    checked(_VERSION, name, "version")
    return versions(package).replace("index.html", f"{name}/index.html")


def versions_data(package: str) -> str:
    """The same as `versions`, as data."""
    return versions(package).replace("index.html", "versions.json")


def version_changes(package: str, number: int) -> str:
    """What the version `number` (from 1) of a package changed in the one before it, as data."""
    return versions(package).replace("index.html", f"changes-{number}.json")


def changes_since(package: str, name: str) -> str:
    """What has changed since a version, as data."""
    checked(_VERSION, name, "version")
    return versions(package).replace("index.html", f"since-{name}.json")


def metadata(package: str) -> str:
    """The folder of what is said of a package for other systems, with a / at the end.

    >>> metadata("130630-x-2023-budget")
    'data/metadata/130630-x-2023-budget/'
    """
    return f"data/metadata/{checked(SLUG, package, 'package')}/"
