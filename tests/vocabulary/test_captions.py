from __future__ import annotations

import pytest

from tests.support import VOCABULARY

CAPTIONS = VOCABULARY.captions


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("公开 01 表", "公开01表"),
        ("表12", "表12"),
        ("附表2：", "附表2"),
        ("表一", "表一"),
        ("财决公开05表", "财决公开05表"),
        ("部门公开表 1", "部门公开表1"),
        ("公开表2-1", "公开表2-1"),
        ("财决附02表", "财决附02表"),
        ("预算 01-1 表", "预算01-1表"),
        ("Z01_1表", "Z01_1表"),
        ("GK05表：", "GK05表"),
        ("批复表3", "批复表3"),
        ("附表1-2-1", "附表1-2-1"),
        ("收支总表", ""),
        ("公开报表", ""),
        ("表1 收支总表", ""),
        ("第1表", ""),
    ],
)
def test_form_numbers_are_told(line: str, number: str) -> None:
    assert CAPTIONS.form_number(line) == number


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("部门：岱山县水利局", ("", "岱山县水利局")),
        ("编制单位： 岱山县水利局 金额单位：元", ("", "岱山县水利局")),
        ("部门（单位）名称：417-岱山县水利局", ("417", "岱山县水利局")),
        ("417001岱山县水利局本级", ("417001", "岱山县水利局本级")),
        ("单位：万元 公开03表", None),
        ("单位：元 公开03表", None),
        ("单位：元氏县水利局 公开03表", ("", "元氏县水利局公开03表")),
        ("2023年部门预算", None),
        ("3294 万元，增长 5.9%。", None),
        ("417001岱山县水利局，增长5.9%", None),
        ("4170亿元以上的项目支出", None),
        ("213农林水支出表", None),
        ("岱山县水利局", None),
    ],
)
def test_lines_that_name_an_organisation(line: str, stated: tuple[str, str] | None) -> None:
    assert CAPTIONS.organisation_of(line) == stated


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("2022年度", "2022"),
        ("（2022 年度）", "2022"),
        ("预算年度：2021", "2021"),
        ("截止时间：2022-12-31", ""),
        ("2022年度部门决算", None),
        ("2022", None),
    ],
)
def test_lines_that_state_a_year_and_nothing_else(line: str, year: str | None) -> None:
    assert CAPTIONS.year_of(line) == year


@pytest.mark.parametrize(
    "line", ["注：本表反映收入。", "备注：无", "说明：我局无此项支出，空表列示。"]
)
def test_notes_are_told(line: str) -> None:
    assert CAPTIONS.starts_note(line)
    assert CAPTIONS.is_note(line)


def test_points_of_a_note_go_on_with_it_but_start_none() -> None:
    assert CAPTIONS.is_note("2．含结转资金。")
    assert not CAPTIONS.starts_note("2．含结转资金。")


def test_a_row_of_amounts_that_was_not_told_from_text_names_no_body() -> None:
    assert CAPTIONS.organisation_of("213 岱山县水利局") == ("213", "岱山县水利局")
    assert CAPTIONS.organisation_of("213 农林水支出 61.40 20.00") is None
