from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.resource import read_checksums, rebuilt, sha256_of, write_checksums


def names(directory: Path) -> list[str]:
    return sorted(each.name for each in directory.iterdir())


def write(directory: Path, text: str) -> None:
    with rebuilt(directory) as building:
        (building / "file").write_text(text, encoding="utf-8")


def write_half(directory: Path) -> None:
    with rebuilt(directory) as building:
        (building / "file").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "package"
    write(target, "first")
    (target / "stray").touch()
    write(target, "second")
    assert names(target) == ["file"]
    assert (target / "file").read_text(encoding="utf-8") == "second"
    assert names(target.parent) == ["package"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    write(tmp_path / "package", "first")
    with pytest.raises(KeyboardInterrupt):
        write_half(tmp_path / "package")
    assert names(tmp_path) == ["package"]
    assert (tmp_path / "package/file").read_text(encoding="utf-8") == "first"


def test_a_failure_while_replacing_puts_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "package", "first")
    monkeypatch.setattr(
        sys.modules["pipeline.folders.switch"], "_exchange", None
    )  # as on a system without an exchange
    rename = Path.rename

    def fail_once(self: Path, target: Path) -> Path:
        if self.name == ".package.building":
            raise OSError("disk full")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(OSError, match="disk full"):
        write(tmp_path / "package", "second")
    assert names(tmp_path) == ["package"]
    assert (tmp_path / "package/file").read_text(encoding="utf-8") == "first"


def test_what_a_killed_run_left_is_mended(tmp_path: Path) -> None:
    write(tmp_path / "package", "first")
    (tmp_path / "package").rename(tmp_path / ".package.old")
    (tmp_path / ".package.building").mkdir()
    (tmp_path / ".package.building/half").touch()
    with pytest.raises(ValueError, match="stop"), rebuilt(tmp_path / "package"):
        raise ValueError("stop")
    assert names(tmp_path) == ["package"]
    assert (tmp_path / "package/file").read_text(encoding="utf-8") == "first"


def test_checksums_are_sorted_and_read_back(tmp_path: Path) -> None:
    for name in ("b", "a", "source/预算.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    write_checksums(tmp_path)
    assert list(read_checksums(tmp_path)) == ["a", "b", "source/预算.txt"]
    assert read_checksums(tmp_path)["a"] == sha256_of(tmp_path / "a")
    assert write_checksums(tmp_path).read_text(encoding="utf-8").count("checksums") == 0


def test_a_line_that_is_no_checksum_raises(tmp_path: Path) -> None:
    (tmp_path / "checksums.sha256").write_text("abc  file\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1"):
        read_checksums(tmp_path)
