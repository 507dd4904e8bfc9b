"""Reasons that only say again that the item changed."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.prose.prose_support import failed


@pytest.mark.parametrize(
    "text",
    [
        "住房改革支出（款）住房公积金（项）2026年预算数为649.58万元，比2025年执行数增加20.00万元，"
        "增长3.18%，主要是住房公积金经费增加。",
        "1.因公出国（境）费预算支出170万元，比上年预算减少10万元，"
        "主要原因是2018年度因公出国（境）费支出预算的减少。",
        "公务员医疗补助45.01万元，较上年增加5.00万元，原因是2022年公务员医疗补助有所增加；",
    ],
)
def test_a_reason_that_is_the_change_again(text: str) -> None:
    (finding,) = failed(text, "reason_given")
    assert "所给原因只是重复该项的增减" in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "reason",
    [
        "主要是住房公积金缴费基数增加",
        "主要是在职人员增加",
        "主要是住房公积金减少",
        "主要是人员增加，住房公积金增加",
        "主要是本年新增编制，相应住房公积金增加",
    ],
)
def test_a_reason_that_says_more_or_the_contrary_is_none(reason: str) -> None:
    text = f"住房公积金2026年预算数为649.58万元，比2025年执行数增加20.00万元，{reason}。"
    assert failed(text, "reason_given") == []


def test_a_part_of_the_item_is_a_reason() -> None:
    text = "本年收入合计1053.61万元，比上年减少20.00万元，主要原因：财政拨款收入减少。"
    assert failed(text, "reason_given") == []


def test_all_of_a_text_are_one_note() -> None:
    item = "提租补贴65.00万元，比2025年执行数增加{}.00万元，主要是提租补贴经费增加。"
    (finding,) = failed("\n".join(item.format(n) for n in range(1, 6)), "reason_given")
    assert "等 5 处" in finding.message
