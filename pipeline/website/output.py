"""What is written besides pages: copies of the packages, and the ledger of all that we wrote.

A page of a package that is gone must not linger, and nothing that others put into the output folder
may be touched. So the ledger lists every file written; what an earlier one lists and the present one
does not is removed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.resource import CHECKSUMS, sha256_of
from pipeline.website.addresses import PACKAGES

LEDGER = ".written-by-mingzhang"


def copy_package(source: Path, target: Path) -> Iterator[Path]:
    """Copies a package's files, hidden ones left out; gives their paths below `target`.

    A copy with the same checksums and all its files is left as it is. The checksums are copied last:
    a run that is broken off leaves none.
    """
    files = sorted(_files(source), key=lambda path: (path.as_posix() == CHECKSUMS, path.as_posix()))
    if not _is_copied(source, target, files):
        (target / CHECKSUMS).unlink(missing_ok=True)
        for path in files:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, target / path)
    yield from files


def _files(directory: Path) -> Iterator[Path]:
    for path in directory.rglob("*"):
        relative = path.relative_to(directory)
        if path.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield relative


def _is_copied(source: Path, target: Path, files: Iterable[Path]) -> bool:
    stated, copied = source / CHECKSUMS, target / CHECKSUMS
    if not copied.is_file() or copied.read_bytes() != stated.read_bytes():
        return False
    return all(
        (target / path).is_file()
        and (target / path).stat().st_size == (source / path).stat().st_size
        for path in files
    )


def write_manifest(output: Path) -> None:
    """Writes the site's `checksums.sha256`: every file, hidden ones left out; of a package only its own
    checksums, which vouch for the rest of it."""
    packages = {path.parent for path in (output / PACKAGES).glob(f"*/{CHECKSUMS}")}
    listed = sorted(
        path.as_posix()
        for path in _files(output)
        if path.as_posix() != CHECKSUMS
        and (path.name == CHECKSUMS or packages.isdisjoint((output / path).parents))
    )
    lines = [f"{sha256_of(output / path)}  {path}\n" for path in listed]
    (output / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def settle_ledger(output: Path, written: Iterable[str]) -> list[str]:
    """Removes what an earlier run wrote and this one did not; writes the ledger of this one.

    Returns the removed paths. Paths that lead out of `output` are passed over.
    """
    present = set(written)
    path = output / LEDGER
    earlier = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    removed = [each for each in earlier if each not in present and _remove(output, each)]
    output.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{each}\n" for each in sorted(present))
    path.write_text(text, encoding="utf-8", newline="\n")
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
