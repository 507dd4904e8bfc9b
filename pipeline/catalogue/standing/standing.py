"""Which catalogue stands, which of its packages are as they were, and its files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.folders import link_or_copy
from pipeline.resource import PublishedFile, hashes_in, read_checksums, sha256_of
from pipeline.resource.fiscal import DESCRIPTOR


@dataclass(frozen=True)
class Standing:
    """A catalogue in `directory`; `made_of` is package → hash of its checksums, and `packages` the folder
    in which those packages still lie (None where they do not)."""

    directory: Path
    made_of: Mapping[str, str]
    packages: Path | None = None

    @cached_property
    def descriptor(self) -> Mapping[str, Any]:
        stated: Mapping[str, Any] = json.loads((self.directory / DESCRIPTOR).read_bytes())
        return stated

    @property
    def kept(self) -> Mapping[str, Mapping[str, str]] | None:
        """The packages whose source could not be published, as `build_catalogue` was told."""
        found: Mapping[str, Mapping[str, str]] | None = self.descriptor["mingzhang"].get("kept")
        return found

    @property
    def fingerprint(self) -> str:
        """What it states that it is made of."""
        return str(self.descriptor["mingzhang"]["fingerprint"])

    def parquet(self, resource: str) -> list[Path]:
        """The Parquet files of one of its resources."""
        files = self.resource(resource)["mingzhang"]["parquet"]
        return [self.directory / file["path"] for file in files]

    def resource(self, name: str) -> Mapping[str, Any]:
        """What its descriptor says of one of its resources."""
        found: Mapping[str, Any]
        (found,) = (each for each in self.descriptor["resources"] if each["name"] == name)
        return found

    def unchanged(self, packages: Mapping[str, str]) -> frozenset[str]:
        """The packages, given as `made_of`, that it is made of as they are."""
        return frozenset(
            name for name, hashed in packages.items() if self.made_of.get(name) == hashed
        )

    def is_sound(self, *paths: str) -> bool:
        """Whether its files there are as they were written: what rotted must not go on into the next
        catalogue, whose checksums would vouch for it."""
        return self.sound(*paths) == frozenset(paths)

    def sound(self, *paths: str) -> frozenset[str]:
        """Those of its files that are."""
        return frozenset(path for path in paths if self._is_as_stated(path))

    def _is_as_stated(self, path: str) -> bool:
        try:
            return sha256_of(self.directory / path) == self.stated.get(path)
        except OSError:
            return False

    @cached_property
    def stated(self) -> Mapping[str, str]:
        """The hash that it states of each of its files; of none where that cannot be read."""
        try:
            return read_checksums(self.directory)
        except (OSError, ValueError):
            return {}

    def can_read(self, *resources: str) -> bool:
        """Whether all files of the resources are sound: rows may be taken from them."""
        return self.is_sound(*(path for each in resources for path in self._files(each)))

    def can_lay(self, *resources: str) -> bool:
        """Whether all files of the resources are there, as large as they were written. What is laid has the
        hash that is stated of it already: nobody vouches anew for what rotted, and who verifies finds it, as
        in a package in which nothing changed."""
        stated = (self.resource(each) for each in resources)
        return all(self._is_as_large(path, size) for each in stated for path, size in _sizes(each))

    def _is_as_large(self, path: str, size: int) -> bool:
        try:
            return (self.directory / path).stat().st_size == size
        except OSError:
            return False

    def lay(self, resource: str, directory: Path) -> dict[str, Any]:
        """Brings a resource into another catalogue, as links to files that nobody writes in place; returns
        what the descriptor says of it."""
        for path in self._files(resource):
            link_or_copy(self.directory / path, directory / path)
        return dict(self.resource(resource))

    def lay_file(self, resource: str, path: str, directory: Path) -> PublishedFile:
        """The same of one Parquet file of a resource."""
        link_or_copy(self.directory / path, directory / path)
        stated = self.resource(resource)["mingzhang"]["parquet"]
        ((size, hashed),) = (
            (each["bytes"], each["hash"].removeprefix("sha256:"))
            for each in stated
            if each["path"] == path
        )
        return PublishedFile(path, size, hashed)

    def _files(self, resource: str) -> list[str]:
        return list(hashes_in(self.resource(resource)))


def _sizes(stated: object) -> Iterator[tuple[str, int]]:
    """The files of which a descriptor, or a part of one, speaks, and how large they are."""
    if isinstance(stated, Mapping):
        if {"path", "hash", "bytes"} <= stated.keys():
            yield stated["path"], stated["bytes"]
        stated = list(stated.values())
    if isinstance(stated, list):
        for each in stated:
            yield from _sizes(each)
