"""Shares and completions that sentences state, recomputed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.records import Outcome, Severity
from tests.check.claims.claims_support import (
    CENTS,
    EXPENDITURE,
    THREE_PUBLIC,
    findings,
    of,
    outcomes,
)
from tests.support import printed

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


@pytest.mark.parametrize(
    ("first", "is_told"),
    [("79.00", False), ("88.27", True)],  # one share, or two, that the whole before the list fits
)
def test_a_whole_that_one_share_of_a_list_fits_may_be_another(first: str, is_told: bool) -> None:
    text = (
        "收入构成：一般公共预算拨款97.00万元，其他收入3.00万元。"
        f"按功能分类，农林水支出{first}万元（占91%），住房保障支出9.10万元（占9%），教育支出1.50万元（占1.4%）。"
    )
    found = outcomes("share_recomputed", findings(text, kind="budget"))
    assert (Outcome.FAIL in found) is is_told
