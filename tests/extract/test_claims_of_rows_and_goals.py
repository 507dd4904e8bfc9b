"""Parts told within a row, rows whose year is blank, goals, denials of things, and other readings of prose
that no table of money states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.claims.beside_subjects import of_phase
from tests.extract.claims_support import claims, told
from tests.support import VOCABULARY, printed

BY_ROW = printed("""
    一般公共预算支出表（按支出功能分类科目）

    单位：万元

    科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费 → 项目支出
     → 合计 → 90.00 → 50.00 → 20.00 → 20.00
    205 → 教育支出 → 60.00 → 40.00 → 20.00 → 0.00
    20502 → 普通教育 → 60.00 → 40.00 → 20.00 → 0.00
    2050202 → 小学教育 → 60.00 → 40.00 → 20.00 → 0.00
    213 → 农林水支出 → 30.00 → 10.00 → 0.00 → 20.00
    21301 → 农业农村 → 30.00 → 10.00 → 0.00 → 20.00
    2130101 → 行政运行 → 30.00 → 10.00 → 0.00 → 20.00
    """)
CHANGED = printed("""
    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 2025年执行数 → 2026年预算数 → 比2025年增减额
     → 合计 → 90.00 → 80.00 → -10.00
    205 → 教育支出 → 90.00 → 80.00 → -10.00
    20508 → 进修及培训 → 90.00 → 80.00 → -10.00
    2050803 → 培训支出 → 10.00 →  → -10.00
    2050899 → 其他进修及培训 → 80.00 → 80.00 → 0.00
    """)
HEADING = "一、一般公共预算支出情况\n\n"


def test_a_part_told_within_a_row_is_of_that_row_though_the_total_states_as_much() -> None:
    found = claims(
        f"1.“教育支出”科目60万元，用于人员经费40万元、公用经费20万元。\n2.农林水支出30万元，其中：项目支出20万元。"
        f"\n\n{BY_ROW}",
        kind="budget",
        heading=HEADING,
    )
    cells = [(c.amount_text, c.bound_row_no, c.bound_column_no) for c in found]
    assert cells == [("60", 2, 3), ("40", 2, 4), ("20", 2, 5), ("30", 5, 3), ("20", 5, 6)]


PARTS = ("人员经费", "公用经费", "项目支出")
SPENT = st.tuples(*[st.integers(1, 40)] * 3)


@given(SPENT, SPENT)
def test_parts_are_bound_to_the_cells_of_their_own_row_whatever_the_total_is(
    one: tuple[int, ...], other: tuple[int, ...]
) -> None:
    rows = {"教育支出": one, "农林水支出": other}
    total = [a + b for a, b in zip(one, other, strict=True)]
    table = "一般公共预算支出表\n\n单位：万元\n\n" + "\n".join(
        "\t".join(map(str, row))
        for row in (
            ("科目编码", "科目名称", "合计", *PARTS),
            ("", "合计", sum(total), *total),
            ("205", "教育支出", sum(one), *one),
            ("213", "农林水支出", sum(other), *other),
        )
    )
    said = "\n".join(
        f"{number}.{name}{sum(spent)}万元，其中："
        + "、".join(f"{part}{amount}万元" for part, amount in zip(PARTS, spent, strict=True))
        + "。"
        for number, (name, spent) in enumerate(rows.items(), start=1)
    )
    found = claims(f"{said}\n\n{table}\n", kind="budget", heading=HEADING)
    bound = [(c.amount_text, c.bound_row_no, c.bound_column_no) for c in found]
    assert bound == [
        (str(amount), row, column)
        for row, spent in enumerate(rows.values(), start=2)
        for column, amount in enumerate((sum(spent), *spent), start=3)
    ]


@given(
    st.text(
        "无没有未安排购置车辆设备项目本单位力争突破持平保持不变0123万元，。、；和（）", max_size=50
    )
)
def test_whatever_is_denied_or_aimed_at_states_no_amount_that_is_not_printed(text: str) -> None:
    for claim in claims(text, kind="budget"):
        assert claim.indicator
        assert claim.amount_text in text
        assert claim.kind != "zero" or not (claim.amount_text or claim.bound_table)


def test_a_part_that_its_row_states_otherwise_is_bound_to_no_total() -> None:
    found = claims(
        f"教育支出60万元，其中：人员经费50万元。\n\n{BY_ROW}", kind="budget", heading=HEADING
    )
    assert [(c.amount_text, c.bound_row_no) for c in found] == [("60", 2), ("50", None)]


def test_a_blank_year_beside_a_printed_decrease_is_nothing() -> None:
    found = claims(
        "教育支出（类）进修及培训（款）培训支出（项）2026年预算数为0.00万元，比2025年执行数减少10.00万元，减幅"
        f"100.00%。\n\n{CHANGED}",
        kind="budget",
        heading=HEADING,
        year=2026,
    )
    assert [(c.kind, c.bound_row_no, c.bound_column_no) for c in found] == [
        ("amount", 4, None),
        ("change", 4, None),
    ]
    (other,) = claims(
        f"教育支出（类）进修及培训（款）培训支出（项）2026年预算数为3.00万元。\n\n{CHANGED}",
        kind="budget",
        heading=HEADING,
        year=2026,
    )
    assert other.bound_table == ""


def test_goals_are_of_no_budget() -> None:
    found = claims(
        "坚持稳中求进，力争全县社会消费品零售总额同比增长6.5%左右，进出口增长9%左右。",
        kind="budget",
    )
    assert [(c.indicator, c.phase, c.percentage_text) for c in found] == [
        ("全县社会消费品零售总额", "", "6.5"),
        ("进出口", "", "9"),
    ]
    assert claims("拓展消费场景，力争网络交易额突破600亿元。", kind="budget") == []
    (budget,) = claims("争取上级支持，公用经费预算支出60万元。", kind="budget")
    assert (budget.code, budget.phase) == ("public", "approved")


def test_what_did_not_change_among_changes_is_said_to() -> None:
    found = claims(
        "支出总计90万元，与2022年度相比，增加3万元。其中：教育支出增加4万元，科学技术支出减少1万元，其他支出保持"
        "不变。"
    )
    assert [(c.indicator, c.direction, c.base_period, c.bound_table) for c in found[-1:]] == [
        ("其他支出", "unchanged", 2022, "")
    ]
    assert [c for c in claims("单位职能保持不变，公用经费标准不变。") if c.kind == "change"] == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("2030年预算未安排购置单位价值60万元以上大型设备。", ["购置单位价值60万元以上大型设备"]),
        (
            "2023年部门预算未安排购置车辆和单价60万元以上设备。",
            ["购置车辆", "购置单价60万元以上设备"],
        ),
        ("本部门无重点绩效评价项目。", ["重点绩效评价项目"]),
        ("2023年没有因公出国（境）。", ["因公出国（境）"]),
        ("2023年没有安排公务用车购置。", ["公务用车购置"]),
        ("无害化处理设备已投入使用。无障碍改造项目。", []),
        ("公务接待费减少，主要原因是本年无接待任务。", []),
        ("如无车辆，应当说明。", []),
    ],
)
def test_what_there_is_none_of(sentence: str, names: list[str]) -> None:
    assert [c.indicator for c in claims(sentence) if c.kind == "zero"] == names


def test_money_that_there_is_none_of_behind_a_comma() -> None:
    found = claims("政府性基金预算支出30万元，无国有资本经营预算支出。", kind="budget")
    assert [(c.kind, c.code) for c in found] == [
        ("amount", "government_fund"),
        ("zero", "state_capital"),
    ]
    (none, _) = claims("因公出国（境）费用没有，原因是减少开支；公务用车购置费12万元。")
    assert (none.kind, none.code) == ("zero", "abroad")


def test_a_second_count_in_another_unit_is_an_indicator_of_its_own() -> None:
    found = claims(
        "全年安排因公出国（境）团组0个、累计0人次。国内公务接待26人次。",
        heading="一、财政拨款情况\n\n",
    )
    assert [(c.indicator, c.code, c.fund, c.unit) for c in found] == [
        ("因公出国（境）团组", "delegations", "appropriation", "个"),
        ("因公出国（境）团组", "abroad_persons", "appropriation", "人次"),
        ("国内公务接待", "reception_persons", "appropriation", "人次"),
    ]


def test_what_is_counted_more_than_last_year_is_what_was_counted_so_before() -> None:
    for text, of in (
        ("一级预算单位129户，较上年增加7个。", "一级预算单位"),
        ("接待5批次、26人次，比上年减少2批次。", "接待"),
    ):
        found = claims(text)[-1]
        assert (found.indicator, bool(found.direction)) == (of, True), text


PERSONS = printed("""
    财政拨款“三公”经费支出决算表

    单位：万元

    项目 → 决算数
    国内公务接待批次（个） → 5
    国内公务接待人次（人） → 26
    """)


def test_persons_are_held_against_their_row_and_not_that_of_batches() -> None:
    found = claims(f"国内公务接待5批次、26人次。\n\n{PERSONS}")
    assert [(c.amount_text, c.bound_row_no) for c in found] == [("5", 1), ("26", 2)]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        (
            "机关运行经费增加的原因是2022年按12人（实际只有11人）安排。",
            [("人员", "12", ""), ("人员（实际）", "11", "")],
        ),
        (
            "购置执法用车2辆，比上年度少3辆。",
            [("购置执法用车", "2", "increase"), ("购置执法用车", "3", "decrease")],
        ),
        (
            "与近40个国家的80余所高校、研究所建立了合作关系。",
            [("国家", "40", ""), ("高校、研究所", "80", "")],
        ),
        (
            "为已公开的6个区中最多的，其他11个县暂未公布。",
            [("为已公开的区", "6", ""), ("县", "11", "")],
        ),
        ("落实省委省政府30条和市委市政府20项规定。", []),
        ("计划购置0辆公务接待费4.5万元。", [("计划购置", "0", "increase")]),
        (
            "纳入本部门2023年部门预算编制范围的二级预算单位共有2个。",
            [("二级预算单位", "2", "")],
        ),
    ],
)
def test_counts(sentence: str, counts: list[tuple[str, str, str]]) -> None:
    found = [c for c in claims(sentence) if c.kind == "count"]
    assert [(c.indicator, c.amount_text, c.direction) for c in found] == counts


def test_what_a_price_makes_together_is_no_sum_of_a_list() -> None:
    found = claims(
        "“三公”经费预算数为98.65万元，其中：因公出国（境）经费7万元。拟安排出访2批次，计划出国（境）2人，费用"
        "3.5万元/人，共计7万元。",
        kind="budget",
    )
    assert [c.amount_text for c in found if c.code == "three_public"] == ["98.65"]


def test_a_budget_below_a_heading_of_an_item_is_no_total() -> None:
    found = claims(
        "（一）因公出国费用。2023年预算支出为0万元。\n（二）公务接待费。2023年预算支出11.77万元，比2022年预算"
        "减少0.13万元。",
        kind="budget",
    )
    assert [(c.code, c.amount_text) for c in found] == [
        ("abroad", "0"),
        ("reception", "11.77"),
        ("reception", "0.13"),
    ]
    (total,) = claims("2023年预算支出90万元。", kind="budget")
    assert total.code == "grand_total"


def test_short_names_of_parts_are_those_of_their_whole() -> None:
    found = claims(
        "公务用车购置及运行费17万元，其中：购置费0万元、运行费17万元，比上年减少0.5万元，下降2.85%。",
        kind="budget",
    )
    assert [(c.kind, c.code) for c in found] == [
        ("amount", "vehicles"),
        ("amount", "vehicle_purchase"),
        ("amount", "vehicle_operation"),
        ("change", "vehicle_operation"),
    ]


def test_totals_below_a_heading_of_appropriations_are_theirs() -> None:
    found = claims(
        "2023年度财政拨款收入总计、支出总计均为90万元，与上年相比收入总计、支出总计均增加3万元。",
        heading="四、财政拨款收入支出决算总体情况说明\n\n",
    )
    assert {c.code for c in found} == {"appropriation_total"}


def test_a_list_that_is_made_up_ends_at_a_semicolon() -> None:
    found = claims(
        "收入预算90万元。其中：财政拨款收入50万元，包括一般公共预算收入50万元；其他收入40万元。",
        kind="budget",
    )
    assert [(c.code, c.fund) for c in found[-1:]] == [("other_income", "")]


def test_a_change_whose_verb_is_lost_is_no_amount() -> None:
    found = claims("公务接待费决算数为24.9万元，较2022年决算数22.4万元2.5万元，增长11.16%。")
    (lost,) = [c for c in found if c.amount_text == "2.5"]
    assert (lost.period, lost.phase) == (None, "")


def test_the_year_before_is_that_of_the_figure() -> None:
    found = claims("2021年全县财政收入67亿元，同比增长13.6%。")
    assert told(found)[-1] == ("change", "全县财政收入", "13.6", "同比")
    assert found[-1].base_period == 2020


def test_the_outturn_of_a_budget_does_not_bear_its_name() -> None:
    spec = VOCABULARY.claims
    assert of_phase("公务接待费年初预算", "executed", spec) == "公务接待费"
    found = claims("2023年一般公共预算财政拨款“三公”经费支出年初预算为6.2万元，支出决算为6.1万元。")
    assert [(c.indicator[-4:], c.phase) for c in found] == [
        ("年初预算", "approved"),
        ("经费支出", "executed"),
    ]


def test_an_item_that_is_another_by_definition_is_bound_where_its_row_says_as_much() -> None:
    table = printed("""
        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 基本支出
         → 合计 → 9.00
        302 → 商品和服务支出 → 9.00
        30239 → 其他交通费用 → 5.00
        30299 → 其他商品和服务支出 → 4.00
        """)
    said = "机关运行经费9万元，其中：公务交通补贴{}万元。"
    bound = claims(f"{said.format(5)}\n\n{table}", kind="budget", heading=HEADING)[-1]
    other = claims(f"{said.format(6)}\n\n{table}", kind="budget", heading=HEADING)[-1]
    assert (bound.indicator, bound.bound_row_no) == ("公务交通补贴", 3)
    assert other.bound_table == ""
