"""The years that amounts, counts and changes are of, and what they are compared with."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims


def dated(
    text: str, heading: str = "一、收支情况说明\n\n"
) -> list[tuple[str, str, int | None, str]]:
    """(kind, indicator, year, figure) of every claim."""
    found = claims(text, kind="budget", heading=heading)
    return [(c.kind, c.indicator, c.period, c.amount_text) for c in found]


@pytest.mark.parametrize(
    ("text", "indicator", "year"),
    [
        ("2023年比2022年人员增加2人。", "人员增加", 2023),
        ("2023年较2022年在职人员减少3人。", "在职人员减少", 2023),
        ("2023年度与2022年度相比车辆减少1辆。", "车辆减少", 2023),
        ("在职人员2023年比2022年增加2人。", "在职人员增加", 2023),
        ("2022年人员增加2人。", "人员增加", 2022),
    ],
)
def test_what_is_counted_against_a_year_is_of_the_other(
    text: str, indicator: str, year: int
) -> None:
    ((_, name, period, _),) = dated(text)
    assert (name, period) == (indicator, year)


def test_the_name_behind_two_years_is_what_changed() -> None:
    (change,) = claims("2023年比2022年公务接待费减少2.00万元。", kind="budget")
    assert (change.kind, change.code, change.base, change.base_period) == (
        "change", "reception", "2022年", 2022,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年公务接待费6.00万元，上年40.00万元。", [2024, 2023]),
        ("2021年公务接待费9.00万元，上年10.00万元，减少1.00万元。", [2021, 2020, 2021]),
        ("2023年公务接待费6.00万元，上年8.00万元，减少2.00万元。", [2023, 2022, 2023]),
        ("公务接待费6.00万元，上年8.00万元。", [2023, 2022]),
    ],
)
def test_last_year_is_the_one_before_that_which_is_named(text: str, years: list[int]) -> None:
    assert [year for _, _, year, _ in dated(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费6.00万元，较上年8.00减少2.00万元。",
        "公务接待费6.00万元，比2022年预算8.00减少2.00万元，下降25.00%。",
        "公务接待费6.00万元，比去年8.00减少了2.00万元。",
    ],
)
def test_a_base_without_a_unit_has_that_of_its_change(text: str) -> None:
    _, base, change = claims(text, kind="budget")
    assert (base.kind, base.period, base.amount_text, base.unit) == ("amount", 2022, "8.00", "万元")
    assert (change.kind, change.period, change.amount_text) == ("change", 2023, "2.00")


def test_a_number_before_a_verb_is_none_where_it_is_no_base() -> None:
    found = claims("满意度为95.50增加2.00万元，公务接待费6.00万元。", kind="budget")
    assert "95.50" not in [claim.amount_text for claim in found]


def test_what_a_heading_names_is_compared_though_nothing_was_stated() -> None:
    said = "与上年35.00万元相比，减少3.00万元。"
    assert dated(said, "一、公务接待费支出情况说明\n\n") == [
        ("amount", "公务接待费", 2022, "35.00"),
        ("change", "公务接待费", 2023, "3.00"),
    ]
    ((_, _, year, _), _) = dated(said)
    assert year == 2022


def test_what_another_year_spent_is_called_as_before() -> None:
    assert dated("2022年支出5.00万元。") == [("amount", "支出", 2022, "5.00")]


def test_what_actually_changed_is_not_what_was_stated_last() -> None:
    *_, change = claims("年初结转资金12.00万元，实际较上年增加3.00万元。", kind="budget")
    assert (change.kind, change.code, change.indicator) == ("change", "", "年初结转资金（实际）")


@pytest.mark.parametrize(
    "text",
    [
        "2022年，我局厉行节约，公务接待费8.00万元；2023年，公务接待费6.00万元。",
        "2022年，公务接待费8.00万元，2023年，公务接待费6.00万元。",
        "2022年公务接待费8.00万元，2023年6.00万元。",
    ],
)
def test_a_second_year_is_that_of_what_stands_behind_it(text: str) -> None:
    assert dated(text) == [
        ("amount", "公务接待费", 2022, "8.00"),
        ("amount", "公务接待费", 2023, "6.00"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "year"),
    [
        ("2023年末结转和结余35.00万元。", "closing_balance", 2023),
        ("2023年初结转和结余35.00万元。", "opening_balance", 2023),
        ("2023年年末结转和结余35.00万元。", "closing_balance", 2023),
        ("2022年末结转和结余35.00万元。", "closing_balance", 2022),
        ("2023年末车辆价值35.00万元。", "", 2023),
    ],
)
def test_what_is_left_at_the_end_of_a_year_has_its_name(text: str, code: str, year: int) -> None:
    (claim,) = claims(text, kind="final")
    assert (claim.code, claim.period) == (code, year)


def test_a_total_named_again_behind_the_list_of_its_parts_is_the_total() -> None:
    text = (
        "2023年政府采购预算总额9.00万元，其中：政府采购货物预算6.00万元、政府采购服务预算3.00万元。"
        "{}政府采购预算9.50万元。"
    )
    last = [claims(text.format(lead), kind="budget")[-1] for lead in ("本年度", "会议室维修，")]
    assert [claim.code for claim in last] == ["procurement", ""]
