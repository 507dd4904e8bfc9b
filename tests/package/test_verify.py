from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.catalogue import write_catalogue
from pipeline.package import Problem, verify, write_package
from pipeline.resource import sha256_of, write_checksums
from tests.package import published, samples


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write_package(samples.disclosure(), tmp_path / "packages")


def only(problems: list[Problem]) -> str:
    assert len(problems) == 1, problems
    return str(problems[0])


def rewrite(package: Path, name: str, change: Callable[[str], str]) -> None:
    """Changes a file and everything that vouches for its bytes, so that only its content is off."""
    path = package / name
    old = sha256_of(path)
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    descriptor = package / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8").replace(old, sha256_of(path))
    descriptor.write_text(text, encoding="utf-8", newline="\n")
    write_checksums(package)


def test_a_fresh_package_is_sound(package: Path) -> None:
    assert verify(package) == []


def test_packages_and_catalogue_are_sound(package: Path) -> None:
    write_package(samples.renamed(samples.disclosure(), fiscal_year=2022), package.parent)
    write_catalogue(package.parent)
    assert verify(package.parent) == []


def test_a_missing_file_is_named(package: Path) -> None:
    (package / "sections.parquet").unlink()
    problems = verify(package)
    assert {each.place for each in problems} == {f"{package.name}/sections.parquet"}
    assert "missing, expected by checksums.sha256" in problems[0].message


def test_a_changed_source_is_named(package: Path) -> None:
    (package / "source" / f"{package.name}.txt").write_bytes(b"")
    message = only(verify(package))
    assert message.startswith(f"{package.name}/source/{package.name}.txt: changed")
    assert "build it again" in message


def test_an_extra_file_is_named(package: Path) -> None:
    (package / "notes.txt").touch()
    assert "notes.txt: extra, not listed in checksums.sha256" in only(verify(package))


def test_missing_checksums_are_named(package: Path) -> None:
    (package / "checksums.sha256").unlink()
    assert "checksums.sha256: missing" in only(verify(package))


def test_a_broken_descriptor_is_named(package: Path) -> None:
    (package / "datapackage.json").write_text("{}", encoding="utf-8")
    write_checksums(package)
    assert "datapackage.json: not a descriptor of ours: KeyError" in only(verify(package))


def test_a_file_that_the_descriptor_does_not_describe_is_named(package: Path) -> None:
    path = package / "indicators.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    write_checksums(package)
    assert "indicators.csv: not the file that datapackage.json describes" in only(verify(package))


def test_a_value_that_differs_from_parquet_is_named(package: Path) -> None:
    rewrite(package, "amounts.csv", lambda text: text.replace(",1051.10,", ",1051.11,"))
    assert only(verify(package)).startswith(
        f"{package.name}/amounts.csv: row 1 field amount: CSV has 1051.1100000000, "
        "Parquet 1051.1000000000"
    )


def test_a_row_too_many_is_named(package: Path) -> None:
    rewrite(package, "sections.csv", lambda text: text + text.partition("\n")[2])
    assert "CSV has more than 1 rows" in only(verify(package))


def test_a_value_of_another_type_is_named(package: Path) -> None:
    rewrite(package, "amounts.csv", lambda text: text.replace(",1051.10,", ",many,"))
    assert "field amount: 'many' is no number" in only(verify(package))


def test_a_value_outside_the_enum_is_named(package: Path) -> None:
    rewrite(package, "findings.csv", lambda text: text.replace(",fail,", ",failed,"))
    assert "field outcome: 'failed', expected one of" in only(verify(package))


def test_another_header_is_named(package: Path) -> None:
    rewrite(package, "findings.csv", lambda text: text.replace("outcome", "result", 1))
    assert "findings.csv: header" in only(verify(package))


def test_bytes_that_are_no_text_are_named(package: Path) -> None:
    path = package / "findings.csv"
    old = sha256_of(path)
    path.write_bytes(b"\xff\xfe")
    descriptor = package / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8").replace(old, sha256_of(path))
    descriptor.write_text(text, encoding="utf-8")
    write_checksums(package)
    assert "findings.csv: its first line is not UTF-8 CSV" in only(verify(package))


def test_a_passed_sum_that_does_not_add_up_is_named(tmp_path: Path) -> None:
    wrong = replace(samples.FINDING, expected=Decimal("1051.12"))
    outside = replace(wrong, id="another", check="prose.total")
    package = write_package(samples.disclosure(findings=(wrong, outside)), tmp_path)
    message = only(verify(package))
    assert message.startswith(f"{package.name}/findings.csv row 1: arithmetic.row_sum passed")
    assert "within 0.01" in message


def test_a_folder_that_is_no_package_is_named(package: Path) -> None:
    (package.parent / "stray").mkdir()
    (package.parent / ".hidden").mkdir()
    assert only(verify(package.parent)).startswith("stray: no datapackage.json")


def test_nothing_to_verify_is_said(tmp_path: Path) -> None:
    assert "no packages" in only(verify(tmp_path))
    assert "no such folder" in only(verify(tmp_path / "absent"))


def test_a_path_out_of_the_package_is_not_followed(package: Path) -> None:
    descriptor = published.descriptor(package)
    descriptor["resources"][0]["path"] = "../../secret.csv"
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    write_checksums(package)
    assert "secret.csv: missing" in only(verify(package))
