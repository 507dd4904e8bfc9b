"""What a run wrote, job by job, with the key of each → what the next run may leave as it is.

It lies in the output as a hidden file, so that a copy of the output has its manifest with it. It is as
reproducible as the pages: the same packages give the same manifest.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.folders import put

MANIFEST = ".manifest-of-mingzhang"


@dataclass(frozen=True, slots=True)
class Made:
    """What a job wrote: address → size. `asked` are the codes of which it asked whether they have a page."""

    key: str
    files: Mapping[str, int]
    asked: str = ""


@dataclass(slots=True)
class Manifest:
    """Job → what it made, in an earlier run and in this one; `gone` are files of earlier ones that are not
    there as they were left, None where that has to be asked of the disk."""

    output: Path
    earlier: Mapping[str, Made] = field(default_factory=dict)
    made: dict[str, Made] = field(default_factory=dict)
    gone: frozenset[str] | None = None

    def keep(self, job: str, key: str) -> bool:
        """Whether the job was made under this key and its files are there; it then counts as made."""
        found = self.earlier.get(job)
        if found is None or found.key != key or not self._are_there(found.files):
            return False
        self.made[job] = found
        return True

    def written(self) -> list[str]:
        """All addresses."""
        return [address for each in self.made.values() for address in each.files]

    def written_now(self) -> list[str]:
        """The addresses of what was not kept."""
        anew = (each for job, each in self.made.items() if each is not self.earlier.get(job))
        return [address for each in anew for address in each.files]

    def save(self) -> None:
        """Writes it for the next run."""
        content = {
            job: [each.key, dict(each.files), each.asked] for job, each in sorted(self.made.items())
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        put(self.output / MANIFEST, text.encode())

    def _are_there(self, files: Mapping[str, int]) -> bool:
        if self.gone is not None:
            return self.gone.isdisjoint(files)
        root = f"{self.output}{os.sep}"  # a site has very many: a Path for each would take longest
        try:
            return all(os.stat(root + path).st_size == size for path, size in files.items())  # noqa: PTH116
        except FileNotFoundError:
            return False


def open_manifest(output: Path, gone: frozenset[str] | None = None) -> Manifest:
    """The manifest of the output; an empty one where no run wrote any, or another version did. `gone` are the
    files of it that are not as they were left, where somebody looked."""
    path = output / MANIFEST
    if not path.is_file():
        return Manifest(output)
    try:
        stated = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(output, {job: Made(*each) for job, each in stated.items()}, gone=gone)
    except (ValueError, TypeError, AttributeError):
        return Manifest(output)
