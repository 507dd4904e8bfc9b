from __future__ import annotations

import pytest

from pipeline.vocabulary.codes import Code, CodeList, Divisions
from tests.support import VOCABULARY

FUNCTIONAL = VOCABULARY.classifications["functional"]
DIVISIONS = VOCABULARY.divisions


def code(number: str, name: str, first: int | None = None, last: int | None = None) -> Code:
    return Code(number, name, 1, "", first, last, "test")


def test_a_code_has_the_name_of_its_year() -> None:
    names = CodeList((code("240", "水利支出", None, 2018), code("240", "水务支出", 2020)))
    assert names.names("240", 2015) == ("水利支出",)
    assert names.names("240", 2022) == ("水务支出",)
    assert names.name("240", 2018) == "水利支出"
    assert names.names("240") == ("水利支出", "水务支出")


def test_a_year_without_a_name_has_none_but_the_latest_is_known() -> None:
    names = CodeList((code("240", "水利支出", None, 2018), code("240", "水务支出", 2020)))
    assert names.names("240", 2019) == ()
    assert names.name("240", 2019) == "水务支出"
    assert names.name("999", 2019) == ""
    assert "240" in names
    assert "999" not in names


def test_the_years_of_a_code_are_those_of_all_its_names() -> None:
    names = CodeList((code("240", "水利支出", 2010, 2018), code("240", "水务支出", 2020)))
    assert names.years("240") == (2010, 9999)
    assert CodeList((code("240", "水利支出", None, 2018),)).years("240") == (0, 2018)


@pytest.mark.parametrize("number", ["2040404", "2040405", "2040406", "2240550"])
def test_codes_that_disclosures_print_are_listed(number: str) -> None:
    assert number in FUNCTIONAL
    assert FUNCTIONAL.years(number)[0] == 0


def test_a_general_item_is_older_than_the_name_of_its_section() -> None:
    for number in ("2130101", "2070101", "2100101", "2200101", "2200150"):
        assert FUNCTIONAL.names(number, 2017)


def test_health_changed_its_name_in_2019() -> None:
    assert FUNCTIONAL.name("210", 2016) != FUNCTIONAL.name("210", 2022) == "卫生健康支出"


@pytest.mark.parametrize(
    ("organisation", "chain", "rest"),
    [
        ("岱山县水利局", ("岱山县",), "水利局"),
        ("浙江省舟山市岱山县水利局", ("浙江省", "舟山市", "岱山县"), "水利局"),
        ("舟山市水利局", ("舟山市",), "水利局"),
        ("水利局", (), "水利局"),
        ("岱山县", (), "岱山县"),
        ("", (), ""),
    ],
)
def test_the_division_is_taken_off_a_name(
    organisation: str, chain: tuple[str, ...], rest: str
) -> None:
    assert DIVISIONS.split(organisation) == (chain, rest)


@pytest.mark.parametrize(
    ("name", "year", "codes"),
    [
        ("沾益县", 2015, ["530328"]),
        ("沾益县", 2016, ["530328"]),
        ("沾益区", 2023, ["530303"]),
        ("普陀区", 2023, ["310107", "330903"]),
        ("无此县", 2023, []),
    ],
)
def test_a_name_means_the_divisions_of_its_year(name: str, year: int, codes: list[str]) -> None:
    assert [division.code for division in DIVISIONS.candidates((name,), year)] == codes


def test_a_name_that_is_gone_is_found_all_the_same() -> None:
    assert [d.code for d in DIVISIONS.candidates(("沾益县",), 2023)] == ["530328"]


def test_a_chain_of_names_decides_between_namesakes() -> None:
    (found,) = DIVISIONS.candidates(("舟山市", "普陀区"), 2023)
    assert (found.code, found.full_name) == ("330903", "浙江省舟山市普陀区")
    assert DIVISIONS.candidates(("杭州市", "普陀区"), 2023) == ()


def test_rungs_of_the_code_are_no_part_of_a_full_name() -> None:
    found = DIVISIONS.by_code("310107")
    assert found is not None
    assert found.full_name == "上海市普陀区"
    assert DIVISIONS.by_code("999999") is None


def test_a_division_printed_in_short_is_the_one_with_its_peoples() -> None:
    assert DIVISIONS.split("凉山州水利局") == (("凉山彝族自治州",), "水利局")
    assert DIVISIONS.split("博州精河县水利局") == (("博尔塔拉蒙古自治州", "精河县"), "水利局")
    assert DIVISIONS.split("巴州水利局") == (("巴音郭楞蒙古自治州",), "水利局")
    assert DIVISIONS.split("巴州区水利局") == (("巴州区",), "水利局")
    names = {code.name for code in DIVISIONS.codes}
    assert set(DIVISIONS.short_names.values()) <= names
    assert not names & set(DIVISIONS.short_names)


def test_nothing_is_within_an_empty_list() -> None:
    empty = Divisions(())
    assert empty.split("岱山县水利局") == ((), "岱山县水利局")
    assert empty.candidates(("岱山县",), 2023) == ()
