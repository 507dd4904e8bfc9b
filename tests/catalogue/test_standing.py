"""What is made of the catalogue that stands has the bytes of one that is made from nothing."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.catalogue import Standing, build_catalogue, catalogue_fingerprint, members, standing
from pipeline.catalogue import combine as combining
from pipeline.catalogue import write as writing
from pipeline.catalogue.made_of import hashes_of
from pipeline.catalogue.panels import functions
from pipeline.catalogue.rows import find_packages
from pipeline.catalogue.standing import moved_runs
from pipeline.model.records import Outcome
from pipeline.package import write_package
from pipeline.resource import read_checksums
from pipeline.resource.slices import Run, Slices, runs_of
from pipeline.resource.soundness import damage
from tests.catalogue.test_between import (
    LAST_YEAR,
    expenditure,
    publish,
    three_public,
)
from tests.conftest import ROOT
from tests.package import published, samples

LATER = "330921-shuiliju-2023-budget"
NOTES = "notes"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Two years of one bureau whose figures differ, and two disclosures of another."""
    folder = tmp_path / "packages"
    publish(folder, three_public("1.50", "1.20") + expenditure("9.00", "8.00", "1.00"), 2022)
    publish(folder, three_public("1.40", "1.00") + expenditure("7.00", "6.00", "1.00"))
    made = samples.disclosure()
    write_package(replace(made, claims=(replace(samples.CLAIM, disclosure=made.name),)), folder)
    write_package(samples.renamed(made, fiscal_year=2022), folder)
    return folder


def made(packages: Path, directory: Path, earlier: Standing | None = None) -> Path:
    found = find_packages(packages, "catalogue")
    directory.mkdir()
    notes = directory.parent / NOTES
    build_catalogue(found, directory, catalogue_fingerprint(found), None, earlier, notes)
    return directory


def stands(packages: Path, directory: Path, before: Path | None = None) -> Standing:
    """The catalogue as it is made now; `before` is where the packages are kept that it is made of."""
    if before:
        shutil.copytree(packages, before)
    hashes = hashes_of(find_packages(packages, "catalogue"))
    return Standing(made(packages, directory), hashes, before)


def change(packages: Path) -> None:
    publish(packages, three_public("1.20", "1.10") + expenditure("7.00", "6.00", "1.00"))


def add_to_a_department(packages: Path) -> None:
    publish(packages, three_public("1.10", "1.00"), 2024)


def add_another(packages: Path) -> None:
    write_package(samples.renamed(samples.disclosure(), fiscal_year=2021), packages)


def remove(packages: Path) -> None:
    shutil.rmtree(packages / "330921-shuiliju-2022-budget")


def answer(packages: Path) -> None:
    said = f"[{{check: {LAST_YEAR}, status: dismissed, reason: x}}]"
    publish(
        packages, three_public("1.40", "1.00") + expenditure("7.00", "6.00", "1.00"), answers=said
    )


def leave(packages: Path) -> None:
    assert packages.is_dir()


def reword(packages: Path, text: str = "另一段话。") -> None:
    made = samples.renamed(samples.disclosure(), fiscal_year=2022)
    sections = (replace(made.sections[0], text=text), *made.sections[1:])
    write_package(replace(made, sections=sections), packages)


CHANGES = [change, add_to_a_department, add_another, remove, answer, leave, reword]


@pytest.mark.parametrize("happen", CHANGES)
@pytest.mark.parametrize(
    ("row_group", "large", "at_hand"),
    [(2, 250_000, False), (122_880, 250_000, True), (122_880, 0, True), (2, 0, False)],
)
def test_the_bytes_are_those_of_one_made_from_nothing(
    packages: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    happen: Callable[[Path], None],
    row_group: int,
    large: int,
    at_hand: bool,
) -> None:
    monkeypatch.setattr(combining, "_ROW_GROUP", row_group)
    monkeypatch.setattr(writing, "LARGE", large)
    earlier = stands(packages, tmp_path / "earlier", tmp_path / "before" if at_hand else None)
    happen(packages)
    again = published.contents(made(packages, tmp_path / "again", earlier))
    assert again == published.contents(made(packages, tmp_path / "anew"))


def test_only_what_changed_is_read(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = stands(packages, tmp_path / "earlier")
    read: list[str] = []
    reading = members.read_package
    monkeypatch.setattr(
        members, "read_package", lambda path: read.append(path.name) or reading(path)
    )
    change(packages)
    made(packages, tmp_path / "again", earlier)
    assert read == [LATER]


def test_only_the_panels_rows_of_bodies_that_changed_are_made(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = stands(packages, tmp_path / "earlier", tmp_path / "before")
    asked: list[object] = []
    making = functions.long_frame
    monkeypatch.setattr(
        functions, "long_frame", lambda files, of: asked.append(of) or making(files, of)
    )
    change(packages)
    made(packages, tmp_path / "again", earlier)
    assert asked == [{LATER, "330921-shuiliju-2022-budget"}]


def test_what_all_packages_state_as_before_is_not_written_again(
    packages: Path, tmp_path: Path
) -> None:
    earlier = stands(packages, tmp_path / "earlier", tmp_path / "before")
    reword(packages)
    again = made(packages, tmp_path / "again", earlier)
    same = {
        path
        for path in published.contents(again)
        if (earlier.directory / path).samefile(again / path)
    }
    assert {
        "amounts.csv",
        "tables.parquet",
        "findings.parquet",
        "panels/panel_headlines.xlsx",
    } <= same
    assert not same & {"sections.csv", "disclosures.csv", "mingzhang.sqlite", "datapackage.json"}


def test_files_of_years_in_which_nothing_changed_are_not_written_again(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LARGE", 0)
    add_to_a_department(packages)
    earlier = stands(packages, tmp_path / "earlier")
    change(packages)
    again = made(packages, tmp_path / "again", earlier)
    found = {
        path: (earlier.directory / path).samefile(again / path)
        for path in published.contents(again)
        if path.startswith(("amounts/", "findings/"))
    }
    assert found == {
        f"{each}/{year}.parquet": year != 2023
        for each in ("amounts", "findings")
        for year in (2022, 2023, 2024)
    } | {"findings/between.parquet": False}


def test_one_change_needs_no_pandas(packages: Path, tmp_path: Path) -> None:
    stands(packages, tmp_path / "earlier", tmp_path / "before")
    reword(packages)
    command = [sys.executable, "-c", _MADE_AGAIN, *map(str, (packages, tmp_path))]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


_MADE_AGAIN = """
import sys
from pathlib import Path
from pipeline.catalogue import Standing, build_catalogue, catalogue_fingerprint
from pipeline.catalogue.made_of import hashes_of
from pipeline.catalogue.panels import functions
from pipeline.catalogue.rows import find_packages
packages, place = map(Path, sys.argv[1:])
earlier = Standing(
    place / "earlier", hashes_of(find_packages(place / "before", "catalogue")), place / "before"
)
found = find_packages(packages, "catalogue")
(place / "again").mkdir()
build_catalogue(found, place / "again", catalogue_fingerprint(found), None, earlier)
assert (place / "again/amounts.csv").samefile(place / "earlier/amounts.csv")
print("pandas" in sys.modules)
"""


def test_one_that_is_made_of_something_else_is_not_believed(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = stands(packages, tmp_path / "earlier")
    wrong = replace(earlier, made_of=earlier.made_of | {"x": "y"})
    monkeypatch.setattr(standing.KeptRows, "of", lambda *_: pytest.fail("believed"))
    assert published.contents(made(packages, tmp_path / "again", wrong)) == published.contents(
        earlier.directory
    )


def rot_database(catalogue: Path) -> None:
    with closing(sqlite3.connect(catalogue / "mingzhang.sqlite")) as connection, connection:
        connection.execute("UPDATE amounts SET amount_yuan = 7")


def rot_larger_database(catalogue: Path) -> None:
    path = catalogue / "mingzhang.duckdb"
    content = bytearray(path.read_bytes())
    content[-50_000] ^= 1
    path.write_bytes(content)


def rot_notes(catalogue: Path) -> None:
    for path in (catalogue.parent / NOTES).iterdir():
        path.write_text(path.read_text("utf-8").replace("A", "B"), "utf-8")


def rot_rows(catalogue: Path) -> None:
    path = catalogue / "amounts.parquet"
    table = pq.read_table(path)
    other = pa.array(["7"] * len(table))
    place = table.schema.get_field_index("amount_text")
    pq.write_table(table.set_column(place, "amount_text", other), path)


def rot_text(catalogue: Path) -> None:
    path = catalogue / "amounts.csv"
    path.write_bytes(path.read_bytes().replace(b"1", b"7"))


def rot_panel(catalogue: Path) -> None:
    (catalogue / "panels" / "panel_headlines.xlsx").write_bytes(b"rotten")


def rot_tables(catalogue: Path) -> None:
    (catalogue / "tables.csv").write_bytes(b"rotten")


@pytest.mark.parametrize(
    "rot",
    [rot_database, rot_larger_database, rot_notes, rot_rows, rot_tables, rot_panel],
)
def test_what_rotted_in_it_does_not_go_on(
    packages: Path, tmp_path: Path, rot: Callable[[Path], None]
) -> None:
    earlier = stands(packages, tmp_path / "earlier", tmp_path / "before")
    rot(earlier.directory)
    reword(packages)
    again = published.contents(made(packages, tmp_path / "again", earlier))
    assert again == published.contents(made(packages, tmp_path / "anew"))


def test_nobody_vouches_anew_for_what_rotted_unseen_in_a_file_that_is_linked(
    packages: Path, tmp_path: Path
) -> None:
    earlier = stands(packages, tmp_path / "earlier", tmp_path / "before")
    rot_text(earlier.directory)
    reword(packages)
    again = made(packages, tmp_path / "again", earlier)
    assert read_checksums(again) == read_checksums(made(packages, tmp_path / "anew"))
    assert damage(again) == "amounts.csv is changed"


def test_its_findings_between_packages_are_not_taken_for_a_packages_own(
    packages: Path, tmp_path: Path
) -> None:
    earlier = stands(packages, tmp_path / "earlier")
    files = earlier.parquet("findings")
    runs = moved_runs(files, files, earlier.made_of)
    rows = pq.read_table(files[0])["check"].to_pylist()
    own = sum(not check.startswith("between.") for check in rows)
    assert runs == [(Run(0, own), 0), (Run(own, len(rows) - own), None)]


def test_failures_between_packages_are_counted_once(packages: Path, tmp_path: Path) -> None:
    earlier = stands(packages, tmp_path / "earlier")
    folders = {each.name: each for each in find_packages(packages, "catalogue")}
    (kept,) = standing.kept_packages(earlier, folders, {LATER}).values()
    assert kept == members.read_package(folders[LATER])
    rows = pq.read_table(earlier.directory / "findings.parquet").to_pylist()
    assert any(r["outcome"] == Outcome.FAIL and r["check"] == LAST_YEAR for r in rows)


def test_runs_of_rows_are_read_across_files_and_row_groups(tmp_path: Path) -> None:
    rows = {"of": list("aaabbcccc"), "row": list(range(9))}
    files = []
    for start, end in ((0, 4), (4, 4), (4, 9)):
        files.append(tmp_path / f"{start}-{end}.parquet")
        part = pa.table({name: column[start:end] for name, column in rows.items()})
        pq.write_table(part, files[-1], row_group_size=2)
    runs = runs_of(files, "of", 8)
    assert runs == {"a": Run(0, 3), "b": Run(3, 2), "c": Run(5, 3)}
    with Slices(files) as slices:
        assert slices.rows == 9
        for run in (Run(2, 4), Run(0, 1), Run(8, 1), Run(4, 0)):
            found = [row for part in slices.read(run) for row in part["row"].to_pylist()]
            assert found == list(range(run.start, run.end))


def test_a_text_that_many_rows_have_is_in_memory_once(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pq.write_table(pa.table({"text": ["支出" * 50] * 10_000}), path)
    with Slices([path]) as slices:
        (part,) = slices.read(Run(0, 10_000))
    assert part["text"].to_pylist() == ["支出" * 50] * 10_000
    assert part.nbytes < 100_000


def test_what_no_package_has_rows_of_is_the_same_empty_file(tmp_path: Path) -> None:
    folder = tmp_path / "packages"
    publish(folder, three_public("1.50", "1.20"), 2022)
    publish(folder, three_public("1.40", "1.00"))
    earlier = stands(folder, tmp_path / "earlier", tmp_path / "before")
    remove(folder)
    again, anew = made(folder, tmp_path / "again", earlier), made(folder, tmp_path / "anew")
    assert pq.read_metadata(anew / "indicators.parquet").num_rows == 0
    for path in anew.glob("*.parquet"):
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name
