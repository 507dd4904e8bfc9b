"""Which versions of the whole collection stood, and of which versions of which packages each was made.

In: the store of versions, after what stands in it was recorded. Out: its `collections.json`, a step for each
version of the catalogue, so that who cites one finds the very packages that it was made of.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.folders import Trouble, put
from pipeline.versions.store import histories

COLLECTIONS = "collections.json"


@dataclass(frozen=True, slots=True)
class Collection:
    """A version of the collection that stood from the day `since` on ("" for the first).

    `changed` has the packages that are another than in the version before, with their versions from then
    on, None for those that went; `packages` counts those that it is made of.
    """

    version: str
    since: str
    packages: int
    changed: Mapping[str, str | None]


def collections(versions: Path) -> tuple[Collection, ...]:
    """The versions in the order in which they stood; one may come again. Raises `Trouble` where the file
    cannot be used."""
    path = versions / COLLECTIONS
    if not path.is_file():
        return ()
    try:
        return tuple(Collection(**each) for each in json.loads(path.read_bytes())["collections"])
    except (ValueError, TypeError, KeyError) as error:
        raise Trouble(
            f"{path}: not the versions of a collection ({error}); bring it back from a copy of the store, "
            "or delete it (of what earlier versions were made is forgotten, the packages stay)"
        ) from error


def members_of(steps: tuple[Collection, ...]) -> dict[str, str]:
    """Package → version after the last of the steps."""
    members: dict[str, str] = {}
    for step in steps:
        for name, version in step.changed.items():
            members.pop(name, None)
            if version is not None:
                members[name] = version
    return members


def note_collection(versions: Path, version: str, today: str) -> None:
    """Note of which packages the collection is made now; nothing where its version is the one that stood."""
    known = collections(versions)
    if known and known[-1].version == version:
        return
    before = members_of(known)
    after = {each.name: each.latest.version for each in histories(versions) if not each.withdrawn}
    changed: dict[str, str | None] = {
        name: after.get(name)
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    }
    step = Collection(version, today if known else "", len(after), changed)
    content = {"collections": [asdict(each) for each in (*known, step)]}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    put(versions / COLLECTIONS, text.encode())
