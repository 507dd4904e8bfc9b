"""Databases take again the steps only from which on anything is another, and have the bytes of whole ones."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.catalogue import Standing, databases, standing_databases
from pipeline.catalogue.duckdb_run import differing
from pipeline.catalogue.made_of import hashes_of
from pipeline.catalogue.rows import find_packages
from pipeline.catalogue.steps import STEPS, Before, Stepwise, note, noted
from pipeline.resource import sqlite
from tests.catalogue.test_standing import NOTES, change, made, packages, reword, stands
from tests.package import published

__all__ = ["packages"]
LAST = list(STEPS[-1])
ALL = [name for names in STEPS for name in names]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The tables that are written into each database."""
    names: dict[str, list[str]] = {"SQLite": [], "DuckDB": []}
    creating, stating = sqlite.create_table, databases._statements

    def noting(connection: Any, schema: Any) -> None:
        names["SQLite"].append(schema.name)
        creating(connection, schema)

    class Noted(list[list[str]]):
        def __getitem__(self, taken: Any) -> Any:
            found = super().__getitem__(taken)
            for statement in (each for step in found for each in step):
                if statement.startswith("CREATE TABLE"):
                    names["DuckDB"].append(statement.split('"')[1])
            return found

    monkeypatch.setattr(sqlite, "create_table", noting)
    monkeypatch.setattr(databases, "_statements", lambda *given: Noted(stating(*given)))
    return names


def test_where_only_prose_is_another_the_large_tables_are_not_written(
    packages: Path, tmp_path: Path, written: dict[str, list[str]]
) -> None:
    earlier = stands(packages, tmp_path / "earlier", tmp_path / "before")
    assert written == {"SQLite": ALL, "DuckDB": ALL}
    reword(packages)
    made(packages, tmp_path / "again", earlier)
    assert written == {"SQLite": ALL + LAST, "DuckDB": ALL + LAST}


def test_with_another_program_all_steps_are_taken(
    packages: Path,
    tmp_path: Path,
    written: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    earlier = stands(packages, tmp_path / "earlier", tmp_path / "before")
    newer = {name: f"{writer}.1" for name, writer in databases.WRITERS.items()}
    monkeypatch.setattr(standing_databases, "WRITERS", newer)
    reword(packages)
    made(packages, tmp_path / "again", earlier)
    assert written == {"SQLite": ALL + ALL, "DuckDB": ALL + ALL}


def test_changes_one_after_the_other_leave_the_bytes_and_notes_of_one_from_nothing(
    packages: Path, tmp_path: Path
) -> None:
    standing = stands(packages, tmp_path / "0", tmp_path / "before 0")
    for number, happen in enumerate((reword, change, reword_again, back), start=1):
        happen(packages)
        catalogue = made(packages, tmp_path / f"{number}", standing)
        before = tmp_path / f"before {number}"
        standing = Standing(catalogue, hashes_of(find_packages(packages, "catalogue")), before)
        shutil.copytree(packages, before)
        notes = published.contents(tmp_path / NOTES)
        anew = made(packages, tmp_path / f"anew {number}")
        assert published.contents(catalogue) == published.contents(anew)
        assert notes == published.contents(tmp_path / NOTES)


def reword_again(packages: Path) -> None:
    reword(packages, "又一段话。")


def back(packages: Path) -> None:
    reword(packages, "另一段话。")


def test_a_file_is_taken_back_to_what_it_was_before_each_step(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}" for number in range(3)]
    page = bytes(range(256)) * 16
    for path, content in zip(
        files, (page * 2, b"x" + page[1:] + page * 300, page * 400), strict=True
    ):
        path.write_bytes(content)
    told = [(one.stat().st_size, differing(one, other)) for one, other in pairwise(files)]
    assert [sorted(differs) for _, differs in told] == [[0], [0]]
    before = Stepwise(("a", "b", "c")).after(told)
    assert [each.key for each in before] == ["a", "b"]
    for keys, done in ((("a", "b", "other"), 2), (("a", "other", "c"), 1)):
        stepwise = Stepwise(keys, files[2], before)
        assert stepwise.done == done
        stepwise.begin(tmp_path / "again")
        assert (tmp_path / "again").read_bytes() == files[done - 1].read_bytes()


def test_notes_of_another_file_or_damaged_ones_tell_nothing(tmp_path: Path) -> None:
    before = (Before("a", 7, {4096: b"x"}),)
    note(tmp_path / "notes", "hash", before)
    assert noted(tmp_path / "notes", "hash") == before
    assert noted(tmp_path / "notes", "another") == ()
    (tmp_path / "notes").write_text((tmp_path / "notes").read_text("utf-8") + " ", "utf-8")
    assert noted(tmp_path / "notes", "hash") == ()
    assert noted(tmp_path / "none", "hash") == ()
