"""A folder that is or becomes the site → its files as they lie on disk, and whose they are.

A folder that does not say that it changed has the names that it had, and nobody lists it; so the disk is
asked of each folder, and of each file only where others may have written.

What is known of a tree is written beside it, under the number that the file system has given to its
folder: so it stays with the folder when two of them change places, and a tree that was broken off in
the making has none.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pipeline.folders import link_or_copy, put
from pipeline.publish.links import Links
from pipeline.publish.tree import STATUS, File, Folder, Tree, differing, folder_of
from pipeline.resource import sha256_of
from pipeline.website.output import LEDGER
from pipeline.website.package_addresses import PACKAGES

_LATELY = 2_000_000_000
"""Nanoseconds: what a folder says of its last change does not tell it from one that follows so soon."""


def look_at(root: Path) -> Tree:
    """All files with their hashes."""
    return _look_into(root, Tree(), [""], ())


def look_again(root: Path, known: Tree, lately: Collection[str] | None) -> Tree:
    """All files with their hashes, of a folder in which all was as it is `known` until somebody wrote into it
    the files `lately`, where he told, and others, of which their folders tell. Where nobody told, all are
    looked at."""
    if lately is None:
        return _look_into(root, known, {"", *known.folders}, ())
    times = zip(known.folders.items(), _times_of(root, known.folders), strict=True)
    changed = {path for (path, each), at in times if at != each.changed}
    return _look_into(root, known, changed | {"", *map(folder_of, lately)}, lately)


def look_at_run(root: Path, known: Tree) -> Tree:
    """The same once that is written which is made of all the rest, or tells of the run."""
    above = (folder_of(each[:-1]) for each in STATUS)
    return _look_into(root, known, {"", *STATUS, *above}, ())


def left(root: Path, known: Tree) -> tuple[Tree, set[str]]:
    """Takes away what in the folder is not as it is `known`, and what the website did not list; gives what is
    left, and what is gone of the website's own."""
    gone: set[str] = set()
    folders = dict(known.folders)
    above = f"{root}{os.sep}"
    for path, each in known.folders.items():
        prefix = above + path
        try:
            looks = "/".join([_look(os.lstat(prefix + name)) for name in each.each_name()])
        except (FileNotFoundError, NotADirectoryError):
            looks = ""
        if looks != each.looks:
            there = {name: file for name, file in each.files().items() if _is(file, prefix + name)}
            folders[path] = Folder.of(0, there)
            gone |= {path + name for name in each.each_name() if name not in there}
    for path in [*strays(root, known), *gone, *known.others]:
        if os.path.lexists(root / path):
            (root / path).unlink()
    return Tree(folders), gone - known.others


def brought_up(root: Path, known: Tree, place: Path, served: Tree) -> tuple[Tree, set[str]]:
    """Brings a folder in which all is as `known` to what is `served` at `place`, but for what the website did
    not list there; gives what the folder has then, and what it lacks, as that is not served as it was."""
    own = served.without(served.others)
    changed, gone = differing(own, known)
    lacking: set[str] = set()
    for path in gone:
        _drop(root, path)
    for path, file in own.files_of(changed):
        if _is(file, f"{place}{os.sep}{path}"):
            _bring(root, place, path)
        else:
            (root / path).unlink(missing_ok=True)
            lacking.add(path)
    touched = set(map(folder_of, changed | gone))
    asis = {path: each for path, each in known.folders.items() if path not in touched}
    brought = own.without(lacking).folders.items()
    return Tree({path: each._replace(changed=0) for path, each in brought} | asis), lacking


def _drop(root: Path, path: str) -> None:
    """Takes a file away, and the folders in which there is nothing more."""
    (root / path).unlink(missing_ok=True)
    with suppress(OSError):
        for folder in list((root / path).parents)[: path.count("/")]:
            folder.rmdir()


def _bring(root: Path, place: Path, path: str) -> None:
    """Among the packages a link: nobody writes there in place, and the catalogue has gigabytes. Else a copy:
    a page may be written in place."""
    source, target = place / path, root / path
    unfinished = target.with_name(f".{target.name}.unfinished")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished.unlink(missing_ok=True)
    if path.startswith(f"{PACKAGES}/"):
        link_or_copy(source, unfinished)
    else:
        shutil.copy2(source, unfinished, follow_symlinks=False)
    unfinished.replace(target)
    unfinished.unlink(missing_ok=True)  # of two links to one file, neither takes the other's place


def _is(file: File, path: str) -> bool:
    """Whether the file is there as it is known."""
    try:
        return file.is_as(os.lstat(path))
    except (FileNotFoundError, NotADirectoryError):
        return False


def strays(root: Path, known: Tree) -> Iterator[str]:
    """The files below `root` of which nothing is known."""
    folders = known.folders or {"": Folder(0)}
    for (path, each), at in zip(folders.items(), _times_of(root, folders), strict=True):
        if at in (each.changed, None):
            continue
        names = set(each.each_name())
        for entry in _entries(root, path):
            if not entry.is_dir(follow_symlinks=False):
                yield from () if entry.name in names else [path + entry.name]
            elif (below := f"{path}{entry.name}/") not in known.folders:
                yield from paths_below(root, below)


def paths_below(root: Path, folder: str = "") -> Iterator[str]:
    """Every file below `root`, or below that folder in it; links are files."""
    folders = [folder]
    while folders:
        path = folders.pop()
        for entry in _entries(root, path):
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{path}{entry.name}/")
            else:
                yield path + entry.name


def _look_into(root: Path, known: Tree, folders: Iterable[str], lately: Collection[str]) -> Tree:
    """What is known, with these folders listed anew, and those below them of which nothing is known; the hash
    is known of a file that looks as it did and was not written lately."""
    found = dict(known.folders)
    to_do = [*folders]
    while to_do:
        path = to_do.pop()
        before = found.pop(path, Folder(0)).files()
        (changed,) = _times_of(root, [path])
        if changed is None:
            continue
        files: dict[str, File] = {}
        for entry in sorted(_entries(root, path), key=lambda each: each.name):
            name, below = entry.name, f"{path}{entry.name}/"
            if entry.is_dir(follow_symlinks=False):
                to_do += [] if below in found else [below]
                continue
            file, status = before.get(name), entry.stat(follow_symlinks=False)
            if file is None or path + name in lately or not file.is_as(status):
                sha256 = sha256_of(root / path / name)
                file = File(status.st_size, status.st_mtime_ns, sha256)
            files[name] = file
        found[path] = Folder.of(changed if changed < time.time_ns() - _LATELY else 0, files)
    return Tree(dict(sorted(found.items())), known.others)


def _entries(root: Path, path: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(f"{root}{os.sep}{path}") as entries:
        yield from entries


def _times_of(root: Path, folders: Iterable[str]) -> Iterator[int | None]:
    """When a name in each of the folders was last another; None where there is no such folder."""
    above = (
        f"{root}{os.sep}"  # a site has very many: to name it anew for each takes as long as to ask
    )
    for path in folders:
        try:
            status = os.lstat((above + path)[:-1])
        except (FileNotFoundError, NotADirectoryError):
            yield None
        else:
            yield status.st_mtime_ns if stat.S_ISDIR(status.st_mode) else None


def _look(status: os.stat_result) -> str:
    return f"{status.st_size}:{status.st_mtime_ns}"


def written(root: Path) -> set[str]:
    """What the website's own list says that it wrote."""
    try:
        return set((root / LEDGER).read_text(encoding="utf-8").splitlines()) | {LEDGER}
    except (OSError, ValueError):
        return set()


def listed(root: Path, tree: Tree) -> tuple[Tree, set[str]]:
    """The tree with its `others` told from the website's own, and what the website lists and is not there."""
    own, there = written(root), set(tree)
    return Tree(tree.folders, there - own), own - there


def remember(root: Path, tree: Tree, links: Links, beside: Path) -> None:
    """Write down what is known of a tree that is complete; a list of each, which is read in half the time."""
    put(_links(root, beside), links.as_bytes())
    told = [[*tree.folders], *zip(*tree.folders.values(), strict=True), sorted(tree.others)]
    put(_place(root, beside), json.dumps(told).encode())


def remembered(root: Path, beside: Path) -> Tree | None:
    """What is known of a tree; None where it is not known to be complete."""
    try:
        paths, *told, others = json.loads(_place(root, beside).read_bytes())
        changed, names, looks, hashes = told
        folders = map(Folder, changed, names, looks, hashes)
        return Tree(dict(zip(paths, folders, strict=True)), others)
    except (OSError, ValueError, TypeError):
        return None


def links_remembered(root: Path, beside: Path) -> Links | None:
    """Where the pages of a tree that is known to be complete link to; None where that is not known."""
    try:
        return Links.from_bytes(_links(root, beside).read_bytes())
    except (OSError, ValueError, TypeError):
        return None


def forget(root: Path, beside: Path) -> None:
    """From now on the tree is not known to be complete."""
    if root.exists():
        _place(root, beside).unlink(missing_ok=True)
        _links(root, beside).unlink(missing_ok=True)


def forget_others(roots: list[Path], beside: Path) -> None:
    """Drop what is known of trees that are no more."""
    there = [root for root in roots if root.exists()]
    known = {place(root, beside) for root in there for place in (_place, _links)}
    for place in (*beside.glob("tree-*"), *beside.glob("links-*")):
        if place not in known:
            place.unlink()


def _place(root: Path, beside: Path) -> Path:
    return beside / f"tree-{root.stat().st_ino}.json"


def _links(root: Path, beside: Path) -> Path:
    return beside / f"links-{root.stat().st_ino}"
