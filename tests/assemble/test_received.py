"""What is too large, or is no file, is named and stops none of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.assemble import Report, build, discover
from tests.assemble.test_assemble import LAIYUAN
from tests.conftest import DISCLOSURES

GIB = 1024**3


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "来源"
    folder.mkdir()
    (folder / LAIYUAN).write_bytes((DISCLOSURES / LAIYUAN).read_bytes())
    return folder


def built(sources: Path) -> Report:
    report = build([sources], sources.parent / "packages", workers=1)
    here = [each.label for each in report.built] + [label for label, _ in report.unchanged]
    assert here == [LAIYUAN]
    return report


def large(path: Path, size: int) -> None:
    """A file of so many bytes that takes no room."""
    with path.open("wb") as file:
        file.truncate(size)


def test_a_file_larger_than_memory_is_named(sources: Path) -> None:
    (sources / "某县").mkdir()
    large(sources / "某县" / "巨.pdf", 100 * GIB)
    (aside,) = built(sources).set_aside
    assert aside.reason.startswith("某县/巨.pdf: 107,374,182,400 bytes, more than the 268,435,456")
    assert "split it" in aside.reason


def test_the_files_of_a_folder_are_counted_together(sources: Path) -> None:
    folder = sources / "一局"
    folder.mkdir()
    (folder / "disclosure.yml").touch()
    for name in ("一.pdf", "二.pdf"):
        large(folder / name, 200 * 1024**2)
    (aside,) = built(sources).set_aside
    assert aside.reason.startswith("一局: 419,430,400 bytes or more in its files")
    for number in range(201):
        (folder / f"{number}.txt").touch()
    (aside,) = built(sources).set_aside
    assert aside.reason.startswith("一局: 203 files, more than the 200")


def test_a_huge_sidecar_is_named(sources: Path) -> None:
    (sources / "二局.txt").write_text("x", encoding="utf-8")
    large(sources / "二局.yml", 3 * GIB)
    (aside,) = built(sources).set_aside
    assert aside.reason.startswith("二局.yml: 3,221,225,472 bytes, more than the 1,048,576")


def test_a_sidecar_that_leads_nowhere_is_not_passed_over(sources: Path) -> None:
    (sources / "二局.txt").write_text("x", encoding="utf-8")
    (sources / "二局.yml").symlink_to(sources / "gone")
    (aside,) = built(sources).set_aside
    assert aside.reason.startswith("二局.yml: the file cannot be read: No such file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_holds_nobody_up(sources: Path) -> None:
    (sources / "二局.txt").write_text("x", encoding="utf-8")
    os.mkfifo(sources / "二局.yml")
    os.mkfifo(sources / "三局.txt")
    assert discover([sources]).strays == (
        "三局.txt: no regular file, which is passed over; put the file itself here",
    )
    (aside,) = built(sources).set_aside
    assert aside.reason == "二局.yml: the file cannot be read: it is no regular file"
