"""One thing that is stated twice, and what is two things."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given

from pipeline.model.records import Outcome
from tests.check.claims.claims_support import CENTS, findings, of, outcomes, table
from tests.support import printed, understood


@pytest.mark.parametrize(
    ("second", "outcome"),
    [
        ("80.00万元", [Outcome.PASS]),
        ("80.01万元", [Outcome.ROUNDING]),
        ("800000元", [Outcome.PASS]),
        ("90.00万元", [Outcome.FAIL]),
    ],
)
def test_the_same_indicator_stated_twice(second: str, outcome: list[Outcome]) -> None:
    found = findings(f"本年支出合计80.00万元。经核对，本年支出合计{second}。")
    assert outcomes("stated_twice", found) == outcome


def test_two_amounts_with_nothing_between_are_not_the_same_figure_stated_twice() -> None:
    text = "本年支出合计80.00万元，90.00万元，比上年减少10.00万元。"
    assert Outcome.FAIL not in outcomes("stated_twice", findings(text))


def test_another_phase_year_or_fund_is_another_figure() -> None:
    text = (
        "本年支出合计80.00万元。2022年度本年支出合计70.00万元。本年支出合计年初预算60.00万元。"
        "一般公共预算财政拨款支出50.00万元。"
    )
    assert outcomes("stated_twice", findings(text)) == []


def test_one_change_stated_twice_and_differently() -> None:
    text = "对个人和家庭的补助（509）3675.30万元，较上年增加1825.9万元，较上年增加2279.51万元。"
    finding = of("stated_twice", findings(text))
    assert (finding.outcome, finding.difference) == (Outcome.FAIL, Decimal("453.61"))


@given(CENTS, CENTS)
def test_two_figures_agree_only_where_they_are_the_same(one: int, other: int) -> None:
    assume(abs(one - other) > 1)
    text = f"本年支出合计{one / 100:.2f}万元。经核对，本年支出合计{other / 100:.2f}万元。"
    assert outcomes("stated_twice", findings(text)) == [Outcome.FAIL]


def test_figures_of_two_cells_are_of_two_things() -> None:
    tables = printed("""
        收入支出决算总表

        单位：万元

        收入 → → 支出 →
        项目 → 决算数 → 项目 → 决算数
        一、财政拨款收入 → 80.00 → 一、农林水支出 → 90.00
        本年收入合计 → 80.00 → 本年支出合计 → 90.00
        年初结转和结余 → 10.00 → 年末结转和结余 → 0.00
        收入总计 → 90.00 → 支出总计 → 90.00

        """)
    found = findings("2023年度收入总计90.00万元。2023年度总收入80.00万元。", tables)
    assert outcomes("amount_as_in_table", found) == [Outcome.PASS, Outcome.PASS]
    assert outcomes("stated_twice", found) == []


def test_an_item_is_not_stated_twice_by_one_kind_of_its_spending() -> None:
    table = printed("""
        一般公共预算支出表（按支出功能分类科目）

        单位：万元

        科目编码 → 科目名称 → 人员经费 → 公用经费
         → 合计 → 40.00 → 20.00
        2010101 → 行政运行 → 40.00 → 20.00

        """)
    said = (
        "一般公共预算支出60.00万元，其中：\n\n（1）行政运行（2010101）60.00万元。\n\n"
        "其中：①人员经费：行政运行（2010101）40.00万元；②公用经费：行政运行（2010101）20.00万元。"
    )
    assert Outcome.FAIL not in outcomes("stated_twice", findings(said, table, kind="budget"))


def test_a_name_of_many_figures_is_one_of_many_things() -> None:
    """A county and its own bodies: 全县, 县本级, 开发区 …; two figures of one name do contradict."""
    said = [f"本年收入合计{figure}万元。" for figure in ("80.00", "70.00", "60.00", "50.00")]
    assert Outcome.FAIL in outcomes("stated_twice", findings("\n\n".join(said[:2])))
    many = outcomes("stated_twice", findings("\n\n".join(said)))
    assert set(many) == {Outcome.NOT_EVALUATED}


def test_a_total_with_what_is_brought_forward_is_not_the_income_itself() -> None:
    text = (
        "政府性基金预算收入总计155.90万元，其中：政府性基金预算收入0.87万元，上年结余155.03万元。"
    )
    assert Outcome.FAIL not in outcomes("stated_twice", findings(text))


def test_figures_under_headings_of_two_years_are_of_two_years() -> None:
    text = "一、{}年预算执行情况\n\n本年收入合计80.00万元。\n\n二、2023年预算安排\n\n本年收入合计70.00万元。"
    assert Outcome.FAIL not in outcomes("stated_twice", findings(text.format(2022)))
    assert Outcome.FAIL in outcomes("stated_twice", findings(text.format(2023)))


@pytest.mark.parametrize("level", ["县本级", "全县"])
def test_figures_of_the_whole_county_and_of_its_own_level_are_two(level: str) -> None:
    text = f"""2022年全县一般公共预算收入情况的说明

        公务接待费0.90万元，增长3%。

        2022年{level}一般公共预算收入情况的说明

        公务接待费0.40万元，增长2%。"""
    found = Outcome.FAIL in outcomes("stated_twice", findings(printed(text)))
    assert found is (level == "全县")


def test_totals_of_income_and_of_spending_may_differ() -> None:
    text = (
        "2023年财政拨款收入总计80.00万元，与2022年相比增加9.00万元；"
        "财政拨款支出总计70.00万元，与2022年相比增加6.00万元。"
    )
    assert Outcome.FAIL not in outcomes("stated_twice", findings(text))


@pytest.mark.parametrize(("whole", "told"), [("100.00", []), ("90.00", [Outcome.FAIL] * 2)])
def test_parts_of_two_wholes_are_two_figures(whole: str, told: list[Outcome]) -> None:
    found = findings(
        f"支出总计{whole}万元。其中：基本支出60.00万元，项目支出40.00万元。\n\n"
        "本年支出合计90.00万元，其中：基本支出52.00万元；项目支出38.00万元。"
    )
    assert outcomes("stated_twice", found) == told


def test_two_sentences_two_units_of_the_last_decimal_apart_are_rounding() -> None:
    said = "本年支出合计{}万元。\n\n二、支出情况\n\n本年支出合计80.00万元。"
    for other, expected in (("80.02", Outcome.ROUNDING), ("80.03", Outcome.FAIL)):
        found = findings(said.format(other))
        assert expected in outcomes("stated_twice", found)


OWN = "2023年公务接待费支出9.00万元。\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "2022年“三公”经费支出80.00万元。\n\n公务接待费支出4.00万元。",
        "上年，接待工作有序开展，培训费支出2.00万元。公务接待费支出4.00万元。",
        "2021年至2022年，公务接待费支出4.00万元。",
    ],
)
def test_where_another_year_is_spoken_of_before_nothing_is_accused(text: str) -> None:
    assert Outcome.FAIL not in outcomes("stated_twice", findings(OWN + text))


@pytest.mark.parametrize(
    "text",
    [
        "2022年培训费支出8.00万元，2023年培训费支出7.00万元。公务接待费支出4.00万元。",
        "与2022年相比，培训费支出减少2.00万元。公务接待费支出4.00万元。",
        "1.2022年培训费支出2.00万元。\n\n2.公务接待费支出4.00万元。",
    ],
)
def test_where_the_own_year_or_another_item_follows_it_is(text: str) -> None:
    assert Outcome.FAIL in outcomes("stated_twice", findings(OWN + text))


GUESTS = "国内公务接待40批次、320人次。"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2023年国内公务接待41批次、320人次。", ["41 批次"]),
        ("2023年国内公务接待40批次、318人次。", ["318 人次"]),
        ("国内公务接待40批次、320人次。", []),
        ("其中：国内公务接待20批次、160人次为上级检查。", []),
        ("2022年国内公务接待45批次、350人次。", []),
        ("2023年上半年国内公务接待20批次、150人次。", []),
        ("2023年5月国内公务接待5批次、30人次。", []),
    ],
)
def test_what_the_form_of_guests_counts_is_counted_once(said: str, told: list[str]) -> None:
    found = findings(f"{GUESTS}\n{said}")
    failed = [f for f in found if f.check == "claim.stated_twice" and f.outcome is Outcome.FAIL]
    assert len(failed) == len(told)
    assert all(words in finding.message for finding, words in zip(failed, told, strict=True))


def test_a_base_with_and_without_its_last_word_is_one() -> None:
    text = "基本支出60.00万元，比2022年执行数增加9.00万元。\n基本支出60.00万元，比2022年执行增加7.00万元。"
    found = findings(text, table())
    assert Outcome.FAIL in outcomes("stated_twice", found)


def test_changes_behind_each_are_of_several_things() -> None:
    text = "货物20.00万元、服务10.00万元，比上年分别增加2.00万元、减少1.00万元。"
    assert Outcome.FAIL not in outcomes("stated_twice", findings(text, table()))


@pytest.mark.parametrize(("whole", "outcome"), [("95.00", []), ("80.00", [Outcome.FAIL])])
def test_a_part_of_all_that_is_spent_is_not_that_of_one_fund(
    whole: str, outcome: list[Outcome]
) -> None:
    tables = printed("""
        一般公共预算财政拨款支出决算表

        单位：万元

        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
         → 合计 → 80.00 → 70.00 → 10.00
        213 → 农林水支出 → 80.00 → 70.00 → 10.00

        一般公共预算财政拨款基本支出决算表

        单位：万元

        经济分类科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
         → 合计 → 70.00 → 50.00 → 20.00
        301 → 工资福利支出 → 50.00 → 50.00 → 0.00
        302 → 商品和服务支出 → 20.00 → 0.00 → 20.00

        """)
    text = f"全年总支出{whole}万元，其中人员支出58.00万元。人员经费50.00万元，主要用于支付工资。"
    found = outcomes("stated_twice", findings(text, tables))
    assert [each for each in found if each is Outcome.FAIL] == outcome


def test_changes_that_do_not_say_what_they_are_against_may_be_two() -> None:
    text = "公务接待费下降3.00万元。公务接待费下降5.00万元。"
    assert outcomes("stated_twice", findings(text)) == []
    against = "公务接待费比上年下降3.00万元。公务接待费比上年下降5.00万元。"
    assert outcomes("stated_twice", findings(against)) == [Outcome.FAIL]


@pytest.mark.parametrize(
    ("costs", "part", "outcome"),
    [
        ("一般公共预算财政拨款公用经费", "2.00万元", []),
        ("公用经费", "9.00万元", []),
        ("一般公共预算财政拨款公用经费", "9.00万元", [Outcome.FAIL]),
    ],
)
def test_what_other_costs_have_of_the_three_public_is_not_all_of_it(
    costs: str, part: str, outcome: list[Outcome]
) -> None:
    text = f"{costs}40.00万元，包括办公费30.00万元、公务接待费{part}。\n\n1.公务接待费支出决算3.00万元。"
    found = outcomes("stated_twice", findings(text))
    assert [each for each in found if each is Outcome.FAIL] == outcome


def test_what_running_costs_have_of_the_three_public_expenses_is_not_held_against_all_of_it() -> (
    None
):
    grid = printed("""
        财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 预算数 → 决算数
        合计 → 12.00 → 10.00
        公务接待费 → 4.00 → 3.00
        公务用车运行维护费 → 8.00 → 7.00
        """)
    for words, told in (("公用经费90.00万元，包括", False), ("“三公”经费10.00万元，包括", True)):
        said = f"{words}公务接待费2.00万元、公务用车运行维护费8.00万元。"
        findings = understood(f"一、经费情况\n\n{said}\n\n{grid}\n", kind="final").findings
        failed = [f for f in findings if f.check == "claim.amount_as_in_table" and f.outcome.fails]
        assert bool(failed) is told
