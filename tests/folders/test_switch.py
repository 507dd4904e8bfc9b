"""A folder takes the place of another: in one step, or in two where the system has no other way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.folders import Trouble, link_tree, machine_trouble, switch
from pipeline.folders.switch import interrupted, restore

MODULE = sys.modules["pipeline.folders.switch"]


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "file").write_text(text, encoding="utf-8")
    return path


def text(path: Path) -> str:
    return (path / "file").read_text(encoding="utf-8")


@pytest.fixture(params=["one step", "two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two steps":
        monkeypatch.setattr(MODULE, "_exchange", None)
    return str(request.param)


def test_what_was_there_lies_where_the_new_was_built(tmp_path: Path, way: str) -> None:
    old, new = folder(tmp_path / "site", "old"), folder(tmp_path / "next", "new")
    assert switch(new, old) == new
    assert (text(old), text(new)) == ("new", "old")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["next", "site"]


def test_where_nothing_was_nothing_is_left(tmp_path: Path, way: str) -> None:
    assert switch(folder(tmp_path / "next", "new"), tmp_path / "below" / "site") is None
    assert text(tmp_path / "below" / "site") == "new"


def test_two_steps_that_were_broken_off_are_undone(tmp_path: Path) -> None:
    folder(tmp_path / ".site.old", "old")
    assert interrupted(tmp_path) == [tmp_path / "site"]
    restore(tmp_path / "site")
    assert text(tmp_path / "site") == "old"


def test_a_tree_is_linked_not_copied(tmp_path: Path) -> None:
    folder(tmp_path / "a", "x")
    link_tree(tmp_path / "a", tmp_path / "b" / "c")
    assert (tmp_path / "a" / "file").samefile(tmp_path / "b" / "c" / "file")


def test_without_hard_links_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("pipeline.folders.copies.os.link", none)
    folder(tmp_path / "a", "x")
    link_tree(tmp_path / "a", tmp_path / "b")
    assert text(tmp_path / "b") == "x"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device", "a"), "a: no space is left on the disk; make room"),
        (PermissionError(13, "Permission denied", "a"), "a: permission is denied; give the user"),
        (
            OSError(30, "Read-only file system", "a"),
            "a: the file system is read-only; name a folder",
        ),
        (
            NotADirectoryError(20, "Not a directory", "a"),
            "a: a file stands where a folder is needed",
        ),
        (
            IsADirectoryError(21, "Is a directory", "a", None, "b"),
            "b: a folder stands where a file is needed",
        ),
        (PermissionError(13, "Permission denied", "a", None, "b"), "a: permission is denied"),
        (OSError(24, "Too many open files", "a"), "a: too many files are open; raise the limit"),
        (MemoryError(), "here: no memory is left; use fewer --workers"),
        (RuntimeError("IO Error: No space left on device"), "here: no space is left on the disk"),
        (ValueError("database or disk is full"), "here: no space is left on the disk"),
        (
            RuntimeError("can't start new thread"),
            "here: no more processes or threads may be started",
        ),
    ],
)
def test_a_trouble_of_the_machine_is_a_sentence(error: Exception, said: str) -> None:
    trouble = machine_trouble(error)
    assert isinstance(trouble, Trouble)
    assert str(trouble).startswith(said)


@pytest.mark.parametrize(
    "error", [KeyError("x"), ValueError("28"), FileNotFoundError(2, "gone", "a")]
)
def test_a_fault_of_our_own_is_none(error: Exception) -> None:
    assert machine_trouble(error) is None
