"""A tree that was just made → what keeps it from being shown; nothing where it is whole.

Looked at are every file that the website says it wrote, every file of every package against the
package's checksums, and the links of each page that changed or linked to what is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from pipeline.publish.disk import look_at, written
from pipeline.publish.links import Links, links_of, mark_of
from pipeline.publish.tree import Tree, differing, folder_of
from pipeline.resource import CHECKSUMS, read_checksums

_PACKAGES = "data/packages/"


def faults(
    root: Path, files: Tree, before: Tree, lacking: Iterable[str], links: Links | None
) -> tuple[list[str], Links]:
    """Every fault as path and what is wrong, in the order of the paths, and where the pages link to.

    `before` was whole, and `links` are those of its pages, None where they are not known; `lacking` is what
    the website says that it wrote and is not there.
    """
    wrong = [] if "index.html" in files else ["index.html: there is no home page"]
    wrong += [f"{path}: listed as written, but not there" for path in sorted(lacking)]
    changed, gone = differing(files, before)
    wrong += _packages(root, files, changed | gone)
    known = (links or Links()).without(gone | changed)
    to_read = changed | known.to(gone) if links is not None else set(files)
    marks: dict[str, bytes] = {}
    for page, broken, own in _broken_links(root, filter(_is_page, to_read), files):
        wrong += broken
        marks[page] = own
    return wrong, known.and_of(marks)


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def site_faults(root: Path) -> list[str]:
    """What is wrong with a site as it stands: everything is read, every link followed."""
    files = look_at(root)
    wrong, _ = faults(root, files, Tree(), written(root).difference(files), None)
    return wrong


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


def _broken_links(
    root: Path, pages: Iterable[str], files: Tree
) -> Iterator[tuple[str, list[str], bytes]]:
    """Each page, what is wrong with its links, and their marks."""
    for page in sorted(pages):
        links = links_of(root, page)
        wrong = [
            f"{page}: a link to {link}, which is not there"
            for link, path in links.items()
            if path not in files
        ]
        yield page, wrong, b"".join(map(mark_of, dict.fromkeys(links.values())))
