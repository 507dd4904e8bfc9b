"""What a share or a change is of: the figure that is meant, among several by one name."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.claims.claims_support import findings, of, outcomes, table
from tests.support import printed

GENERAL = """
        一般公共预算财政拨款支出决算表

        单位：万元

        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 75.00 → 60.00 → 15.00
        21303 → 水利 → 75.00 → 60.00 → 15.00
         → 合计 → 75.00 → 60.00 → 15.00

        """
THREE_PUBLIC = """
        “三公”经费预算表

        单位：万元

        项目 → 2022年预算数 → 2023年预算数
        合计 → 5.00 → 4.00
        公务接待费 → 5.00 → 4.00

        """


def test_a_share_of_one_of_the_wholes_by_that_name() -> None:
    tables = table() + printed(GENERAL)
    text = "项目支出15.00万元。政府采购预算5.00万元，占项目支出的{}%。"
    right = of("share_recomputed", findings(text.format("25.00"), tables))
    assert right.outcome is Outcome.PASS
    wrong = of("share_recomputed", findings(text.format("28.00"), tables))
    assert wrong.outcome is Outcome.FAIL


def test_a_whole_of_another_phase_excuses_no_share() -> None:
    said = (
        "“三公”经费支出年初预算为8.00万元，支出决算为5.00万元，完成预算的62.50%。其中：公务接待费支出决算"
        "{}万元，占“三公”经费支出决算的50.00%。"
    )
    assert outcomes("share_recomputed", findings(said.format("4.00"))) == [Outcome.FAIL]
    assert outcomes("share_recomputed", findings(said.format("2.50"))) == [Outcome.PASS]


def test_a_share_of_another_whole_by_that_name_says_which_it_took() -> None:
    text = "项目支出15.00万元。政府采购预算5.00万元，占项目支出的25.00%。"
    finding = of("share_recomputed", findings(text, table() + printed(GENERAL)))
    assert "整体取《支出决算表》的 20.00 万元" in finding.message


def test_a_change_against_what_was_spent_where_the_table_has_what_was_budgeted() -> None:
    tables = printed(THREE_PUBLIC)
    text = "公务接待费4.00万元，比2022年执行数3.20万元增长25.00%。"
    assert Outcome.FAIL not in outcomes("change_recomputed", findings(text, tables, "budget"))
    assert Outcome.FAIL not in outcomes("direction_fits", findings(text, tables, "budget"))
    against_budget = text.replace("执行数3.20", "预算数5.00")
    assert Outcome.FAIL in outcomes("direction_fits", findings(against_budget, tables, "budget"))


def test_two_figures_of_the_year_before_are_not_chosen_from() -> None:
    tables = printed("""
        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 2022年执行数 → → 2023年预算数
         → → 执行数 → 扣除基建投资后执行数 → 合计
        201 → 一般公共服务支出 → 90.00 → 30.00 → 40.00
        20140 → 信访事务 → 90.00 → 30.00 → 40.00
         → 合计 → 90.00 → 30.00 → 40.00

        """)
    text = "信访事务（款）2023年预算数40.00万元，比2022年执行数增加10.00万元，增长33.33%。"
    found = findings(text, tables, "budget")
    assert Outcome.FAIL not in [finding.outcome for finding in found]


@pytest.mark.parametrize(
    ("text", "check", "wrong"),
    [
        ("公务接待费3.20万元，完成预算4.00万元的80.00%。", "completion_recomputed", "80.00→90.00"),
        ("公务接待费3.20万元，比预算4.00万元少0.80万元。", "change_recomputed", "0.80→0.30"),
        (
            "公务接待费3.20万元，比预算4.00万元减少0.80万元，下降20.00%。",
            "change_recomputed",
            "4.00→4.50",
        ),
        (
            "公务接待费3.20万元，比预算4.00万元少0.80万元，占预算的80.00%。",
            "completion_recomputed",
            "80.00→90.00",
        ),
        (
            "支出总额126.00万元，比上年增加6.00万元（其中：基本支出增加4.00万元，项目支出增加2.00万元），"
            "增幅为5.00%。",
            "change_recomputed",
            "5.00→8.00",
        ),
        (
            "公务接待费3.20万元，较上年下降20.00%，减少0.80万元。",
            "change_recomputed",
            "减少0.80→减少0.50",
        ),
        (
            "支出总计100.00万元中，基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。",
            "share_recomputed",
            "占60.00→占65.00",
        ),
        (
            "支出总计100.00万元中，基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。",
            "share_recomputed",
            "占40.00→占45.00",
        ),
    ],
)  # fmt: skip
def test_what_a_sentence_states_beside_it_is_held(text: str, check: str, wrong: str) -> None:
    assert Outcome.FAIL not in outcomes(check, findings(text))
    assert Outcome.PASS in outcomes(check, findings(text))
    assert Outcome.FAIL in outcomes(check, findings(text.replace(*wrong.split("→"))))


@pytest.mark.parametrize("words", ["至少", "不少于", "大多"])
def test_more_and_less_within_other_words_are_no_change(words: str) -> None:
    found = findings(f"公务接待费3.20万元，{words}20.00万元。")
    assert outcomes("change_recomputed", found) == []


APPROPRIATIONS = """
        财政拨款收支总表

        单位：万元

        收入 →  → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、本年收入 → 70.00 → 一、本年支出 → 80.00
        （一）一般公共预算拨款 → 70.00 → （一）农林水支出 → 80.00
        二、上年结转 → 10.00 → 二、结转下年 →
        收入总计 → 80.00 → 支出总计 → 80.00

        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 80.00 → 60.00 → 20.00
        21303 → 水利 → 80.00 → 60.00 → 20.00
         → 合计 → 80.00 → 60.00 → 20.00

        """


@pytest.mark.parametrize("words", ["当年财政拨款收入", "一般公共预算当年拨款"])
def test_money_of_the_year_beside_totals_with_what_was_carried_over(words: str) -> None:
    tables = printed(APPROPRIATIONS)
    right = of("amount_as_in_table", findings(f"{words}70.00万元。", tables, kind="budget"))
    assert right.outcome is Outcome.PASS
    wrong = of("amount_as_in_table", findings(f"{words}75.00万元。", tables, kind="budget"))
    assert wrong.outcome is Outcome.FAIL


def test_the_total_of_appropriations_is_none_of_the_year() -> None:
    said = "财政拨款收入总计80.00万元，支出总计80.00万元。"
    found = findings(said, printed(APPROPRIATIONS), kind="budget")
    assert outcomes("amount_as_in_table", found) == [Outcome.PASS, Outcome.PASS]


@pytest.mark.parametrize(
    ("said", "rate", "wrong"),
    [
        ("公务接待费1.00万元，比上年的1.20万元减少0.20万元，下降{}。", "16.7%", "20%"),
        ("公务接待费9.00万元，较上年8.00万元增加1.00万元，增长{}。", "12.5%", "11.1%"),
        ("公务接待费8.00万元，比上年预算9.00万元减少1.00万元，下降{}。", "11.1%", "12.5%"),
        (
            "2023年公务接待费9.00万元，与2022年预算8.00万元相比，增加1.00万元，增幅{}。",
            "12.5%",
            "11.1%",
        ),
        ("2023年无出国计划，公务接待费上年预算5.00万元，减少5.00万元，下降{}。", "100%", "50%"),
    ],
)
def test_a_change_is_of_the_figure_of_the_year_before_that_stands_before_it(
    said: str, rate: str, wrong: str
) -> None:
    assert Outcome.FAIL not in outcomes("change_recomputed", findings(said.format(rate)))
    assert Outcome.FAIL in outcomes("change_recomputed", findings(said.format(wrong)))


def test_an_outturn_of_the_year_before_is_not_that_years_budget() -> None:
    table = printed("""
        “三公”经费支出预算表

        单位：万元

        项目 → 2022年预算数 → 2023年预算数
        合计 → 4.50 → 4.00
        公务接待费 → 4.50 → 4.00

        """)
    said = "2023年“三公”经费预算数4.00万元，比{}增加0.20万元，增长5.3%。"
    failed = [
        [f.check for f in findings(said.format(base), table, "budget") if f.outcome is Outcome.FAIL]
        for base in ("上年决算数", "上年预算数")
    ]
    assert failed == [[], ["claim.direction_fits", "claim.change_recomputed"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # named, and nothing else of the sentence fits
        ("公务接待费4.00万元，比上年减少2.00万元。", True),
        # the part of which nothing says that it grew
        ("支出合计75.00万元，其中上年结转0.00万元，与上年相比，增加10.00万元。", False),
    ],
)
def test_what_nothing_names_accuses_nobody(text: str, told: bool) -> None:
    tables = printed(GENERAL + THREE_PUBLIC)
    found = outcomes("change_recomputed", findings(text, tables, "budget"))
    assert (Outcome.FAIL in found) is told


def test_amounts_of_the_sentence_before_do_not_make_a_rate_true() -> None:
    text = "培训预算40.00万元，会议预算14.00万元。项目支出预算15.00万元，决算15.00万元，完成预算的35%。"
    assert Outcome.FAIL in outcomes("completion_recomputed", findings(text, printed(GENERAL)))


def test_what_was_budgeted_last_year_is_not_what_was_spent_then() -> None:
    text = "公务接待费6.00万元，上年{}5.00万元，比上年决算增加{}万元。"
    other = findings(text.format("预算", "2.00"))
    assert Outcome.FAIL not in outcomes("change_recomputed", other)
    same = findings(text.format("决算", "2.00"))
    assert Outcome.FAIL in outcomes("change_recomputed", same)
    assert Outcome.FAIL not in outcomes("change_recomputed", findings(text.format("决算", "1.00")))


@pytest.mark.parametrize(
    "rate", ["全年预算执行率98.50%", "调整后预算执行率98.50%", "预算执行率98.50%"]
)
def test_a_rate_of_the_whole_year_is_of_no_budget_that_the_year_began_with(rate: str) -> None:
    text = "行政运行年初预算为60.00万元，支出决算为68.00万元，{}。"
    assert Outcome.FAIL not in outcomes("completion_recomputed", findings(text.format(rate)))


@pytest.mark.parametrize("rate", ["完成年初预算的98.50%", "预算执行率118.33%"])
def test_a_rate_of_the_budget_that_the_year_began_with_is_computed_again(rate: str) -> None:
    text = "行政运行年初预算为60.00万元，支出决算为68.00万元，{}。"
    assert outcomes("completion_recomputed", findings(text.format(rate))) == [Outcome.FAIL]


def test_a_rate_of_the_whole_year_against_what_is_stated_for_it() -> None:
    text = "年初预算为60.00万元，全年预算为80.00万元，支出决算为68.00万元，全年预算执行率{}%。"
    text = f"行政运行{text}"
    assert outcomes("completion_recomputed", findings(text.format("85.00"))) == [Outcome.PASS]
    assert outcomes("completion_recomputed", findings(text.format("58.00"))) == [Outcome.FAIL]


def test_a_change_behind_a_base_may_be_of_what_is_stated_before_its_sentence() -> None:
    text = (
        "收支总预算125.00万元。收入包括：财政拨款115.00万元、上年结转10.00万元；支出包括：农林水支出"
        "100.00万元、住房保障支出25.00万元。与2022年预算120.00万元相比，增加{}万元。"
    )
    found = findings(text.format("5.00"), kind="budget")
    assert not [f for f in found if f.outcome is Outcome.FAIL]
