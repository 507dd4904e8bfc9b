"""Indicators under a kind that they are not of, and how targets are written."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.performance.test_indicators import FITS, one, table
from tests.support import Understood

KIND = "performance.kind_fits"


@pytest.mark.parametrize(
    ("name", "target", "level2", "belongs"),
    [
        ("居民满意度", "≥95%", "社会效益指标", "满意度指标"),
        ("参训学员满意率", "≥90", "质量指标", "满意度指标"),
        ("资金拨付及时率", "=100%", "质量指标", "时效指标"),
        ("业务处理及时性", "≥90%", "质量指标", "时效指标"),
        ("故障恢复时间", "≤4小时", "质量指标", "时效指标"),
        ("案件办结及时率", "≥90%", "社会成本指标", "时效指标"),
        ("线路故障响应", "≤4小时", "质量指标", "时效指标"),
        ("预算执行率", "≥90%", "经济成本指标", "预算执行情况，不是成本"),
        ("补助标准", "≥2110元", "质量指标", "成本指标"),
        ("即时结算覆盖率", "100%", "时效指标", "数量指标或效益指标"),
        ("政策知晓率", "≥85%", "服务对象满意度指标", "数量指标或效益指标"),
        ("补助按期发放率", "100%", "数量指标", "时效指标"),
        ("补助发放准确率", "=100%", "数量指标", "质量指标"),
        ("工程验收合格率（%）", "100", "时效指标", "质量指标"),
        ("开展宣传活动次数", "≥18次", "质量指标", "数量指标"),
        ("编印调研报告数量", "≥2篇", "质量指标", "数量指标"),
        ("培训人次", "≥500人次", "时效指标", "数量指标"),
    ],
)
def test_an_indicator_under_a_kind_that_it_is_not_of_is_told(
    name: str, target: str, level2: str, belongs: str
) -> None:
    (finding,) = one(name, target, level2).of(KIND, Outcome.FAIL)
    assert f"“{name}”（{target}）列在“{level2}”：按名称属{belongs}" in finding.message


@pytest.mark.parametrize(
    ("name", "target", "level2"),
    [
        ("居民满意度", "≥95%", "服务对象满意度指标"),
        ("提高居民满意度", "≥95%", "社会效益指标"),
        ("居民满意度", "有所提高", "社会效益指标"),
        ("资金拨付及时率", "=100%", "时效指标"),
        ("补贴发放覆盖率", "=100%", "数量指标"),
        ("业务处理及时性", "有所提高", "质量指标"),
        ("设备累计运行时间", "≥300小时", "数量指标"),
        ("任务完成率", "≥90%", "数量指标"),
        ("资金使用率", "≥95%", "时效指标"),
        ("项目成本控制率", "≤100%", "经济成本指标"),
        ("补助标准", "≥2110元", "经济成本指标"),
        ("补助标准执行准确率", "=100%", "质量指标"),
        ("补助标准", "符合规定", "质量指标"),
        ("安全事故发生次数", "≤1次", "质量指标"),
        ("故障次数", "≤3次", "质量指标"),
        ("获得省级以上奖励次数", "≥3次", "质量指标"),
        ("验收合格批次", "≥3批", "质量指标"),
        ("居民满意度", "≥95%", ""),
    ],
)
def test_an_indicator_that_may_stand_there_is_not(name: str, target: str, level2: str) -> None:
    assert one(name, target, level2).of(KIND, Outcome.FAIL) == []


def test_those_of_one_kind_are_told_together() -> None:
    found = table(
        "产出指标 → 质量指标 → 拨付及时率 → 100%",
        "产出指标 → 质量指标 → 办结及时率 → 95%",
    )
    (finding,) = found.of(KIND, Outcome.FAIL)
    assert "“拨付及时率”（100%）" in finding.message
    assert "“办结及时率”（95%）" in finding.message


@pytest.mark.parametrize(
    ("name", "target", "why"),
    [
        ("企业满意情况", "≥95%以上", "重复表示界限"),
        ("处置时间", "≤10个工作日以内", "重复表示界限"),
        ("对收入超过≥1000万元的企业奖补", "30万元", "重复表示界限"),
        ("巡查堤防", "不少于≥12次", "重复表示界限"),
        ("处置进度", "≥10天以内", "界限相反"),
        ("巡查堤防", "≤不低于12次", "界限相反"),
        ("受益对象", "≥325人、户", "两个单位"),
        ("加固堤防", "≥684个数", "是所计之数的名称"),
        ("公车保障是否及时", "是否及时", "只是设问"),
        ("保障防汛物资，推动水利发展", "保障防汛物资，推动水利发展", "只重复指标名称"),
        ("指标1：生态效益", "≥95%", "只写类别名称"),
        ("可持续影响指标", "20年", "只写类别名称"),
        ("开展巡查", "12次数", "是所计之数的名称"),
        ("资金下达的及时率（%）", "≥95%", "重复列有单位"),
    ],
)
def test_a_target_written_twice_or_contrary_is_told(name: str, target: str, why: str) -> None:
    (finding,) = one(name, target, "时效指标").of(FITS, Outcome.FAIL)
    assert why in finding.message


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("发现隐患数", "≥15项/家"),
        ("发现隐患", "≥15个"),
        ("公车保障是否及时", "及时"),
        ("1组", "1组"),
        ("水质达标", "水质达标"),
        ("生态效益提升值", "≥95%"),
        ("生态效益", "无废水排放"),
        ("服务对象满意度", "≥95%"),
        ("完成计划", "不低于上年次数"),
        ("企业满意情况", "95%以上"),
        ("处置时间", "≤10个工作日"),
        ("奖补以上企业", "≥20家规模以上企业"),
        ("受益对象", "≥325人、80户"),
        ("及时率（%）", "≥100"),
        ("采购设备", "≥4台（套）"),
        ("培训对象", "≥30人，35岁以下"),
    ],
)
def test_a_target_written_once_is_not(name: str, target: str) -> None:
    assert one(name, target, "时效指标").of(FITS, Outcome.FAIL) == []


def asked(name: str, target: str) -> list[str]:
    found = table(
        "产出指标 → 数量指标 → 巡查堤防 → 12次",
        f"满意度指标 → 服务对象满意度指标 → {name} → {target}",
    )
    return [finding.message for finding in found.of(FITS, Outcome.FAIL)]


@pytest.mark.parametrize("name", ["指标2：受益群众", "享受政策的企业", "市级部门单位（%）"])
def test_who_is_asked_is_no_satisfaction(name: str) -> None:
    assert "没有写明所衡量的是满意度" in asked(name, "≥95%")[0]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("群众满意度", "≥95%"),
        ("群众满意情况", "≥95%"),
        ("投诉处理", "≥95%"),
        ("群众认可", "≥95%"),
        ("受益群众", "满意"),
        ("受益群众", "≥30人"),
    ],
)
def test_satisfaction_in_other_words_and_no_rate_are_none(name: str, target: str) -> None:
    assert [each for each in asked(name, target) if "所衡量的是满意度" in each] == []


def listed(*names: str) -> Understood:
    rows = [f"效益指标 → 社会效益指标 → {name} → 有效提升" for name in names]
    return table("产出指标 → 数量指标 → 巡查堤防 → 12次", *rows)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("指标5：防汛能力",), "“指标5：防汛能力”：编号应为 1"),
        (("指标1：防汛能力", "指标1：抗旱能力"), "“指标1：抗旱能力”：编号应为 2"),
    ],
)
def test_a_number_of_a_list_that_stands_twice_or_alone(names: tuple[str, ...], said: str) -> None:
    (finding,) = listed(*names).of("form.numbers_skipped", Outcome.FAIL)
    assert said in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "names",
    [
        ("指标1：防汛能力", "指标2：抗旱能力"),
        ("防汛能力", "抗旱能力"),
        ("指标：防汛能力", "指标2：抗旱能力"),
        ("指标3：防汛能力", "指标4：抗旱能力"),
    ],
)
def test_numbers_in_order_and_lists_that_go_on_are_not(names: tuple[str, ...]) -> None:
    assert listed(*names).of("form.numbers_skipped", Outcome.FAIL) == []


def test_a_name_that_ends_in_a_full_stop_among_many_that_do_not() -> None:
    names = [f"第{number}段堤防巡查" for number in range(20)]
    (finding,) = listed(*names, "改善生活条件。").of(FITS, Outcome.FAIL)
    assert finding.message.endswith("：“改善生活条件。”，其余 21 项没有")
    assert listed(*names[:5], "改善生活条件。").of(FITS, Outcome.FAIL) == []


def rates(*targets: str) -> Understood:
    return table(
        *(
            f"产出指标 → 质量指标 → 第{n}批验收通过率 → {target}"
            for n, target in enumerate(targets, 1)
        )
    )


def test_a_rate_without_its_sign_is_told_where_all_others_have_theirs() -> None:
    (finding,) = rates("≥100", *["≥95%"] * 10).of(FITS, Outcome.FAIL)
    assert "“第1批验收通过率”（≥100）：比率的指标值没有单位" in finding.message


@pytest.mark.parametrize("signed", [0, 3, 9])
def test_a_rate_without_its_sign_among_few_that_have_theirs_is_not(signed: int) -> None:
    assert rates("≥100", *["≥95%"] * signed).of(FITS, Outcome.FAIL) == []


def test_units_in_many_names_are_how_a_system_prints_them() -> None:
    rows = [f"产出指标 → 时效指标 → 第{n}批及时率（%） → 100%" for n in range(5)]
    assert table(*rows).of(FITS, Outcome.FAIL) == []


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("居民满意度", "≤90%"),
        ("验收合格率（%）", "≤95"),
        ("故障响应时间", "≥30分钟"),
        ("安全事故发生次数", "≥1次"),
        ("信息系统故障发生率", "≥95"),
        ("项目总成本", "≥30万元"),
    ],
)
def test_a_bound_in_the_wrong_direction_is_told(name: str, target: str) -> None:
    found = one(name, target, "其他指标").of(FITS, Outcome.FAIL)
    assert any("界限的方向与指标的含义相反" in each.message for each in found)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("居民满意度", "≥90%"),
        ("响应及时率（小时）", "≤8"),
        ("故障响应时间", "≤30分钟"),
        ("缩短审批时间", "≥30分钟"),
        ("事故数下降率", "≥5%"),
        ("减少投诉次数", "≥5次"),
        ("项目总成本", "≤30万元"),
        ("补助标准", "≥500元/人"),
    ],
)
def test_a_bound_in_the_right_direction_is_not(name: str, target: str) -> None:
    found = one(name, target, "其他指标").of(FITS, Outcome.FAIL)
    assert not any("界限的方向" in each.message for each in found)


def test_rows_with_a_number_only_are_told_once() -> None:
    found = table(
        "产出指标 → 数量指标 → 指标1：加固堤防长度 → 12公里",
        "产出指标 → 质量指标 → 指标1： → ",
        "产出指标 → 时效指标 → 指标1： → ",
    )
    (finding,) = found.of(FITS, Outcome.FAIL)
    assert "2 行指标只有“指标1" in finding.message
