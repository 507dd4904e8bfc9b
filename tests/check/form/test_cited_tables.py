"""Tables that the text cites under a name that none of them has."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, understood

CHECK = "form.table_cited"
TABLE = """
    2023年部门综合预算财政拨款收支总表
    单位：万元
    收入 → 支出
    项目 → 预算数 → 项目 → 预算数
    一般公共预算 → 5.00 → 农林水支出 → 5.00
    收入总计 → 5.00 → 支出总计 → 5.00
"""


def with_table(sentence: str, contents: str = "") -> Understood:
    return understood(f"{contents}{sentence}\n\n{printed(TABLE)}")


def test_a_name_that_is_nearly_that_of_a_table() -> None:
    text = "本部门无国有资本经营预算拨款收支，并已在财政拨款收支总体情况表中列示。"
    (finding,) = with_table(text).of(CHECK, Outcome.FAIL)
    assert "文中称“财政拨款收支总体情况表”" in finding.message
    assert "相近的是《2023年部门综合预算财政拨款收支总表》" in finding.message
    assert finding.severity is Severity.NOTE


NUMBERED = """
    表{n}
    2023年部门第{n}类支出表
    单位：万元
    科目 → 合计 → 基本支出 → 项目支出
    农林水支出 → 5.00 → 3.00 → 2.00
"""


def with_numbered(sentence: str, more: str = "") -> Understood:
    """A sentence before five numbered tables."""
    tables = "".join(NUMBERED.format(n=n) for n in range(1, 6))
    return understood(f"{sentence}\n\n{printed(tables)}\n{more}")


def test_a_number_beyond_those_of_all_tables_is_a_note() -> None:
    (finding,) = with_numbered("项目支出2.00万元（详见表15）。").of(CHECK, Outcome.FAIL)
    assert "文中称“表15”，各表编号至 5，没有此表" in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        ("项目支出2.00万元（详见表5）。", ""),
        ("项目支出2.00万元（详见表1-15）。", ""),
        ("项目支出2.00万元（详见附表15）。", ""),
        ("项目支出2.00万元（详见表15）。", "表15 项目绩效目标表"),
        ("项目支出2.00万元（详见表15，另附）。", ""),
        ("项目目标见表15《项目绩效目标表》。", ""),
        ("参见2022年度部门决算公开表15。", ""),
    ],
)
def test_numbers_of_tables_that_are_there_or_elsewhere(sentence: str, more: str) -> None:
    assert with_numbered(sentence, more).of(CHECK, Outcome.FAIL) == []


def test_a_number_where_few_tables_have_one() -> None:
    assert with_table("项目支出2.00万元（详见表15）。").of(CHECK, Outcome.FAIL) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "并已在财政拨款收支总表中列示。",
        "并已在政府采购预算表中列示。",
        "并已在公开报表中列示。",
        "财政拨款收支总体情况表见附件。",
    ],
)
def test_names_of_tables_and_of_what_is_none_of_them(sentence: str) -> None:
    assert with_table(sentence).of(CHECK, Outcome.FAIL) == []


def test_a_name_that_the_contents_page_has() -> None:
    contents = "目录\n一、财政拨款收支总体情况表\n二、名词解释\n第一部分 概况\n"
    sentence = "并已在财政拨款收支总体情况表中列示。"
    assert with_table(sentence, contents).of(CHECK, Outcome.FAIL) == []
