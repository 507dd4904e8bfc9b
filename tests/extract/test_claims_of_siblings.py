"""Items of a list that are bound because those beside them are."""

from __future__ import annotations

import pytest

from pipeline.extract.claims import extract_claims
from pipeline.model.records import Claim
from tests.extract.claims_support import claims
from tests.support import VOCABULARY, printed, understood

HEADING = "一、一般公共预算拨款支出明细情况\n\n"
SUMMARY = printed("""
    部门综合预算财政拨款收支总表

    单位：万元

    收入 → 预算数 → 政府预算支出经济分类 → 预算数
    一、一般公共预算拨款 → 99.00 → 1、机关工资福利支出 → 40.00
     →  → 2、机关商品和服务支出 → 30.00
     →  → 3、机关资本性支出（一） → 20.00
     →  → 4、对企业补助 → 9.00
    收入总计 → 99.00 → 支出总计 → 99.00
    """)
SAID = (
    "一般公共预算支出{whole}万元，其中：机关工资福利支出（501）{one}万元；机关商品和服务支出（502）30.00万元；"
    "机关资本性支出（一）（503）{two}万元；对企业补助（507）9.00万元。"
)


def items(whole: str, one: str, two: str, tables: str = SUMMARY) -> dict[str, int | None]:
    text = SAID.format(whole=whole, one=one, two=two)
    found = understood(f"{HEADING}{text}\n\n{tables}", kind="budget", year=2023)
    claims: tuple[Claim, ...] = extract_claims(
        found.identity, found.recognized, found.amounts, VOCABULARY
    )
    return {c.code: c.bound_row_no for c in claims if c.code.isdigit()}


def test_an_item_whose_siblings_prove_its_column_is_bound_though_it_differs() -> None:
    assert items("99.00", "40.30", "20.00") == {"501": 1, "502": 2, "503": 3, "507": 4}


@pytest.mark.parametrize(
    ("whole", "one", "two"),
    [
        ("98.00", "40.30", "20.00"),  # the list is of another whole than the column
        ("99.00", "40.30", "20.40"),  # half of the list is no proof
    ],
)
def test_no_item_is_bound_where_the_others_prove_no_column(whole: str, one: str, two: str) -> None:
    assert items(whole, one, two)["501"] is None


def test_no_item_is_bound_to_a_row_of_another_name() -> None:
    other = SUMMARY.replace("1、机关工资福利支出", "1、机关工资支出")
    assert items("99.00", "40.30", "20.00", other)["501"] is None


def test_no_row_is_bound_to_two_items_of_one_name() -> None:
    twice = SAID.replace("机关商品", "机关工资福利支出（501）6.00万元；机关商品").format(
        whole="99.00", one="40.30", two="20.00"
    )
    found = understood(f"{HEADING}{twice}\n\n{SUMMARY}", kind="budget", year=2023)
    claims = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    bound = [(c.code, c.bound_row_no) for c in claims if c.code.isdigit()]
    assert bound == [("501", None), ("501", None), ("502", 2), ("503", 3), ("507", 4)]


@pytest.mark.parametrize("within", ["2023年教育支出中", "教育支出中", "教育支出中，其中："])
def test_kinds_of_an_item_are_no_totals_of_the_body(within: str) -> None:
    found = claims(f"支出预算90.00万元。{within}基本支出12.00万元，项目支出3.00万元。")
    assert [c.code for c in found[1:]] == ["", ""]
    assert found[-1].indicator == "教育支出中项目支出"


def test_kinds_of_all_spending_are_totals_still() -> None:
    found = claims("支出预算15.00万元。支出预算中，基本支出12.00万元，项目支出3.00万元。")
    assert [c.code for c in found[1:]] == ["basic", "project"]


def test_what_the_own_office_spends_beside_its_units_is_not_all() -> None:
    said = "支出预算90.00万元，其中：本级教育支出50.00万元，下属单位教育支出40.00万元。"
    assert [c.indicator for c in claims(said)[1:]] == ["本级教育支出", "下属单位教育支出"]
    said = "本级教育支出50.00万元，卫生健康支出40.00万元。"
    assert [c.indicator for c in claims(said)] == ["教育支出", "卫生健康支出"]
