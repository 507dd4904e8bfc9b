"""The index of names is made anew only where a name is another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.assemble import build
from pipeline.website.jobs import searching
from tests.website import comparisons, jobs


def _site(folder: Path, sources: Path) -> None:
    shutil.rmtree(folder / "packages", ignore_errors=True)
    assert build([sources], folder / "packages", workers=1).is_complete
    jobs.run(folder / "packages", folder / "site")


def test_an_amount_names_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    comparisons.write_one(sources, "330921", "岱山县", 2023, "100.00", "60.00", "40.00")
    made: list[str] = []
    name_files = searching.name_files
    monkeypatch.setattr(
        searching,
        "name_files",
        lambda named: made.append(" ".join(each.name for each in named)) or name_files(named),
    )
    _site(tmp_path, sources)
    comparisons.write_one(sources, "330921", "岱山县", 2023, "110.00", "70.00", "40.00")
    _site(tmp_path, sources)
    assert len(made) == 1
    comparisons.write_one(sources, "330902", "定海区", 2023, "100.00", "60.00", "40.00")
    _site(tmp_path, sources)
    assert len(made) == 2
    assert "定海区" in made[-1]
