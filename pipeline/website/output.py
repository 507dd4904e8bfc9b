"""What is written besides pages: copies of the packages, and the ledger of all that we wrote.

A page of a package that is gone must not linger, and nothing that others put into the output folder
may be touched. So the ledger lists every file written; what an earlier one lists and the present one
does not is removed.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pipeline.folders import link_or_copy, put
from pipeline.resource import CHECKSUMS
from pipeline.versions import FOLDER as VERSIONS
from pipeline.website import package_addresses
from pipeline.website.hashes import hashes_of

LEDGER = ".written-by-mingzhang"
"""The list of the files that the website wrote into a folder."""
_UNVOUCHED = frozenset({CHECKSUMS, "index.html"})
"""What lies in the folder of a package and is not in its own checksums: those, and the page of a version."""
OF_THE_RUN = ("status/", "en/status/")
"""Where a run tells of itself, each time something else."""


def copy_package(source: Path, output: Path, is_linked: bool = False) -> dict[str, int]:
    """Copies a package's files, hidden ones left out, into the site; gives their addresses and sizes.

    A copy with the same checksums and all its files is left as it is. The checksums are copied last:
    a run that is broken off leaves none. `is_linked` makes hard links where the file system has them:
    for what can be made again when it rots in both places; one that was, with the same checksums, is linked
    anew.
    """
    folder = f"{package_addresses.PACKAGES}/{source.name}"
    target = output / folder
    files = sorted(
        map(Path, _files(source)), key=lambda path: (path.as_posix() == CHECKSUMS, path.as_posix())
    )
    if not _is_copied(source, target, files, is_linked):
        (target / CHECKSUMS).unlink(missing_ok=True)
        for below in dict.fromkeys(path.parent for path in files):
            (target / below).mkdir(parents=True, exist_ok=True)
        for path in files:
            _copy(source / path, target / path, link_or_copy if is_linked else shutil.copyfile)
    return {f"{folder}/{path.as_posix()}": (target / path).stat().st_size for path in files}


def _copy(source: Path, target: Path, copy: Callable[[Path, Path], object]) -> None:
    """Puts a copy in the place of what is there, whatever else links to that."""
    unfinished = target.with_name(f".{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    copy(source, unfinished)
    unfinished.replace(target)
    unfinished.unlink(missing_ok=True)  # of two links to one file, neither takes the other's place


def _files(directory: Path | str, above: str = "") -> Iterator[str]:
    """The files below the folder, seen from it; hidden ones, and what lies in hidden folders, left out."""
    with os.scandir(
        directory
    ) as entries:  # a site has very many: to ask the disk of each takes longest
        for each in entries:
            if each.name[0] == ".":
                continue
            if each.is_dir(follow_symlinks=False):
                yield from _files(each.path, f"{above}{each.name}/")
            elif each.is_file():
                yield f"{above}{each.name}"


def _is_copied(source: Path, target: Path, files: Iterable[Path], is_linked: bool) -> bool:
    stated, copied = source / CHECKSUMS, target / CHECKSUMS
    if not copied.is_file() or copied.read_bytes() != stated.read_bytes():
        return False
    return all(
        (target / path).is_file()
        and _looks(target / path, is_linked) == _looks(source / path, is_linked)
        for path in files
    )


def _looks(path: Path, is_linked: bool) -> tuple[int, int]:
    """Its size, and of what is a link, or a copy with its time, when it was written."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns if is_linked else 0


def write_manifest(
    output: Path,
    known: Iterable[tuple[str, Mapping[str, str]]] | None = None,
    cache: Path | None = None,
) -> None:
    """Writes the site's `checksums.sha256`: every file; of a package, and of each of its versions, only its
    own checksums, which vouch for the rest of it. Left out are hidden files, and what tells of the run,
    which is no part of what is published. `known` are the hashes of all files by name, folder by folder (with
    / at its end, before those below it), where somebody has them; else those of files that did not change are
    kept in `cache`, None for nowhere.
    """
    if known is None:
        names = ((folder, dict.fromkeys(each, "")) for folder, each in _in_folders(output))
        hashes = hashes_of(output, sorted(_vouched(names)), cache)
    else:
        hashes = _vouched(known)
    text = "".join(f"{hashed}  {path}\n" for path, hashed in sorted(hashes.items()))
    put(output / CHECKSUMS, text.encode())


def _in_folders(output: Path) -> list[tuple[str, list[str]]]:
    """Folder, with / at its end, and the names of the files in it, a folder before those below it."""
    found = defaultdict[str, list[str]](list)
    for path in _files(output):
        above, slash, name = path.rpartition("/")
        found[above + slash].append(name)
    return sorted(found.items())


def _vouched(folders: Iterable[tuple[str, Mapping[str, str]]]) -> dict[str, str]:
    """Path → hash of every file that the manifest lists, of all files by their folders and names."""
    listed: dict[str, str] = {}
    packages: set[str] = set()
    for folder, files in folders:
        if folder.startswith(OF_THE_RUN) or "/." in f"/{folder}":
            continue
        package = _package_of(folder.rstrip("/"))
        if package and folder == f"{package}/" and CHECKSUMS in files:
            packages.add(package)
        names = files if package not in packages else _UNVOUCHED & files.keys()
        for name in names:
            if name[0] != "." and (folder or name != CHECKSUMS):
                listed[folder + name] = files[name]
    return listed


@cache
def _package_of(folder: str) -> str | None:
    """The folder of the package, or of the version of one, that a folder of the site is or lies in.

    >>> _package_of("data/packages/x/tables"), _package_of("data/packages/x/v/1/text")
    ('data/packages/x', 'data/packages/x/v/1')
    """
    if not folder.startswith(f"{package_addresses.PACKAGES}/"):
        return None
    name, *below = folder.removeprefix(f"{package_addresses.PACKAGES}/").split("/")
    parts = (name, *below[:2]) if below[:1] == [VERSIONS] else (name,)
    return "/".join((package_addresses.PACKAGES, *parts))


def settle_ledger(output: Path, written: Iterable[str]) -> list[str]:
    """Removes what an earlier run wrote and this one did not; writes the ledger of this one.

    Returns the removed paths. Paths that lead out of `output` are passed over.
    """
    present = set(written)
    path = output / LEDGER
    earlier = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    removed = [each for each in earlier if each not in present and _remove(output, each)]
    left = dict.fromkeys(each for each in earlier if each in present)
    # what is left is in order already, and soon sorted again with the few that are new
    listed = sorted([*left, *sorted(present - left.keys())])
    if listed != earlier:
        put(path, "".join(f"{each}\n" for each in listed).encode())
    return removed


def _remove(output: Path, relative: str) -> bool:
    path = output / relative
    if not path.resolve().is_relative_to(output.resolve()) or not path.is_file():
        return False
    path.unlink()
    for folder in path.parents:
        if folder == output or any(folder.iterdir()):
            break
        folder.rmdir()
    return True
