"""`survey`: one line a file, with what was found or why not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.commands.survey import SurveyRow, described, summary

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
    for option in ("--csv", "--workers"):
        assert option in text
