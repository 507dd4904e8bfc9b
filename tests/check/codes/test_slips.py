"""Codes that no list has, beside the name of a code whose digits they nearly are."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from pipeline.values.slips import is_slip
from tests.support import printed, understood

CHECK = "code.misprint"
TABLE = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计
        208 → 社会保障和就业支出 → 61.40
        20805 → 行政事业单位养老支出 → 61.40
        {code} → {name} → 61.40
        """
NAME = "机关事业单位职业年金缴费支出"


@pytest.mark.parametrize("code", ["2080560", "2080596"])
def test_a_code_mistyped_beside_its_name_is_told_with_the_code_that_is_meant(code: str) -> None:
    (finding,) = understood(printed(TABLE.format(code=code, name=NAME)), year=2023).of(
        CHECK, Outcome.FAIL
    )
    assert finding.code == code
    assert "2080506" in finding.message
    assert "2080506" in finding.message_en


@pytest.mark.parametrize(("code", "name"), [("2080577", "水库移民养老补贴"), ("2080506", NAME)])
def test_an_unknown_name_and_a_known_code_are_no_misprints(code: str, name: str) -> None:
    found = understood(printed(TABLE.format(code=code, name=name)), year=2023)
    assert found.of(CHECK, Outcome.FAIL) == []


def test_a_code_that_stands_in_the_table_itself_is_not_meant_by_another() -> None:
    text = TABLE.format(code=f"2080506 → {NAME} → 30.70\n        2080560", name=NAME)
    assert understood(printed(text), year=2023).of(CHECK, Outcome.FAIL) == []


@pytest.mark.parametrize("printed_code", ["2080505", "20805060", "2085060"])
def test_no_slip(printed_code: str) -> None:
    assert not is_slip(printed_code, "2080505")


@pytest.mark.parametrize(("above", "found"), [("21101", 0), ("20101", 1)])
def test_an_unknown_item_below_its_own_printed_class_is_no_misprint(above: str, found: int) -> None:
    """事业运行 is an item of many classes: a list may lack one of them."""
    text = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计
        211 → 节能环保支出 → 61.40
        {above} → 环境保护管理事务 → 61.40
        2110150 → 事业运行 → 61.40
        """
    failed = understood(printed(text.format(above=above)), year=2023).of(CHECK, Outcome.FAIL)
    assert len(failed) == found
