"""A panel of the catalogue that stands → the panel of the new one, of which only some rows are made anew.

What a row of a long panel says comes from its disclosure and from those of the same body, with which it is
compared. So the rows of a body whose disclosures are as they were are as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import pyarrow as pa

from pipeline.catalogue.panels.frames import BODY, Files, disclosed, have_same_bodies
from pipeline.resource.slices import Run, read_parquet, runs_of

Body = tuple[str | None, ...]


@dataclass(frozen=True)
class KeptPanels:
    """The panels of a catalogue that stands: `same` are the resources that the new one has as they were,
    `unchanged` the packages, `files` the resources' files in the old one; `can_read` tells whether some
    panels of it are sound, `can_lay` whether they may be brought along as they are, `lay` brings one into the
    folder of the new one and gives what the descriptor says of it, `directory` is where they lie."""

    directory: Path
    same: frozenset[str]
    unchanged: frozenset[str]
    files: Files
    can_read: Callable[..., bool]
    can_lay: Callable[..., bool]
    lay: Callable[[str, Path], dict[str, Any]]

    def has(self, panel: Any, files: Files) -> bool:
        """Whether a panel would be made of the same again."""
        is_same = self.same >= panel.MADE_OF and have_same_bodies(self.files, files)
        return is_same and self.can_lay(panel.LONG, panel.WIDE)

    def rows(self, panel: str, files: Files) -> PanelRows | None:
        """The rows of a long panel that are as they were; None where they cannot be told."""
        if not self.can_read(panel):
            return None
        before, now = self._bodies, _bodies(files)
        changed = (before.keys() | now.keys()) - self.unchanged
        touched = {body for of in (before, now) for name in changed if (body := of.get(name))}
        anew = frozenset(name for name, body in now.items() if body in touched)
        return PanelRows.of(self.directory / f"{panel}.csv", tuple(now), anew)

    @cached_property
    def _bodies(self) -> Mapping[str, Body]:
        return _bodies(self.files)


def _bodies(files: Files) -> dict[str, Body]:
    """Disclosure → whose it is, in the order of the catalogue."""
    columns = disclosed(files).select(["disclosure", *BODY]).to_pydict()
    return dict(zip(columns.pop("disclosure"), zip(*columns.values(), strict=True), strict=True))


@dataclass(frozen=True, slots=True)
class PanelRows:
    """The rows of a long panel that stands, as values and as lines of its CSV; `order` are the disclosures of
    the new catalogue, `anew` those whose rows are to be made."""

    values: pa.Table
    lines: tuple[bytes, ...]
    runs: Mapping[str, Run]
    order: tuple[str, ...]
    anew: frozenset[str]

    @classmethod
    def of(cls, path: Path, order: tuple[str, ...], anew: frozenset[str]) -> Self | None:
        """None where a row is not one line, or the rows of a disclosure do not stand together."""
        parquet = path.with_suffix(".parquet")
        values = read_parquet(parquet)
        lines = tuple(path.read_bytes().split(b"\n"))
        runs = runs_of([parquet], "disclosure", len(values))
        if len(lines) != len(values) + 2 or sum(each.length for each in runs.values()) != len(
            values
        ):
            return None
        return cls(values, lines[1:-1], runs, order, anew)

    def with_new(self, values: pa.Table, lines: Collection[bytes]) -> tuple[pa.Table, list[bytes]]:
        """All rows of the new panel, of which `values` and `lines` are those to be made, in order."""
        made = list(lines)
        runs = _runs(values["disclosure"].to_pylist())
        tables: list[pa.Table] = []
        texts: list[bytes] = []
        for name in self.order:
            is_new = name in self.anew
            if (run := (runs if is_new else self.runs).get(name)) is None:
                continue
            tables.append((values if is_new else self.values).slice(run.start, run.length))
            texts += (made if is_new else self.lines)[run.start : run.end]
        whole = pa.concat_tables(tables) if tables else values.slice(0, 0)
        return whole.combine_chunks(), texts


def _runs(names: list[str]) -> dict[str, Run]:
    """Where the rows of each disclosure are, which stand together."""
    runs: dict[str, Run] = {}
    for number, name in enumerate(names):
        before = runs.get(name, Run(number, 0))
        runs[name] = Run(before.start, before.length + 1)
    return runs
