"""The files of a site, folder by folder: of each its name, size, time and hash.

A site has hundreds of thousands of files, of which a run changes few. What lies in a folder is held together,
so that of those in which nothing changed no file need be taken into the hand.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Self

from pipeline.website.grouping import by_key
from pipeline.website.output import OF_THE_RUN

STATUS = OF_THE_RUN
"""What tells of the run itself, and so differs from run to run."""


class File(NamedTuple):
    """One file of a tree."""

    size: int
    changed: int
    sha256: str

    def is_as(self, status: os.stat_result) -> bool:
        """Whether size and time are those that are known."""
        return (self.size, self.changed) == (status.st_size, status.st_mtime_ns)


class Folder(NamedTuple):
    """The files in a folder itself: when a name in it was last another (nanoseconds; 0 where the next change
    could not be told from that), and their names, sizes with times, and hashes, with / between them."""

    changed: int
    names: str = ""
    looks: str = ""
    hashes: str = ""

    @classmethod
    def of(cls, changed: int, files: Mapping[str, File]) -> Self:
        """The folder with these files, by name."""
        looks = "/".join(f"{each.size}:{each.changed}" for each in files.values())
        hashes = "/".join(each.sha256 for each in files.values())
        return cls(changed, "/".join(files), looks, hashes)

    def each_name(self) -> list[str]:
        """The names of its files."""
        return self.names.split("/") if self.names else []

    def files(self) -> dict[str, File]:
        """Name → file."""
        looks = (each.split(":") for each in self.looks.split("/") if each)
        told = zip(self.each_name(), looks, self.hashes.split("/"), strict=False)
        return {name: File(int(size), int(at), sha256) for name, (size, at), sha256 in told}


class Tree(Mapping[str, File]):
    """Path with / → file. `folders` are those of the tree, by path with / at the end; `others` are files that
    the website's own list does not name."""

    def __init__(
        self, folders: Mapping[str, Folder] | None = None, others: Collection[str] = ()
    ) -> None:
        self.folders = dict(folders or {})
        self.others = frozenset(others)
        self._names: dict[str, frozenset[str]] = {}

    def __getitem__(self, path: str) -> File:
        above = folder_of(path)
        return self.folders[above].files()[path.removeprefix(above)]

    def __contains__(self, path: object) -> bool:
        above = folder_of(str(path))
        if above not in self._names:  # of one folder much is asked
            self._names[above] = frozenset(self.folders.get(above, Folder(0)).each_name())
        return str(path)[len(above) :] in self._names[above]

    def __iter__(self) -> Iterator[str]:
        for path, folder in self.folders.items():
            for name in folder.each_name():
                yield path + name

    def __len__(self) -> int:
        return sum(each.names.count("/") + 1 for each in self.folders.values() if each.names)

    def hashes(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Folder, with / at its end → the hashes of its files, by name."""
        for path, each in self.folders.items():
            if each.names:
                yield path, dict(zip(each.each_name(), each.hashes.split("/"), strict=True))

    def files_of(self, paths: Iterable[str]) -> Iterator[tuple[str, File]]:
        """Some of its files, by path."""
        for above, own in by_key(paths, folder_of).items():
            files = self.folders[above].files()
            yield from ((path, files[path.removeprefix(above)]) for path in own)

    def without(self, paths: Collection[str]) -> Tree:
        """The tree without some of its files."""
        folders = dict(self.folders)
        for above in set(map(folder_of, paths)) & folders.keys():
            files = folders[above].files().items()
            left = {name: file for name, file in files if above + name not in paths}
            folders[above] = Folder.of(folders[above].changed, left)
        return Tree(folders, self.others.difference(paths))

    def hash_of(self, path: str) -> str:
        """The hash of a file, "" where there is none."""
        return self[path].sha256 if path in self else ""


def folder_of(path: str) -> str:
    """The folder of a file, with / at its end.

    >>> folder_of("a/b/index.html"), folder_of("index.html")
    ('a/b/', '')
    """
    above, slash, _ = path.rpartition("/")
    return above + slash


def differing(tree: Tree, before: Tree) -> tuple[set[str], set[str]]:
    """The files that are new or say something else than before, and those that are gone."""
    changed: set[str] = set()
    gone: set[str] = set()
    for path in tree.folders.keys() | before.folders.keys():
        now, was = tree.folders.get(path), before.folders.get(path)
        if now and was and (now.names, now.hashes) == (was.names, was.hashes):
            continue
        files, old = (now or Folder(0)).files(), (was or Folder(0)).files()
        gone |= {path + name for name in old.keys() - files.keys()}
        changed |= {
            path + name
            for name, file in files.items()
            if name not in old or old[name].sha256 != file.sha256
        }
    return changed, gone


def whole_hash(tree: Tree) -> str:
    """One hash over the site but for what tells of the run: equal sites have equal hashes."""
    digest = hashlib.sha256()
    for path, each in sorted(tree.folders.items()):
        if each.names and not path.startswith(STATUS):
            digest.update(os.fsencode(f"{path}\n{each.names}\n{each.hashes}\n"))
    return digest.hexdigest()
