"""A folder that is or becomes the site: which files lie in it, with size, time and hash, and whose they are.

What is known of a tree is written beside it, under the number that the file system has given to its
folder: so it stays with the folder when two of them change places, and a tree that was broken off in
the making has none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.folders import put
from pipeline.resource import sha256_of
from pipeline.website.addresses import PACKAGES
from pipeline.website.output import LEDGER, OF_THE_RUN

STATUS = OF_THE_RUN
"""What tells of the run itself, and so differs from run to run."""


class File(NamedTuple):
    """One file of a tree; a site has hundreds of thousands, and they are read at each run."""

    size: int
    changed: int
    sha256: str

    def is_as(self, status: os.stat_result) -> bool:
        """Whether size and time are those that are known."""
        return (self.size, self.changed) == (status.st_size, status.st_mtime_ns)


Files = Mapping[str, File]
"""Path with / → file."""


def entries_of(
    root: Path, below: str = "", but: Collection[str] = ()
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below `root`, or below that folder in it (with / at its end), and its path from `root`;
    links are files. Into folders that `but` names (with / as well) nobody looks."""
    folders = [below]
    while folders:
        below = folders.pop()
        with os.scandir(f"{root}{os.sep}{below}") as entries:
            for entry in entries:
                path = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if f"{path}/" not in but:
                        folders.append(f"{path}/")
                else:
                    yield path, entry


def files_of(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below `root` with its path from there and its status."""
    for path, entry in entries_of(root):
        yield path, entry.stat(follow_symlinks=False)


def look_at(root: Path, earlier: Files) -> dict[str, File]:
    """All files with their hashes; one of the same size and time as before is not read again."""
    found: dict[str, File] = {}
    for path, status in files_of(root):
        known = earlier.get(path)
        if known and known.is_as(status):
            found[path] = known
        else:
            found[path] = File(status.st_size, status.st_mtime_ns, sha256_of(root / path))
    return found


def look_at_written(root: Path, known: Files, lately: Collection[str]) -> dict[str, File]:
    """All files with their hashes, of a folder in which all that the website's own list names was as it is
    `known` until it wrote the files `lately`: those are looked at, and what it has not listed. Among the
    packages, which are most of a site, nobody else writes."""
    own = written(root)
    found = {path: known[path] for path in (own & known.keys()).difference(lately)}
    for path, _ in entries_of(root, but={f"{PACKAGES}/"}):
        if path not in found:
            found[path] = look_at_file(root / path)
    for path in own - found.keys():
        if os.path.lexists(root / path):
            found[path] = look_at_file(root / path)
    return found


def look_at_status(root: Path) -> dict[str, File]:
    """What tells of the run, as it is now."""
    there = [below for below in STATUS if (root / below).is_dir()]
    return {
        path: look_at_file(root / path) for below in there for path, _ in entries_of(root, below)
    }


def look_at_file(file: Path) -> File:
    """One file as it is now."""
    status = file.stat(follow_symlinks=False)
    return File(status.st_size, status.st_mtime_ns, sha256_of(file))


def whole_hash(files: Files) -> str:
    """One hash over the site but for what tells of the run: equal sites have equal hashes."""
    paths = (path for path in sorted(files) if not path.startswith(STATUS))
    listed = "".join(f"{files[path].sha256}  {path}\n" for path in paths)
    return hashlib.sha256(os.fsencode(listed)).hexdigest()


def written(root: Path) -> set[str]:
    """What the website's own list says that it wrote."""
    try:
        return set((root / LEDGER).read_text(encoding="utf-8").splitlines()) | {LEDGER}
    except (OSError, ValueError):
        return set()


def remember(root: Path, files: Files, beside: Path) -> None:
    """Write down what is known of a tree that is complete; a list of each, which is read in half the time."""
    put(_place(root, beside), json.dumps([[*files], *zip(*files.values(), strict=True)]).encode())


def remembered(root: Path, beside: Path) -> dict[str, File] | None:
    """What is known of a tree; None where it is not known to be complete."""
    try:
        stated = json.loads(_place(root, beside).read_text(encoding="utf-8"))
        if not isinstance(stated, list):
            return None
        paths, *said = stated
        return dict(zip(paths, map(File, *said), strict=True))
    except (OSError, ValueError, TypeError):
        return None


def forget(root: Path, beside: Path) -> None:
    """From now on the tree is not known to be complete."""
    if root.exists():
        _place(root, beside).unlink(missing_ok=True)


def forget_others(roots: list[Path], beside: Path) -> None:
    """Drop what is known of trees that are no more."""
    known = {_place(root, beside) for root in roots if root.exists()}
    for place in beside.glob("tree-*"):
        if place not in known:
            place.unlink()


def _place(root: Path, beside: Path) -> Path:
    return beside / f"tree-{root.stat().st_ino}.json"
