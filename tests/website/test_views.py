"""The small views: headings, outlines, codes, comparisons, words."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.model.records import Outcome, Severity
from pipeline.read.formats import Format
from pipeline.resource import load_schema
from pipeline.resource.dictionary import TABLES, data_dictionary
from pipeline.vocabulary import load_vocabulary
from pipeline.website import words
from pipeline.website.output import LEDGER, settle_ledger
from pipeline.website.published.package import Column
from pipeline.website.tables.headings import header_rows
from tests.website import pelican


def _measure(*path: str, inferred: bool = False) -> Column:
    return Column("number", "measure", path, 0, inferred)


def _spans(columns: list[Column]) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.columns, cell.rows) for cell in row] for row in header_rows(columns)]


def test_a_heading_spans_the_columns_below_it() -> None:
    columns = [
        Column("string", "label", ("项 目",), 0, False),
        _measure("支出", "基本", "人员"),
        _measure("支出", "基本", "公用"),
        _measure("支出", "项目"),
    ]
    assert _spans(columns) == [
        [("项目", 1, 3), ("支出", 3, 1)],
        [("基本", 2, 1), ("项目", 1, 2)],
        [("人员", 1, 1), ("公用", 1, 1)],
    ]


def test_a_label_column_is_not_repeated_over_its_amounts() -> None:
    columns = [
        Column("string", "label", ("支出", "功能科目"), 1, False),
        Column("number", "measure", ("支出", "功能科目", "预算数"), 1, False),
    ]
    assert _spans(columns) == [[("支出", 2, 1)], [("功能科目", 1, 1), ("预算数", 1, 1)]]


def test_a_column_without_a_heading_has_an_empty_one() -> None:
    assert _spans([_measure(), _measure("金额")]) == [[("", 1, 1), ("金额", 1, 1)]]
    assert header_rows([]) == ()


def test_outcomes_severities_and_what_maintainers_say_have_words() -> None:
    outcomes = {each.value for each in Outcome} - {"fail"}
    assert set(words.STANDINGS) == outcomes | {each.value for each in Severity}
    assert set(words.ANSWERS) == _allowed("answers", "status")
    assert set(words.CORRECTIONS) == _allowed("corrections", "action")


def _allowed(resource: str, name: str) -> set[str]:
    field = next(each for each in load_schema(resource).fields if each.name == name)
    return set(field.enum)


def test_every_check_that_was_made_has_a_name(packages: Path) -> None:
    table = pq.read_table(packages / "catalogue" / "findings.parquet", columns=["check"])
    checks = load_vocabulary().checks
    assert [each for each in set(table["check"].to_pylist()) if not checks.by_id(each)] == []


def test_every_format_that_is_read_has_words() -> None:
    assert {each.value for each in Format} - {"zip"} == set(words.SOURCE_FORMATS)
    assert set(words.PAGES) <= set(words.SOURCE_FORMATS)


def test_the_glossary_explains_every_form_that_pages_send_readers_to(site: Path) -> None:
    ids = set(pelican.read(site / "glossary/index.html").ids)
    assert {f"form-{each}" for each in words.FORM_TERMS} <= ids


def test_code_pages_keep_budgets_and_final_accounts_apart(site: Path) -> None:
    reader = pelican.read(site / "functions/2101501/index.html")
    html = (site / "functions/2101501/index.html").read_text(encoding="utf-8")
    assert {"kind-budget", "kind-final"} <= set(reader.ids)
    budget = html[html.index('id="kind-budget"') : html.index('id="kind-final"')]
    assert "保定市莲池区医疗保障局" in budget
    assert "安义县医疗保障局" not in budget
    assert "单位：万元" in budget
    assert "#t-budget-03-r14-c4" in budget


def test_only_codes_that_occur_have_a_page(site: Path) -> None:
    assert not (site / "functions/201/index.html").exists()
    listed = {link for _, link in pelican.read(site / "functions/index.html").links}
    pages = {path.parent.name for path in site.glob("functions/*/index.html")}
    assert {link.split("/")[-2] for link in listed if "/functions/2" in link} == pages


def test_the_same_department_elsewhere_is_compared_kind_by_kind(site: Path) -> None:
    html = (site / "departments/yiliaobaozhangju/index.html").read_text(encoding="utf-8")
    budget = html[html.index('id="kind-budget"') : html.index('id="kind-final"')]
    final = html[html.index('id="kind-final"') :]
    assert "收入总计" in budget
    assert "本年收入" in final
    assert "涞源县" in budget
    assert "3,974.12" in budget
    assert "未印出" in final


def test_the_data_page_leads_to_the_dictionary_of_every_table(site: Path) -> None:
    html = (site / "data/index.html").read_text(encoding="utf-8")
    for table in TABLES:
        assert f'id="d-{table}"' in html
        assert f'href="../data/dictionary/index.html#{table}"' in html


@pytest.mark.parametrize(("page", "words"), [("", "不能相加"), ("en/", "never add them")])
def test_the_dictionary_has_every_field_in_both_languages(
    site: Path, page: str, words: str
) -> None:
    found = pelican.read(site / page / "data/dictionary/index.html")
    for table in data_dictionary():
        for entry in table.fields:
            assert f"{table.schema.name}.{entry.field.name}" in found.ids
    html = (site / page / "data/dictionary/index.html").read_text(encoding="utf-8")
    assert words in html
    files = {link.rpartition("/")[2] for _, link in found.links}
    assert {"dictionary.json", "dictionary.csv", "dictionary.xlsx"} <= files


def test_the_ledger_removes_only_what_it_lists(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/old.html", "kept.html", "others.html"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    outside = tmp_path.parent / "outside.html"
    outside.write_text("x", encoding="utf-8")
    settle_ledger(tmp_path, ["a/old.html", "kept.html"])
    listed = (tmp_path / LEDGER).read_text(encoding="utf-8")
    (tmp_path / LEDGER).write_text(listed + "../outside.html\n", encoding="utf-8")
    assert settle_ledger(tmp_path, ["kept.html"]) == ["a/old.html"]
    assert not (tmp_path / "a").exists()
    assert (tmp_path / "others.html").exists()
    assert outside.exists()
