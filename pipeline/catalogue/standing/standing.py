"""Which catalogue stands, and which of its packages are as they were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.resource.fiscal import DESCRIPTOR


@dataclass(frozen=True)
class Standing:
    """A sound catalogue in `directory`; `made_of` is package → hash of its checksums."""

    directory: Path
    made_of: Mapping[str, str]

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
        (found,) = (each for each in self.descriptor["resources"] if each["name"] == resource)
        return [self.directory / file["path"] for file in found["mingzhang"]["parquet"]]

    def unchanged(self, packages: Mapping[str, str]) -> frozenset[str]:
        """The packages, given as `made_of`, that it is made of as they are."""
        return frozenset(
            name for name, hashed in packages.items() if self.made_of.get(name) == hashed
        )
