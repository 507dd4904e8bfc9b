"""A tree that was just made → what keeps it from being shown; nothing where it is whole.

Looked at are every file that the website says it wrote, every file of every package against the
package's checksums, and the links of each page that changed. Where something is gone, the links of
all pages are.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.publish.tree import Files, look_at, written
from pipeline.resource import CHECKSUMS, read_checksums

_LINK = re.compile(r'<[^>]*?\s(?:href|src)="([^"]*)"')
_PACKAGES = "data/packages/"


def faults(root: Path, files: Files, before: Files) -> Iterator[str]:
    """Every fault as path and what is wrong, in the order of the paths."""
    if "index.html" not in files:
        yield "index.html: there is no home page"
    for path in sorted(written(root)):
        if path not in files:
            yield f"{path}: listed as written, but not there"
    yield from _packages(root, files)
    changed = {path for path, file in files.items() if _hash(before, path) != file.sha256}
    pages = files if before.keys() - files.keys() else changed
    yield from _broken_links(root, (path for path in pages if path.endswith(".html")), files)


def site_faults(root: Path) -> list[str]:
    """What is wrong with a site as it stands: everything is read, every link followed."""
    return list(faults(root, look_at(root, {}), {}))


def _hash(files: Files, path: str) -> str:
    return files[path].sha256 if path in files else ""


def _packages(root: Path, files: Files) -> Iterator[str]:
    """Copies of packages that are not what their checksums say."""
    for path in sorted(files):
        if not path.startswith(_PACKAGES) or not path.endswith(f"/{CHECKSUMS}"):
            continue
        folder = path.removesuffix(CHECKSUMS)
        try:
            stated = read_checksums(root / folder)
        except (OSError, ValueError) as error:
            yield f"{path}: {error}"
            continue
        for name, sha256 in stated.items():
            if _hash(files, folder + name) != sha256:
                yield f"{folder}{name}: not as {CHECKSUMS} says"


def _broken_links(root: Path, pages: Iterable[str], files: Files) -> Iterator[str]:
    for page in sorted(pages):
        text = (root / page).read_text(encoding="utf-8", errors="replace")
        for link in sorted(set(_LINK.findall(text))):
            target = _target(page, unescape(link))
            if target is not None and target not in files:
                yield f"{page}: a link to {link}, which is not there"


def _target(page: str, link: str) -> str | None:
    """The file that a link of a page leads to; None where it leads out or stays on the page.

    >>> _target("a/b/index.html", "../../c/index.html#d"), _target("a/index.html", "https://x.org/")
    ('c/index.html', None)
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
