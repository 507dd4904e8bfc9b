"""What a catalogue is made of: a change of what writes it leaves none that is stale."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline import catalogue, resource
from pipeline.catalogue import catalogue_fingerprint, made_of


@pytest.mark.parametrize("stage", [catalogue, resource])
def test_a_change_of_what_writes_it_makes_it_anew(
    stage: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = Path(getattr(stage, "__file__", "")).parent
    assert written in made_of._PROGRAM
    copy = shutil.copytree(
        written, tmp_path / "stage", ignore=shutil.ignore_patterns("__pycache__")
    )
    before = catalogue_fingerprint([])
    program = tuple(copy if each == written else each for each in made_of._PROGRAM)
    monkeypatch.setattr(made_of, "_PROGRAM", program)
    assert catalogue_fingerprint([]) == before
    (copy / "__init__.py").write_text("# otherwise described\n", encoding="utf-8")
    assert catalogue_fingerprint([]) != before
