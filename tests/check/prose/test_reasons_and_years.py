"""Reasons against the change that they explain; the year that a figure is compared with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.records import Finding, Outcome, Severity
from tests.check.prose.prose_support import failed, findings, outcomes

REASON, BASE = "reason_fits_change", "base_year"


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("2023年收支总预算61.40万元。与2023年预算60.00万元相比，增加1.40万元。", True),
        ("2023年收支总预算61.40万元，比2023年预算数60.00万元增加1.40万元。", True),
        ("2023年收支总预算61.40万元。与2022年预算60.00万元相比，增加1.40万元。", False),
        ("2023年收支总预算61.40万元，比2023年执行数60.00万元增加1.40万元。", True),
        ("2023年收支总预算61.40万元，较2023年年初预算增加1.40万元。", True),
        ("2023年收支总预算61.40万元，较2023年初部门预算60.00万元增加1.40万元。", True),
        ("2023年调整预算61.40万元，较2023年年初预算60.00万元增加1.40万元。", False),
        ("2023年第四季度支出较2023年第三季度3.00万元增加2.00万元。", False),
        ("2023年末资产较2023年初增加12.00万元。", False),
        # what is behind the comma names a base of its own
        ("经比较2023年度接待费5.00万元，较上年减少1.00万元，下降16.67%。", False),
        ("经比较2023年度接待费5.00万元，较年初预算减少1.00万元。", False),
        ("与2023年度接待费5.00万元相比，减少1.00万元，下降16.67%。", True),
        ("2023年下半年支出较2023年上半年3.00万元相比增加2.00万元。", False),
    ],
)
def test_a_base_that_is_stated_with_its_year(text: str, fails: bool) -> None:
    assert bool(failed(text, BASE)) is fails


@pytest.mark.parametrize(
    "text",
    [
        "接待费6.51万元，较上年增加9.49万元，减少的主要原因是压缩经费。",
        "接待费6.51万元，较上年增加9.49万元，增长5.2%。减少的原因：压缩经费。",
        "接待费6.51万元，较上年减少9.49万元（9%），无变化的原因是没有安排。",
        "缴费30.00万元，较上年减少9.49万元，原因是住房公积金缴费增加。",
        "缴费30.00万元，较上年增加9.49万元，增长5.0%，主要原因是会议费减少。",
        "接待费3.00万元，较上年增加1.00万元，主要原因是严格落实中央八项规定，压减接待支出。",
        "接待费3.00万元，较上年增加1.00万元，主要原因是坚持过紧日子，严格控制经费。",
        "基本支出60.00万元，较上年减少5.00万元，主要原因是新进人员，工资调标。",
        "基本支出60.00万元，较上年减少5.00万元，主要是因为新录用公务员，在职人员增加。",
        "接待费6.51万元，较上年压减0.50万元，压减原因：接待批次增多。",
    ],
)
def test_a_reason_for_the_contrary_is_told(text: str) -> None:
    assert len(failed(text, REASON)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "接待费6.51万元，较上年减少9.49万元，减少的主要原因是压缩经费。",
        "接待费6.51万元，较上年减少-9.49万元，增加的主要原因是压缩经费。",
        "接待费6.51万元，较上年减少9.49万元，主要原因是上年增加了一次性项目。",
        "接待费6.51万元，较上年减少9.49万元，主要原因是2022年项目增加。",
        "工资60.00万元，较上年减少9.49万元，主要原因是退休人员增加。",
        "结转结余60.00万元，较上年减少9.49万元，主要原因是支出增加。",
        "工资60.00万元，较上年减少9.49万元，主要原因是人员增加，公用经费减少。",
        "接待费0万元，较上年增加0万元，减少的原因是没有安排。",
        "接待费5.00万元，较上年增加1.00万元，会议费减少的原因是压缩。",
    ],
)
def test_a_reason_that_may_fit_is_left_alone(text: str) -> None:
    assert failed(text, REASON) == []


def test_reasons_that_fit_are_counted_in_one_finding() -> None:
    (finding,) = findings(
        "较上年增加9.49万元，增加的原因是新增；较上年减少1.00万元，减少的原因是压缩。", REASON
    )
    assert finding.outcome is Outcome.PASS
    assert "2 处" in finding.message


def test_a_change_that_a_claim_found_wrong_is_not_accused_again() -> None:
    text = "接待费6.51万元，较上年增加9.49万元，减少的主要原因是压缩经费。"
    (finding,) = failed(text, REASON)
    claim: Finding = replace(finding, check="claim.direction_fits")
    assert findings(text, REASON, claims=[claim]) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023年预算90.00万元，比2023年预算增加9.00万元。", "budget"),
        ("本年预算90.00万元，与2023年预算持平。", "budget"),
        ("2022年“三公”经费预算13.85万元，比2022年减少5.45万元。", "budget"),
        ("2023年度支出决算90.00万元，比2023年增加9.00万元。", "final"),
        ("支出90.00万元，较2024年预算减少9.00万元。", "budget"),
        ("3.公务接待费8.76万元，比2023年预算数减少1.33万元，下降13.2%。", "budget"),
    ],
)
def test_a_figure_compared_with_its_own_year_is_told(text: str, kind: str) -> None:
    (finding,) = failed(text, BASE, kind=kind)
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023年预算90.00万元，比2022年预算增加9.00万元，比2022年执行数减少1.00万元。", "budget"),
        ("2023年度支出决算90.00万元，比2023年年初预算增加9.00万元。", "final"),
        ("支出决算90.00万元，较2023年预算减少9.00万元。", "final"),
        ("2022年执行数80.00万元，与2023年预算数相比减少9.00万元。", "budget"),
        ("按照《2023年工作要点》，本年比2022年增加9.00万元。", "budget"),
        ("2024年预计90.00万元，比2023年增加9.00万元。", "budget"),
        ("支出90.00万元，比2023年预算数增加9.00万元。", "final"),
    ],
)
def test_comparisons_with_another_year_or_phase_are_fine(text: str, kind: str) -> None:
    assert failed(text, BASE, kind=kind) == []


def test_comparisons_that_are_fine_are_counted_in_one_finding() -> None:
    text = "本年预算90.00万元，比2022年预算增加9.00万元；会议费1.00万元，与2022年预算持平。"
    assert outcomes(text, BASE) == [Outcome.PASS]


@pytest.mark.parametrize(
    "text",
    [
        "经费30.00万元，较上年减少9.49万元，下降5.2%，主要原因是社会保险缴费基数上调。",
        "经费30.00万元，较上年减少9.49万元（5.2%），原因是人员增加、工资标准调整。",
        "经费30.00万元，较上年增加9.49万元，增长5.2%，主要是厉行节约，压减一般性支出。",
        "经费30.00万元，较上年增加9.49万元，主要原因：部分项目已完成，本年不再安排。",
        "经费30.00万元，较上年增加9.49万元，主要原因是人员退休，相应经费减少。",
    ],
)
def test_a_reason_of_several_clauses_that_are_all_for_the_contrary(text: str) -> None:
    assert len(failed(text, REASON)) == 1


@pytest.mark.parametrize("rate", ["120.00", "80.00", "100.00"])
def test_the_reason_of_a_completion(rate: str) -> None:
    text = (
        f"年初预算数10.00万元，完成年初预算的{rate}%，决算数与预算数差异的主要原因："
        "厉行节约，压减支出。"
    )
    assert len(failed(text, REASON, kind="final")) == (rate == "120.00")


@pytest.mark.parametrize(
    "text",
    [
        "经费30.00万元，较上年减少9.49万元，主要原因是人员增加，公用经费压减。",
        "经费30.00万元，较上年增加9.49万元，主要原因是机构改革，压减一般性支出。",
        "经费30.00万元，较上年增加9.49万元，主要原因是从会议费中调减9.49万元用于培训。",
        "经费30.00万元，较上年减少9.49万元，主要是2022年新增项目。",
        "经费30.00万元，较上年减少9.49万元，主要原因是新增项目减少。",
        "经费30.00万元，较上年减少9.49万元，主要用于新增项目。",
        "经费30.00万元，较上年减少9.49万元，主要原因是退休人员增加。",
    ],
)
def test_one_clause_that_may_explain_it_is_enough(text: str) -> None:
    assert failed(text, REASON) == []


@pytest.mark.parametrize(
    ("reason", "severity", "said"),
    [
        ("人员增加", Severity.WARNING, "所给原因却都是增加的"),
        ("缴费基数调整，人员增加", Severity.NOTE, "所给原因有增加的，没有减少的"),
    ],
)
def test_a_reason_beside_one_that_may_go_either_way_is_a_note(
    reason: str, severity: Severity, said: str
) -> None:
    (finding,) = failed(f"经费30.00万元，较上年减少9.49万元，主要原因是{reason}。", REASON)
    assert finding.severity is severity
    assert said in finding.message


def test_a_figure_of_last_year_compared_with_last_year_is_said_so() -> None:
    """Which of the two years is wrong is not known."""
    text = "2022年“三公”经费预算13.85万元，比2022年减少5.45万元。"
    (finding,) = failed(text, BASE, kind="budget")
    assert "所述与所比同为 2022 年，本文件为 2023 年" in finding.message


def test_a_reason_may_be_of_the_change_before_the_last() -> None:
    text = "基本支出{}12.00万元，项目支出减少9.00万元，增加的原因是新招录人员。"
    assert failed(text.format("增加"), "reason_fits_change") == []
    assert len(failed(text.format("减少"), "reason_fits_change")) == 1


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("车辆老化，维修费用增加", True),
        ("车辆更新，燃油费用减少", False),
        ("车辆老化，维修费用增加，燃油费用减少", False),
        ("上年车辆报废，维修费用增加", False),
        ("车辆老化", False),
        ("车辆老化，维修次数增加", False),
    ],
)
def test_costs_that_went_the_other_way_behind_their_cause_are_a_note(
    reason: str, told: bool
) -> None:
    text = f"公务用车运行维护费3.00万元，较上年减少1.00万元，主要原因是{reason}。"
    assert [f.severity for f in failed(text, REASON)] == ([Severity.NOTE] if told else [])


@pytest.mark.parametrize(
    "text",
    [
        "会议费2.00万元，较上年减少1.00万元，主要原因是改为视频形式，网络费用增加。",
        "办公费2.00万元，较上年减少1.00万元，主要原因是科目细化，劳务费支出增加。",
        "专用设备购置费2.00万元，较上年减少1.00万元，主要原因是改为租赁方式，租赁费用增加。",
        "公务用车运行维护费2.00万元，较上年减少1.00万元，主要原因是车辆纳入平台管理，租车费用增加。",
        "差旅费2.00万元，较上年减少1.00万元，主要原因是统一派车，车辆费用增加。",
    ],
)
def test_costs_that_took_the_place_of_others_are_a_reason(text: str) -> None:
    assert failed(text, REASON) == []


USUAL = "会议费{}.00万元，比2022年增加1.00万元。\n\n"


@pytest.mark.parametrize(
    ("older", "usual", "told"),
    [
        ("培训费5.00万元，比2021年增加1.00万元。", 5, 1),
        ("培训费5.00万元，比2021年增加1.00万元。", 4, 0),
        ("培训费5.00万元，比2022年增加1.00万元，比2021年增加2.00万元。", 5, 0),
        ("培训费5.00万元，比2021年累计增加1.00万元。", 5, 0),
        ("培训费5.00万元，比上年减少1.00万元，与2021年基本持平。", 5, 0),
        ("培训费5.00万元，比上年减少1.00万元，比2021年增加2.00万元。", 5, 0),
        ("培训费5.00万元，比2021年增加1.00万元。\n\n差旅费5.00万元，比2021年增加1.00万元。", 9, 0),
    ],
)
def test_a_base_of_the_year_before_last_among_those_of_the_last_one(
    older: str, usual: int, told: int
) -> None:
    text = "".join(USUAL.format(number) for number in range(2, usual + 2)) + older
    assert [f.severity for f in failed(text, BASE)] == [Severity.NOTE] * told


@pytest.mark.parametrize(("year", "told"), [(2023, 1), (2022, 0)])
def test_a_budget_is_compared_with_no_outturn_of_its_own_year(year: int, told: int) -> None:
    text = f"一般公共预算拨款支出预算90万元，比{year}年执行数80万元增加10万元。"
    assert len(failed(text, "base_year")) == told
