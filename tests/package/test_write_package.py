from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.disclosure import Source
from pipeline.model.document import Document, Place
from pipeline.model.identity import Evidence, EvidenceOf, EvidenceSource
from pipeline.package import write, write_package
from pipeline.resource import ResourceError, load_schema, read_checksums, sha256_of
from tests.package import published, samples

NAME = "130630-yiliaobaozhangju-2023-budget"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(samples.disclosure(), tmp_path_factory.mktemp("packages"))


def test_the_package_is_laid_out_as_the_contract_says(package: Path) -> None:
    tables = [f"tables/{each.name}" for each in samples.TABLES]
    resources = [*tables, "amounts", "indicators", "findings", "sections", "headlines"]
    assert package.name == NAME
    assert set(published.contents(package)) == {
        *(f"{each}{suffix}" for each in resources for suffix in (".csv", ".parquet")),
        "datapackage.json",
        f"{NAME}.xlsx",
        f"{NAME}.sqlite",
        f"source/{samples.disclosure().name}.txt",
        f"text/{samples.disclosure().name}.txt",
        "checksums.sha256",
    }
    assert [each.name for each in package.parent.iterdir()] == [NAME]


def test_the_database_has_the_records_and_what_is_checked_of_them(package: Path) -> None:
    with closing(sqlite3.connect(f"file:{package / NAME}.sqlite?mode=ro", uri=True)) as database:
        tables = dict(database.execute("SELECT name, type FROM sqlite_master ORDER BY name"))
        counted = database.execute("SELECT count(*), sum(amount_yuan) FROM amounts").fetchone()
        checked = database.execute("SELECT DISTINCT trust FROM amounts_checked").fetchall()
    records = ["amounts", "findings", "headlines", "indicators", "sections"]
    assert [name for name, kind in tables.items() if kind == "table"] == records
    assert [name for name, kind in tables.items() if kind == "view"] == [
        "amounts_checked",
        "headlines_checked",
    ]
    amounts = samples.disclosure().amounts
    assert counted == (len(amounts), float(sum(each.amount_yuan or 0 for each in amounts)))
    assert checked in ([], [("checked",)])


def test_equal_content_is_an_equal_database(package: Path, tmp_path: Path) -> None:
    again = write_package(samples.disclosure(), tmp_path)
    path = f"{NAME}.sqlite"
    assert (again / path).read_bytes() == (package / path).read_bytes()


def test_the_descriptor_states_what_the_identity_was_read_from(tmp_path: Path) -> None:
    evidence = Evidence(
        EvidenceOf.YEAR, "2023", EvidenceSource.COVER, "2023年部门预算", Place("a.txt", 2)
    )
    made = samples.disclosure()
    made = replace(made, identity=replace(made.identity, evidence=(evidence,), in_charge="教育部"))
    custom = json.loads((write_package(made, tmp_path) / "datapackage.json").read_text("utf-8"))
    assert custom["mingzhang"]["scope"] == "department"
    assert custom["mingzhang"]["in_charge"] == "教育部"
    assert custom["mingzhang"]["identity"] == {
        "fiscal_year": {
            "value": "2023",
            "source": "cover",
            "text": "2023年部门预算",
            "file": "a.txt",
            "page": None,
            "line": 2,
        }
    }


def test_the_source_is_the_received_bytes(package: Path) -> None:
    source = samples.disclosure().sources[0]
    assert (package / "source" / f"{package.name}.txt").read_bytes() == source.content


def test_the_checksums_are_those_of_all_files(package: Path) -> None:
    stated = read_checksums(package)
    assert set(stated) == set(published.contents(package)) - {"checksums.sha256"}
    assert all(sha256_of(package / name) == digest for name, digest in stated.items())


def test_frictionless_finds_it_valid_without_a_network(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published.block_network(monkeypatch)
    assert published.frictionless_errors(package) == []


def test_csv_and_parquet_are_the_same(package: Path) -> None:
    published.assert_csv_is_parquet(package)


def test_amounts_are_published_as_printed(package: Path) -> None:
    with (package / "amounts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["amount_text"] for row in rows] == ["1,051.10", "—", "-1.90"]
    assert [row["amount"] for row in rows] == ["1051.10", "", "-1.90"]
    assert [row["is_leaf"] for row in rows] == ["false", "", "false"]


def test_tables_are_published_as_printed(package: Path) -> None:
    path = package / "tables" / f"{samples.TABLES[0].name}.csv"
    assert path.read_text(encoding="utf-8") == (
        "sequence,code,label,total,basic,column_6,column_7,row_no,source_line,source_page\n"
        '1,210,卫生健康支出,"1,051.10",903.45,—,"\'=HYPERLINK(""http://x"")",1,10,2\n'
        '2,21015,"医疗保障\n管理事务",-1.90,---,0.00,,2,11,2\n'
        "3,2101501,行政运行,,5,,—,3,12,2\n"
    )


def test_a_declared_empty_table_has_no_rows(package: Path) -> None:
    resource = next(
        each
        for each in published.descriptor(package)["resources"]
        if each["mingzhang"].get("is_empty")
    )
    assert resource["mingzhang"]["rows"] == 0
    assert published.parquet_rows(package, resource) == []
    assert (package / resource["path"]).read_text(encoding="utf-8").count("\n") == 1


def test_computed_numbers_of_findings_have_ten_decimals(package: Path) -> None:
    with (package / "findings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["expected"] for row in rows] == ["1051.105", "33.3333333333"]


def test_the_descriptor_has_what_the_specifications_require(package: Path) -> None:
    descriptor = published.descriptor(package)
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["profile"] == "tabular-data-package"
    assert descriptor["name"] == NAME
    assert descriptor["countryCode"] == "CN"
    assert descriptor["granularity"] == "aggregated"
    assert descriptor["fiscalPeriod"] == {"start": "2023-01-01", "end": "2023-12-31"}
    assert "created" not in descriptor
    assert descriptor["version"] == "1.0.0"
    for key in ("title", "title_en", "description", "description_en", "keywords", "contributors"):
        assert descriptor[key], key
    for resource in descriptor["resources"]:
        assert resource["type"] == "table"
        assert resource["profile"] == "tabular-data-resource"
        assert resource["hash"] == f"sha256:{sha256_of(package / resource['path'])}"
        assert resource["bytes"] == (package / resource["path"]).stat().st_size
        assert "fieldsMatch" not in resource["schema"]
        assert all(isinstance(each, str) for each in resource["schema"]["missingValues"])
        for file in resource["mingzhang"]["parquet"]:
            assert file["hash"] == f"sha256:{sha256_of(package / file['path'])}"


def test_the_fiscal_model_refers_to_columns_of_amounts(package: Path) -> None:
    descriptor = published.descriptor(package)
    model = descriptor["model"]
    assert descriptor["resources"][0]["name"] == "amounts"
    names = load_schema("amounts").names
    assert model["measures"]["amount"]["source"] == "amount_yuan"
    assert model["measures"]["amount"]["currency"] == "CNY"
    for name, dimension in model["dimensions"].items():
        attributes = dimension["attributes"]
        keys = dimension["primaryKey"]
        assert {keys} if isinstance(keys, str) else set(keys) <= set(attributes), name
        for attribute in attributes.values():
            assert attribute["source"] in names
            assert attribute.get("parent", keys[0]) in attributes or isinstance(keys, str)
            assert "constant" not in attribute


def test_the_fiscal_column_types_are_given_once_each(package: Path) -> None:
    schema = published.descriptor(package)["resources"][0]["schema"]
    types = {each["columnType"]: each for each in schema["fields"] if "columnType" in each}
    assert len(types) == sum("columnType" in each for each in schema["fields"])
    assert types["value"]["name"] == "amount_yuan"
    assert types["date:fiscal-year"]["type"] == "integer"
    assert {"phase:id", "direction", "geo-source:target:code"} <= set(types)
    assert schema["extraFields"][0]["constant"] == "CNY"


def test_what_the_catalogue_needs_stands_under_mingzhang(package: Path) -> None:
    custom = published.descriptor(package)["mingzhang"]
    assert custom["counts"] == {
        "tables": 3,
        "amounts": 3,
        "indicators": 1,
        "findings": 2,
        "sections": 1,
    }
    assert custom["outcomes"]["fail"] == 1
    assert custom["division_code"] == "130630"
    assert custom["source_files"][0]["name"] == samples.FILE


def test_a_table_says_where_it_stands_and_how_it_was_printed(package: Path) -> None:
    resource = published.descriptor(package)["resources"][5]
    custom = resource["mingzhang"]
    assert resource["title"] == "部门预算支出总表"
    assert custom["number"] == "公开03表"
    assert custom["section"] == ["第一部分 部门预算"]
    assert custom["source_line"] == 5
    assert custom["notes"] == ["注：本表为测试。"]
    assert custom["header_rows"][0][3] == "合计"
    inferred = [each["mingzhang"]["inferred"] for each in resource["schema"]["fields"][:7]]
    assert inferred == [False, False, False, False, False, True, False]


def test_a_table_on_a_scanned_page_says_that_it_was_recognized(tmp_path: Path) -> None:
    document = replace(samples.disclosure().sources[0].documents[0], ocr_pages=frozenset({2}))
    scanned = samples.disclosure(sources=(Source(samples.FILE, b"", (document,)),))
    tables = published.descriptor(write_package(scanned, tmp_path))["resources"][5:]
    assert [each["mingzhang"].get("read_by_ocr") for each in tables] == [True, None, None]
    assert "由扫描图像识别得出，数字请对照原件" in tables[0]["description"]
    assert "recognized from a scan" in tables[0]["description_en"]
    assert "扫描" not in tables[1]["description"]


def test_building_twice_gives_the_same_bytes(package: Path, tmp_path: Path) -> None:
    again = write_package(samples.disclosure(), tmp_path)
    assert published.contents(again) == published.contents(package)
    assert published.contents(write_package(samples.disclosure(), tmp_path)) == published.contents(
        package
    )


def test_a_failure_leaves_the_old_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = write_package(samples.disclosure(), tmp_path)
    before = published.contents(tmp_path)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(write, "write_workbook", fail)
    with pytest.raises(OSError, match="disk full"):
        write_package(samples.disclosure(amounts=()), tmp_path)
    assert published.contents(tmp_path) == before
    assert package.is_dir()


def test_a_failure_leaves_no_half_package(tmp_path: Path) -> None:
    lossy = replace(samples.AMOUNT, amount=Decimal("0.00000000001"))
    with pytest.raises(ResourceError, match=r"amounts\.csv: field amount"):
        write_package(samples.disclosure(amounts=(lossy,)), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_values_that_the_contract_does_not_know_raise(tmp_path: Path) -> None:
    odd = replace(samples.AMOUNT, phase="proposed")
    with pytest.raises(ResourceError, match=r"amounts: field phase: \['proposed'\]"):
        write_package(samples.disclosure(amounts=(odd,)), tmp_path)


def test_two_tables_of_one_name_raise(tmp_path: Path) -> None:
    twice = (samples.TABLES[0], samples.TABLES[0])
    with pytest.raises(ResourceError, match="a second resource named"):
        write_package(samples.disclosure(tables=twice), tmp_path)


def test_a_package_name_that_is_no_folder_name_raises(tmp_path: Path) -> None:
    evil = samples.renamed(samples.disclosure(), department_slug="../../x")
    with pytest.raises(ResourceError, match="package name"):
        write_package(evil, tmp_path)


def test_an_empty_disclosure_is_a_valid_package(tmp_path: Path) -> None:
    bare = samples.disclosure(
        tables=(), amounts=(), indicators=(), sections=(), findings=(), sources=(), entities=()
    )
    assert published.frictionless_errors(write_package(bare, tmp_path)) == []


def test_source_names_are_never_paths(tmp_path: Path) -> None:
    document = Document("x", "txt", ())
    sources = tuple(
        Source(name, name.encode(), (document,)) for name in ("../../etc/passwd", ".x", "x", "a/x")
    )
    package = write_package(samples.disclosure(sources=sources), tmp_path)
    assert sorted(each.name for each in (package / "source").iterdir()) == [
        *(f"{package.name}-{number}.txt" for number in (2, 3, 4)),
        f"{package.name}.txt",
    ]
    assert [each["title"] for each in published.descriptor(package)["sources"]] == [
        each.name for each in sources
    ]
    assert published.frictionless_errors(package) == []
