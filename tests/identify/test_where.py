from __future__ import annotations

import pytest

from pipeline.model.refusal import Refusal
from tests.identify.conftest import Identified


def test_namesakes_are_asked_for_with_their_codes(identified: Identified) -> None:
    with pytest.raises(Refusal) as raised:
        identified("普陀区水利局2022年部门预算\n")
    assert "上海市普陀区 310107" in raised.value.seen
    assert "浙江省舟山市普陀区 330903" in raised.value.seen


def test_the_city_that_the_text_names_decides(identified: Identified) -> None:
    found = identified("普陀区水利局2022年部门预算\n\n按照舟山市统一部署编制。\n")
    assert found.division.code == "330903"


def test_the_city_in_the_name_decides(identified: Identified) -> None:
    found = identified("舟山市普陀区水利局2022年部门预算\n")
    assert (found.division.code, found.department) == ("330903", "舟山市普陀区水利局")
    assert found.department_slug == "shuiliju"


@pytest.mark.parametrize(
    ("title", "code"),
    [("沾益县水务局2015年部门决算", "530328"), ("沾益区水务局2022年部门决算", "530303")],
)
def test_a_division_has_the_code_of_its_year(identified: Identified, title: str, code: str) -> None:
    assert identified(title + "\n").division.code == code


@pytest.mark.parametrize("stated", ["330903", "舟山市普陀区", "浙江省舟山市普陀区"])
def test_the_sidecar_gives_the_division_by_code_or_name(
    identified: Identified, stated: str
) -> None:
    assert identified("普陀区水利局2022年部门预算\n", division=stated).division.code == "330903"


@pytest.mark.parametrize("stated", ["普陀区", "999999", "普陀", "岱山县水利局"])
def test_a_division_that_is_none_or_several_is_refused(identified: Identified, stated: str) -> None:
    with pytest.raises(Refusal) as raised:
        identified("普陀区水利局2022年部门预算\n", division=stated)
    assert raised.value.where == "1.yml"
    assert f"division: {stated}" in raised.value.seen
    assert "six-digit code" in raised.value.way_out


@pytest.mark.parametrize(
    ("sidecar", "package"),
    [
        ({"fiscal_year": 2021}, "330921-shuiliju-2021-budget"),
        ({"kind": "final"}, "330921-shuiliju-2022-final"),
        ({"department": "岱山县民政局"}, "330921-minzhengju-2022-budget"),
        ({"unit": "岱山县水文站"}, "330921-shuiliju-2022-budget-unit-shuiwenzhan"),
        ({"division": "330902"}, "330902-shuiliju-2022-budget"),
        (
            {"department": "定海区民政局", "unit": "定海区救助站", "fiscal_year": 2020},
            "330902-minzhengju-2020-budget-unit-jiuzhuzhan",
        ),
    ],
)
def test_every_key_of_the_sidecar_overrides_the_text(
    identified: Identified, sidecar: dict[str, object], package: str
) -> None:
    found = identified("岱山县水利局2022年部门预算\n", **sidecar)
    assert found.package_name == package


def test_a_text_that_says_nothing_is_told_by_its_sidecar(identified: Identified) -> None:
    found = identified("见附表。\n", kind="final", fiscal_year=2022, department="岱山县水利局")
    assert found.package_name == "330921-shuiliju-2022-final"


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("西北农林科技大学2021年度部门决算", "000000"),
        ("中国地质大学（北京）2021年度部门决算", "000000"),
        ("中日友好医院2021年度单位决算", "000000"),
        ("新疆生产建设兵团第四师民政局2021年度部门决算", "650000"),
        ("兵团第十二师教育局2021年度部门决算", "650000"),
        ("新疆生产建设兵团第四师可克达拉市民政局2021年度部门决算", "659008"),
        ("第四师民政局2021年度部门决算", "650000"),
        ("十四师水利局2021年度部门决算", "650000"),
        ("第四师七十九团2021年度部门决算", "650000"),
        ("第四师79团2021年度部门决算", "650000"),
        ("第四师七〇团2021年度部门决算", "650000"),
    ],
)
def test_bodies_of_ministries_and_of_the_corps_name_no_division(
    identified: Identified, title: str, code: str
) -> None:
    assert identified(title + "\n").division.code == code


def test_a_division_of_the_corps_is_one_body_with_and_without_its_name(
    identified: Identified,
) -> None:
    found = identified("新疆生产建设兵团第四师民政局2021年度部门决算\n部门：第四师民政局\n")
    assert found.department == "新疆生产建设兵团第四师民政局"


@pytest.mark.parametrize(
    "title", ["某某农林大学2021年度部门决算", "浙江大学附属第九医院2021年度决算"]
)
def test_other_universities_are_asked_for(identified: Identified, title: str) -> None:
    with pytest.raises(Refusal):
        identified(title + "\n")


@pytest.mark.parametrize("name", ["第一师范学校附属小学", "第二师大附属中学", "二师附属小学"])
def test_a_teachers_school_is_no_division_of_the_corps(identified: Identified, name: str) -> None:
    with pytest.raises(Refusal) as raised:
        identified(f"{name}2021年度部门决算\n")
    assert "names no division" in raised.value.seen
