"""`survey`: one line a file, with what was found or why not."""

from __future__ import annotations

import argparse
import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.commands.survey import SurveyRow, add_arguments, described, summary

ROOT = Path(__file__).parents[2]
DISCLOSURE = next(iter(sorted((ROOT / "data" / "disclosures").glob("涞源*.txt"))))


@pytest.fixture(scope="module")
def surveyed(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, list[dict[str, str]], Path]:
    """The exit code and the CSV of a folder with a disclosure, a notice and an empty file."""
    folder = tmp_path_factory.mktemp("survey")
    (folder / "a.txt").write_bytes(DISCLOSURE.read_bytes())
    (folder / "b.txt").write_text("关于开展部门预算公开工作的通知\n\n请各部门按时公开。\n", "utf-8")
    (folder / "c.txt").write_bytes(b"")
    code = main(["survey", str(folder), "--workers", "1", "--csv", str(folder / "s.csv")])
    with (folder / "s.csv").open(encoding="utf-8", newline="") as file:
        return code, list(csv.DictReader(file)), folder


def test_a_file_that_can_be_published_has_its_identity_with_evidence_and_its_figures(
    surveyed: tuple[int, list[dict[str, str]], Path],
) -> None:
    row = surveyed[1][0]
    assert (row["file"], row["outcome"]) == ("a.txt", "published")
    assert row["package"] == "130630-yiliaobaozhangju-2023-budget"
    assert row["fiscal_year"] == "2023"
    assert "a.txt line" in row["fiscal_year_from"]
    assert "涞源县医疗保障局" in row["organisation_from"]
    assert (int(row["tables"]), int(row["forms_known"])) == (24, 24)
    assert 0.9 < float(row["share"]) <= 1
    assert "three_public" in row["headlines"].split()
    assert int(row["passed"]) > 100


def test_what_cannot_be_published_is_named_with_its_reason_and_the_others_go_on(
    surveyed: tuple[int, list[dict[str, str]], Path],
) -> None:
    code, rows, _ = surveyed
    assert code == 1
    assert [(row["file"], row["outcome"]) for row in rows[1:]] == [
        ("b.txt", "refused"), ("c.txt", "refused"),
    ]  # fmt: skip
    assert "empty" in rows[2]["reason"]


def test_it_writes_nothing_but_its_csv(
    surveyed: tuple[int, list[dict[str, str]], Path],
) -> None:
    assert {path.name for path in surveyed[2].iterdir()} == {"a.txt", "b.txt", "c.txt", "s.csv"}


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert main(["survey", str(tmp_path / "nothing")]) == 2


def test_a_line_says_why_and_the_summary_adds_up() -> None:
    good = SurveyRow(
        file="a.pdf", outcome="published", package="p", tables=9, forms_known=8, numbers=10,
        accounted=9, share=0.9, failed=2, seconds=1.0,
    )  # fmt: skip
    bad = SurveyRow(file="b.pdf", outcome="refused", reason="b.pdf: it is a notice", seconds=0.5)
    assert described(good).endswith("a.pdf → p")
    assert described(bad).endswith("b.pdf: REFUSED: b.pdf: it is a notice")
    text = summary([good, bad])
    assert "2 files: 1 can be published, 1 refused, 0 failed" in text
    assert "9 of 10 printed numbers accounted for (0.9000)" in text


def test_every_option_is_documented() -> None:
    text = (ROOT / "docs" / "survey.md").read_text(encoding="utf-8")
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    options = re.findall(r"--[a-z]+", parser.format_help())
    assert {"--csv", "--workers"} <= set(options)
    for option in set(options) - {"--help"}:
        assert f"[{option} " in text


def test_tables_found_are_those_that_the_contents_page_lists() -> None:
    row = SurveyRow(
        file="a.pdf", outcome="published", package="p", tables=12, tables_listed=9, tables_found=8
    )  # fmt: skip
    assert described(row).split()[0] == "8/9"
    assert described(replace(row, tables_listed=0)).split()[0] == "12"


@pytest.mark.parametrize("workers", ["0", "-1"])
def test_no_processes_are_wrong_usage(workers: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["survey", str(tmp_path), "--workers", workers])
    assert ended.value.code == 2


def test_a_csv_that_cannot_be_written_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.commands.survey.survey", pytest.fail)
    (tmp_path / "a.txt").write_bytes(DISCLOSURE.read_bytes())
    assert main(["survey", str(tmp_path), "--csv", str(tmp_path / "none" / "s.csv")]) == 2


def test_a_fault_in_one_file_is_named_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(DISCLOSURE.read_bytes())
    (tmp_path / "b.txt").write_bytes(b"")
    monkeypatch.setattr("pipeline.commands.survey.build_disclosure", _faulty)
    assert main(["survey", str(tmp_path), "--workers", "1"]) == 1
    printed = capsys.readouterr().out
    assert "a.txt: FAILED: a fault of our own: ZeroDivisionError: made up" in printed
    assert "2 files: 0 can be published" in printed


def _faulty(*_: object) -> None:
    raise ZeroDivisionError("made up")
