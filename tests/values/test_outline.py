from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.outline import STYLE_ORDER, split_number


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("第二部分  部门决算表", "part", "第二部分", "部门决算表"),
        ("十二、农林水支出", "cn", "十二、", "农林水支出"),
        ("（三） 水库管理", "cn_bracket", "（三）", "水库管理"),
        ("(一)支出合计", "cn_bracket", "(一)", "支出合计"),
        ("3．公务接待费", "digit", "3．", "公务接待费"),
        ("12、其他", "digit", "12、", "其他"),
        ("（2）公务用车运行维护费", "digit_bracket", "（2）", "公务用车运行维护费"),
        ("②城市防洪", "circled", "②", "城市防洪"),
        ("其中：外事接待费", "of_which", "其中：", "外事接待费"),
    ],
)
def test_the_number_is_taken_off(text: str, style: str, number: str, rest: str) -> None:
    found = split_number(text)
    assert (found.style, found.number, found.text) == (style, number, rest)


@pytest.mark.parametrize(
    "text", ["", "水利", "2023年部门预算", "3.5万元", "一般公共服务支出", "十年规划", "项目1、2"]
)
def test_what_is_no_outline_number_stays(text: str) -> None:
    assert split_number(text).style == ""
    assert split_number(text).text == text


def test_a_year_may_follow_the_number() -> None:
    assert split_number("1、2021年山塘整治").number == "1、"


@given(
    st.sampled_from(["第一部分 ", "二、", "（三）", "4.", "（5）", "⑥", "其中："]),
    st.text("水利局库塘堤", min_size=1),
)
def test_styles_are_known_and_nothing_is_lost(number: str, rest: str) -> None:
    found = split_number(number + rest)
    assert found.style in STYLE_ORDER
    assert found.number + found.text == (number + rest).replace(" ", "")
