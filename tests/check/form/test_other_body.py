"""Another body's budget named in a text; the body's own, its units' and the one above it are no others."""

from __future__ import annotations

import pytest

from pipeline.check.form import other_body
from pipeline.model.records import Outcome
from tests.support import printed, understood

CHECK = "form.other_body"


@pytest.mark.parametrize(
    "line",
    [
        "岱山县水利局2023年部门预算公开说明。",
        "纳入岱山县水利局2023年部门预算编制范围的单位共3个。",
        "岱山县水利局（本级）2023年单位预算已公开。",
        "岱山县水利局水文监测站2023年单位预算一并公开。",
        "岱山县水利局2023年度收入、支出预算总计61.40万元。",
        "根据岱山县财政局2023年部门预算编制要求。",
        "经岱山县财政局批复，我单位2023年部门预算61.40万元。",
        "用于岱山县民政局预算61.40万元的项目。",
        "岱山县考试院预算61.40万元，包括人员经费40.00万元。",
        "本部门的单位有：岱山县信访局。\n岱山县信访局预算61.40万元，包括人员经费40.00万元。",
        "岱山县水利局预算61.40万元，包括人员经费40.00万元。",
        "岱山县2023年预算已经县人民代表大会批准。",
        "2023年岱山县国有资本经营预算收入情况表",
        "2023年度岱山县水利局机关运行经费支出12.20万元。",
        "2023年岱山县财政局政府采购支出12.20万元。",
        "岱山县信访局是本部门所属单位。\n2023年岱山县信访局“三公”经费支出2.20万元。",
        "2023年岱山县民政局政府采购由集中采购机构组织。",
        "2023年岱山县民政局政府采购支出12.20万元，由我局代为组织实施。",
        "代管的岱山县民政局2023年机关运行经费12.20万元。",
        "比2022年增加，主要原因是2023年并入岱山县民政局机关运行经费12.20万元。",
        "2023年接收岱山县民政局“三公”经费12.20万元。",
        "其中：岱山县民政局2023年机关运行经费支出12.20万元。",
        "2023年岱山县农业农村局机关运行经费支出2.20万元，系合署办公。",
    ],
)
def test_its_own_and_those_of_its_units_are_no_others(line: str) -> None:
    assert Outcome.FAIL not in understood(line + "\n").outcomes(CHECK)


@pytest.mark.parametrize(
    "line",
    [
        "岱山县民政局2023年部门预算公开说明。",
        "岱山县民政局2023年机关运行经费财政拨款预算12.20万元。",
        "2023年度岱山县民政局机关运行经费支出12.20万元，比上年减少。",
        "岱山县民政局2023年政府采购总额12.20万元。",
        "2023年岱山县民政局政府采购预算总额12.20万元。",
        "纳入岱山县民政局2023年部门预算绩效指标体系。",
        "岱山县民政局2023年度收入、支出预算总计61.40万元。",
        "2023年，岱山县民政局收入预算为61.40万元。",
        "岱山县民政局预算61.40万元，包括人员经费40.00万元。",
    ],
)
def test_another_body_of_the_place_is_told(line: str) -> None:
    (finding,) = understood(line + "\n").of(CHECK, Outcome.FAIL)
    assert "“民政局”" in finding.message
    assert finding.source_line == 1


@pytest.mark.parametrize(
    ("department", "line"),
    [
        ("岱山县直属机关工作委员会", "岱山县直工委2023年度收入预算为61.40万元。"),
        ("岱山县医疗保障局", "岱山县医保局2023年度收入预算为61.40万元。"),
    ],
)
def test_a_short_name_of_its_own_is_no_other(department: str, line: str) -> None:
    assert Outcome.FAIL not in understood(line + "\n", department=department).outcomes(CHECK)
    assert Outcome.FAIL in understood(line + "\n").outcomes(CHECK)


def test_a_body_of_another_county_that_is_called_alike_is_told() -> None:
    line = "嵊泗县水利局2023年度部门预算由局机关汇总编制。"
    (finding,) = understood(line + "\n").of(CHECK, Outcome.FAIL)
    assert "“嵊泗县水利局”" in finding.message


@pytest.mark.parametrize(
    "line",
    [
        "舟山市水利局2023年部门预算编制要求已印发。",
        "与嵊泗县水利局2023年共同开展执法检查。",
        "嵊泗县民政局2023年部门预算另行公开。",
        "嵊泗县水利局2023年部门预算另行公开。",
        "普陀区水利局2023年部门预算由普陀区公开。",
        "对口支援四川省道孚县水利局2023年部门预算资金60.00万元。",
        "原嵊泗县水利局2023年部门预算由本部门汇总编制。",
        "参照嵊泗县水利局2023年部门预算公开格式编制。",
        "调入人员在嵊泗县水利局2023年部门预算中列支工资。",
        "上级补助由舟山市定海区水利局2023年部门预算列支。",
        "岱山县财政局下达我局2023年预算支出61.40万元。",
        "由岱山县民政局2023年部门预算统筹安排。",
        "划转岱山县民政局2023年预算指标6.00万元。",
        "代管岱山县民政局2023年部门预算项目。",
    ],
)
def test_the_body_above_and_what_speaks_of_no_budget_are_no_others(line: str) -> None:
    assert Outcome.FAIL not in understood(line + "\n").outcomes(CHECK)


def test_a_body_with_a_row_of_its_own_is_a_unit() -> None:
    table = printed("""
        部门支出总表

        单位：万元

        单位名称 → 合计 → 基本支出 → 项目支出
        合计 → 90.00 → 60.00 → 30.00
        岱山县水利局（本级） → 60.00 → 40.00 → 20.00
        岱山县水文监测站 → 30.00 → 20.00 → 10.00

        """)
    line = "岱山县水文监测站2023年收入预算30.00万元。"
    assert Outcome.FAIL in understood(line + "\n").outcomes(CHECK)
    assert Outcome.FAIL not in understood(f"{table}\n\n{line}\n").outcomes(CHECK)


def test_the_body_that_approves_all_budgets_is_another_where_its_own_is_stated() -> None:
    line = "2023年岱山县财政局部门预算支出61.40万元，比上年增加1.20万元。"
    (finding,) = understood(line + "\n").of(CHECK, Outcome.FAIL)
    assert "“财政局”" in finding.message


def test_a_text_that_names_no_budget_is_not_judged() -> None:
    found = understood("会同岱山县民政局做好救灾工作。\n")
    assert found.outcomes(CHECK) == [Outcome.NOT_APPLICABLE]


def test_many_bodies_are_sought_in_lines_that_are_folded_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folded: list[str] = []
    fold = other_body.fold

    def counted(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr(other_body, "fold", counted)
    work = []
    for lines in (20, 40):
        folded.clear()
        understood(
            "".join(f"岱山县民政局预算{n}.00万元。\n" for n in range(1, lines + 1))
        ).outcomes(CHECK)
        work.append(len(folded))
    assert work[0]
    assert work[1] < 2.5 * work[0]
