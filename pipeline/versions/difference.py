"""Two versions of a package → what they differ in, row by row, and how much that is.

The rule. `major`: a published number is another or is gone. `minor`: numbers came, or a check has
another outcome, or a correction was stated. `patch`: anything else, words and places.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.resource.defuse import restore
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.versions.content import version_of
from pipeline.versions.rows import PRINTED, RESOURCES, Told, about, unnumbered

Row = Mapping[str, str]

_CAME_OF_IT = frozenset({"outcome", "printed", "corrected_yuan"})
"""What of a correction is not stated but came of reading its source."""
_FOLLOWS = "corrected"
"""The status of an answer that follows from a correction."""


class Level(StrEnum):
    """How much two versions differ."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


class Cause(StrEnum):
    """Why: the source is another file, the maintainers stated something, or it was read anew."""

    SOURCE = "source"
    CORRECTIONS = "corrections"
    STATED = "stated"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that is about the same: `row` as it is now, `fields` what of it was and is another."""

    row: Row
    fields: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class OfResource:
    """What became of a resource's rows; `moved` are those that only stand elsewhere."""

    name: str
    changed: tuple[Changed, ...]
    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    moved: int

    @property
    def told(self) -> Told:
        return RESOURCES.get(self.name, PRINTED)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that changed, came or went."""
        return (*(each.row for each in self.changed), *self.added, *self.removed)

    @property
    def figures(self) -> tuple[Changed, ...]:
        """The rows whose number is another."""
        return tuple(each for each in self.changed if self.told.figures & each.fields.keys())


@dataclass(frozen=True)
class Difference:
    """`before` and `after` are names of versions; `stated` has what the descriptors say otherwise."""

    name: str
    before: str
    after: str
    stated: Mapping[str, tuple[str, str]]
    resources: tuple[OfResource, ...]

    def of(self, name: str) -> OfResource | None:
        """What became of a resource; None where nothing did."""
        return next((each for each in self.resources if each.name == name), None)

    @cached_property
    def level(self) -> Level:
        numbers = [each for each in self.resources if each.told.of_numbers]
        if any(each.figures or each.removed for each in numbers):
            return Level.MAJOR
        came = any(each.added for each in numbers)
        return Level.MINOR if came or self._is_judged_otherwise else Level.PATCH

    @property
    def _is_judged_otherwise(self) -> bool:
        corrections = self.of("corrections")
        if corrections and (corrections.changed or corrections.added or corrections.removed):
            return True
        findings = self.of("findings")
        if findings is None:
            return False
        judged = any("outcome" in each.fields for each in findings.changed)
        return judged or bool(findings.added or findings.removed)

    @property
    def _is_stated_otherwise(self) -> bool:
        """Whether the maintainers state another correction or answer. What came of a correction, and the
        answers that follow from one, change with the reading too."""
        corrections, answers = self.of("corrections"), self.of("answers")
        if corrections and (
            corrections.added
            or corrections.removed
            or any(each.fields.keys() - _CAME_OF_IT for each in corrections.changed)
        ):
            return True
        return answers is not None and any(
            row["status"] != _FOLLOWS
            or (row["check"], unnumbered(row["table"])) not in self._judged
            for row in answers.rows
        )

    @cached_property
    def _judged(self) -> frozenset[tuple[str, str]]:
        """Check and table of the findings that are others."""
        findings = self.of("findings")
        rows = findings.rows if findings else ()
        return frozenset((each["check"], unnumbered(each["table"])) for each in rows)

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """Why; what came of another source is not told from what came of reading that anew."""
        found = []
        if "source_sha256" in self.stated:
            found.append(Cause.SOURCE)
        if self._is_stated_otherwise:
            found.append(Cause.CORRECTIONS)
        if self.stated.keys() & {"url", "published_on", "retrieved_on", "licence"}:
            found.append(Cause.STATED)
        read = any(each.told.of_numbers or each.name not in RESOURCES for each in self.resources)
        if not found or (read and Cause.SOURCE not in found):
            found.append(Cause.READING)
        return tuple(found)


@dataclass(frozen=True)
class Opened:
    """A version with its rows, each resource read when it is asked for."""

    directory: Path

    @cached_property
    def descriptor(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.directory / DESCRIPTOR).read_bytes())
        return content

    @cached_property
    def version(self) -> str:
        return version_of(self.directory)

    @cached_property
    def paths(self) -> dict[str, str]:
        """Resource → its CSV; tables without their numbers, the second of a name with one of its own."""
        found: dict[str, str] = {}
        for each in self.descriptor["resources"]:
            name = each["name"]
            if each["mingzhang"].get("role") == "table":
                name = f"tables/{unnumbered(name)}"
                same = sum(other.partition("~")[0] == name for other in found)
                name = f"{name}~{same + 1}" if same else name
            found[name] = each["path"]
        return found

    def rows(self, name: str) -> list[Row]:
        """The rows with their texts as printed; none where the resource is not there."""
        if name not in self.paths:
            return []
        with (self.directory / self.paths[name]).open(encoding="utf-8", newline="") as file:
            return [
                {key: restore(text) for key, text in row.items()} for row in csv.DictReader(file)
            ]

    @cached_property
    def stated(self) -> dict[str, str]:
        """What the descriptor says of the disclosure itself."""
        custom = self.descriptor["mingzhang"]
        hashes = (each.get("sha256", "") for each in self.descriptor.get("sources", ()))
        same = ("url", "published_on", "retrieved_on", "licence", "department", "unit")
        return {
            "title": self.descriptor["title"],
            "source_sha256": " ".join(hashes),
            "layout": self.descriptor["version"],
            **{key: str(custom.get(key, "")) for key in same},
        }


def compared(before: Opened, after: Opened) -> Difference:
    """What became of the one in the other."""
    names = dict.fromkeys((*before.paths, *after.paths))
    of_each = (_of_resource(each, before, after) for each in names if each != "locations")
    return Difference(
        name=after.descriptor["name"],
        before=before.version,
        after=after.version,
        stated={
            key: (before.stated[key], text)
            for key, text in after.stated.items()
            if before.stated[key] != text
        },
        resources=tuple(each for each in of_each if each is not None),
    )


def _of_resource(name: str, before: Opened, after: Opened) -> OfResource | None:
    old, new = before.rows(name), after.rows(name)
    if old == new:
        return None
    told = RESOURCES.get(name, PRINTED)
    gone, came, moved = _without_equal(told, old, new)
    changed, removed, added = _paired(told, gone, came)
    if not (changed or removed or added or moved):
        return None
    return OfResource(name, tuple(changed), tuple(added), tuple(removed), moved)


def _without_equal(
    told: Told, old: Sequence[Row], new: Sequence[Row]
) -> tuple[list[Row], list[Row], int]:
    """The rows that only one of the two has, and how many of the others stand elsewhere."""
    waiting: dict[tuple[tuple[str, str], ...], list[Row]] = defaultdict(list)
    for row in reversed(old):
        waiting[_said(told, row)].append(row)
    came, moved = [], 0
    for row in new:
        same = waiting.get(_said(told, row))
        if same:
            moved += same.pop() != row
        else:
            came.append(row)
    left = {id(row) for rows in waiting.values() for row in rows}
    return [row for row in old if id(row) in left], came, moved


def _said(told: Told, row: Row) -> tuple[tuple[str, str], ...]:
    """What a row says; an empty column is as good as none."""
    return tuple((key, text) for key, text in row.items() if text and key not in told.places)


def _paired(
    told: Told, gone: Sequence[Row], came: Sequence[Row]
) -> tuple[list[Changed], list[Row], list[Row]]:
    """What is about the same, in order, then what is gone and what came."""
    if not told.about:
        return [], list(gone), list(came)
    waiting: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in reversed(gone):
        waiting[about(told, row)].append(row)
    changed, added = [], []
    for row in came:
        same = waiting.get(about(told, row))
        if same:
            changed.append(Changed(row, dict(_other(told, same.pop(), row))))
        else:
            added.append(row)
    left = {id(row) for rows in waiting.values() for row in rows}
    return changed, [row for row in gone if id(row) in left], added


def _other(told: Told, old: Row, new: Row) -> Iterator[tuple[str, tuple[str, str]]]:
    for key, text in new.items():
        if key not in told.places and old.get(key, "") != text:
            yield key, (old.get(key, ""), text)
