"""A database that is written in steps → what it was before each, so that the next one goes on from there.

Where a step of the one that stands was made of what the new one would be made of, and so were those before
it, the new one begins with the file as it was then. A step only adds tables, so it writes behind what is
there, and into a few blocks that tell what is there: those are what is kept of the file before it. The bytes
are those of a database that is made from nothing, which takes the same steps.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.folders import put

STEPS: tuple[tuple[str, ...], ...] = (
    ("amounts", "findings"),
    ("tables", "indicators", "headlines", "claims"),
    ("sections", "disclosures"),
)
"""The tables that each step adds: what is largest and seldom another first, what always is another last."""


@dataclass(frozen=True, slots=True)
class Before:
    """A database as it was before a step: of so many bytes, with other ones at some places than it had after
    the step. `key` stands for all that it was made of."""

    key: str
    size: int
    differs: Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class Stepwise:
    """The steps of one database: `keys` stand for all that it is made of up to and with each; `standing` is
    the one that stands, `before` what is known of it before each step but the first."""

    keys: tuple[str, ...]
    standing: Path | None = None
    before: tuple[Before, ...] = ()

    @property
    def done(self) -> int:
        """How many steps the new one need not take."""
        known = len(self.before) if self.standing else 0
        same = (
            number
            for number in range(known, 0, -1)
            if self.before[number - 1].key == self.keys[number - 1]
        )
        return next(same, 0)

    def begin(self, path: Path) -> None:
        """Lays at `path` what the steps that are done have written; nothing where none are."""
        if not self.done:
            return
        assert self.standing
        shutil.copyfile(self.standing, path)
        with path.open("r+b") as file:
            for each in reversed(self.before[self.done - 1 :]):
                for offset, content in each.differs.items():
                    file.seek(offset)
                    file.write(content)
            file.truncate(self.before[self.done - 1].size)

    def after(self, before: Sequence[tuple[int, Mapping[int, bytes]]]) -> tuple[Before, ...]:
        """What is known of the new one, told of its size and what differed before each step that was taken
        but the first of all; nothing where that is not told."""
        kept = self.before[: max(self.done - 1, 0)]
        if len(kept) + len(before) != len(self.keys) - 1:
            return ()
        keys = self.keys[len(kept) :]
        told = zip(keys, before, strict=False)
        return (*kept, *(Before(key, size, differs) for key, (size, differs) in told))


def keys_of(program: str, parquet: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """A key for each step: `program` is what writes, `parquet` has the hashes of each table's files."""
    digest = hashlib.sha256(program.encode())
    keys = []
    for names in STEPS:
        for name in names:
            digest.update(f"\0{name} {' '.join(parquet[name])}".encode())
        keys.append(digest.hexdigest())
    return tuple(keys)


def note(path: Path, whole: str, before: Sequence[Before]) -> None:
    """Writes down what is known of a database with that hash."""
    told = [
        {
            "key": each.key,
            "size": each.size,
            "differs": {
                str(offset): b64encode(content).decode() for offset, content in each.differs.items()
            },
        }
        for each in before
    ]
    text = json.dumps({"whole": whole, "before": told})
    put(path, f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}".encode())


def noted(path: Path, whole: str) -> tuple[Before, ...]:
    """What is known of the database with that hash; nothing where the file speaks of another, is damaged, or
    is not there."""
    try:
        hashed, _, text = path.read_text("utf-8").partition("\n")
        if hashlib.sha256(text.encode()).hexdigest() != hashed:
            return ()
        told: dict[str, Any] = json.loads(text)
        if told["whole"] != whole:
            return ()
        return tuple(
            Before(each["key"], each["size"], in_bytes(each["differs"])) for each in told["before"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def in_bytes(differs: Mapping[str, str]) -> dict[int, bytes]:
    """Places and what is there, as JSON has them."""
    return {int(offset): b64decode(content) for offset, content in differs.items()}
