"""Items that are explained as basic expenditure, against what the tables have of them on projects."""

from __future__ import annotations

import pytest

from tests.check.against_tables.disclosed import GENERAL, disclosed, failed, passed

CHECK = "claim.basic_item"
EXPLAINED = (
    "农林水支出（类）水利（款）行政运行（项）："
    "反映行政单位（包括实行公务员管理的事业单位）的基本支出。"
)


def with_projects() -> str:
    """The table with 4.00 of its 行政运行 on projects."""
    lines = GENERAL.split("\n")
    return "\n".join(
        line.replace("12.00", "8.00") + "4.00" if "行政运行" in line else line for line in lines
    )


@pytest.mark.parametrize(
    "text", [EXPLAINED, "行政运行：指机关用于保障机构正常运转、完成日常工作任务的基本支出。"]
)
def test_expenditure_on_projects_under_it_is_told(text: str) -> None:
    (finding,) = failed(disclosed(text, with_projects()), CHECK)
    assert finding.message.startswith("名词解释称“行政运行”反映基本支出，《一般公共预算支出表》中")
    assert finding.message.endswith("“行政运行”（2130301）有项目支出 4.00 万元")
    assert finding.code == "2130301"


def test_none_on_projects_passes() -> None:
    assert passed(disclosed(EXPLAINED), CHECK)


@pytest.mark.parametrize(
    "text",
    [
        "行政运行（项）：反映行政单位的支出，包括基本支出和项目支出。",
        "事业运行（项）：反映事业单位的基本支出。",
        "行政运行4.00万元，主要用于机关的基本支出。",
    ],
)
def test_another_meaning_another_item_or_a_figure_is_no_such_explanation(text: str) -> None:
    assert disclosed(text, with_projects()).outcomes(CHECK) == []
