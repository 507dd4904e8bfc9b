"""Forms that list several projects, each with its money and its indicators."""

from __future__ import annotations

import pytest

from tests.extract.ruled import Page, levels, ruled

PROJECTS = Page(
    (40, 60, 160, 220, 330, 380, 430, 480, 520, 560),
    """
    序号|项目名称|当年财政拨款预算金额|当年绩效目标|指标名称|指标性质|指标值|计量单位|指标权重(%)
    1 | 河道清淤 | 120.50 | 清淤八公里 | 清淤长度 | ≥ | 8 | 公里 | 90
    ^ | ^ | ^ | ^ | 预算执行率 | = | 100 | % | 10
    2 | 河道保洁 | 30.00 | 全年保洁 | 保洁天数 | ≥ | 300 | 天 | 100
    """,
)


def test_one_table_lists_several_projects() -> None:
    found = ruled(PROJECTS, title="一般性项目绩效目标表", unit="万元")
    assert [(i.project, i.level3, i.target) for i in found.indicators] == [
        ("河道清淤", "清淤长度", "8"),
        ("河道清淤", "预算执行率", "100"),
        ("河道保洁", "保洁天数", "300"),
    ]


def test_only_the_budget_of_a_listed_project_is_money() -> None:
    found = ruled(PROJECTS, title="一般性项目绩效目标表", unit="万元")
    assert [(a.row_label, a.column_label, a.amount_text, a.unit) for a in found.amounts] == [
        ("河道清淤", "当年财政拨款预算金额", "120.50", "万元"),
        ("河道保洁", "当年财政拨款预算金额", "30.00", "万元"),
    ]


def test_a_total_above_listed_projects_ends_nothing() -> None:
    """Budget software prints 单位名称 … 权重 预算数 … 指标值 and the total of all projects first."""
    found = ruled(
        Page(
            (10, 60, 120, 160, 210, 260, 310, 360, 430, 470, 510, 550, 590),
            """
            单位|项目名称|执行率权重(%)|预算数|绩效目标|一级指标|二级指标|三级指标|指标性质|本年指标值|度量单位|本年权重
            合计： | | | 92.00 | | | | | | | |
            001-水利站 | A1-测报 | 10 | 92.00 | 测准报准 | 产出指标 | 数量指标 | 测点 | ≥ | 12 | 个 | 60
            ^ | ^ | ^ | ^ | ^ | 效益指标 | 社会效益指标 | 预警 | ≥ | 3 | 次 | 30
            ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ≤ | 24 | 小时 | 10
            """,
        ),
        title="专项资金项目支出绩效表",
        unit="万元",
    )
    assert levels(found) == [
        ("产出指标", "数量指标", "测点", "12"),
        ("效益指标", "社会效益指标", "预警", "3"),
        ("效益指标", "社会效益指标", "预警", "24"),
    ]
    assert {i.project for i in found.indicators} == {"A1-测报"}
    assert [(a.row_label, a.amount_text) for a in found.amounts] == [
        ("合计：", "92.00"),
        ("A1-测报", "92.00"),
    ]


LIST_AT = (40, 80, 120, 150, 200, 250, 300, 350, 400, 440, 480, 520)
LIST = """
    单位名称 | {name} | 权重 | {money} | 目标 | 一级指标 | 二级指标 | 三级指标 | 符号 | {target} | 单位
    甲站 | 河道清淤 | 10 | 60.00 | 清淤 | 产出指标 | 数量指标 | 清淤长度 | ≥ | 98 | 公里
    ^ | ^ | ^ | ^ | ^ | 效益指标 | 社会效益指标 | 受益人口 | ≥ | 300 | 人
    乙站 | 河道保洁 | 10 | 40.00 | 保洁 | 产出指标 | 数量指标 | 保洁天数 | ≥ | 30 | 天
    合计 | < | < | 100.00 |  |  |  |  |  |  |"""


@pytest.mark.parametrize("name", ["项目名称", "支出项目", "政策名称", "任务名称"])
@pytest.mark.parametrize("money", ["预算数", "预算金额（万元）", "本年预算", "资金"])
@pytest.mark.parametrize("target", ["指标值", "2023年指标值", "指标值（目标值）"])
def test_a_list_closed_by_the_total_of_its_money_is_one(name: str, money: str, target: str) -> None:
    page = Page(LIST_AT, LIST.format(name=name, money=money, target=target))
    found = ruled(page, title="重大项目绩效表", unit="万元")
    assert [(i.project, i.level3, i.target) for i in found.indicators] == [
        ("河道清淤", "清淤长度", "98"),
        ("河道清淤", "受益人口", "300"),
        ("河道保洁", "保洁天数", "30"),
    ]
    assert [(a.row_label, a.column_label, a.amount_text, a.unit) for a in found.amounts] == [
        ("河道清淤", money, "60.00", "万元"),
        ("河道保洁", money, "40.00", "万元"),
        ("合计", money, "100.00", "万元"),
    ]


def test_a_list_under_two_rows_of_headings_states_its_projects_money() -> None:
    found = ruled(
        Page(
            (0, 60, 120, 180, 240, 300),
            """
            项目名称 | 预算数 | 绩效指标 | < | <
            ^ | ^ | 一级指标 | 三级指标 | 指标值
            清淤 | 60.00 | 产出指标 | 清淤长度 | 98
            保洁 | 40.00 | 产出指标 | 保洁天数 | 30
            """,
        ),
        title="重大项目绩效表",
        unit="万元",
    )
    assert [(a.row_label, a.amount_text) for a in found.amounts] == [
        ("清淤", "60.00"),
        ("保洁", "40.00"),
    ]


@pytest.mark.parametrize("at_top", [True, False])
def test_the_sum_of_weights_is_no_money_wherever_it_stands(at_top: bool) -> None:
    total = "合计 | < | < | 100 | 94"
    rows = ["产出指标 | 建成水库 | 98 | 40 | 39", "满意度指标 | 群众满意度 | 90 | 60 | 55"]
    listed = [total, *rows] if at_top else [*rows, total]
    head = "一级指标 | 三级指标 | 指标值 | 权重 | 得分"
    found = ruled(
        Page((0, 60, 120, 180, 240, 300), "\n".join((head, *listed))),
        title="项目支出绩效目标表",
        unit="万元",
    )
    assert [(i.level3, i.target) for i in found.indicators] == [
        ("建成水库", "98"),
        ("群众满意度", "90"),
    ]
    assert [(a.column_label, a.amount_text, a.unit) for a in found.amounts] == [
        ("分值", "100", "分"),
        ("得分", "94", "分"),
    ]
