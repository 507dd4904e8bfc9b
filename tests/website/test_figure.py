"""Figures in lists: one unit for all, converted where the print has another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.website.figures.figure import Figure, common_unit, is_converted

IN_TEN_THOUSANDS = Figure(
    text="2123.11",
    unit="万元",
    approximation=None,
    yuan=Decimal("21231100"),
    address="",
    page="",
    anchor="",
    table_id="t",
    table="",
    label="",
    code="",
    fund="",
    read_by_ocr=False,
    is_doubtful=False,
)
IN_YUAN = replace(IN_TEN_THOUSANDS, text="70,716,064", unit="元", yuan=Decimal(70716064))
OF_NO_MONEY = replace(IN_TEN_THOUSANDS, text="3", unit="辆", yuan=None)


def test_a_list_is_in_the_unit_of_all_or_in_ten_thousands() -> None:
    assert common_unit([IN_YUAN, None, IN_YUAN]) == "元"
    assert common_unit([IN_YUAN, IN_TEN_THOUSANDS]) == "万元"
    assert common_unit([IN_YUAN, OF_NO_MONEY]) == ""
    assert common_unit([None]) == ""


def test_what_is_printed_in_another_unit_is_converted_and_nothing_else() -> None:
    assert (IN_YUAN.in_unit("万元"), IN_YUAN.is_converted("万元")) == ("7,071.61", True)
    assert (IN_TEN_THOUSANDS.in_unit("万元"), IN_YUAN.in_unit("元")) == ("2,123.11", "70,716,064")
    assert (OF_NO_MONEY.in_unit("万元"), OF_NO_MONEY.is_converted("万元")) == ("3", False)
    assert is_converted([IN_TEN_THOUSANDS, IN_YUAN, None], "万元")
    assert not is_converted([IN_TEN_THOUSANDS, IN_YUAN], "")


def test_thousands_are_parted_beside_the_unit_as_elsewhere() -> None:
    assert IN_TEN_THOUSANDS.with_unit == "2,123.11 万元"
    assert OF_NO_MONEY.with_unit == "3 辆"
