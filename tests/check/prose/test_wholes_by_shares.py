"""Parts of a whole that are told by their shares of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.prose.prose_support import failed, findings, outcomes

WHOLE, SHARES = "parts_make_whole", "shares_make_whole"


def test_parts_are_complete_where_their_words_or_their_shares_say_so() -> None:
    named = "预算90.00万元，{}在职经费60.00万元、公用经费20.00万元。"
    assert len(failed(named.format("包括"), WHOLE)) == 1
    assert failed(named.format("主要包括"), WHOLE) == failed(named.format("其中"), WHOLE) == []
    shared = "收入90.00万元，其中：拨款收入50.00万元，占{}%；其他收入30.00万元，占33.33%。"
    assert len(failed(shared.format("66.67"), WHOLE)) == 1
    assert failed(shared.format("55.56"), WHOLE) == []


def test_shares_of_all_parts_add_up_to_100() -> None:
    text = "支出合计90.00万元，其中：基本支出30.00万元，占{}%；项目支出60.00万元，占66.67%。"
    (good,) = findings(text.format("33.33"), SHARES)
    (bad,) = findings(text.format("34.33"), SHARES)
    assert (good.outcome, bad.outcome) == (Outcome.PASS, Outcome.FAIL)
    assert bad.printed == Decimal("101.00")


def test_shares_of_a_whole_that_was_not_listed_are_not_held_against_the_listed_one() -> None:
    text = (
        "收入预算120.00万元（本年收入90.00万元），其中：一般公共预算拨款60.00万元，占总收入的50.00%；"
        "事业收入30.00万元，占总收入的{}%。"
    )
    assert failed(text.format("25.00"), SHARES) == []
    assert len(failed(text.format("35.00"), SHARES)) == 1


def test_paragraphs_whose_shares_make_all_make_their_whole() -> None:
    text = (
        "基本支出预算90.00万元，其中：\n\n工资福利支出60.00万元，占基本支出预算66.67%。\n\n"
        "商品和服务支出20.00万元，占基本支出预算33.33%。"
    )
    assert outcomes(text, WHOLE) == [Outcome.FAIL]


@pytest.mark.parametrize(
    "text",
    [
        "本年收入合计60.00万元，财政拨款收入占98.43%，其他收入占2.57%。",
        "支出结构：教育（类）支出占7.61%；卫生健康（类）支出占3.30%；住房保障（类）支出占92.09%。",
        "基本支出占60.20%，项目支出占40.20%。",
        "财政拨款收入占本年收入的98.43%，事业收入占本年收入的1.00%，其他收入占本年收入的0.70%。",
    ],
)
def test_shares_without_amounts_that_make_more_than_the_whole(text: str) -> None:
    (finding,) = failed(text, SHARES)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "本年收入合计60.00万元，财政拨款收入占98.43%，其他收入占1.57%。",
        "财政拨款收入占98.43%，其他收入占1.58%。",  # each may have been rounded
        "支出结构：教育（类）支出占57.61%；卫生健康（类）支出占3.30%。",
        "财政拨款收入占98.43%，其中一般公共预算收入占6.00%。",
        "基本支出占本年支出的60.00%，人员支出占基本支出的50.00%。",
        "基本支出占60.00%，财政拨款支出占95.00%。",
        "党员占60.00%，本科以上学历人员占48.00%。",
        "财政拨款收入占98.43%，上年财政拨款收入占6.00%。",
        "财政拨款收入占98.43%，支出占6.00%。",
        "教育支出占60%，工资福利支出占50%。",
        "民生支出占81.0%，教育支出占20.0%，社会保障支出占9.0%。",
        "货物支出占60.00%，工程支出占40.00%，中小企业支出占12.00%。",
        "税收收入占88%，非税收入占12%，罚没收入占7%。",
        "区本级支出占55.00%，下属单位支出占45.00%，二级单位支出占5.00%。",
        "财政拨款收入占90.00%，一般公共预算财政拨款收入占20.00%。",
    ],
)
def test_shares_that_may_be_right_are_not(text: str) -> None:
    assert failed(text, SHARES) == []


@pytest.mark.parametrize(
    ("parts", "told"), [("5.00万元、培训费7.00", 0), ("45.00万元、培训费40.00", 1)]
)
def test_a_list_of_less_than_half_of_its_whole_may_name_some_alone(parts: str, told: int) -> None:
    found = failed(f"公用经费90.00万元，包括办公费{parts}万元。", "parts_make_whole")
    assert len(found) == told
