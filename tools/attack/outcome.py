"""What came of one try, and where attacks happen."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tools.attack import sources
from tools.attack.runs import Place, run
from tools.attack.trees import Tree, tree_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """`wrong` is empty where the try came out right; `said` is what else is worth telling."""

    attack: str
    wrong: str
    said: str = ""


class Field:
    """A scratch folder with the collection, and what its two states look like when built from nothing."""

    def __init__(self, scratch: Path, warm: bool = False) -> None:
        self.scratch, self.warm = scratch, warm
        scratch.mkdir(parents=True, exist_ok=True)
        self.log = scratch / "log"

    def place(self, name: str) -> Place:
        """A fresh place with the collection in its first state."""
        folder = self.scratch / name
        shutil.rmtree(folder, ignore_errors=True)
        sources.write(folder / "sources", 0)
        return Place(folder / "sources", folder / "packages", folder / "site", self.warm)

    @cached_property
    def seconds(self) -> dict[str, float]:
        """How long the commands take when nothing disturbs them and everything is new."""
        _ = self.packages
        return self._seconds

    @cached_property
    def _references(self) -> tuple[tuple[Tree, Tree], tuple[Tree, Tree]]:
        self._seconds = {"build": 0.0, "publish": 0.0}
        packages, sites = [], []
        for state in (0, 1):
            place = self.place(f"reference-{state}")
            sources.write(place.sources, state)
            for command in ("build", "publish"):
                if command == "publish":
                    shutil.rmtree(place.packages)
                ended = run(place.command(command), self.log)
                if ended.code:
                    raise RuntimeError(ended.said)
                self._seconds[command] = max(self._seconds[command], ended.seconds)
            packages.append(tree_of(place.packages))
            sites.append(tree_of(place.output))
        return (packages[0], packages[1]), (sites[0], sites[1])

    @property
    def packages(self) -> tuple[Tree, Tree]:
        return self._references[0]

    @property
    def sites(self) -> tuple[Tree, Tree]:
        return self._references[1]
