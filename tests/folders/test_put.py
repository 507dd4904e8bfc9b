"""A file is written whole or stays as it was, whatever else links to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.folders import put


def test_what_else_links_to_a_file_stays_as_it_was(tmp_path: Path) -> None:
    path, other = tmp_path / "a" / "b.json", tmp_path / "other"
    put(path, b"one")
    os.link(path, other)
    put(path, b"two", lasting=True)
    assert (path.read_bytes(), other.read_bytes()) == (b"two", b"one")
    assert [each.name for each in path.parent.iterdir()] == ["b.json"]


def test_what_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    put(path, b"one")
    with pytest.raises(TypeError):
        put(path, None)  # type: ignore[arg-type]
    assert path.read_bytes() == b"one"
    assert [each.name for each in tmp_path.iterdir()] == ["b.json"]


def test_what_finds_a_folder_in_its_place_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "b.json" / "c").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        put(tmp_path / "b.json", b"one")
    assert [each.name for each in tmp_path.iterdir()] == ["b.json"]


@pytest.mark.parametrize("obstacle", ["file", "link that leads nowhere"])
def test_what_stands_where_the_folder_is_to_be_is_named(tmp_path: Path, obstacle: str) -> None:
    folder = tmp_path / "folder"
    if obstacle == "file":
        folder.write_text("another's", encoding="utf-8")
    else:
        folder.symlink_to(tmp_path / "gone" / "folder")
    with pytest.raises(NotADirectoryError) as raised:
        put(folder / "x", b"one")
    assert raised.value.filename == str(folder)
