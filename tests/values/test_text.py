from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.text import bare, closed_up, fold, tidy


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("⻔诊⻋辆⻓期", "门诊车辆长期"),
        ("⾦额", "金额"),
        ("２０２３ 年（Ａ）", "2023年(A)"),
        ("科目\n编码", "科目编码"),
        ("　　水利", "水利"),
        ("\ue863水\ue81e", "䶮水龴"),
        ("水利\ue78d", "水利,"),
    ],
)
def test_compatibility_forms_and_spaces_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("政府性基金预算 财政拨款", "政府性基金预算财政拨款"),
        ("合   计", "合计"),
        ("农村 DN200 供水 管网", "农村 DN200 供水管网"),
        ("（ 一 ） 水库", "（一）水库"),
        ("<p>整治山塘。</p> <p>加固堤防。</p>", "整治山塘。加固堤防。"),
    ],
)
def test_justified_words_are_closed_up(text: str, closed: str) -> None:
    assert closed_up(text) == closed


def test_tidy_drops_the_marks_of_a_converter() -> None:
    assert tidy("[bookmark: _Toc_9]三、水利工程<br/>建设 ") == "三、水利工程 建设"


# What the sources print: Chinese, radicals, full-width and plain letters, digits, punctuation, blanks
as_printed = st.text("水利局库⻔⻋⾦１２Ａ%％（）()“”、，。：:/-—_ab01 \t\n　\u00a0", max_size=30)


@given(as_printed)
def test_text_that_is_compared_stays_as_it_is_when_compared_again(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert bare(bare(text)) == bare(text)
    assert tidy(tidy(text)) == tidy(text)
    assert closed_up(closed_up(text)) == closed_up(text)


@given(
    st.text(
        "aA1<水，（）％１：… \u3000\u00e9\u0301\u0338\u0660\u1112\u1161\u304b\u3099\ufb01\U0001d7ce"
    )
)
def test_text_is_folded_as_unicode_does_however_its_signs_stand(text: str) -> None:
    assert fold(text) == "".join(unicodedata.normalize("NFKC", text).split())


@given(as_printed)
def test_bare_text_is_the_folded_one_less_punctuation(text: str) -> None:
    assert set(bare(text)) <= set(fold(text))
