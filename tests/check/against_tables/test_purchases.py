"""What the prose states of purchases, against the table of purchases."""

from __future__ import annotations

from pipeline.model.records import Outcome
from tests.check.against_tables.disclosed import disclosed, failed, passed
from tests.support import printed

CHECK = "claim.purchases"
KINDS = printed("""
    政府采购预算表

    单位：万元

    项目 → 总计
    合计 → 50.00
    货物 → 20.00
    服务 → 30.00

    """)
CODED = printed("""
    政府采购预算表

    单位：元

    采购目录 → 采购项目 → 数量 → 预算金额
    合计 →  → 6 → 500,000.00
    A02010104台式计算机 → 更新 → 4 → 200,000.00
    C0808咨询服务 → 咨询 → 2 → 300,000.00

    """)
EMPTY = printed("""
    政府采购预算表

    单位：万元

    项目 → 总计
     →
     →

    注：无政府采购预算，空表列示。

    """)
UNTOLD = """政府采购预算表

单位：万元

项目      总计
合计      50.00
货物      20.00
服务      30.00

"""
TEXT = (
    "政府采购预算{total}万元，其中：政府采购货物预算{goods}万元、政府采购工程预算0.00万元、"
    "政府采购服务预算{services}万元。"
)


def text(total: str = "50.00", goods: str = "20.00", services: str = "30.00") -> str:
    return TEXT.format(total=total, goods=goods, services=services)


def test_kinds_with_rows_of_their_own() -> None:
    assert passed(disclosed(text(), KINDS), CHECK)


def test_kinds_added_up_by_their_codes() -> None:
    assert passed(disclosed(text(), CODED), CHECK)


def test_a_kind_that_the_table_contradicts() -> None:
    for table in (KINDS, CODED):
        goods, services = failed(disclosed(text(goods="22.00", services="28.00"), table), CHECK)
        assert "22.00 万元" in goods.message
        assert "20.00 万元" in goods.message
        assert services.expected is not None


def test_purchases_that_an_empty_table_lacks() -> None:
    (finding,) = failed(disclosed(text(), EMPTY), CHECK)
    assert "为空表" in finding.message


def test_what_is_said_to_be_entered_in_an_empty_table() -> None:
    said = "拟购置固定资产总额为0.40万元，已按要求列入政府采购预算，详见政府采购预算表。"
    (finding,) = failed(disclosed(said, EMPTY), CHECK)
    assert "0.40 万元" in finding.message
    assert not failed(disclosed(said.replace("0.40", "0.00"), EMPTY), CHECK)


def test_parts_by_fund_or_size_are_not_all_purchases() -> None:
    part = "一般公共预算拨款政府采购12.00万元，授予中小企业合同金额9.00万元。"
    assert Outcome.FAIL not in disclosed(part, KINDS).outcomes(CHECK)


def test_what_the_own_office_buys_is_not_all_that_is_bought() -> None:
    said = "局本级政府采购预算30.00万元，其中：货物10.00万元、服务20.00万元。"
    assert not failed(disclosed(said, KINDS), CHECK)
    of_all = disclosed(said.removeprefix("局本级"), KINDS)
    assert failed(of_all, "claim.amount_as_in_table")


def test_kinds_added_up_where_their_rows_name_the_goods_too() -> None:
    listed = printed("""
        政府采购预算表

        单位：万元

        采购类别 → 采购品目 → 总计
        合计 →  → 50.00
        货物 → 台式计算机 → 15.00
        货物 → 打印机 → 5.00
        服务 → 物业管理 → 30.00

        """)
    assert passed(disclosed(text(), listed), CHECK)
    (finding,) = failed(disclosed(text(goods="21.00"), listed), CHECK)
    assert "21.00" in finding.message
    assert "20.00" in finding.message


def test_a_table_whose_columns_could_not_be_told_is_not_empty() -> None:
    assert not failed(disclosed(text(), UNTOLD), CHECK)


def test_a_table_without_a_unit_is_not_empty_and_contradicts_nothing() -> None:
    without = KINDS.replace("单位：万元\n", "")
    assert without != KINDS
    assert failed(disclosed(text(), without), CHECK) == []
    assert failed(disclosed(text(total="70.00"), without), CHECK) == []


BY_UNIT = printed("""
    政府采购预算表

    单位：万元

    单位/项目 → 总计
    合计 → 50.00
    岱山县水利局本级 → 35.00
    货物 → 15.00
    服务 → 20.00
    岱山县水文站 → 15.00
    货物 → 5.00
    服务 → 10.00

    """)


def test_a_kind_of_all_units_is_what_their_rows_make_up() -> None:
    said = "政府采购预算总额50.00万元，其中：政府采购货物预算{}万元、政府采购服务预算30.00万元。"
    assert failed(disclosed(said.format("20.00"), BY_UNIT), CHECK) == []
    assert len(failed(disclosed(said.format("18.00"), BY_UNIT), CHECK)) == 1
