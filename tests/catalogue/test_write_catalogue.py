from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from pipeline.catalogue import CatalogueError, combine, write, write_catalogue
from pipeline.folders import Trouble
from pipeline.model.disclosure import Disclosure
from pipeline.model.identity import Kind
from pipeline.package import verify, write_package
from pipeline.resource import load_schema, write_checksums
from pipeline.versions import version_of
from tests.package import published, samples

NAMES = [
    "disclosures", "tables", "amounts", "indicators", "findings", "sections", "claims", "headlines",
]  # fmt: skip
PANELS = [
    f"panel_{name}{wide}"
    for name in ("headlines", "functions", "indicators")
    for wide in ("", "_wide")
]
BUDGET_2022 = "130630-yiliaobaozhangju-2022-budget"
BUDGET_2023 = "130630-yiliaobaozhangju-2023-budget"
FINAL_2023 = "130630-yiliaobaozhangju-2023-final"


def publish(directory: Path) -> Path:
    made = samples.disclosure()
    write_package(_stating(made), directory)
    write_package(_stating(samples.renamed(made, kind=Kind.FINAL)), directory)
    write_package(samples.renamed(made, fiscal_year=2022), directory)
    return directory


def _stating(made: Disclosure) -> Disclosure:
    """With a claim; both disclosures number theirs from 1."""
    return replace(made, claims=(replace(samples.CLAIM, disclosure=made.name),))


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    return publish(tmp_path / "packages")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalogue(publish(tmp_path_factory.mktemp("packages")))


def column(catalogue: Path, resource: str, name: str) -> list[Any]:
    values: list[Any] = pq.read_table(catalogue / f"{resource}.parquet").column(name).to_pylist()
    return values


def test_the_catalogue_is_laid_out_as_the_contract_says(catalogue: Path) -> None:
    assert catalogue.name == "catalogue"
    assert set(published.contents(catalogue)) == {
        *(f"{name}{suffix}" for name in NAMES for suffix in (".csv", ".parquet")),
        *(f"panels/{name}{suffix}" for name in PANELS for suffix in (".csv", ".parquet", ".xlsx")),
        "datapackage.json",
        *(f"dictionary.{suffix}" for suffix in ("csv", "json", "xlsx")),
        "mingzhang.duckdb",
        "mingzhang.sqlite",
        "checksums.sha256",
    }
    assert [each["name"] for each in published.descriptor(catalogue)["resources"]] == [
        *NAMES,
        *PANELS,
    ]


def test_disclosures_stand_in_order_of_year_and_name(catalogue: Path) -> None:
    assert column(catalogue, "disclosures", "disclosure") == [BUDGET_2022, BUDGET_2023, FINAL_2023]


def test_a_disclosure_is_what_its_package_states(catalogue: Path) -> None:
    with (catalogue / "disclosures.csv").open(encoding="utf-8", newline="") as file:
        row = list(csv.DictReader(file))[1]
    digest = row.pop("source_sha256")
    assert len(digest) == 64
    assert row == {
        "disclosure": BUDGET_2023,
        "title": "涞源县医疗保障局2023年部门预算",
        "division_code": "130630",
        "division": "涞源县",
        "city": "保定市",
        "province": "河北省",
        "department": "涞源县医疗保障局",
        "department_slug": "yiliaobaozhangju",
        "unit": "",
        "unit_slug": "",
        "fiscal_year": "2023",
        "kind": "budget",
        "entities": "1",
        "tables": "3",
        "amounts": "3",
        "indicators": "1",
        "sections": "1",
        "findings_failed": "1",
        "source_file": samples.FILE,
        "source_url": "https://example.gov.cn/a.html",
        "published_on": "2023-03-01",
        "retrieved_on": "",
        "licence": "",
        "package_version": "1.0.0",
        "version": version_of(catalogue.parent / BUDGET_2023),
    }


def test_tables_are_listed_with_the_empty_ones(catalogue: Path) -> None:
    assert column(catalogue, "tables", "is_empty") == [False, False, True] * 3
    assert column(catalogue, "tables", "rows") == [3, 2, 0] * 3
    assert column(catalogue, "tables", "columns") == [7, 2, 7] * 3
    assert column(catalogue, "tables", "section")[0] == "第一部分 部门预算"


def test_rows_are_those_of_the_packages_and_csv_is_parquet(catalogue: Path) -> None:
    packages = [catalogue.parent / name for name in (BUDGET_2022, BUDGET_2023, FINAL_2023)]
    for name in NAMES[2:]:
        rows = [
            row
            for each in packages
            if (each / f"{name}.parquet").is_file()  # claims: only where something is stated
            for row in pq.read_table(each / f"{name}.parquet").to_pylist()
        ]
        combined = pq.read_table(catalogue / f"{name}.parquet").to_pylist()
        own = [row for row in combined if not str(row.get("check")).startswith("between.")]
        assert own == rows
    assert len(column(catalogue, "claims", "claim_no")) == 2
    published.assert_csv_is_parquet(catalogue)


def test_findings_between_packages_come_after_those_of_the_packages(catalogue: Path) -> None:
    checks = column(catalogue, "findings", "check")
    between = [check.startswith("between.") for check in checks]
    assert between == sorted(between)
    assert set(checks[-7:]) == {
        "between.last_year_column",
        "between.opening_budget",
        "between.units_sum",
    }


def test_amounts_keep_their_printed_decimals(catalogue: Path) -> None:
    with (catalogue / "amounts.csv").open(encoding="utf-8", newline="") as file:
        amounts = [row["amount"] for row in csv.DictReader(file)]
    assert amounts == ["1051.10", "", "-1.90"] * 3


def test_frictionless_finds_it_valid_without_a_network(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published.block_network(monkeypatch)
    assert published.frictionless_errors(catalogue) == []


def test_it_is_a_fiscal_data_package_of_all_years(catalogue: Path) -> None:
    descriptor = published.descriptor(catalogue)
    assert descriptor["profile"] == "tabular-data-package"
    assert descriptor["fiscalPeriod"] == {"start": "2022-01-01", "end": "2023-12-31"}
    assert descriptor["model"]["measures"]["amount"]["source"] == "amount_yuan"
    assert descriptor["mingzhang"]["packages"] == 3
    amounts = descriptor["resources"][2]["schema"]["foreignKeys"]
    assert [key["reference"]["resource"] for key in amounts] == ["disclosures", "tables"]


def test_the_same_packages_give_the_same_bytes(catalogue: Path, packages: Path) -> None:
    assert published.contents(write_catalogue(packages)) == published.contents(catalogue)


def test_nothing_is_written_if_nothing_changed(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = write_catalogue(packages)

    def fail(*_: object) -> None:
        raise AssertionError("written again")

    monkeypatch.setattr(write, "combine", fail)
    assert write_catalogue(packages) == target
    (target / "mingzhang.sqlite").unlink()
    with pytest.raises(AssertionError, match="written again"):
        write_catalogue(packages)


def test_a_changed_package_changes_the_catalogue(packages: Path) -> None:
    write_catalogue(packages)
    write_package(samples.disclosure(amounts=()), packages)
    assert len(column(write_catalogue(packages), "amounts", "amount")) == 6


def test_a_failure_leaves_the_old_catalogue(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = published.contents(write_catalogue(packages))
    write_package(samples.disclosure(amounts=()), packages)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(write, "write_catalogue_sqlite", fail)
    with pytest.raises(OSError, match="disk full"):
        write_catalogue(packages)
    assert published.contents(packages / "catalogue") == before
    assert not list(packages.glob(".*"))


def test_many_amounts_are_parted_by_fiscal_year(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "LARGE", 8)
    catalogue = write_catalogue(packages)
    parquet = published.descriptor(catalogue)["resources"][2]["mingzhang"]["parquet"]
    assert [each["path"] for each in parquet] == ["amounts/2022.parquet", "amounts/2023.parquet"]
    assert [pq.read_metadata(catalogue / each["path"]).num_rows for each in parquet] == [3, 6]
    parquet = published.descriptor(catalogue)["resources"][4]["mingzhang"]["parquet"]
    assert [each["path"] for each in parquet] == [
        "findings/2022.parquet",
        "findings/2023.parquet",
        "findings/between.parquet",
    ]
    published.assert_csv_is_parquet(catalogue)
    assert verify(packages) == []
    with duckdb.connect(str(catalogue / "mingzhang.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM amounts").fetchone() == (9,)


def test_row_groups_are_filled_across_packages(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(combine, "_ROW_GROUP", 2)
    catalogue = write_catalogue(packages)
    metadata = pq.read_metadata(catalogue / "amounts.parquet")
    groups = [metadata.row_group(each).num_rows for each in range(metadata.num_row_groups)]
    assert groups == [2, 2, 2, 2, 1]
    published.assert_csv_is_parquet(catalogue)


@pytest.fixture
def sqlite(catalogue: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(catalogue / "mingzhang.sqlite")) as connection:
        yield connection


def test_sqlite_has_the_rows_and_sound_keys(catalogue: Path, sqlite: sqlite3.Connection) -> None:
    assert sqlite.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert sqlite.execute("PRAGMA foreign_key_check").fetchall() == []
    for name in NAMES:
        names = [row[1] for row in sqlite.execute(f'PRAGMA table_info("{name}")')]
        assert tuple(names) == load_schema(name).names
        (count,) = sqlite.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        assert count == pq.read_metadata(catalogue / f"{name}.parquet").num_rows
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        sqlite.execute("INSERT INTO disclosures SELECT * FROM disclosures")


@pytest.mark.parametrize(
    "table", ["tables", "amounts", "indicators", "findings", "sections", "claims"]
)
def test_one_index_finds_what_is_of_a_disclosure(sqlite: sqlite3.Connection, table: str) -> None:
    """A second one is dead weight: of 2,000 disclosures it has 38 MB and takes a tenth of the writing."""
    query = f'SELECT * FROM "{table}" WHERE disclosure = ?'
    ((*_, way),) = sqlite.execute(f"EXPLAIN QUERY PLAN {query}", ("x",))
    assert way.startswith(f"SEARCH {table} USING INDEX")
    first = (
        sqlite.execute(f'PRAGMA index_info("{name}")').fetchone()[2]
        for _, name, *_ in sqlite.execute(f'PRAGMA index_list("{table}")').fetchall()
    )
    assert [*first].count("disclosure") == 1


def test_sqlite_has_numbers_as_numbers(sqlite: sqlite3.Connection) -> None:
    rows = sqlite.execute("SELECT amount, amount_yuan, is_leaf FROM amounts LIMIT 2").fetchall()
    assert rows == [(1051.1, 10511000, 0), (None, None, None)]
    assert isinstance(rows[0][1], int)


def test_duckdb_has_the_rows_of_parquet_and_the_titles(catalogue: Path) -> None:
    with duckdb.connect(str(catalogue / "mingzhang.duckdb"), read_only=True) as connection:
        for name in NAMES:
            expected = pq.read_table(catalogue / f"{name}.parquet").to_pylist()
            cursor = connection.execute(f'SELECT * FROM "{name}"')
            names = [each[0] for each in cursor.description or ()]
            assert [dict(zip(names, row, strict=True)) for row in cursor.fetchall()] == expected
        comment = connection.execute(
            "SELECT comment FROM duckdb_columns() "
            "WHERE table_name = 'amounts' AND column_name = 'amount_yuan'"
        ).fetchone()
        assert comment == ("金额（元） / Amount in yuan",)
        tags = connection.execute("SELECT tags FROM duckdb_databases()").fetchall()
        assert "v1.0.0" in str(tags)


def test_views_hold_only_what_is_checked(catalogue: Path, sqlite: sqlite3.Connection) -> None:
    with duckdb.connect() as connection:
        path = catalogue / "mingzhang.duckdb"
        connection.execute(f"ATTACH '{path}' AS named (READ_ONLY)")
        for table in ("amounts", "headlines"):
            count = f"SELECT count(*) FROM named.{table} WHERE trust = 'checked'"
            view = f"SELECT count(*) FROM named.{table}_checked"
            expected = connection.execute(count).fetchone()
            assert connection.execute(view).fetchone() == expected
            assert sqlite.execute(view.replace("named.", "")).fetchone() == expected


def test_a_folder_without_packages_has_an_empty_catalogue(tmp_path: Path) -> None:
    catalogue = write_catalogue(tmp_path)
    assert published.frictionless_errors(catalogue) == []
    assert column(catalogue, "disclosures", "disclosure") == []
    assert "fiscalPeriod" not in published.descriptor(catalogue)


def test_a_package_of_another_version_is_named(packages: Path) -> None:
    path = packages / BUDGET_2022 / "amounts.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("amount_yuan", "yuan", 1), encoding="utf-8")
    write_checksums(path.parent)
    with pytest.raises(CatalogueError, match=f"{BUDGET_2022}/amounts.csv: columns"):
        write_catalogue(packages)
    assert not (packages / "catalogue").exists()


@pytest.mark.parametrize(
    "file", ["amounts.csv", "amounts.parquet", "sections.parquet", "datapackage.json"]
)
def test_what_rotted_unseen_in_a_package_is_named_and_not_vouched_for(
    packages: Path, file: str
) -> None:
    path = packages / BUDGET_2022 / file
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)
    with pytest.raises(Trouble, match=rf"{BUDGET_2022}/{file}: .* verify .* --repair"):
        write_catalogue(packages)
    assert not (packages / "catalogue").exists()


def test_a_package_without_checksums_is_named(packages: Path) -> None:
    (packages / BUDGET_2022 / "checksums.sha256").unlink()
    with pytest.raises(CatalogueError, match=f"{BUDGET_2022}: no checksums"):
        write_catalogue(packages)


def test_a_foreign_package_is_named(packages: Path) -> None:
    (packages / BUDGET_2022 / "datapackage.json").write_text('{"name": "x"}', encoding="utf-8")
    write_checksums(packages / BUDGET_2022)
    with pytest.raises(CatalogueError, match=rf"{BUDGET_2022}/datapackage\.json: KeyError"):
        write_catalogue(packages)


def test_a_disclosure_of_several_files_lists_them_all(tmp_path: Path) -> None:
    source = samples.disclosure().sources[0]
    write_package(samples.disclosure(sources=(source, replace(source, name="b.txt"))), tmp_path)
    catalogue = write_catalogue(tmp_path)
    assert column(catalogue, "disclosures", "source_file") == [f"{samples.FILE};b.txt"]
    assert column(catalogue, "disclosures", "source_sha256")[0].count(";") == 1
