"""Sources at an address of any file system: a copy that follows them, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from pipeline.assemble.fetched import fetch
from pipeline.commands import main
from pipeline.folders import Trouble, put
from tests.conftest import DISCLOSURES

ZHANYI = DISCLOSURES / "曲靖市沾益区医疗保障局2023年部门决算.txt"
PACKAGE = "530303-yiliaobaozhangju-2023-final"


@pytest.fixture
def store() -> Iterator[Any]:
    memory = fsspec.filesystem("memory")
    yield memory
    memory.rm("/budgets", recursive=True)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_copy_follows_what_lies_at_the_address(store: Any, tmp_path: Path) -> None:
    store.pipe({"/budgets/a.txt": b"1", "/budgets/市/b.txt": b"2", "/budgets/市/b.yml": b"3"})
    first = fetch("memory://budgets", tmp_path)
    assert _files(first.folder) == {"a.txt": b"1", "市/b.txt": b"2", "市/b.yml": b"3"}
    store.rm("/budgets/市", recursive=True)
    store.pipe({"/budgets/a.txt": b"4", "/budgets/市": b"a file now"})
    again = fetch("memory://budgets", tmp_path)
    assert (again.folder, again.unreadable) == (first.folder, ())
    assert _files(again.folder) == {"a.txt": b"4", "市": b"a file now"}


def test_what_is_as_it_was_is_not_fetched_again(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.pipe({"/budgets/a.txt": b"1", "/budgets/b.txt": b"2"})
    fetch("memory://budgets", tmp_path)
    store.pipe("/budgets/b.txt", b"3")
    fetched: list[str] = []
    get_file = type(store).get_file

    def counted(self: Any, path: str, to: str, **given: Any) -> None:
        fetched.append(path)
        get_file(self, path, to, **given)

    monkeypatch.setattr(type(store), "get_file", counted)
    fetch("memory://budgets", tmp_path)
    assert fetched == ["/budgets/b.txt"]


@pytest.mark.parametrize("stamp", ["ETag", "Last-Modified", ""])
def test_what_a_server_says_of_a_file_tells_whether_it_has_changed(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stamp: str
) -> None:
    """fsspec marks a file of https:// by its address alone."""
    store.pipe({"/budgets/a.txt": b"1", "/budgets/b.txt": b"2"})
    monkeypatch.setattr("pipeline.assemble.fetched._STATIC", {"memory"})
    monkeypatch.setattr(type(store), "ukey", lambda self, path: path)
    info = type(store).info

    def stamped(self: Any, path: str, **given: Any) -> dict[str, Any]:
        found = info(self, path, **given)
        return found | ({stamp: self.cat(path).hex()} if stamp and found["type"] == "file" else {})

    monkeypatch.setattr(type(store), "info", stamped)
    fetch("memory://budgets", tmp_path)
    store.pipe("/budgets/b.txt", b"3")
    fetched: list[str] = []
    get_file = type(store).get_file

    def counted(self: Any, path: str, to: str, **given: Any) -> None:
        fetched.append(path)
        get_file(self, path, to, **given)

    monkeypatch.setattr(type(store), "get_file", counted)
    assert _files(fetch("memory://budgets", tmp_path).folder) == {"a.txt": b"1", "b.txt": b"3"}
    assert fetched == (["/budgets/b.txt"] if stamp else ["/budgets/a.txt", "/budgets/b.txt"])


def test_a_file_that_cannot_be_had_stays_as_it_was_and_is_named(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.pipe({"/budgets/a.txt": b"1", "/budgets/b.txt": b"2"})
    fetch("memory://budgets", tmp_path)
    store.pipe({"/budgets/a.txt": b"3", "/budgets/b.txt": b"4"})
    get_file = type(store).get_file

    def broken(self: Any, path: str, to: str, **given: Any) -> None:
        if path.endswith("a.txt"):
            Path(to).write_bytes(b"hal")
            raise ConnectionError("the other side hung up")
        get_file(self, path, to, **given)

    monkeypatch.setattr(type(store), "get_file", broken)
    again = fetch("memory://budgets", tmp_path)
    assert _files(again.folder) == {"a.txt": b"1", "b.txt": b"4"}
    assert [each.reason for each in again.unreadable] == [
        "memory://budgets/a.txt could not be fetched: the other side hung up"
    ]


@pytest.mark.parametrize("record", ["", "[]", '{"../../outside.txt": "1"}', '{"a.txt": 1}'])
def test_a_record_of_any_shape_is_no_trouble(store: Any, tmp_path: Path, record: str) -> None:
    (tmp_path / "outside.txt").write_bytes(b"kept")
    store.pipe("/budgets/a.txt", b"1")
    store.pipe("/budgets/gone.txt", b"2")
    folder = fetch("memory://budgets", tmp_path).folder
    store.rm("/budgets/gone.txt")
    (folder.parent / "fetched.json").write_text(record)
    assert _files(fetch("memory://budgets", tmp_path).folder) == {"a.txt": b"1"}
    assert (tmp_path / "outside.txt").read_bytes() == b"kept"


def test_a_name_that_leads_out_of_the_copy_is_not_taken(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.pipe("/budgets/a.txt", b"1")
    monkeypatch.setattr(
        type(store), "find", lambda self, root: ["/budgets/../a.txt", "/budgets/a.txt"]
    )
    monkeypatch.setattr(type(store), "ukey", lambda self, path: path)
    found = fetch("memory://budgets", tmp_path)
    assert _files(tmp_path / ".fetched").keys() == {
        f"{found.folder.parent.name}/files/a.txt",
        f"{found.folder.parent.name}/fetched.json",
    }
    assert "leads out of the folder" in found.unreadable[0].reason


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://budgets/nothing", "nothing lies there"),
        ("nosuch://budgets", "Protocol not known"),
    ],
)
def test_an_address_that_gives_nothing_is_said_and_takes_nothing_away(
    tmp_path: Path, address: str, said: str
) -> None:
    with pytest.raises(Trouble, match=said):
        fetch(address, tmp_path)


def test_a_build_from_an_address_is_a_build_from_a_folder(
    store: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.pipe(f"/budgets/{ZHANYI.name}", ZHANYI.read_bytes())
    assert main(["build", "memory://budgets", "--packages", str(tmp_path / "far")]) == 0
    assert main(["build", str(ZHANYI), "--packages", str(tmp_path / "near")]) == 0
    assert _files(tmp_path / "far" / PACKAGE) == _files(tmp_path / "near" / PACKAGE)
    store.rm(f"/budgets/{ZHANYI.name}")
    store.pipe("/budgets/readme.md", b"moved")
    main(["build", "memory://budgets", "--packages", str(tmp_path / "far")])
    assert not (tmp_path / "far" / PACKAGE).exists()
    capsys.readouterr()


def test_the_record_is_written_once_however_many_files_come(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    monkeypatch.setattr(
        "pipeline.assemble.fetched.put",
        lambda path, content: (written.append(path), put(path, content))[1],
    )
    store.pipe({f"/budgets/{number}.txt": b"1" for number in range(2)})
    fetch("memory://budgets", tmp_path)
    few = len(written)
    store.pipe({f"/budgets/{number}.txt": b"22" for number in range(20)})
    fetch("memory://budgets", tmp_path)
    assert len(written) == 2 * few


def test_what_a_killed_run_fetched_is_fetched_again_whatever_lies_there_by_then(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of the second state under a record of the first would pass for the first for ever."""
    marks = {b"1": "first", b"2": "second"}
    monkeypatch.setattr(type(store), "ukey", lambda self, path: marks[self.cat(path)])
    get_file = type(store).get_file
    store.pipe({"/budgets/a.txt": b"1", "/budgets/b.txt": b"1"})
    fetch("memory://budgets", tmp_path)
    store.pipe({"/budgets/a.txt": b"2", "/budgets/b.txt": b"2"})

    def killed(self: Any, path: str, to: str, **given: Any) -> None:
        if path.endswith("b.txt"):
            monkeypatch.setattr("pipeline.assemble.fetched._write_record", lambda *_: None)
            raise KeyboardInterrupt
        get_file(self, path, to, **given)

    with monkeypatch.context() as patch:
        patch.setattr(type(store), "get_file", killed)
        with pytest.raises(KeyboardInterrupt):
            fetch("memory://budgets", tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr(type(store), "ukey", lambda self, path: marks[self.cat(path)])
    store.pipe({"/budgets/a.txt": b"1", "/budgets/b.txt": b"1"})
    assert set(_files(fetch("memory://budgets", tmp_path).folder).values()) == {b"1"}
