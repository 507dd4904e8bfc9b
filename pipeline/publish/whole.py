"""A tree that was just made → what keeps it from being shown; nothing where it is whole.

Looked at are every file that the website says it wrote, every file of every package against the
package's checksums, and the links of each page that changed. Where something is gone that a page may link
to, the links of all pages are; no page links to the files of the search, which have other names whenever
they say something else.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.publish.disk import look_at, written
from pipeline.publish.tree import Tree, differing, folder_of
from pipeline.resource import CHECKSUMS, read_checksums
from pipeline.website.addresses import SEARCH_INDEX

_LINK = re.compile(r'<[^>]*?\s(?:href|src)="([^"#]*)')
"""A link up to its anchor."""
_PACKAGES = "data/packages/"


def faults(root: Path, files: Tree, before: Tree, lacking: Iterable[str]) -> Iterator[str]:
    """Every fault as path and what is wrong, in the order of the paths; `before` was whole, `lacking` is what
    the website says that it wrote and is not there."""
    if "index.html" not in files:
        yield "index.html: there is no home page"
    for path in sorted(lacking):
        yield f"{path}: listed as written, but not there"
    changed, gone = differing(files, before)
    yield from _packages(root, files, changed | gone)
    pages = changed if all(path.startswith(f"{SEARCH_INDEX}/") for path in gone) else files
    yield from _broken_links(root, (path for path in pages if path.endswith(".html")), files)


def site_faults(root: Path) -> list[str]:
    """What is wrong with a site as it stands: everything is read, every link followed."""
    files = look_at(root)
    return list(faults(root, files, Tree(), written(root).difference(files)))


def _packages(root: Path, files: Tree, touched: Iterable[str]) -> Iterator[str]:
    """Copies of packages in which anything was `touched` that are not what their checksums say."""
    folders = {
        f"{folder}/"
        for path in {folder_of(path) for path in touched if path.startswith(_PACKAGES)}
        for folder in (path[:-1], *map(str, PurePosixPath(path).parents))
    }
    for folder in sorted(folders):
        path = folder + CHECKSUMS
        if not path.startswith(_PACKAGES) or path not in files:
            continue
        try:
            stated = read_checksums(root / folder)
        except (OSError, ValueError) as error:
            yield f"{path}: {error}"
            continue
        for name, sha256 in stated.items():
            if files.hash_of(folder + name) != sha256:
                yield f"{folder}{name}: not as {CHECKSUMS} says"


def _broken_links(root: Path, pages: Iterable[str], files: Tree) -> Iterator[str]:
    for page in sorted(pages):
        text = (root / page).read_text(encoding="utf-8", errors="replace")
        folder = posixpath.dirname(page)
        for link in sorted(set(_LINK.findall(text))):
            path = _path(link)
            if path and _joined(folder, path) not in files:
                yield f"{page}: a link to {link}, which is not there"


@lru_cache(maxsize=1 << 14)
def _path(link: str) -> str:
    """The path in a link as a page has it, "" where it leads out or stays on the page.

    >>> _path("../c/index.html?a&amp;b"), _path("https://x.org/")
    ('../c/index.html', '')
    """
    parts = urlsplit(unescape(link))
    return "" if parts.scheme or parts.netloc else unquote(parts.path)


def _joined(folder: str, path: str) -> str:
    """The path from the site's root.

    >>> _joined("a/b", "../../c/index.html"), _joined("", "d/../c.css")
    ('c/index.html', 'c.css')
    """
    while path.startswith("../") and folder:
        folder, path = folder.rpartition("/")[0], path[3:]
    joined = f"{folder}/{path}" if folder else path
    return posixpath.normpath(joined) if "./" in joined or "//" in joined else joined
