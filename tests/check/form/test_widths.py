"""Marks at half width in a text at full width, and brackets of two widths."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import understood

CHECK = "form.punctuation"
TEXT = "本单位负责水资源的统一管理，组织编制水利规划，监督实施；承担防汛抗旱工作。\n"


def told(line: str, text: str = TEXT * 6) -> list[str]:
    """What is said of widths in a text at full width with one more line."""
    found = understood(text + line).of(CHECK, Outcome.FAIL)
    assert all(each.severity is Severity.NOTE for each in found)
    return [each.message for each in found]


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("2026年,本单位收入预算增加。", "2026年,本单位收入"),
        ("涉及资金5859.6万元,当年没有结转。", "5859.6万元,当年没有结转"),
        ("加强监管;推进改革。", "加强监管;推进改革。"),
        ("规范行业秩序.加强执法。", "规范行业秩序.加强执法。"),
    ],
)
def test_a_mark_at_half_width_among_many_at_full_width(line: str, quoted: str) -> None:
    (message,) = told(line)
    assert message.startswith("半角标点 1 处：“")
    assert quoted in message
    assert "用全角" in message


@pytest.mark.parametrize(
    "line",
    [
        "收入预算1,024.69万元。",
        "一.部门职责",
        "网址是www.gov.cn，电话是010,123。",
        "单位:万元",
        "目录..........1",
    ],
)
def test_marks_of_numbers_outlines_and_labels_are_none(line: str) -> None:
    assert told(line) == []


def test_what_is_counted_is_said_and_each_quotation_once() -> None:
    (message,) = told("收入增加,支出减少。\n收入增加,支出减少。\n")
    assert message.endswith("2 处：“收入增加,支出减少。”；全文的逗号、分号、句号有 26 处用全角")


def test_the_habit_of_a_text_is_none() -> None:
    assert told("2026年,收入增加,支出减少。\n" * 6) == []
    assert told("2026年,收入增加。", text=TEXT) == []


@pytest.mark.parametrize("pair", ["（九)", "（基本建设)", "(含补记支出。）"])
def test_brackets_of_two_widths(pair: str) -> None:
    (message,) = told(f"支出包括{pair}等项目。")
    assert message == f"括号一半全角、一半半角 1 处：“支出包括{pair}等项目。”"


@pytest.mark.parametrize("line", ["（款）和(项)都有。", "1)负责（一）和(二)的事项。"])
def test_brackets_of_one_width_each_are_none(line: str) -> None:
    assert told(line) == []


def test_all_of_one_document_are_one_note_and_no_more_than_three_are_quoted() -> None:
    (message,) = told("2026年,增加。\n" * 2, text=TEXT * 12)
    assert message.startswith("半角标点 2 处：")
    (message,) = told("（款)（项)（类)（目)", text=TEXT * 12)
    assert message.startswith("括号一半全角、一半半角 4 处：")
    assert message.endswith("”等")
