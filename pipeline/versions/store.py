"""The store of versions: `<name>/<version>/`, every package that was published, as it was.

A maintainer keeps it, so that it outlives a checkout. Beside the versions of a package lies its
`history.json`: which version stood from which day on. The day of the first is not noted: nothing was
there that it could have changed, and a new store of the same packages is then the same.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline.folders import Trouble, put
from pipeline.resource import CHECKSUMS, sha256_of
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.resource.soundness import damage
from pipeline.versions.content import version_of

FOLDER = "v"
"""Where a package's versions lie below its own address."""
HISTORY = "history.json"
_STORING = ".storing"


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that stood from the day `since` on ("" for the first); `checksums` is the hash of the
    checksums of the package, as it was stored."""

    version: str
    since: str
    checksums: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The versions of a package in the order in which they stood; an earlier one may come again.

    `withdrawn` is the day on which the package went, "" where it stands.
    """

    name: str
    versions: tuple[Kept, ...]
    withdrawn: str = ""

    @property
    def latest(self) -> Kept:
        """The version that stands, or stood last."""
        return self.versions[-1]

    def has_standing(self, checksums: str) -> bool:
        """Whether the package with these checksums is the one that stands."""
        return not self.withdrawn and self.latest.checksums == checksums


def record(package: Path, versions: Path, today: str, checksums: str = "") -> None:
    """Keep the package that stands now; nothing is noted where its version is the one that stood.

    `checksums` is the hash of its checksums, where somebody has it already.
    """
    checksums = checksums or sha256_of(package / CHECKSUMS)
    known = history(versions, package.name)
    if known and known.has_standing(checksums):
        return
    stands = known.latest if known and not known.withdrawn else None
    kept = store(package, versions)
    if stands and stands.version == kept.name:
        return
    since = today if known else ""
    noted = Kept(kept.name, since, sha256_of(kept / CHECKSUMS))
    _write(versions, History(package.name, (*(known.versions if known else ()), noted)))


def withdraw(name: str, versions: Path, today: str) -> None:
    """Note that a package went; its versions stay."""
    known = history(versions, name)
    if known and not known.withdrawn:
        _write(versions, replace(known, withdrawn=today))


def history(versions: Path, name: str) -> History | None:
    """What the store has of a package; None where it has none.

    Versions of which no day is noted (a store of older code) come first. Raises `Trouble` where the
    file cannot be used: days that were published must not be forgotten.
    """
    folder = versions / name
    if not folder.is_dir():
        return None
    there = sorted(each.name for each in folder.iterdir() if (each / DESCRIPTOR).is_file())
    path = folder / HISTORY
    try:
        stated = json.loads(path.read_bytes()) if path.is_file() else {}
        noted = [Kept(**each) for each in stated.get("versions", ())]
    except (ValueError, TypeError, AttributeError) as error:
        raise Trouble(
            f"{path}: not the history of a package ({error}); bring it back from a copy of the store, "
            "or delete it (its versions stay, the days from which they stood are forgotten)"
        ) from error
    noted = [each for each in noted if each.version in there]
    known = {each.version for each in noted}
    kept = (*(Kept(each, "") for each in there if each not in known), *noted)
    return History(name, kept, stated.get("withdrawn", "")) if kept else None


def histories(versions: Path | None) -> Iterator[History]:
    """All that the store has, by name. Raises `Trouble` where it cannot be used."""
    if versions is None or not versions.is_dir():
        if versions is not None and versions.exists():
            raise Trouble(f"{versions}: a file stands where the store of versions is to be")
        return
    for folder in sorted(versions.iterdir()):
        if folder.name[0] != "." and (found := history(versions, folder.name)):
            yield found


def store(package: Path, versions: Path) -> Path:
    """Copy a sound package into the store; what is kept already and sound is left alone.

    No link: what harms a published file must not harm what it can be mended from.
    """
    kept = versions / package.name / version_of(package)
    if kept.is_dir() and not damage(kept):
        return kept
    storing = versions / _STORING
    shutil.rmtree(storing, ignore_errors=True)
    shutil.copytree(package, storing)
    kept.parent.mkdir(parents=True, exist_ok=True)
    if kept.exists():
        shutil.rmtree(kept)
    storing.rename(kept)
    return kept


def stored_with(versions: Path, name: str, checksums: str) -> Path | None:
    """The sound version of a package whose checksums hash to `checksums`."""
    for path in sorted((versions / name).glob(f"*/{CHECKSUMS}")) if checksums else ():
        if sha256_of(path) == checksums:
            return None if damage(path.parent) else path.parent
    return None


def _write(versions: Path, kept: History) -> None:
    content = {
        "versions": [asdict(each) for each in kept.versions],
        "withdrawn": kept.withdrawn,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    put(versions / kept.name / HISTORY, text.encode())
