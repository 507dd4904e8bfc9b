"""Two amounts that one phrase ties together, and what a whole is made of in one phrase."""

from __future__ import annotations

import pytest

from tests.check.prose.prose_support import failed


@pytest.mark.parametrize(
    "text",
    [
        "培训费8.00万元，含师资费9.10万元。",
        "在培训费8.00万元中，师资费为9.10万元。",
        "培训费8.00万元（包含场地费9.10万元）。",
    ],
)
def test_a_part_that_is_more_than_what_holds_it_is_told(text: str) -> None:
    assert len(failed(text, "part_within_whole")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "培训费8.00万元，含师资费7.10万元。",
        "培训费8.00万元，含上年结转9.10万元。",
        "培训费8.00万元，包含累计投入9.10万元。",
    ],
)
def test_a_part_that_may_be_within_it_is_not(text: str) -> None:
    assert failed(text, "part_within_whole") == []


@pytest.mark.parametrize(
    "text",
    ["维修费5.21万元（5210元）。", "维修费5.21万元，即521000元。", "公务接待68人次，人均209万元。"],
)
def test_one_amount_in_two_units_must_be_the_same(text: str) -> None:
    assert len(failed(text, "unit_fits")) == 1


@pytest.mark.parametrize(
    "text",
    ["维修费5.21万元（52100元）。", "维修费5.21万元（52,085元）。", "慰问金5万元（1000元/人）。"],
)
def test_amounts_that_are_the_same_or_of_something_else_are_not(text: str) -> None:
    assert failed(text, "unit_fits") == []


@pytest.mark.parametrize(
    "text",
    [
        "专款21.00万元，由设备8.00万元、维护9.00万元和培训5.00万元组成。",
        "专款21.00万元（设备8.00万元、维护9.00万元、培训5.00万元）。",
        "专款22.10万元（设备8.00万元、维护9.00万元、培训5.00万元）。",
    ],
)
def test_what_a_whole_is_made_of_must_make_it(text: str) -> None:
    assert len(failed(text, "parts_make_whole")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "专款22.00万元，由设备8.00万元、维护9.00万元和培训5.00万元组成。",
        "专款22.00万元（设备8.00万元、维护9.00万元、培训5.00万元）。",
        "专款39.46万元（设备8.00万元、维护9.00万元、培训5.00万元）。",
        "专款21.00万元（上年8.00万元、年初9.00万元、调整5.00万元）。",
    ],
)
def test_parts_that_make_it_or_may_be_some_only_are_not_told(text: str) -> None:
    assert failed(text, "parts_make_whole") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("举办培训班14期，其中线上9期、线下8期。", 1),
        ("举办培训班17期，其中线上9期、线下8期。", 0),
        ("受理案件14件，其中办结10件、立案12件。", 0),
        ("共有车辆4辆，其中：领导用车0辆、机要用车6辆、应急用车0辆、执法用车2辆。", 1),
        ("在编54人，其中新招录60人、退休6人。", 0),
    ],
)
def test_counts_of_what_excludes_each_other_are_no_more_than_all(text: str, told: int) -> None:
    assert len(failed(text, "parts_make_whole")) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("基本支出、项目支出分别占支出总额的70.96%、35.47%。", 1),
        ("基本支出、项目支出分别占支出总额的64.53%、35.47%。", 0),
        ("人员经费占70.96%、公用经费占3.01%、项目支出占30.59%。", 1),
        ("货物、小微企业分别占采购总额的70.96%、35.47%。", 0),
    ],
)
def test_shares_told_together_make_no_more_than_all(text: str, told: int) -> None:
    assert len(failed(text, "shares_make_whole")) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("租赁费比上年增加5.00万元，增长50%，主要原因是上年无此项支出。", 1),
        ("租赁费比上年增加5.00万元，增长50%，主要原因是上年无专项检查支出。", 0),
    ],
)
def test_no_rate_of_growth_has_nothing_before_as_its_reason(text: str, told: int) -> None:
    assert len(failed(text, "growth_from_zero")) == told


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("budget", "邮电费3.00万元，与上年持平，比2022年预算增加1.00万元。", 1),
        ("final", "邮电费3.00万元，与上年持平，比2022年预算增加1.00万元。", 0),
        ("budget", "邮电费3.00万元，与上年持平，比2022年执行数增加1.00万元。", 0),
    ],
)
def test_unchanged_from_last_year_is_so_from_what_a_budget_compares(
    kind: str, text: str, told: int
) -> None:
    assert len(failed(text, "unchanged_fits", kind=kind)) == told


def test_a_reason_is_of_the_change_of_its_own_sentence() -> None:
    text = "会议费增加3.00万元。差旅费比上年下降3.77%，主要由于出差任务增加。"
    assert len(failed(text, "reason_fits_change")) == 1


def test_two_rates_are_told_beside_what_was_carried_over_elsewhere() -> None:
    text = "上年结转3.00万元，年初追加2.00万元。该项预算执行率95%，结余率26%。"
    assert len(failed(text, "rate_recomputed", kind="final")) == 1


def test_an_other_item_of_the_classification_turns_no_reason_round() -> None:
    text = "农林水支出（类）水利（款）其他水利支出（项）40.00万元，比上年减少9.00万元，原因是新增专项经费。"
    assert len(failed(text, "reason_fits_change")) == 1


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("困难补助6.00万元（2000元，30人）。", "unit_fits"),
        ("公务接待费0.50万元，全年人均公用经费2.30万元。", "unit_fits"),
        ("接待考察团3批次，村民人均收入2.10万元。", "unit_fits"),
        ("设备采购款3.00万元，含合同金额9.00万元。", "part_within_whole"),
        ("利息支出3.00万元，含本金80.00万元。", "part_within_whole"),
        ("资产处置收益2.00万元（车辆原价25.00万元、设备原价8.00万元）。", "parts_make_whole"),
        ("审计核减5.00万元（送审金额30.00万元、审定金额25.00万元）。", "parts_make_whole"),
        ("基本支出、项目支出分别占各自指标的62%、41%。", "shares_make_whole"),
        ("基本支出、项目支出分别占上年支出的62%、41%。", "shares_make_whole"),
    ],
)
def test_money_that_is_no_part_accuses_nothing(text: str, check: str) -> None:
    assert failed(text, check) == []


@pytest.mark.parametrize(
    "text",
    [
        "节约资金20.00万元（审核前100.00万元、审核后80.00万元）。",
        "净增5.00万元（新入库8.00万元、核销3.00万元）。",
        "专款30.00万元（道路12.00万元、苗木8.00万元）。",
        "专款150.00万元（造林60.00万元、抚育40.00万元）。",
        "专款166.35万元（造林61.22万元、抚育95.13万元），其余用于管理。",
    ],
)
def test_brackets_with_some_parts_or_with_what_is_left_of_another_are_not_told(text: str) -> None:
    assert failed(text, "parts_make_whole") == []


def test_brackets_short_by_one_mistyped_figure_are_where_no_part_may_be_missing() -> None:
    assert len(failed("专款166.35万元（造林61.22万元、抚育95.13万元）。", "parts_make_whole")) == 1
