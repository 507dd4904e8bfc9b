"""Indicators: stated twice, values that do not fit, deadlines of another year, plans that go back."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, read, understood
from tests.support import identity as identity_of

REPEATED, FITS, PERIOD = "performance.repeated", "performance.value_fits", "performance.period"


def table(*rows: str, heads: str = "一级指标 → 二级指标 → 三级指标 → 指标值") -> Understood:
    lines = "\n".join(f"        {row}" for row in rows)
    return understood(
        printed(f"""
        堤防加固项目绩效目标表
        项目名称 → 堤防加固 → →
        {heads}
{lines}
        """)
    )


def one(name: str, target: str, level2: str = "数量指标") -> Understood:
    return table(
        f"产出指标 → {level2} → {name} → {target}",
        "满意度指标 → 服务对象满意度指标 → 居民评价 → 良好",
    )


def test_one_indicator_with_two_targets_is_told() -> None:
    found = table(
        "产出指标 → 数量指标 → 巡查堤防次数 → ≥12次", "产出指标 → 数量指标 → 巡查堤防次数 → ≥24次"
    )
    (finding,) = found.of(REPEATED, Outcome.FAIL)
    assert "有两个指标值：≥12次 和 ≥24次" in finding.message


def test_names_that_differ_in_one_particle_are_one() -> None:
    found = table(
        "满意度指标 → 服务对象满意度指标 → 沿堤居民的满意度 → ≥90%",
        "满意度指标 → 服务对象满意度指标 → 沿堤居民满意度 → ≥85%",
    )
    (finding,) = found.of(REPEATED, Outcome.FAIL)
    assert "有两个指标值：≥90% 和 ≥85%" in finding.message


def test_a_name_that_closes_a_bracket_which_nothing_opens_is_a_note() -> None:
    (finding,) = one("堤防巡查人员数量）", "≥3名").of(FITS, Outcome.FAIL)
    assert "“）”没有配对 1 项：“堤防巡查人员数量）”" in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize("name", ["巡查人员（含外聘）", "堤防巡查人员（含外聘）数", "数量）"])
def test_brackets_with_partners_and_ends_of_cut_names_are_none(name: str) -> None:
    assert one(name, "≥3名").of(FITS, Outcome.FAIL) == []


def test_indicators_listed_twice_are_told_once() -> None:
    found = table(
        "产出指标 → 数量指标 → 巡查堤防次数 → ≥12次", "产出指标 → 数量指标 → 巡查堤防次数 → ≥12次"
    )
    (finding,) = found.of(REPEATED, Outcome.FAIL)
    assert "“巡查堤防次数”（≥12次）逐字列了两次" in finding.message


def test_the_same_name_for_another_kind_of_target_is_no_repeat() -> None:
    found = table(
        "产出指标 → 数量指标 → 巡查堤防任务 → ≥12次", "产出指标 → 质量指标 → 巡查堤防任务 → 100%"
    )
    assert found.outcomes(REPEATED) == [Outcome.PASS]


@pytest.mark.parametrize(
    ("name", "target", "why"),
    [
        ("居民满意度", "≥950%", "满意度不超过 100"),
        ("验收合格率", "120%", "该比率不超过 100%"),
        ("培训人数", "95%", "指标为数量，单位不符"),
        ("故障响应时间", "≤30万元", "指标为时间，单位为金额"),
        ("宣传覆盖城区数", "=12件", "单位与指标不符"),
        ("报销返还差错率", "100%", "与其含义相反"),
        ("受训人数", "≥30台", "单位与指标不符"),
        ("修缮面积", "32.4万元", "单位与指标不符"),
        ("受益农户", "≥4.2万", "“万”后没有单位"),
        ("诊所数量", "279279家诊所", "疑似把 279 印了两次"),
        ("乡镇数量", "1717各乡镇", "疑似把 17 印了两次"),
    ],
)
def test_a_value_that_does_not_fit_is_told(name: str, target: str, why: str) -> None:
    (finding,) = one(name, target).of(FITS, Outcome.FAIL)
    assert why in finding.message


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("居民满意度", "≥100"),
        ("报销返还差错率", "≤2%"),
        ("报销返还差错率", "≤100%"),
        ("减少事故率", "100%"),
        ("任务完成率", "≥120%"),
        ("培训人数增长率", "≥5%"),
        ("培训人数占比", "95%"),
        ("宣传覆盖城区数", "≥12个"),
        ("走访慰问单位数", "30次"),
        ("执法检查企业数", "60次"),
        ("受益小区数", "≥12家"),
        ("受训人数", "≥30人次"),
        ("修缮面积", "≥300平方米"),
        ("受益农户（户）", "≥4.2万"),
        ("受益农户", "≥4.2万户"),
        ("故障响应时间", "≤30分钟"),
        ("诊所数量", "1717家"),
        ("诊所数量", "200200人次"),
        ("完成时限", "2020年"),
        ("诊所数量", "2020个以上"),
    ],
)
def test_a_value_that_fits_is_not(name: str, target: str) -> None:
    assert one(name, target).outcomes(FITS) == [Outcome.PASS]


def test_units_printed_in_two_columns_are_told_once_a_table() -> None:
    found = table(
        "产出指标 → 质量指标 → 验收合格率 → ≥ → 95% → %",
        "产出指标 → 时效指标 → 响应时间 → ≤ → 60分钟 → 分钟",
        heads="一级指标 → 二级指标 → 三级指标 → 指标性质 → 指标值 → 度量单位",
    )
    (finding,) = found.of(FITS, Outcome.FAIL)
    assert "有 2 项指标值与度量单位两栏重复印了单位" in finding.message


def merged(values: str) -> Understood:
    html = f"""<html><body><p>堤防加固项目绩效目标表</p><table>
    <tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
    <tr><td rowspan="2">产出指标</td><td rowspan="2">数量指标</td><td>加固长度</td>
    <td rowspan="2">{values}</td></tr><tr><td>巡查次数</td></tr>
    <tr><td>效益指标</td><td>社会效益指标</td><td>防汛能力</td><td>提高</td></tr>
    </table></body></html>"""
    return Understood(read(html, "岱山县水利局.html"), identity_of())


def test_a_merged_cell_has_as_many_values_as_indicators() -> None:
    assert merged("≥3公里；≥12次").of(FITS, Outcome.FAIL) == []
    (finding,) = merged("≥3公里；≥12次；≥5处").of(FITS, Outcome.FAIL)
    assert "等 2 项指标合用一格指标值，其中有 3 个值" in finding.message


@pytest.mark.parametrize(
    ("name", "target", "outcome"),
    [
        ("完成时间", "2022年12月底", Outcome.FAIL),
        ("运行正常时限", "2022年1月1日-2022年12月31日", Outcome.FAIL),
        ("完成时间", "2023年12月", Outcome.PASS),
        ("完成时间", "2022年6月-2023年6月", Outcome.PASS),
        ("完成时间", "较2022年12月提前", Outcome.NOT_APPLICABLE),
        ("完成时间", "2022年12月以后", Outcome.NOT_APPLICABLE),
        ("修订《2022年12月预案》", "1部", Outcome.NOT_APPLICABLE),
    ],
)
def test_a_deadline_is_of_the_year_or_later(name: str, target: str, outcome: Outcome) -> None:
    assert one(name, target, "时效指标").outcomes(PERIOD) == [outcome]


@pytest.mark.parametrize(
    ("plan", "outcome"),
    [
        ("25% → 50% → 75% → 100%", Outcome.PASS),
        ("25% → 25% → 30% → 20%", Outcome.PASS),
        ("25% → 60% → 50% → 100%", Outcome.FAIL),
    ],
)
def test_a_cumulative_plan_does_not_go_back(plan: str, outcome: Outcome) -> None:
    found = understood(
        printed(f"""
        1、堤防加固绩效目标表
        项目名称 → 堤防加固 → → →
        预算数 → 10.00 → 其中：财政资金 → 10.00 →
        资金支出计划（%） → 3月底 → 6月底 → 10月底 → 12月底
        → {plan}
        一级指标 → 二级指标 → 三级指标 → 指标值 →
        产出指标 → 数量指标 → 加固长度 → 3公里 →
        """)
    )
    assert found.outcomes(PERIOD) == [outcome]


PLANNED = """
    {number}、{project}绩效目标表
    项目名称 → {project} → → →
    预算数 → 10.00 → 其中：财政资金 → 10.00 →
    资金支出计划（%） → 3月底 → 6月底 → 10月底 → 12月底
    → {plan}
    一级指标 → 二级指标 → 三级指标 → 指标值 →
    产出指标 → 数量指标 → 加固长度 → 3公里 →
"""
SO_FAR, BY_ITSELF = "25% → 50% → 75% → 100%", "25% → 25% → 25% → 25%"


@pytest.mark.parametrize(
    ("plans", "told"),
    [
        ((SO_FAR, SO_FAR, BY_ITSELF), ["水库巡查"]),
        ((SO_FAR, BY_ITSELF), []),
        ((BY_ITSELF, BY_ITSELF, BY_ITSELF), []),
        ((SO_FAR, SO_FAR, SO_FAR), []),
        ((SO_FAR, SO_FAR, "25% → 25% → 25% → 20%"), []),
    ],
)
def test_a_plan_by_quarters_among_those_of_all_so_far(
    plans: tuple[str, ...], told: list[str]
) -> None:
    projects = ("堤防加固", "河道清淤", "水库巡查")
    forms = (
        PLANNED.format(number=number, project=project, plan=plan)
        for number, (project, plan) in enumerate(zip(projects, plans, strict=False), 1)
    )
    found = understood("\n\n".join(map(printed, forms))).of(PERIOD, Outcome.FAIL)
    assert [f.severity for f in found] == [Severity.NOTE] * len(told)
    assert [any(project in f.message for f in found) for project in told] == [True] * len(told)


@pytest.mark.parametrize(
    ("term", "outcome"),
    [
        ("2022年1月至2022年12月", Outcome.FAIL),
        ("2022年1月-2024年12月", Outcome.PASS),
        ("长期", Outcome.NOT_APPLICABLE),
    ],
)
def test_a_project_is_carried_out_in_the_year(term: str, outcome: Outcome) -> None:
    found = understood(
        printed(f"""
        堤防加固项目绩效目标表
        项目名称 → 堤防加固 → →
        主管部门 → 岱山县水利局 → 实施期限 → {term}
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 加固长度 → 3公里
        """)
    )
    assert found.outcomes(PERIOD) == [outcome]


def test_indicators_of_numbered_goals_may_be_called_alike() -> None:
    found = table(
        "产出指标 → 数量指标 → 指标1：按期完成率 → ≥90%",
        "产出指标 → 数量指标 → 指标2：按期完成率 → ≥95%",
    )
    assert found.of(REPEATED, Outcome.FAIL) == []


def test_at_least_and_exactly_are_two_targets_at_least_and_at_most_a_range() -> None:
    rows = ("产出指标 → 质量指标 → 巡查覆盖率 → =100%", "产出指标 → 质量指标 → 巡查覆盖率 → ≥60%")
    (finding,) = table(*rows).of(REPEATED, Outcome.FAIL)
    assert "有两个指标值：=100% 和 ≥60%" in finding.message
    ends = (rows[0].replace("=100", "≤95"), rows[1])
    assert table(*ends).of(REPEATED, Outcome.FAIL) == []


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("驻坝出勤率", "≥22天/月/人"),
        ("巡查覆盖率", "≥90次"),
        ("居民满意度", "≥95人"),
        ("项目完成率", "2022.1.1-2022.12.30"),
        ("巡查及时率", "2022年12月31日前"),
    ],
)
def test_a_rate_in_a_unit_of_things_is_told(name: str, target: str) -> None:
    (finding,) = one(name, target).of(FITS, Outcome.FAIL)
    assert "指标为比率" in finding.message


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("巡查频率", "≥2次/月"),
        ("溃坝事故率", "≤1起"),
        ("死亡率", "≤5人"),
        ("居民满意度", "≥90分"),
        ("折损率", "≤2‰"),
    ],
)
def test_rates_that_have_units_of_their_own_fit(name: str, target: str) -> None:
    assert one(name, target).of(FITS, Outcome.FAIL) == []


def test_a_share_done_in_time_is_no_more_than_the_whole() -> None:
    (finding,) = one("工程按期完成率", "≥120%").of(FITS, Outcome.FAIL)
    assert "该比率不超过 100%" in finding.message


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("2022年底前完成三座水库的除险加固", True),
        ("根据管理办法，2022年预计补助147人，市财政需承担4.00万元", True),
        ("2022年计划对全市三座水库除险加固", True),
        ("根据2022年计划安排完成除险加固", False),
        ("2023年预计补助147人", False),
        ("2023年12月底前完成除险加固", False),
        ("2022年已完成除险加固", False),
    ],
)
def test_a_goal_to_be_reached_in_a_year_that_is_over_is_told(goal: str, told: bool) -> None:
    found = understood(
        printed(f"""
        堤防加固项目绩效目标表
        项目名称 → 堤防加固 → →
        年度目标 → {goal} → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 加固水库 → 3座
        """),
        year=2023,
    )
    assert bool(found.of(PERIOD, Outcome.FAIL)) is told


@pytest.mark.parametrize(
    ("goal", "severity", "said"),
    [
        ("2022年底前完成加固。", Severity.WARNING, "以 2022 年为期"),
        ("2022年预估加固水库3座。", Severity.NOTE, "说的是 2022 年"),
    ],
)
def test_what_was_expected_of_a_past_year_is_no_deadline(
    goal: str, severity: Severity, said: str
) -> None:
    found = table(f"年度目标 → {goal} → →", "产出指标 → 数量指标 → 加固水库 → 3座")
    (finding,) = found.of(PERIOD, Outcome.FAIL)
    assert finding.severity is severity
    assert said in finding.message


@pytest.mark.parametrize(
    ("level", "severity"), [("数量指标", Severity.WARNING), ("成本指标", Severity.NOTE)]
)
def test_money_among_costs_is_what_the_thing_costs(level: str, severity: Severity) -> None:
    (finding,) = table(f"产出指标 → {level} → 拆除面积 → 32.4万元").of(FITS, Outcome.FAIL)
    assert finding.severity is severity


def test_output_behind_outcome_begins_another_set_of_indicators() -> None:
    """Two units share a project, and each states its own target."""
    first, second = (f"产出指标 → 数量指标 → 巡查堤防次数 → ≥{times}次" for times in (12, 24))
    between = "满意度指标 → 服务对象满意度指标 → 居民评价 → 良好"
    assert table(first, between, second).outcomes(REPEATED) == [Outcome.PASS]


def test_a_rate_that_names_its_own_unit_is_measured_in_it() -> None:
    assert one("故障响应及时率（小时）", "≤8").outcomes(FITS) == [Outcome.PASS]


@pytest.mark.parametrize(("target", "failed"), [("980", 0), ("1080", 1)])
def test_satisfaction_in_thousandths(target: str, failed: int) -> None:
    found = table(
        f"满意度指标 → 服务对象满意度指标 → 居民满意度 → {target} → ‰",
        heads="一级指标 → 二级指标 → 三级指标 → 指标值 → 度量单位",
    )
    assert len(found.of(FITS, Outcome.FAIL)) == failed


def test_a_share_that_is_to_be_the_whole_or_more_is_a_note() -> None:
    found = table(
        "产出指标 → 质量指标 → 资金拨付准确率 → ≥100%",
        "产出指标 → 质量指标 → 任务完成率 → ≥100%",
        "产出指标 → 质量指标 → 验收合格率 → =100%",
    )
    (finding,) = found.of(FITS, Outcome.FAIL)
    assert "“资金拨付准确率”（≥100%）：该比率最高为 100%" in finding.message


def test_one_bound_with_two_signs_is_told_once_a_disclosure() -> None:
    rows = ["产出指标 → 数量指标 → 加固水库 → ≥3座", "产出指标 → 质量指标 → 验收合格率 → ≥95%"]
    (finding,) = table(*rows, "产出指标 → 数量指标 → 巡查次数 → ≧5次").of(FITS, Outcome.FAIL)
    assert finding.message.endswith("：“≧” 1 项、“≥” 2 项")
    assert table(*rows).of(FITS, Outcome.FAIL) == []


def test_what_a_project_costs_is_bounded_above() -> None:
    (finding,) = table("成本指标 → 经济成本指标 → 项目支出费用 → ≥1700万元").of(FITS, Outcome.FAIL)
    assert "界限的方向与指标的含义相反" in finding.message
