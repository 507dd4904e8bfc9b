"""The figure that a change is compared to, stated beside it: of another year or as budgeted."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims


@pytest.mark.parametrize(
    "text",
    [
        "本年支出合计126.00万元，较上年支出决算120.00万元增加6.00万元，增长5.00%。",
        "本年支出合计126.00万元，同比上年120.00万元增加了6.00万元，同比增长5.00%。",
        "本年支出合计126.00万元，较上年决算数（约120.00万元）增加6.00万元，增长5.00%。",
        "本年支出合计126.00万元（上年约120.00万元），增加6.00万元，增长5.00%。",
        "本年支出合计126.00万元，其中：基本支出100.00万元，项目支出26.00万元。与2022年120.00万元相比，"
        "增加6.00万元，增长5.00%。",
    ],
)
def test_of_the_year_before(text: str) -> None:
    found = [each for each in claims(text) if each.indicator == "本年支出合计"]
    assert [(each.kind, each.amount_text, each.period) for each in found] == [
        ("amount", "126.00", 2023),
        ("amount", "120.00", 2022),
        ("change", "6.00", 2023),
    ]
    assert found[2].base_period == 2022


@pytest.mark.parametrize(
    "said", ["比年初预算5.00万元节约1.00万元", "较预算数（5.00万元）减少1.00万元"]
)
def test_as_budgeted(said: str) -> None:
    found = claims(f"公务接待费支出4.00万元，{said}，比上年减少1.00万元，下降20.00%。")
    assert {each.indicator for each in found} == {"公务接待费支出"}
    assert [(each.kind, each.amount_text, each.phase) for each in found] == [
        ("amount", "4.00", "executed"),
        ("amount", "5.00", "approved"),
        ("change", "1.00", "executed"),
        ("change", "1.00", "executed"),
    ]


def test_it_is_no_whole_of_shares() -> None:
    found = claims(
        "一般公共预算财政拨款支出200.00万元，较上年数（160.00万元）增加40.00万元，增长25.00%。"
        "住房保障（类）支出20.00万元，占10.00%。"
    )
    (share,) = [each for each in found if each.kind == "share"]
    whole = found[(share.base_claim_no or 0) - 1]
    assert whole.amount_text == "200.00"


@pytest.mark.parametrize(
    "said", ["较年初50.00万元减少", "年初50.00万元，减少", "比上年末50.00万元减少"]
)
def test_of_a_balance(said: str) -> None:
    found = claims(f"年末结转和结余30.00万元，{said}20.00万元，下降40.00%。")
    assert {each.indicator for each in found} == {"年末结转和结余"}
    assert [each.period for each in found] == [2023, 2022, 2023]


def test_what_one_of_them_costs_is_no_figure_of_the_whole() -> None:
    found = claims("公务用车运行维护费12.00万元，车均2.40万元，与预算数14.00万元相比减少2.00万元。")
    assert [(each.kind, each.amount_text) for each in found] == [
        ("amount", "12.00"),
        ("amount", "14.00"),
        ("change", "2.00"),
        ("price", "2.40"),
    ]


def test_the_other_side_of_the_accounts_is_spoken_of_next() -> None:
    found = claims(
        "收入决算数120.00万元，比年初预算增加20.00万元，增长20.00%；"
        "支出决算数130.00万元，比年初预算增加30.00万元，增长30.00%。"
    )
    assert [each.indicator for each in found if each.kind == "change"] == [
        "收入决算数",
        "支出决算数",
    ]


def test_behind_a_semicolon() -> None:
    found = claims(
        "公务用车运行维护费预算14.00万元，决算12.00万元，决算比预算减少2.00万元；"
        "2022年决算13.50万元，比2022年减少1.50万元，下降11.11%。"
    )
    assert [(each.kind, each.amount_text, each.period) for each in found][-2:] == [
        ("amount", "13.50", 2022),
        ("change", "1.50", 2023),
    ]


@pytest.mark.parametrize(("rate", "base"), [("97.00", "300.00"), ("103.93", "280.00")])
def test_the_budget_that_was_completed_is_the_one_with_which_the_rate_holds(
    rate: str, base: str
) -> None:
    found = claims(
        f"防汛抗旱项目年初预算280.00万元，调整后预算300.00万元，实际支出291.00万元，预算执行率{rate}%。"
    )
    (completion,) = [each for each in found if each.kind == "completion"]
    assert found[(completion.base_claim_no or 0) - 1].amount_text == base


def test_what_some_of_them_cost_is_no_figure_of_the_whole() -> None:
    found = claims("会议费5.00万元，拟召开会议3次，其中全县水利工作会议1次2.00万元，人数100人。")
    money = [(each.indicator, each.amount_text) for each in found if each.kind == "amount"]
    assert money == [("会议费", "5.00"), ("全县水利工作会议", "2.00")]


def test_the_year_before_last_is_one_of_its_own() -> None:
    found = claims(
        "2023年收入合计91.00万元，较前年81.00万元增加10.00万元，比前年预算增加5.00万元。"
    )
    assert [(c.kind, c.period, c.base_period) for c in found] == [
        ("amount", 2023, None),
        ("amount", 2021, None),
        ("change", 2023, 2021),
        ("change", 2023, 2021),
    ]


@pytest.mark.parametrize("words", ["与上年相比略有下降", "较上年有所下降", "较上年下降"])
def test_by_how_much_may_stand_in_the_next_clause(words: str) -> None:
    (change,) = [
        c for c in claims(f"2023年收入合计91.00万元，{words}，降幅为9.3%。") if c.kind == "change"
    ]
    assert (change.base, change.base_period, change.percentage_text) == ("上年", 2022, "9.3")


@pytest.mark.parametrize(
    "text",
    [
        "本年收入18.00万元，其中财政拨款收入8.00万元、事业收入10.00万元。与2022年本年收入16.00万元相比，增加2.00万元。",
        "较上年本年收入16.00万元增加2.00万元。",
    ],
)
def test_what_is_compared_with_may_be_named_behind_its_year(text: str) -> None:
    base, change = claims(text)[-2:]
    assert (base.kind, base.code, base.period) == ("amount", "income", 2022)
    assert (change.code, change.period, change.base_period) == ("income", 2023, 2022)


@pytest.mark.parametrize(
    ("change", "period"),
    [("减少1.00万元，下降10.00%", 2023), ("下降10.00%", 2023), ("减少1.50万元，下降13.04%", None)],
)
def test_a_change_behind_last_years_figure_is_of_this_year_where_both_differ_by_it(
    change: str, period: int | None
) -> None:
    found = claims(
        f"支出预算9.00万元，其中：基本支出5.00万元，项目支出4.00万元。上年预算数为10.00万元，{change}。",
        kind="budget",
    )
    assert [(c.code, c.period) for c in found if c.kind == "change"] == [("grand_total", period)]
