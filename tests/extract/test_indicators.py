from __future__ import annotations

from tests.support import Understood, from_word, printed, understood

TARGETS = """
        1、山塘整治绩效目标表

        一级指标 → 二级指标 → 三级指标 → 绩效指标描述 → 指标值 → 指标值确定依据
        产出指标 → 数量指标 → 整治座数 → 完成整治的山塘 → 3座 → 年度计划
         → → 新建座数 → 新建的山塘 → 0座 → 年度计划
         → 质量指标 → 合格率 → 验收合格 → ≥95% → 验收报告
        效益指标 → 社会效益指标 → 受益村 → 受益的村 → 12个 → 调查
        满意度指标 → 服务对象满意度指标 → 满意度 → 群众满意 → ≥90% → 问卷
        """

EVALUATION = """
        2022年度项目支出绩效自评表

        项目名称 → → 水库除险加固 → → → → → → →
        绩效指标 → → → 年度指标值 → → → 实际完成值 → 分值 → 得分 → 偏差原因分析及改进措施
        一级指标 → 二级指标 → 三级指标 → 指标性质 → 指标值 → 度量单位 → → → →
        产出指标 → 数量指标 → 加固座数 → ＝ → 1 → 座 → 1 → 20 → 20 →
         → 质量指标 → 合格率 → ≥ → 95% → % → 100% → 20 → 20 →
        数量指标 → 新增库容 → ≥ → 10 → 万立方米 → 12 → 10 → 10 → →
        效益指标 → 社会效益指标 → 受益人口 → ≥ → 2000 → 人 → 1800 → 20 → 18 → 迁出
        其他需要说明事项 → → 无 → → → → → → →
        总分 → → → → → → → 100 → 97.80 → 优
        """


def levels(found: Understood) -> list[tuple[str, str, str]]:
    return [(i.level1, i.level2, i.level3) for i in found.indicators]


def test_merged_levels_are_filled_down() -> None:
    found = understood(from_word(TARGETS))
    assert levels(found) == [
        ("产出指标", "数量指标", "整治座数"),
        ("产出指标", "数量指标", "新建座数"),
        ("产出指标", "质量指标", "合格率"),
        ("效益指标", "社会效益指标", "受益村"),
        ("满意度指标", "服务对象满意度指标", "满意度"),
    ]
    first = found.indicators[0]
    assert (first.project, first.description, first.target, first.basis) == (
        "山塘整治",
        "完成整治的山塘",
        "3座",
        "年度计划",
    )


def test_both_kinds_of_text_give_the_same_indicators() -> None:
    def said(found: Understood) -> list[tuple[str, ...]]:
        return [
            (i.level1, i.level2, i.level3, i.description, i.target, i.basis)
            for i in found.indicators
        ]

    assert said(understood(from_word(TARGETS))) == said(understood(printed(TARGETS)))


def test_a_row_that_slid_is_read_where_it_stands() -> None:
    found = understood(printed(EVALUATION), kind="final", year=2022)
    assert levels(found)[2] == ("产出指标", "数量指标", "新增库容")
    slid = found.indicators[2]
    assert (slid.target, slid.actual, slid.score) == ("10", "12", "10")


def test_an_evaluation_states_what_was_reached_and_why_not() -> None:
    found = understood(printed(EVALUATION), kind="final", year=2022)
    last = found.indicators[-1]
    assert (last.project, last.description) == ("水库除险加固", "指标性质:≥;度量单位:人")
    assert (last.target, last.actual, last.score, last.basis) == ("2000", "1800", "18", "迁出")
    assert len(found.indicators) == 4


def test_numbers_among_indicators_are_no_amounts() -> None:
    found = understood(printed(EVALUATION), kind="final", year=2022)
    assert [(a.row_label, a.column_label, a.amount_text, a.unit) for a in found.amounts] == [
        ("总分", "分值", "100", "分"),
        ("总分", "得分", "97.80", "分"),
    ]


TASKS = """
        部门整体支出绩效目标表

        单位：万元

        部门（单位）名称 → → 岱山县水利局 → →
        任务名称 → 主要内容 → 预算金额（万元） → →
         → → 总额 → 财政拨款 → 其他资金
        防汛 → 期间值守与物资储备 → 80.00 → 75.00 → 5.00
         → 供水 → 农村饮水提升 → 120.00 → 120.00 →
        金额合计 → → 200.00 → 195.00 → 5.00
        年度总体目标 → 保障安全度汛 → → →
        绩效指标 → 一级指标 → 二级指标 → 指标内容 → 指标值
         → 产出指标 → 数量指标 → 储备点 → 6个
         → 产出指标 → 时效指标 → 完成时间 → 12月底前
         → 效益指标 → 生态效益指标 → →
        """


def test_yearly_tasks_are_told_from_indicators() -> None:
    found = understood(printed(TASKS))
    assert [(i.level1, i.level3, i.description) for i in found.indicators] == [
        ("", "防汛", "期间值守与物资储备"),
        ("", "供水", "农村饮水提升"),
        ("产出指标", "储备点", ""),
        ("产出指标", "完成时间", ""),
        ("效益指标", "", ""),
    ]
    assert {i.project for i in found.indicators} == {"岱山县水利局（部门整体支出）"}


def test_the_money_of_tasks_stands_under_its_headings_though_a_row_slid() -> None:
    found = understood(printed(TASKS))
    assert [(a.column_label, a.amount_text) for a in found.amounts] == [
        ("总额", "80.00"),
        ("财政拨款", "75.00"),
        ("其他资金", "5.00"),
        ("总额", "120.00"),
        ("财政拨款", "120.00"),
        ("总额", "200.00"),
        ("财政拨款", "195.00"),
        ("其他资金", "5.00"),
    ]


def test_a_project_named_in_the_form_overrules_the_title() -> None:
    found = understood(
        printed("""
        项目支出绩效目标表

        项目名称 → 河道清淤 → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 清淤长度 → 8公里
        项目名称 → 河道保洁 → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 保洁长度 → 30公里
        """)
    )
    assert [i.project for i in found.indicators] == ["河道清淤", "河道保洁"]


def test_rows_slid_against_their_heading_keep_their_levels() -> None:
    """满意度指标 is a first and a second level; a row without levels goes on with those above."""
    found = understood(
        printed("""
        项目支出绩效自评表

        一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值 → 分值 → 得分 →
        绩效目标 → 产出指标 → 数量指标 → 住户 → ≥10户 → ≥10户 → 20 → 20
         →  → → 商户 → ≥5户 → ≥5户 → 10 → 10
         → 满意度指标 → 服务对象满意度指标 → 群众满意度 → ≥95% → ≥96% → 10 → 9
         →  → → 知晓率 → ≥85% → ≥85% → 5 → 5
        """),
        kind="final",
    )
    read = [(i.level1, i.level2, i.level3, i.target, i.score) for i in found.indicators]
    assert read == [
        ("产出指标", "数量指标", "住户", "≥10户", "20"),
        ("产出指标", "数量指标", "商户", "≥5户", "10"),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "≥95%", "9"),
        ("满意度指标", "服务对象满意度指标", "知晓率", "≥85%", "5"),
    ]


def test_levels_may_be_printed_without_the_word_indicator() -> None:
    found = understood(
        printed("""
        项目支出绩效目标表

        一级指标 → 二级指标 → 三级指标 → 指标值
        产出 → 数量 → 疏浚长度 → ≥10公里
         → 质量 → 合格率 → 100%
        效益 → 社会效益 → 受益人口 → ≥2000人
        """)
    )
    assert levels(found) == [
        ("产出", "数量", "疏浚长度"),
        ("产出", "质量", "合格率"),
        ("效益", "社会效益", "受益人口"),
    ]


def test_a_project_may_be_named_in_one_cell_with_its_label() -> None:
    heads = "一级指标 → 二级指标 → 三级指标 → 指标值"
    found = understood(
        from_word(f"""
        2022年度项目绩效目标表

        项目名称 → 水库除险加固 → →
        {heads}
        产出指标 → 时效指标 → 按期完成率 → 100%
        专项（项目）名称： 河道清淤 → → →
        主管部门 → → →
        {heads}
        产出指标 → 时效指标 → 按期完成率 → 100%
        """)
    )
    assert [i.project for i in found.indicators] == ["水库除险加固", "河道清淤"]
