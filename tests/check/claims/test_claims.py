"""What sentences state against the tables, and against each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.check import told_once
from pipeline.check.claims.claims import check_claims
from pipeline.check.subject import Subject
from pipeline.extract.claims import extract_claims
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.trust import identified
from tests.support import VOCABULARY, from_word, printed, understood

EXPENDITURE = """
        支出决算表

        单位：{unit}

        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
        213 → 农林水支出 → {total} → {basic} → {project}
        21303 → 水利 → {total} → {basic} → {project}
         → 合计 → {total} → {basic} → {project}

        """
THREE_PUBLIC = """
        财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 预算数 → 决算数
        合计 → 3.00 → 1.00
        因公出国（境）费 →  →
        公务接待费 → 3.00 → 1.00

        """


def table(total: str = "80.00", unit: str = "万元") -> str:
    return printed(EXPENDITURE.format(total=total, basic="60.00", project="20.00", unit=unit))


def findings(text: str, tables: str = "", kind: str = "final") -> list[Finding]:
    found = understood(f"{tables}\n一、情况说明\n\n{text}\n", kind=kind)
    claims = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    subject = Subject(
        found.identity, (found.document,), found.tables, found.amounts, VOCABULARY, claims
    )
    return list(check_claims(subject))


def of(check: str, found: list[Finding]) -> Finding:
    (one,) = [finding for finding in found if finding.check == f"claim.{check}"]
    return one


def outcomes(check: str, found: list[Finding]) -> list[Outcome]:
    return [finding.outcome for finding in found if finding.check == f"claim.{check}"]


# Amounts


def test_an_amount_as_in_its_table() -> None:
    finding = of("amount_as_in_table", findings("本年支出合计80.00万元。", table()))
    assert (finding.outcome, finding.row_no) == (Outcome.PASS, 3)


def test_an_amount_that_its_table_contradicts_is_told_with_both_figures() -> None:
    finding = of("amount_as_in_table", findings("本年支出合计143.00万元。", table()))
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.ERROR)
    assert "143.00 万元" in finding.message
    assert "《支出决算表》中为 80.00 万元" in finding.message
    assert finding.message.endswith("相差 63.00")
    assert (finding.printed, finding.expected) == (Decimal("143.00"), Decimal("80.00"))
    assert "difference 63.00" in finding.message_en


@pytest.mark.parametrize(
    ("total", "outcome"),
    [
        ("800,000.00", Outcome.PASS),
        ("800,049.00", Outcome.ROUNDING),
        ("800,200.00", Outcome.ROUNDING),
        ("800,201.00", Outcome.FAIL),
        ("80.00", Outcome.FAIL),
    ],
)
def test_prose_in_ten_thousand_against_a_table_in_yuan(total: str, outcome: Outcome) -> None:
    tables = printed(EXPENDITURE.format(total=total, basic="", project="", unit="元"))
    assert of("amount_as_in_table", findings("本年支出合计80.00万元。", tables)).outcome is outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("80.02", Outcome.ROUNDING),
        ("80.03", Outcome.FAIL),
        ("82", Outcome.FAIL),  # two units of whole ones are no rounding
    ],
)
def test_two_units_of_the_last_decimal_are_rounding(said: str, outcome: Outcome) -> None:
    found = of("amount_as_in_table", findings(f"本年支出合计{said}万元。", table()))
    assert found.outcome is outcome
    assert (found.severity is Severity.NOTE) is (outcome is Outcome.ROUNDING)


def test_two_units_of_what_is_hardly_more_are_none() -> None:
    small = printed(EXPENDITURE.format(total="0.08", basic="0.06", project="0.02", unit="万元"))
    found = of("amount_as_in_table", findings("本年支出合计0.10万元。", small))
    assert found.outcome is Outcome.FAIL


def test_an_amount_that_no_table_states_is_not_evaluated() -> None:
    finding = of("amount_as_in_table", findings("机关运行经费支出7.97万元。", table()))
    assert finding.outcome is Outcome.NOT_EVALUATED
    assert "表中没有可对应的数" in finding.message


def test_a_phase_that_no_table_states_is_not_held_against_another() -> None:
    found = findings("本年支出合计年初预算为70.00万元，支出决算为80.00万元。", table())
    assert outcomes("amount_as_in_table", found) == [Outcome.NOT_EVALUATED, Outcome.PASS]


def test_none_where_the_table_prints_nothing() -> None:
    found = findings(
        "因公出国（境）费支出决算为0.00万元，公务接待费1.00万元。", printed(THREE_PUBLIC)
    )
    assert outcomes("amount_as_in_table", found) == [Outcome.PASS, Outcome.PASS]
    assert "表中未列数" in found[0].message


def test_a_sentence_that_says_none_against_a_figure() -> None:
    found = findings("本部门2023年度无公务接待费支出。", printed(THREE_PUBLIC))
    assert outcomes("amount_as_in_table", found) == [Outcome.FAIL]


def test_parts_of_something_else_are_not_held_against_the_departments() -> None:
    text = "农林水支出（类）80.00万元，其中：基本支出10.00万元。涉及项目支出5.00万元。"
    found = findings(text, table())
    assert outcomes("amount_as_in_table", found) == [
        Outcome.PASS,
        Outcome.NOT_EVALUATED,
        Outcome.NOT_EVALUATED,
    ]


def test_a_task_called_like_an_indicator_is_held_against_it_with_a_warning() -> None:
    tables = printed("""
        一般公共预算财政拨款基本支出决算表

        单位：万元

        人员经费 → → → 公用经费 → →
        科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额
        301 → 工资福利支出 → 43.50 → 302 → 商品和服务支出 → 30.42
        30101 → 基本工资 → 43.50 → 30201 → 办公费 → 30.42
        人员经费合计 → → 43.50 → 公用经费合计 → → 30.42

        2023年度部门整体支出绩效自评表

        部门名称 → 岱山县水利局 → → → → →
        任务名称 → 项目级次 → 主要内容 → 批复金额（万元） → → → 实际支出金额（万元）
         →  →  → 总额 → 财政拨款 → 其他资金 →
        人员经费 → 本级 → 工资及社保费 → 73.92 → 73.92 →  → 73.92
        """)
    found = understood(tables, kind="final")
    claims = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    subject = Subject(
        found.identity, (found.document,), found.tables, found.amounts, VOCABULARY, claims
    )
    failed = [f for f in check_claims(subject) if f.outcome is Outcome.FAIL]
    assert [(f.severity, f.difference) for f in failed] == [(Severity.WARNING, Decimal("30.42"))]


# Shares and completions


COLUMNS = """
        一般公共预算“三公”经费、会议费支出表

        单位：万元

        合计 → “三公”经费 → → → 会议费
        → 小计 → 因公出国（境）费 → 公务接待费 →
        20.00 → 10.00 → 4.00 → 6.00 → 10.00

        """


@pytest.mark.parametrize(("share", "outcome"), [("60%", Outcome.PASS), ("30%", Outcome.FAIL)])
def test_a_share_of_a_whole_that_only_the_table_states(share: str, outcome: Outcome) -> None:
    said = f"2023年一般公共预算“三公”经费支出中，公务接待费6.00万元，占“三公”经费的{share}。"
    finding = of("share_recomputed", findings(said, printed(COLUMNS), kind="budget"))
    assert finding.outcome is outcome
    assert "占“‘三公’经费”" in finding.message


@pytest.mark.parametrize(("share", "outcome"), [("75%", Outcome.PASS), ("50%", Outcome.FAIL)])
def test_nor_where_the_whole_stands_above_it_in_the_column(share: str, outcome: Outcome) -> None:
    rows = THREE_PUBLIC.replace("合计 → 3.00 → 1.00", "“三公”经费合计 → 5.00 → 4.00")
    rows = rows.replace("公务接待费 → 3.00 → 1.00", "公务接待费 → 3.00 → 3.00")
    said = f"公务接待费支出决算3.00万元，占“三公”经费支出决算的{share}。"
    assert of("share_recomputed", findings(said, printed(rows))).outcome is outcome


@pytest.mark.parametrize(
    ("share", "outcome", "severity"),
    [
        ("50.56", Outcome.PASS, Severity.NOTE),
        ("50.55", Outcome.ROUNDING, Severity.NOTE),
        ("50.46", Outcome.FAIL, Severity.ERROR),
        ("51", Outcome.PASS, Severity.NOTE),
    ],
)
def test_a_share_is_recomputed(share: str, outcome: Outcome, severity: Severity) -> None:
    text = f"本年支出合计1084.11万元，其中：基本支出548.11万元，占{share}%。"
    finding = of("share_recomputed", findings(text))
    assert (finding.outcome, finding.severity) == (outcome, severity)


@pytest.mark.parametrize(
    ("printed_share", "outcome"), [("33.33", Outcome.PASS), ("33.40", Outcome.FAIL)]
)
def test_zeros_that_a_sentence_leaves_out_leave_no_room_where_the_table_prints_them(
    printed_share: str, outcome: Outcome
) -> None:
    said = f"本年支出合计60万元，其中：项目支出20万元，占本年支出合计的{printed_share}%。"
    exact = printed(EXPENDITURE.format(total="60.00", basic="40.00", project="20.00", unit="万元"))
    assert of("share_recomputed", findings(said, exact)).outcome is outcome
    assert of("share_recomputed", findings(said)).outcome.holds


@pytest.mark.parametrize(
    ("part", "share", "why"), [("548.11", "50.55", "截尾"), ("548.14", "50.57", "合计为 100%")]
)
def test_a_share_off_by_its_last_digit_was_cut_off_or_raised(
    part: str, share: str, why: str
) -> None:
    text = f"本年支出合计1084.11万元，其中：基本支出{part}万元，占{share}%。"
    finding = of("share_recomputed", findings(text))
    assert finding.outcome is Outcome.ROUNDING
    assert why in finding.message


def test_a_completion_is_not_raised_to_make_a_whole() -> None:
    said = "公务接待费年初预算为3000.00万元，支出决算为1000.00万元，完成年初预算的33.34%。"
    assert of("completion_recomputed", findings(said)).outcome is Outcome.FAIL


def test_small_amounts_leave_a_share_more_room() -> None:
    text = "本年支出合计0.30万元，其中：基本支出0.10万元，占33.90%。"
    finding = of("share_recomputed", findings(text))
    assert finding.outcome is Outcome.ROUNDING
    assert finding.tolerance is not None
    assert finding.tolerance > Decimal("0.5")


def test_a_share_of_nothing_cannot_be_recomputed() -> None:
    text = "本年支出合计0.00万元，其中：基本支出0.00万元，占0.00%。"
    assert of("share_recomputed", findings(text)).outcome is Outcome.NOT_EVALUATED


@pytest.mark.parametrize(("stated", "outcome"), [("33.33", Outcome.PASS), ("95.00", Outcome.FAIL)])
def test_a_completion_is_recomputed_from_the_sentence_or_the_table(
    stated: str, outcome: Outcome
) -> None:
    said = f"公务接待费年初预算为3.00万元，支出决算为1.00万元，完成年初预算的{stated}%。"
    assert of("completion_recomputed", findings(said)).outcome is outcome
    tabled = f"公务接待费支出决算为1.00万元，完成预算的{stated}%。"
    finding = of("completion_recomputed", findings(tabled, printed(THREE_PUBLIC)))
    assert finding.outcome is outcome


CONSISTENT = (Outcome.PASS, Outcome.ROUNDING)
CENTS = st.integers(min_value=1, max_value=10_000_000)


@pytest.mark.parametrize(
    ("whole", "outcome"), [("500.00", Outcome.FAIL), ("24.00", Outcome.NOT_EVALUATED)]
)
def test_a_whole_far_smaller_than_its_part_was_not_meant(whole: str, outcome: Outcome) -> None:
    text = f"本年支出合计{whole}万元，其中：基本支出548.11万元，占50.56%。"
    assert of("share_recomputed", findings(text)).outcome is outcome


def shared(whole: int, part: int, unit: int, share: Decimal) -> str:
    printed_whole, printed_part = (f"{Decimal(amount) / unit:.2f}" for amount in (whole, part))
    return f"本年支出合计{printed_whole}万元，其中：基本支出{printed_part}万元，占{share}%。"


@given(CENTS, CENTS)
def test_a_share_rounded_as_it_should_be_never_fails(part: int, rest: int) -> None:
    whole = part + rest
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.01"))
    assert of("share_recomputed", findings(shared(whole, part, 100, share))).outcome in CONSISTENT


@given(st.integers(10**10, 10**12), st.integers(10**10, 10**12))
def test_nor_does_one_made_of_exact_amounts(part: int, rest: int) -> None:
    """Printed to 0.01 万元, computed of the amounts in fen before they were rounded."""
    whole = part + rest
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.01"))
    assert of("share_recomputed", findings(shared(whole, part, 10**6, share))).outcome in CONSISTENT


# Changes


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


@pytest.mark.parametrize(("amount", "outcome"), [("3.00", Outcome.FAIL), ("4.00", Outcome.PASS)])
def test_unchanged_against_the_other_year_of_the_table(amount: str, outcome: Outcome) -> None:
    tables = printed(TWO_YEARS.replace("3.00", amount))
    found = findings(f"公务接待费{amount}万元，与上年持平。", tables, kind="budget")
    assert of("unchanged_holds", found).outcome is outcome


def test_unchanged_without_the_other_year_is_not_evaluated() -> None:
    found = findings("公务接待费1.00万元，与上年持平。", printed(THREE_PUBLIC))
    assert of("unchanged_holds", found).outcome is Outcome.NOT_EVALUATED


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


# The same indicator twice


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


def test_a_table_from_word_is_held_against_too() -> None:
    tables = from_word(
        EXPENDITURE.format(total="80.00", basic="60.00", project="20.00", unit="万元")
    )
    assert of("amount_as_in_table", findings("项目支出20.00万元。", tables)).outcome is Outcome.PASS


# What is not sure accuses nobody


def test_a_share_without_a_whole_of_its_own_accuses_only_beside_one_that_holds() -> None:
    opening = "收入预算90.00万元，其中：\n\n"
    alone = findings(f"{opening}事业收入60.00万元，占60.00%；", kind="budget")
    beside = findings(
        f"{opening}事业收入60.00万元，占60.00%；\n\n其他收入30.00万元，占33.33%；", kind="budget"
    )
    assert outcomes("share_recomputed", alone) == [Outcome.NOT_EVALUATED]
    assert outcomes("share_recomputed", beside) == [Outcome.FAIL, Outcome.PASS]


def test_a_share_of_what_the_sentence_names_may_accuse() -> None:
    found = findings(
        "收入预算90.00万元。\n\n事业收入60.00万元，占收入预算的60.00%。", kind="budget"
    )
    assert outcomes("share_recomputed", found) == [Outcome.FAIL]


def test_a_contradicted_figure_is_told_once() -> None:
    found = findings("本年支出合计143.00万元。经核对，本年支出合计143.00万元。", table())
    failed = [f.check for f in found if f.outcome is Outcome.FAIL]
    assert failed == ["claim.amount_as_in_table"]
    differing = findings("本年支出合计143.00万元。经核对，本年支出合计80.00万元。", table())
    assert [f.check for f in differing if f.outcome is Outcome.FAIL] == failed


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


def test_no_change_of_a_part_is_not_of_its_whole() -> None:
    text = (
        "收入、支出预算总计189.00万元，其中：政府性基金收入预算0万元，与上年相比增加（减少）0万元，"
        "增长（减少）0%。"
    )
    claims = understood(f"一、收支情况\n\n{text}\n").claims
    assert [c.indicator for c in claims if c.kind == "change"] == ["政府性基金收入"]


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


YEARS_IN_ROWS = """
        财政拨款“三公”经费支出表

        单位：万元

        年度 → “三公”经费合计 → 因公出国（境）费用 → 公务接待费
        2022年 → 5.00 → 2.00 → 3.00
        2023年 → 6.00 → 2.00 → 4.00

        """


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("公务接待费4.00万元，与上年持平。", Outcome.FAIL),
        ("因公出国（境）费2.00万元，与上年持平。", Outcome.PASS),
    ],
)
def test_unchanged_against_the_other_year_in_a_row_of_its_own(said: str, outcome: Outcome) -> None:
    found = findings(f"2023年{said}", printed(YEARS_IN_ROWS), kind="budget")
    assert of("unchanged_holds", found).outcome is outcome


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


@pytest.mark.parametrize("level", ["县本级", "全县"])
def test_figures_of_the_whole_county_and_of_its_own_level_are_two(level: str) -> None:
    text = f"""2022年全县一般公共预算收入情况的说明

        公务接待费0.90万元，增长3%。

        2022年{level}一般公共预算收入情况的说明

        公务接待费0.40万元，增长2%。"""
    found = Outcome.FAIL in outcomes("stated_twice", findings(printed(text)))
    assert found is (level == "全县")


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
    ("whole", "outcome"),
    [("80", Outcome.ROUNDING), ("81", Outcome.ROUNDING), ("79", Outcome.FAIL)],
)
def test_whole_units_may_be_cut_off(whole: str, outcome: Outcome) -> None:
    tables = table("80.81").replace("20.00", "20.81")
    found = findings(f"本年支出合计{whole}万元。", tables)
    assert [f.outcome for f in found if f.check == "claim.amount_as_in_table"] == [outcome]


@pytest.mark.parametrize(
    ("rate", "outcome"), [("8.57%", Outcome.PASS), ("8.87%", Outcome.FAIL), ("6.00%", Outcome.FAIL)]
)
def test_a_rate_behind_the_figures_of_both_years(rate: str, outcome: Outcome) -> None:
    said = f"会议费。2022年执行数为70.70万元，2023年预算安排76.76万元，比2022年执行数增加{rate}。"
    assert outcomes("change_recomputed", findings(said, kind="budget")) == [outcome]


def test_a_rate_against_another_phase_than_the_one_that_is_told() -> None:
    said = "会议费。2022年执行数为70.70万元，2023年预算安排76.76万元，比2022年预算增加6.00%。"
    assert outcomes("change_recomputed", findings(said, kind="budget")) == [Outcome.NOT_EVALUATED]


def test_totals_of_income_and_of_spending_may_differ() -> None:
    text = (
        "2023年财政拨款收入总计80.00万元，与2022年相比增加9.00万元；"
        "财政拨款支出总计70.00万元，与2022年相比增加6.00万元。"
    )
    assert Outcome.FAIL not in outcomes("stated_twice", findings(text))


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


SHARES = "基本支出{basic}万元，占所辖各区安排资金的{share}%。项目支出20.00万元，占所辖各区安排资金的20.00%。"


@pytest.mark.parametrize(
    ("basic", "share", "outcome"),
    [
        ("80.00", "80.00", False),
        ("80.00", "84.00", True),
        ("80.01", "80.00", False),
        ("0", "0", False),
    ],
)
def test_shares_of_a_whole_that_is_not_stated_are_of_one_amount(
    basic: str, share: str, outcome: bool
) -> None:
    found = outcomes("share_recomputed", findings(SHARES.format(basic=basic, share=share)))
    assert (Outcome.FAIL in found) == outcome


def test_a_change_against_the_year_before_is_told_as_it_is_said() -> None:
    text = "公务接待费支出5.00万元，同比增加1.00万元，增长50.00%。"
    assert "“公务接待费支出”同比增加1.00 万元" in of("change_recomputed", findings(text)).message


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
