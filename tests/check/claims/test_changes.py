"""Changes that sentences state: amounts and percentages recomputed, directions and 持平 held."""

from __future__ import annotations

import pytest

from pipeline.check import told_once
from pipeline.model.records import Outcome, Severity
from pipeline.values.trust import identified
from tests.check.claims.claims_support import findings, of, outcomes
from tests.support import printed, understood


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("增加10.00万元，增长11.11%", Outcome.PASS),
        ("增加10.00万元，增长10.00%", Outcome.FAIL),
        ("减少25.00万元，下降20.00%", Outcome.PASS),
        ("减少25.0万元（-20.03%）", Outcome.ROUNDING),
        ("增加100.00万元，增长100.00%", Outcome.NOT_EVALUATED),
        ("增加150.00万元，增长100.00%", Outcome.FAIL),
    ],
)
def test_a_change_is_recomputed(text: str, outcome: Outcome) -> None:
    finding = of("change_recomputed", findings(f"本年支出合计100.00万元，比上年{text}。"))
    assert finding.outcome is outcome


def test_a_percentage_of_zero_is_told() -> None:
    text = "公务接待费3.00万元，较上年增加3.00万元（100.00%）。"
    finding = of("change_recomputed", findings(text))
    assert (finding.outcome, finding.severity) == (Outcome.NOT_EVALUATED, Severity.WARNING)
    assert "上年数为 0" in finding.message


@pytest.mark.parametrize(
    ("first", "second", "outcomes_"),
    [
        ("75.00", "25.00", [Outcome.PASS, Outcome.PASS]),
        ("75.00", "26.00", [Outcome.PASS, Outcome.FAIL]),
        ("60.00", "25.00", [Outcome.PASS]),
        ("60.00", "20.00", []),
    ],
)
def test_a_percentage_in_brackets_is_a_share_where_one_of_its_list_is(
    first: str, second: str, outcomes_: list[Outcome]
) -> None:
    said = (
        f"支出合计80.00万元，其中：基本支出60.00万元（{first}%）、项目支出20.00万元（{second}%）。"
    )
    assert outcomes("share_recomputed", findings(said)) == outcomes_


TWO_YEARS = """
        2023年部门预算“三公”经费支出表

        单位：万元

        单位名称 → 2022年 → → 2023年 →
         → 三公经费 → 公务接待费 → 三公经费 → 公务接待费
        岱山县水利局 → 4.00 → 4.00 → 3.00 → 3.00
        合计 → 4.00 → 4.00 → 3.00 → 3.00

        """


@pytest.mark.parametrize(
    ("text", "change", "direction"),
    [
        ("减少1.00万元", Outcome.PASS, Outcome.PASS),
        ("减少2.00万元", Outcome.FAIL, Outcome.PASS),
        ("增加1.00万元", Outcome.PASS, Outcome.FAIL),
    ],
)
def test_a_change_against_the_other_year_of_the_table(
    text: str, change: Outcome, direction: Outcome
) -> None:
    found = findings(f"公务接待费3.00万元，比上年{text}。", printed(TWO_YEARS), kind="budget")
    assert of("change_recomputed", found).outcome is change
    assert of("direction_fits", found).outcome is direction


@pytest.mark.parametrize(("of_part", "told"), [("1.90", 1), ("1.80", 2)])
def test_a_difference_of_a_whole_is_told_with_that_of_its_part(of_part: str, told: int) -> None:
    said = f"“三公”经费3.00万元，比上年减少1.90万元。其中：公务接待费3.00万元，比上年减少{of_part}万元。"
    found = understood(f"{printed(TWO_YEARS)}\n一、情况说明\n\n{said}\n", kind="budget")
    settled = told_once(identified(found.findings, found.tables))
    failing = [f for f in settled if f.check == "claim.change_recomputed" and f.outcome.fails]
    assert len(failing) == told
    assert "公务接待费" in failing[-1].message


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("会议费5.00万元，公务接待费2.00万元，印刷费3.00万元。", Outcome.NOT_EVALUATED),
        ("会议费5.00万元，其中公务接待费2.00万元，印刷费3.00万元。", Outcome.FAIL),
        ("会议费5.00万元，公务接待费2.00万元，印刷费4.00万元。", Outcome.FAIL),
    ],
)
def test_an_amount_that_makes_up_another_before_it_is_no_contradiction(
    text: str, outcome: Outcome
) -> None:
    found = [
        f for f in findings(text, printed(TWO_YEARS), kind="budget") if "公务接待费" in f.message
    ]
    assert of("amount_as_in_table", found).outcome is outcome


def test_what_makes_up_another_is_not_held_against_the_other_sentences_either() -> None:
    text = "公务接待费3.00万元。会议费5.00万元，公务接待费2.00万元，印刷费3.00万元。"
    found = findings(text, printed(TWO_YEARS), kind="budget")
    assert [f for f in found if f.outcome is Outcome.FAIL] == []


NEW_CARS = (
    "公务用车购置及运行费90.00万元，其中：运行费20.00万元，比上年减少2.00万元，下降9.09%，"
    "购置费70.00万元，比上年增加70.00万元，增长{rate}。"
)


@pytest.mark.parametrize(("rate", "is_open"), [("100%", True), ("90%", False)])
def test_a_change_that_holds_for_another_figure_of_its_sentence_is_left_open(
    rate: str, is_open: bool
) -> None:
    *_, finding = (
        f for f in findings(NEW_CARS.format(rate=rate)) if f.check.endswith("change_recomputed")
    )
    assert finding.outcome is (Outcome.NOT_EVALUATED if is_open else Outcome.FAIL)
    assert ("按同一句中的“购置费”计算相符" in finding.message) == is_open


def test_a_change_against_the_other_year_says_both_figures() -> None:
    found = findings("公务接待费3.00万元，比上年减少2.00万元。", printed(TWO_YEARS), kind="budget")
    finding = of("change_recomputed", found)
    assert "按两年的数（4.00、3.00）为 1.00 万元" in finding.message
    assert finding.message_en.startswith("“公务接待费”: recomputed")
    assert "computed from 4.00 and 3.00: 1.00" in finding.message_en


@pytest.mark.parametrize(
    ("spent", "words", "check", "outcome"),
    [
        ("9.00", "决算数小于预算数的主要原因：节约", "direction_fits", Outcome.PASS),
        ("9.00", "决算数大于预算数的主要原因：增加", "direction_fits", Outcome.FAIL),
        ("10.00", "决算数小于预算数的主要原因：节约", "direction_fits", Outcome.FAIL),
        ("10.00", "决算数同预算数持平", "unchanged_holds", Outcome.PASS),
        ("9.00", "决算数同预算数持平", "unchanged_holds", Outcome.FAIL),
        ("9.00", "决算数与年初预算基本持平", "direction_fits", Outcome.NOT_EVALUATED),
    ],
)
def test_the_outturn_against_the_budget_in_words(
    spent: str, words: str, check: str, outcome: Outcome
) -> None:
    text = f"公务接待费年初预算为10.00万元，支出决算为{spent}万元。{words}。"
    assert of(check, findings(text)).outcome is outcome


def test_more_and_less_in_one_sentence() -> None:
    text = "本年支出合计100.00万元，比上年减少25.00万元，增长20.00%。"
    finding = of("direction_fits", findings(text))
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.ERROR)


@pytest.mark.parametrize(
    ("words", "fails"),
    [
        ("上年2.00万元，增加1.00万元，增长50%。", set()),
        ("上年为2.00万元，增加1.00万元，增长50%。", set()),
        ("2022年决算2.00万元，增加1.00万元，增长50.0%。", set()),
        ("上年3.00万元，与上年持平。", set()),
        ("上年为0万元，增加3.00万元，增长100%。", {"prose.growth_from_zero"}),
        ("上年2.00万元，增加1.00万元，增长33.33%。", {"claim.change_recomputed"}),
        ("上年2.00万元，增加2.00万元。", {"claim.change_recomputed"}),
        ("上年4.00万元，增加1.00万元。", {"claim.direction_fits"}),
        ("上年3.20万元，与上年持平。", {"claim.unchanged_holds"}),
    ],
)
def test_last_years_figure_between_a_figure_and_its_change(words: str, fails: set[str]) -> None:
    found = findings(f"公务接待费3.00万元，{words}")
    assert {f.check for f in found if f.outcome is Outcome.FAIL} == fails


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("机关运行经费145.31元，比2022年预算增加19.28万元。", True),
        ("机关运行经费145.31万元，比2022年预算增加19.28万元。", False),
        ("机关运行经费5.00万元，比2022年预算减少19.28万元。", False),
        ("机关运行经费5.00万元，比2022年预算增加5.00万元。", False),
    ],
)
def test_no_figure_grows_by_more_than_itself(said: str, told: bool) -> None:
    found = findings(f"2023年{said}", kind="budget")
    failed = [f for f in found if f.outcome is Outcome.FAIL]
    assert bool(failed) == told
    assert all("上年数为负" in f.message for f in failed)


def test_a_rate_of_change_that_is_too_large_was_not_cut_off() -> None:
    told = "公务接待费1336.99万元，与上年相比减少22.63万元，下降{}%。"
    short = findings(told.format("1.66"), kind="budget")
    large = findings(told.format("1.67"), kind="budget")
    assert outcomes("change_recomputed", short) == [Outcome.PASS]
    assert outcomes("change_recomputed", large) == [Outcome.FAIL]


def test_growth_from_nothing_is_told_where_level_and_change_stand_apart() -> None:
    said = "公务接待费支出决算为1.00万元。\n\n公务接待费支出决算比上年增加1.00万元，增长100%。"
    found = [f for f in findings(said) if f.check == "prose.growth_from_zero"]
    assert [f.outcome for f in found] == [Outcome.FAIL]
    more = said.replace("增加1.00", "增加0.50")
    assert [f for f in findings(more) if f.check == "prose.growth_from_zero"] == []


@pytest.mark.parametrize(
    ("rate", "outcome"), [("8.57%", Outcome.PASS), ("8.87%", Outcome.FAIL), ("6.00%", Outcome.FAIL)]
)
def test_a_rate_behind_the_figures_of_both_years(rate: str, outcome: Outcome) -> None:
    said = f"会议费。2022年执行数为70.70万元，2023年预算安排76.76万元，比2022年执行数增加{rate}。"
    assert outcomes("change_recomputed", findings(said, kind="budget")) == [outcome]


def test_a_rate_against_another_phase_than_the_one_that_is_told() -> None:
    said = "会议费。2022年执行数为70.70万元，2023年预算安排76.76万元，比2022年预算增加6.00%。"
    assert outcomes("change_recomputed", findings(said, kind="budget")) == [Outcome.NOT_EVALUATED]


@pytest.mark.parametrize(("change", "outcome"), [("4.00", Outcome.PASS), ("4.50", Outcome.FAIL)])
def test_a_change_behind_a_semicolon_is_of_the_two_figures_before_it(
    change: str, outcome: Outcome
) -> None:
    text = f"公务接待费2023年决算8.00万元，2022年决算12.00万元；对比减少{change}万元。"
    assert outcome in outcomes("change_recomputed", findings(text))


def test_a_change_of_no_money_in_particular_is_of_the_one_figure_of_its_section() -> None:
    text = (
        "2023年财政拨款“三公”经费支出2.70万元，其中公务接待费2.70万元。\n\n"
        "2023年“三公”经费支出比2022年减少0.06万元，下降0.02%。"
    )
    assert outcomes("change_recomputed", findings(text)) == [Outcome.FAIL]


def test_a_change_against_the_year_before_is_told_as_it_is_said() -> None:
    text = "公务接待费支出5.00万元，同比增加1.00万元，增长50.00%。"
    assert "“公务接待费支出”同比增加1.00 万元" in of("change_recomputed", findings(text)).message


SPENT = "一、支出情况说明\n\n公务接待费支出决算为{spent}万元，完成预算的{rate}%，{than}。\n"


@pytest.mark.parametrize(
    ("spent", "rate", "than", "outcome"),
    [
        ("9.00", "90.00", "决算数小于预算数", Outcome.PASS),
        ("9.00", "90.00", "决算数大于预算数", Outcome.FAIL),
        ("9.00", "112.50", "决算数大于预算数", Outcome.PASS),
        ("9.00", "112.50", "决算数小于预算数", Outcome.FAIL),
        ("9.00", "100.00", "决算数大于预算数", Outcome.ROUNDING),
        ("9.00", "100", "决算数小于预算数", Outcome.ROUNDING),
        ("9.00", "100", "决算数与预算数持平", Outcome.PASS),
        ("9.00", "90.00", "决算数与预算数持平", Outcome.FAIL),
        ("0.00", "0", "决算数与预算数持平", Outcome.NOT_EVALUATED),
        ("9.00", "112.50", "决算数大于预算数1.00万元", Outcome.PASS),
        ("9.00", "100", "决算数大于预算数1.00万元", Outcome.FAIL),
        ("9.00", "90.00", "决算数小于年初预算数1.00万元", Outcome.PASS),
        ("9.00", "90.00", "决算数小于全年预算数3.00万元", Outcome.NOT_EVALUATED),
        ("9.00", "90.00", "决算数大于年初预算数1.00万元", Outcome.NOT_EVALUATED),
        ("9.00", "90.00", "决算数大于年初预算数", Outcome.NOT_EVALUATED),
    ],
)
def test_a_budget_that_is_not_stated_is_told_by_what_part_of_it_was_spent(
    spent: str, rate: str, than: str, outcome: Outcome
) -> None:
    read = understood(SPENT.format(spent=spent, rate=rate, than=than), kind="final")
    compared = ("claim.direction_fits", "claim.unchanged_holds", "claim.change_recomputed")
    found = [f for f in read.findings if f.check in compared]
    assert [f.outcome for f in found if f.outcome is not Outcome.NOT_APPLICABLE] == [outcome]


def test_what_part_was_spent_of_another_item_tells_nothing() -> None:
    text = (
        "一、支出情况说明\n\n“三公”经费支出决算为9.00万元，完成预算的90.00%，其中：公务接待费支出决算为"
        "5.00万元，完成预算的125.00%，决算数小于预算数。\n"
    )
    found = understood(text, kind="final").findings
    told = [f for f in found if f.check == "claim.direction_fits"]
    assert not any(f.outcome.fails for f in told)


def test_a_rate_against_its_change_is_told_though_the_figure_stands_in_an_earlier_sentence() -> (
    None
):
    text = (
        "一、支出情况说明\n\n公务接待费支出决算为9.00万元。公务接待费支出决算较上年减少1.00万元，"
        "增长10.00%。\n"
    )
    failed = [f for f in understood(text, kind="final").findings if f.outcome.fails]
    assert "claim.direction_fits" in [f.check for f in failed]


def test_a_direction_that_alone_is_wrong_is_one_contradiction() -> None:
    text = "公务接待费{}，上年10.00万元，{}。"
    for level, change, failing in (
        ("8.00万元", "增加2.00万元，增长20.00%", ["claim.direction_fits"]),
        (
            "8.00万元",
            "增加2.00万元，增长35.00%",
            ["claim.change_recomputed", "claim.direction_fits"],
        ),
        ("8.00万元", "增加2.00万元，下降20.00%", ["claim.direction_fits"]),
        ("8.00万元", "减少2.00万元，下降20.00%", []),
    ):
        found = findings(text.format(level, change))
        failed = sorted(f.check for f in found if f.outcome.fails and f.check.startswith("claim."))
        assert failed == failing


def test_what_an_average_grew_by_is_no_figure_that_changes() -> None:
    found = findings("全年收入100.00万元，近年来年均增加3万元，比上年增加10.00万元。")
    assert [f for f in found if f.outcome.fails] == []


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("公务接待费支出0万元，比上年增长20%。", [Outcome.FAIL]),
        ("公务接待费支出0万元，比上年增长0%。", []),
        ("公务接待费支出0万元，比上年下降100%。", []),
        ("公务接待费支出1.00万元，其中外事接待费0万元，比上年增长20%。", []),
    ],
)
def test_what_is_nothing_now_did_not_grow(said: str, outcome: list[Outcome]) -> None:
    assert outcomes("direction_fits", findings(said)) == outcome


@pytest.mark.parametrize(
    ("rate", "outcome"),
    [
        ("增减率-20%", Outcome.PASS),
        ("增减幅度为-20%", Outcome.PASS),
        ("变动幅度-20%", Outcome.PASS),
        ("变动幅度20%", Outcome.PASS),
        ("增减率-25%", Outcome.FAIL),
    ],
)
def test_a_rate_named_for_either_way_says_no_direction(rate: str, outcome: Outcome) -> None:
    found = findings(f"公务接待费支出4.00万元，比上年减少1.00万元，{rate}。")
    assert outcomes("direction_fits", found) == []
    assert of("change_recomputed", found).outcome is outcome


def test_a_rate_may_be_of_the_figure_of_the_year_before() -> None:
    text = "本年支出100.00万元。2022年该数为80.00万元，同比增加20.00万元，增长{}%。"
    assert Outcome.FAIL not in outcomes("change_recomputed", findings(text.format("25.00")))
    assert Outcome.FAIL in outcomes("change_recomputed", findings(text.format("22.00")))
