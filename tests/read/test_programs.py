"""Which programs are there: another text wherever what was refused may be read now."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read.office.libreoffice import SOFFICE
from pipeline.read.programs import programs


def laid(folder: Path, version: str) -> None:
    """A LibreOffice of that version, whose start script is the same in all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "soffice"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    (folder / "versionrc").write_text(f"[Version]\nbuildid={version}\n", encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program on PATH leads to."""
    folder = tmp_path / "lib" / "program"
    laid(folder, "7.4")
    (tmp_path / "soffice").symlink_to(folder / "soffice")
    monkeypatch.setenv(SOFFICE, str(tmp_path / "soffice"))
    return folder


def test_another_version_at_the_same_path_is_another_program(office: Path) -> None:
    before = programs()
    assert programs() == before
    laid(office, "24.2.7")
    assert programs() != before


def test_a_program_that_went_is_told(office: Path) -> None:
    before = programs()
    (office / "soffice").unlink()
    assert programs() != before
    assert programs().startswith("- ")
