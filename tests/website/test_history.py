"""A department over the years: pages and the file of one that has several, with a gap between them."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.assemble import build
from tests.conftest import DISCLOSURES
from tests.website import pelican

DEPARTMENT = "130630/yiliaobaozhangju/index.html"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Budgets of 2020, 2022 (all doubled) and 2023, and a final account of 2023."""
    folder = tmp_path_factory.mktemp("years")
    budget = _text("涞源")
    for name, year, kind, text in (
        ("2020", 2020, "budget", budget),
        ("2022", 2022, "budget", _doubled(budget)),
        ("2023", 2023, "budget", budget),
        ("决算", 2023, "final", _text("安义")),
    ):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        identity = f'division: "130630"\ndepartment: 涞源县医疗保障局\nfiscal_year: {year}\n'
        (folder / f"{name}.yml").write_text(f"{identity}kind: {kind}\n", encoding="utf-8")
    packages = tmp_path_factory.mktemp("years-packages")
    report = build([folder], packages, workers=1)
    assert report.is_complete, report.set_aside
    return pelican.publish(packages, tmp_path_factory.mktemp("years-site"))


def _text(place: str) -> str:
    return next(DISCLOSURES.glob(f"*{place}*.txt")).read_text(encoding="utf-8")


def _doubled(text: str) -> str:
    """The text with every amount doubled, so that all its sums still hold."""
    return re.sub(r"\d+\.\d\d\b", lambda found: str(Decimal(found[0]) * 2), text)


def _html(site: Path, page: str) -> str:
    return (site / page).read_text(encoding="utf-8")


def _section(html: str, id_: str) -> str:
    """From a heading to the next of its level, without tags and line breaks."""
    start = html.index(f'id="{id_}"')
    end = re.compile("<h[23]|</section>").search(html, start)
    text = re.sub(r"<[^>]+>", "", html[start : end.start() if end else None])
    return re.sub(r"\s+", " ", text)


def test_each_year_has_a_row_and_a_missing_one_is_said(years: Path) -> None:
    said = _section(_html(years, DEPARTMENT), "history-budget")
    said = said[said.index("核对不通过") :]
    assert [said.index(f"{year} 年") for year in (2023, 2022, 2021, 2020)] == sorted(
        said.index(f"{year} 年") for year in (2023, 2022, 2021, 2020)
    )
    assert re.search("2021 年 ?还没有收录", said)
    assert "减少 988.64 万元（50.0%）" in said


def test_the_year_after_a_gap_has_no_change(years: Path) -> None:
    said = _section(_html(years, DEPARTMENT), "history-budget")
    of_2022 = said[said.rindex("2022 年") : said.rindex("2021 年")]
    assert "1,977.28" in of_2022
    assert "减少" not in of_2022


def test_final_accounts_stand_apart(years: Path) -> None:
    html = _html(years, DEPARTMENT)
    assert "1,084.11" in _section(html, "history-final")
    assert "1,084.11" not in _section(html, "history-budget")


def test_the_file_holds_what_the_page_shows(years: Path) -> None:
    text = (years / DEPARTMENT.replace("index.html", "years.csv")).read_text("utf-8-sig")
    rows = [
        each
        for each in csv.DictReader(io.StringIO(text))
        if (each["kind"], each["shown_as"]) == ("budget", "支出总计")
    ]
    assert [each["fiscal_year"] for each in rows] == ["2023", "2022", "2020"]
    assert [each["amount_text"] for each in rows] == ["988.64", "1977.28", "988.64"]
    assert [each["compared_with_fiscal_year"] for each in rows] == ["2022", "", ""]
    assert [each["difference_yuan"] for each in rows] == ["-9886400.00", "", ""]
    html = _html(years, DEPARTMENT)
    for each in rows:
        assert each["address"].partition("#")[2] in html


def test_the_page_of_a_year_leads_to_the_figures_of_the_year_before(years: Path) -> None:
    page = "130630/yiliaobaozhangju/2023/index.html"
    html = _html(years, page)
    said = _section(html, "changes-budget")
    assert "2023 年 988.64 万元，2022 年预算 1977.28 万元，减少 988.64 万元（50.0%）。" in said
    links = [link for _, link in pelican.read(years / page).links]
    assert any("2022/index.html#t-budget-01" in link for link in links)


def test_budget_and_final_account_of_the_year_are_compared(years: Path) -> None:
    html = _html(years, "130630/yiliaobaozhangju/2023/index.html")
    said = _section(html, "execution-final")
    assert re.search("本年支出 ?988.64 ?1,084.11 ?增加 95.47 万元（9.7%）", said)
    assert re.search("“三公”经费 ?9.00 ?0.00 写在文字里 ?不能直接比较：一个印在表里", said)
    assert re.search("机关运行经费 ?27.54 写在文字里 ?7.97 写在文字里 ?减少 19.57 万元", said)


def test_what_only_the_prose_states_is_in_the_lists_and_their_file(years: Path) -> None:
    said = _section(_html(years, DEPARTMENT), "history-final")
    assert "0.00 写在文字里" in said
    assert "未印出" not in said
    text = (years / DEPARTMENT.replace("index.html", "years.csv")).read_text("utf-8-sig")
    (row,) = (
        each
        for each in csv.DictReader(io.StringIO(text))
        if (each["kind"], each["shown_as"]) == ("final", "“三公”经费")
    )
    assert (row["amount_text"], row["unit"], row["table"]) == ("0.00", "万元", "")
    assert (row["row_label"], row["entity_level"]) == ("财政拨款“三公”经费支出", "department")
    assert row["source_line"]
    assert row["address"].partition("#")[2] in _html(
        years, "130630/yiliaobaozhangju/2023/index.html"
    )


def test_a_year_without_the_one_before_says_so(years: Path) -> None:
    html = _html(years, "130630/yiliaobaozhangju/2022/index.html")
    assert "2021 年的预算还没有收录" in _section(html, "changes-budget")
    assert "2022 年的决算还没有收录，没法和预算比。" in html
