"""Which packages a catalogue is made of, and by which program → a hash; whether one is that one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.catalogue.standing import Standing
from pipeline.resource import (
    CHECKSUMS,
    ForeignKey,
    Schema,
    load_schema,
    read_checksums,
    sha256_of,
)
from pipeline.resource.dictionary import dictionary_content
from pipeline.resource.fiscal import DESCRIPTOR, PACKAGE_VERSION

_STAGE = Path(__file__).parent
_PROGRAM = (_STAGE, _STAGE.parent / "resource")
"""What writes a catalogue: this stage, and what writes every resource and descriptor."""
_BETWEEN_AS_TEXT = "findings.csv"
"""From where findings between packages are taken as they are printed."""
_DISCLOSURE = ForeignKey(("disclosure",), "disclosures")
_TABLE = ForeignKey(("disclosure", "table"), "tables")
_FOREIGN_KEYS: Mapping[str, tuple[ForeignKey, ...]] = {
    "disclosures": (),
    "tables": (_DISCLOSURE,),
    "amounts": (_DISCLOSURE, _TABLE),
    "indicators": (_DISCLOSURE,),
    "findings": (_DISCLOSURE,),
    "sections": (_DISCLOSURE,),
    "claims": (_DISCLOSURE,),
    "headlines": (_DISCLOSURE,),
}


def schemas() -> list[Schema]:
    """Those of the catalogue's resources, in order."""
    return [replace(load_schema(name), foreign_keys=keys) for name, keys in _FOREIGN_KEYS.items()]


def hashes_of(packages: Sequence[Path]) -> dict[str, str]:
    """Package → the hash of its checksums."""
    return {each.name: sha256_of(each / CHECKSUMS) for each in packages}


def catalogue_fingerprint(
    packages: Sequence[Path], kept: Mapping[str, Mapping[str, str]] | None = None
) -> str:
    """What the catalogue is made of, as one hash: packages' checksums, our schemas, the
    program that writes it."""
    return _fingerprint(hashes_of(packages), kept)


def _fingerprint(packages: Mapping[str, str], kept: Mapping[str, Mapping[str, str]] | None) -> str:
    digest = hashlib.sha256(PACKAGE_VERSION.encode())
    for source in (each for folder in _PROGRAM for each in sorted(folder.rglob("*.py"))):
        digest.update(source.read_bytes())
    for schema in schemas():
        digest.update(json.dumps(schema.descriptor(), ensure_ascii=False).encode())
    digest.update(json.dumps(dictionary_content(), ensure_ascii=False).encode())
    for name, hashed in sorted(packages.items()):
        digest.update(f"{hashed}  {name}\n".encode())
    if kept:
        digest.update(json.dumps(kept, ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def is_catalogue_of(catalogue: Path, fingerprint: str) -> bool:
    """Whether the catalogue is there, complete, and made of what the fingerprint says."""
    try:
        descriptor = json.loads((catalogue / DESCRIPTOR).read_bytes())
        files = read_checksums(catalogue)
        made_of = descriptor["mingzhang"]["fingerprint"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(made_of == fingerprint) and all((catalogue / file).is_file() for file in files)


def is_made_as_said(standing: Standing) -> bool:
    """Whether this program made it of the packages that it is said to be made of, and the files that a new
    one is made of in any case are as they were written."""
    if not standing.is_sound(DESCRIPTOR, _BETWEEN_AS_TEXT):
        return False
    fingerprint = _fingerprint(standing.made_of, standing.kept)
    if standing.fingerprint != fingerprint:
        return False
    rows = (path for name in _FOREIGN_KEYS for path in standing.parquet(name))
    return standing.is_sound(*(path.relative_to(standing.directory).as_posix() for path in rows))
