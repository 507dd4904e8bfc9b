"""Forms of performance that stand twice, and costs that exceed the money of their form."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, understood

FORM = """
        {title}绩效目标表

        单位：万元

        项目名称 → 堤防加固 → →
        资金总额 → 30.00 → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        成本指标 → 经济成本指标 → 土方费用 → ≤{earth}万元
        成本指标 → 经济成本指标 → 监理费用 → ≤8万元
        成本指标 → 经济成本指标 → 人均补助标准 → ≤500元
        产出指标 → 数量指标 → 加固堤防长度 → ≥{length}公里
        产出指标 → 质量指标 → 验收合格率 → ≥95%
"""


def form(length: int = 12, earth: int = 20, title: str = "堤防加固项目") -> str:
    return FORM.format(length=length, earth=earth, title=title)


def page(*forms: str) -> Understood:
    return understood(printed("\n".join(forms)))


def test_a_form_that_stands_twice_is_told_where_it_stands_again() -> None:
    (finding,) = page(form(), form()).of("performance.repeated", Outcome.FAIL)
    assert "“堤防加固”的绩效表印了两次" in finding.message
    assert finding.source_line != 1


def test_a_form_that_says_something_else_is_another() -> None:
    assert page(form(), form(length=14)).of("performance.repeated", Outcome.FAIL) == []


def test_costs_above_the_money_of_their_form_are_told() -> None:
    (finding,) = page(form(earth=25)).of("performance.project_amount", Outcome.FAIL)
    assert "合计 33 万元，多于总额" in finding.message


def test_costs_below_the_money_may_be_some_of_them() -> None:
    assert page(form()).of("performance.project_amount", Outcome.FAIL) == []


def costed(title: str, *costs: float) -> str:
    """A form of 30 万元 and its costs."""
    rows = "\n".join(
        f"        成本指标 → 经济成本指标 → {title}费用{n} → {cost}万元"
        for n, cost in enumerate(costs, 1)
    )
    return f"""
        {title}项目绩效目标表

        单位：万元

        项目名称 → {title} → →
        资金总额 → 30.00 → →
        一级指标 → 二级指标 → 三级指标 → 指标值
{rows}
        产出指标 → 数量指标 → {title}长度 → ≥12公里
"""


WHOLE = (costed("堤防加固", 20, 8, 2), costed("水库维护", 10, 10, 10))


def test_costs_below_the_money_are_a_note_where_those_of_other_forms_make_it_up() -> None:
    (finding,) = page(*WHOLE, costed("渠道清淤", 20, 5, 2)).of(
        "performance.project_amount", Outcome.FAIL
    )
    assert "“渠道清淤”" in finding.message
    assert "合计 27 万元，少于总额" in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "forms",
    [
        (WHOLE[0], costed("渠道清淤", 20, 5, 2)),
        (*WHOLE, costed("渠道清淤", 20, 5)),
        (*WHOLE, *(costed(f"渠道清淤{n}", 20, 5, 2) for n in "甲乙丙")),
    ],
)
def test_too_few_forms_too_few_costs_and_no_habit_are_none(forms: tuple[str, ...]) -> None:
    assert page(*forms).of("performance.project_amount", Outcome.FAIL) == []


def paid(standard: str, number: str, more: str = "") -> str:
    """A form of 30 万元 that pays each of so many."""
    return f"""
        节日慰问项目绩效目标表

        单位：万元

        项目名称 → 节日慰问 → →
        资金总额 → 30.00 → →
        一级指标 → 二级指标 → 三级指标 → 指标值
        成本指标 → 经济成本指标 → 慰问困难群众的标准 → {standard}
        产出指标 → 数量指标 → 慰问活动次数 → ≥2次
        产出指标 → 数量指标 → 慰问困难群众人数 → {number}{more}
"""


def test_what_each_gets_times_their_number_beyond_the_money_is_a_note() -> None:
    (finding,) = page(paid("≥1000元/人", "≥550人")).of("performance.project_amount", Outcome.FAIL)
    assert "相乘为 55 万元，大于同表的资金总额 30.00 万元" in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("standard", "number", "more"),
    [
        ("≥1000元/人", "≥300人", ""),
        ("≤1000元/人", "≥550人", ""),
        ("≥1000元/人", "≤550人", ""),
        ("≥1000元/月", "≥550人", ""),
        ("≥1000元/人", "≥550人次", ""),
        ("≥1000元/人", "≥550人", "\n        产出指标 → 数量指标 → 慰问职工人数 → ≥20人"),
    ],
)
def test_limits_other_units_and_two_numbers_of_people_are_none(
    standard: str, number: str, more: str
) -> None:
    assert page(paid(standard, number, more)).of("performance.project_amount", Outcome.FAIL) == []


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("慰问困难群众的标准", "慰问重病群众标准"),
        ("慰问困难群众的标准", "最高慰问标准"),
        ("慰问困难群众的标准", "县级慰问标准"),
        ("慰问困难群众的标准", "慰问标准（一等）"),
        ("慰问困难群众人数", "慰问困难群众人数（全市）"),
        ("慰问活动次数", "中央资金下达次数"),
    ],
)
def test_what_a_part_of_them_gets_or_other_money_pays_is_none(printed: str, instead: str) -> None:
    form = paid("≥1000元/人", "≥550人").replace(printed, instead)
    assert page(form).of("performance.project_amount", Outcome.FAIL) == []


def test_what_each_of_all_gets_is_told_whatever_they_are_called() -> None:
    for name in ("人均慰问标准", "慰问县区困难群体标准"):
        form = paid("≥1000元/人", "≥550人").replace("慰问困难群众的标准", name)
        assert len(page(form).of("performance.project_amount", Outcome.FAIL)) == 1


EXPENDITURE = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → {total} → 10.00 → {projects}
         → 合计 → {total} → 10.00 → {projects}
"""


def test_a_project_with_more_money_than_the_body_has_is_told() -> None:
    (finding,) = page(EXPENDITURE.format(total="25.00", projects="15.00"), form()).of(
        "performance.project_amount", Outcome.FAIL
    )
    assert "“堤防加固”30.00 万元的绩效表资金，大于《支出总表》的合计 25.00 万元" in finding.message


def test_a_project_with_less_is_not() -> None:
    found = page(EXPENDITURE.format(total="45.00", projects="35.00"), form())
    assert found.of("performance.project_amount", Outcome.FAIL) == []


def test_a_project_with_more_money_than_all_projects_is_told() -> None:
    def told(projects: str, name: str = "堤防加固") -> list[str]:
        tables = EXPENDITURE.format(total="45.00", projects=projects)
        found = page(tables, form().replace("项目名称 → 堤防加固", f"项目名称 → {name}"))
        return [f.message for f in found.of("performance.project_amount", Outcome.FAIL)]

    (message,) = told("20.00")
    assert "“堤防加固”30.00 万元的绩效表资金，大于《支出总表》的项目支出 20.00 万元" in message
    assert told("29.50") == []  # what rounding may explain
    assert told("20.00", "人员工资") == []  # of basic expenditure
    assert told("") == []  # where no table tells what projects have


INCOME = """
        收入总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 一般公共预算
        213 → 农林水支出 → {total} → {total}
         → 合计 → {total} → {total}
"""


@pytest.mark.parametrize(("income", "told"), [("45.00", 1), ("450000.00", 0)])
def test_all_projects_are_those_of_a_table_that_states_all_money(income: str, told: int) -> None:
    tables = EXPENDITURE.format(total="45.00", projects="20.00")
    found = page(INCOME.format(total=income), tables, form())
    assert len(found.of("performance.project_amount", Outcome.FAIL)) == told
