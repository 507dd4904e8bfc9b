"""Forms of indicators whose source states its merged cells and rules: filled down, over pages, by project."""

from __future__ import annotations

from pipeline.model.document import Block, Document, Paragraph, Place
from tests.extract.ruled import Page, grid, levels, ruled
from tests.support import FILE, Understood, identity

FIVE = (50, 90, 150, 230, 400, 500)


def test_indicators_without_levels_state_operator_unit_and_weight() -> None:
    found = ruled(
        Page(
            (50, 90, 250, 300, 350, 400, 450, 500),
            """
            当年整体绩效目标 | < | < | < | < | < | <
            建成三座水库，保障供水。 | < | < | < | < | < | <
            绩效指标 | 指标名称 | 指标性质 | 指标值 | 计量单位 | 指标权重(%) | 是否核心
            ^ | 建成水库 | ≥ | 3 | 座 | 40 | 是
            ^ | 供水保证率 | ＝ | 100 | % | 60 | 否
            """,
        ),
        title="2023年部门整体绩效目标表",
        unit="万元",
    )
    assert levels(found) == [("", "", "建成水库", "3"), ("", "", "供水保证率", "100")]
    assert [i.description for i in found.indicators] == [
        "指标性质:≥;度量单位:座;分值:40;核心指标:是",
        "指标性质:＝;度量单位:%;分值:60;核心指标:否",
    ]
    assert found.indicators[0].project == "岱山县水利局（部门整体支出）"
    assert not found.amounts


def test_a_head_without_levels_makes_a_form_whatever_its_title() -> None:
    found = ruled(
        Page(
            (50, 250, 300, 350, 400, 450),
            """
            指标名称 | 指标性质 | 指标值 | 计量单位 | 权重
            巡查次数 | ≥ | 98 | 次 | 30
            """,
        ),
        title="河湖管理情况表",
        unit="万元",
    )
    assert levels(found) == [("", "", "巡查次数", "98")]
    assert not found.amounts


def test_the_shares_of_units_in_a_project_are_told_apart() -> None:
    """The project's cell is merged over the shares of several units, whose names stand beside it."""
    found = ruled(
        Page(
            (10, 40, 120, 200, 260, 330, 390, 450, 510, 560),
            """
            序号|项目名称|单位名称|预算数|年度目标|一级指标|二级指标|三级指标|指标值
            1 | A1-测报 | 001-水利站 | 92.00 | 测准 | 产出指标 | 数量指标 | 测点 | 12
            ^ | ^ | ^ | ^ | ^ | ^ | ^ | 测次 | 30
            ^ | ^ | 002-水文站 | 8.00 | 报准 | 产出指标 | 数量指标 | 测点 | 3
            2 | A2-清淤 | 001-水利站 | 5.00 | 清淤 | 产出指标 | 数量指标 | 河道 | 4
            """,
        ),
        title="重大项目绩效表",
        unit="万元",
    )
    assert [(a.row_label, a.amount_text) for a in found.amounts] == [
        ("A1-测报/001-水利站", "92.00"),
        ("A1-测报/002-水文站", "8.00"),
        ("A2-清淤", "5.00"),
    ]


def test_a_kind_that_is_merged_down_beside_a_repeated_first_level_is_filled_down() -> None:
    found = ruled(
        Page(
            FIVE,
            """
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
            绩效指标 | 效益指标 | 社会效益指标 | 受益人口 | ≥2000人
            绩效指标 | 效益指标 | ^ | 履职能力 | 有效提升
            """,
        ),
        title="项目绩效目标表",
    )
    assert levels(found) == [
        ("效益指标", "社会效益指标", "受益人口", "≥2000人"),
        ("效益指标", "社会效益指标", "履职能力", "有效提升"),
    ]


def test_kinds_that_no_framework_knows_are_read_too() -> None:
    found = ruled(
        Page(
            FIVE,
            """
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
            ^ | 一般性支出情况 | 一般性支出情况 | 三公经费控制率 | ≤100%
            ^ | ^ | ^ | 超标准次数 | ≤0次
            """,
        ),
        title="项目绩效目标表",
    )
    assert levels(found) == [
        ("一般性支出情况", "一般性支出情况", "三公经费控制率", "≤100%"),
        ("一般性支出情况", "一般性支出情况", "超标准次数", "≤0次"),
    ]


def test_a_group_merged_over_both_levels_has_no_second_one() -> None:
    found = ruled(
        Page(
            FIVE,
            """
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
            ^ | 产出指标（60分） | 数量指标 | 清淤长度 | 8公里
            ^ | 效益指标30分 | 社会效益指标 | 受益人口 | 2000人
            ^ | 满意度指标（10分） | < | 群众满意度 | ≥90%
            """,
        ),
        title="项目绩效目标表",
    )
    assert levels(found) == [
        ("产出指标", "数量指标", "清淤长度", "8公里"),
        ("效益指标", "社会效益指标", "受益人口", "2000人"),
        ("满意度指标", "", "群众满意度", "≥90%"),
    ]


FIRST = """
项目名称 | < | < | 河道清淤 | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | < | 指标值
^ | 产出指标 | 数量指标 | 清淤长度 | < | 8公里
^ | ^ | ^ | 清淤方量 | < | 3万方
"""
SECOND = """
 | | | 清淤船次 | 90艘次
^ | ^ | 质量指标 | 合格率 | ≥95%
"""
BOTH = [
    ("产出指标", "数量指标", "清淤长度", "8公里"),
    ("产出指标", "数量指标", "清淤方量", "3万方"),
    ("产出指标", "数量指标", "清淤船次", "90艘次"),
    ("产出指标", "质量指标", "合格率", "≥95%"),
]


def test_a_page_that_counts_its_columns_differently_is_read_by_its_rules() -> None:
    found = ruled(
        Page((50, 90, 150, 230, 350, 400, 500), FIRST),
        Page((50, 90, 150, 230, 400, 500), SECOND),
        title="项目支出绩效目标表",
    )
    assert levels(found) == BOTH
    assert {i.project for i in found.indicators} == {"河道清淤"}


def test_a_page_goes_on_though_words_of_a_parted_cell_stand_between() -> None:
    found = ruled(
        Page((50, 90, 150, 230, 350, 400, 500), FIRST, after="产出指标"),
        Page((150, 230, 400, 500), "数量指标 | 清淤船次 | 90艘次\n质量指标 | 合格率 | ≥95%"),
        title="项目支出绩效目标表",
    )
    assert levels(found) == BOTH


def test_a_kind_named_on_the_next_page_is_of_the_rows_before_too() -> None:
    """A merged cell that a page parts has its words on one of the two pages."""
    found = ruled(
        Page(
            FIVE,
            """
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
            ^ | 产出指标 | 时效指标 | 完成时间 | 年底前
            ^ | ^ |  | 评审费用 | 6万元
            ^ | ^ | ^ | 审计费用 | 8万元
            """,
        ),
        Page(FIVE, " | | 成本指标 | 验收费用 | 7万元"),
        title="项目支出绩效目标表",
    )
    assert [(i.level2, i.level3) for i in found.indicators] == [
        ("时效指标", "完成时间"),
        ("成本指标", "评审费用"),
        ("成本指标", "审计费用"),
        ("成本指标", "验收费用"),
    ]


def test_a_first_level_whose_words_are_lost_is_named_by_the_kinds_below_it() -> None:
    """成本指标 may stand under two first levels: it is of the one that the group above it is of."""
    found = ruled(
        Page(
            FIVE,
            """
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
            ^ |  | | 清淤长度 | 8公里
            """,
            after="产出指标",
        ),
        Page((150, 230, 400, 500), "数量指标 | 清淤方量 | 3万方\n成本指标 | 单价 | 9元"),
        title="项目支出绩效目标表",
    )
    assert levels(found) == [
        *BOTH[:2],
        ("产出指标", "成本指标", "单价", "9元"),
    ]


def test_a_kind_whose_words_stand_on_neither_page_is_not_that_of_the_rows_above() -> None:
    head = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值"
    rows = "^ | 效益指标 | 经济效益指标 | 减损 | 减少\n^ | ^ |  | 秩序 | 稳定"
    found = ruled(
        Page(FIVE, f"{head}\n{rows}", after="社会效益指标"),
        Page((230, 400, 500), "就业 | 增加\n治安 | 稳定"),
        title="项目支出绩效目标表",
    )
    assert [(i.level1, i.level2) for i in found.indicators] == [
        ("效益指标", "经济效益指标"),
        *[("效益指标", "")] * 3,
    ]


def test_a_form_that_leaves_cells_blank_means_what_stands_above() -> None:
    head = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值"
    rows = "^ | 产出指标 | 数量指标 | 清淤长度 | 8公里\n^ |  |  | 清淤方量 | 3万方\n^ |  |  | 船次 | 9艘"
    found = ruled(
        Page(FIVE, f"{head}\n{rows}"),
        Page(FIVE, " |  |  | 人次 | 80人次"),
        title="项目支出绩效目标表",
    )
    assert {(i.level1, i.level2) for i in found.indicators} == {("产出指标", "数量指标")}
    assert len(found.indicators) == 4


def test_a_merged_cell_without_words_names_no_kind() -> None:
    """What stands above it is of another kind: it is not filled down into it."""
    found = ruled(
        Page(
            FIVE,
            """
            绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
            ^ | 产出指标 | 时效指标 | 完成时间 | 年底前
            ^ | ^ |  | 评审费用 | 6万元
            ^ | ^ | ^ | 审计费用 | 8万元
            """,
        ),
        title="项目支出绩效目标表",
    )
    assert [i.level2 for i in found.indicators] == ["时效指标", "", ""]


def test_a_name_that_goes_over_the_page_is_put_together() -> None:
    found = ruled(
        Page((50, 150, 250, 350, 450), "项目名称 | 江河湖库水系连通补助资 | < | <"),
        Page(
            (50, 150, 250, 350, 450),
            """
             | 金 | < | <
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 连通工程 | 2处
            """,
        ),
        title="项目支出绩效目标表",
    )
    assert [i.project for i in found.indicators] == ["江河湖库水系连通补助资金"]


def test_a_repeated_head_goes_on_with_the_levels_of_the_page_before() -> None:
    head = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值"
    found = ruled(
        Page(FIVE, f"{head}\n^ | 产出指标 | 数量指标 | 清淤长度 | 8公里"),
        Page(FIVE, f"{head}\n^ | | | 清淤方量 | 3万方"),
        title="项目支出绩效目标表",
    )
    assert levels(found) == BOTH[:2]


GOALS = """
单位名称 | 项目名称 | 金额 | 绩效目标
水利局 | 防汛 | 69.00 | 安全度汛
水利站 | 保洁 | 12.00 | 河道常年清洁，
"""


def test_a_list_of_goals_in_words_gives_one_of_each_project() -> None:
    xs = (50, 150, 250, 320, 520)
    found = ruled(
        Page(xs, GOALS),
        Page(xs, " | | | 群众满意。\n水利站 | 测报 | 8.00 | 测准报准"),
        title="2023年部门项目支出绩效表",
        unit="万元",
    )
    assert [(i.project, i.description) for i in found.indicators] == [
        ("防汛", "安全度汛"),
        ("保洁", "河道常年清洁，群众满意。"),
        ("测报", "测准报准"),
    ]
    assert [a.amount_text for a in found.amounts] == ["69.00", "12.00", "8.00"]


def test_a_column_of_reasons_is_no_goal() -> None:
    found = ruled(
        Page((50, 150, 250, 520), "项目名称 | 金额 | 备注\n防汛 | 69.00 | 含上年结转"),
        title="项目支出表",
        unit="万元",
    )
    assert not found.indicators


def test_a_form_without_a_head_is_read_by_its_kinds() -> None:
    found = ruled(
        Page(
            FIVE,
            """
            主管部门 | < | < | 水利局 | <
            资金金额（万元） | < | < | 实施期资金总额： | 3000
            绩效指标 | 产出指标 | 数量指标 | 清淤长度 | 8公里
            ^ | ^ | 质量指标 | 合格率 | 100%
            ^ | 效益指标 | 社会效益指标 | 受益人口 | 2000人
            """,
        ),
        title="专项资金整体绩效目标表",
    )
    assert levels(found) == [
        ("产出指标", "数量指标", "清淤长度", "8公里"),
        ("产出指标", "质量指标", "合格率", "100%"),
        ("效益指标", "社会效益指标", "受益人口", "2000人"),
    ]
    assert [(a.column_label, a.amount_text) for a in found.amounts] == [("实施期资金总额", "3000")]


def test_a_page_with_the_title_again_goes_on_with_the_project_of_the_page_before() -> None:
    blocks: list[Block] = []
    rows = (
        "项目名称 | < | < | 河道清淤 | <\n绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
        "^ | 产出指标 | 数量指标 | 清淤长度 | 8公里",
        "绩效指标 | 产出指标 | 质量指标 | 合格率 | ≥95%\n^ | 效益指标 | 社会效益指标 | 受益人口 | 2000人",
    )
    for number, drawn in enumerate(rows, start=1):
        blocks.append(Paragraph("政策和项目预算绩效目标表", Place(FILE, 1, number)))
        blocks.append(grid(Page(FIVE, drawn), number))
    found = Understood(Document(FILE, "pdf", tuple(blocks)), identity())
    assert [(i.project, i.level3) for i in found.indicators] == [
        ("河道清淤", "清淤长度"),
        ("河道清淤", "合格率"),
        ("河道清淤", "受益人口"),
    ]


def test_a_title_of_nothing_but_words_of_the_form_names_no_project() -> None:
    found = ruled(
        Page(FIVE, "绩效指标 | 产出指标 | 质量指标 | 合格率 | ≥95%"),
        title="政策和项目预算绩效目标表",
    )
    assert [i.project for i in found.indicators] == ["岱山县水利局（部门整体支出）"]
