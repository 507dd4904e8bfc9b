"""The store of versions: `<name>/<version>/`, every package that was replaced or withdrawn, as it was.

A maintainer keeps it, so that it outlives a checkout. A version is named after what is in it: the
package's own `version` and the beginning of the hash of its checksums, so that the same content never
makes a second version, whoever stores it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.folders import link_tree
from pipeline.resource import CHECKSUMS, sha256_of
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.resource.soundness import damage

_STORING = ".storing"
_HASH = 10


def version_of(package: Path) -> str:
    """What a package's version is called, e.g. `1.0.0-3f0c52a1be`."""
    stated = json.loads((package / DESCRIPTOR).read_bytes())["version"]
    return f"{stated}-{sha256_of(package / CHECKSUMS)[:_HASH]}"


def store(package: Path, versions: Path) -> Path:
    """Keep a sound package as a version; what is kept already and sound is left alone."""
    kept = versions / package.name / version_of(package)
    if kept.is_dir() and not damage(kept):
        return kept
    storing = versions / _STORING
    shutil.rmtree(storing, ignore_errors=True)
    link_tree(package, storing)
    kept.parent.mkdir(parents=True, exist_ok=True)
    if kept.exists():
        shutil.rmtree(kept)
    storing.rename(kept)
    return kept


def stored(versions: Path) -> Iterator[tuple[str, str, Path]]:
    """Name, version and folder of everything in the store, in order."""
    if not versions.is_dir():
        return
    for name in sorted(versions.iterdir()):
        if name.name[0] == "." or not name.is_dir():
            continue
        for version in sorted(name.iterdir()):
            if (version / DESCRIPTOR).is_file():
                yield name.name, version.name, version


def stored_with(versions: Path, name: str, checksums: str) -> Path | None:
    """The sound version of a package whose checksums hash to `checksums`."""
    for version in sorted((versions / name).glob(f"*-{checksums[:_HASH]}")) if checksums else ():
        if (version / CHECKSUMS).is_file() and sha256_of(version / CHECKSUMS) == checksums:
            return None if damage(version) else version
    return None
