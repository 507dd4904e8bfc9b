"""Claims of money that several tables state: bound in the table of the money that is spoken of."""

from __future__ import annotations

import pytest

from pipeline.extract.claims import extract_claims
from tests.extract.claims_support import amounts, claims
from tests.support import VOCABULARY, printed, understood

BOTH_CLASSIFICATIONS = """
    {title}

    单位：万元

    收入 → 预算数 → 部门预算支出经济分类 → 预算数 → 政府预算支出经济分类 → 预算数
    一、一般公共预算拨款 → 80.00 → 一、工资福利支出 → 60.00 → 一、机关工资福利支出 → 60.00
     →  → 二、对企业补助 → 20.00 → 二、对企业补助 → 20.00
    收入总计 → 80.00 → 支出总计 → 80.00 → 支出总计 → 80.00
    """


def test_a_class_is_in_the_panel_of_its_classification_and_in_the_table_nearest_to_its_money() -> (
    None
):
    titles = ("部门综合预算收支总表", "部门综合预算财政拨款收支总表")
    tables = [printed(BOTH_CLASSIFICATIONS.format(title=title)) for title in titles]
    (claim,) = amounts(
        "对企业补助（507）20.00万元。", "\n\n".join(tables), "一、一般公共预算支出情况\n\n"
    )
    assert claim.fund == "general_public"
    assert claim.bound_table.endswith("caizhengbokuanshouzhizongbiao")
    assert (claim.bound_row_no, claim.bound_column_no) == (2, 6)


BASIC_OF = """
    {title}

    单位：万元

    科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
     → 合计 → 90.00 → 70.00 → 20.00
    301 → 工资福利支出 → 70.00 → 70.00 → 0.00
    302 → 商品和服务支出 → 20.00 → 0.00 → 20.00
    """


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("财政拨款", "caizhengbokuanjibenzhichubiao"),
        ("一般公共预算", "yibangonggongyusuanjibenzhichubiao"),
    ],
)
def test_basic_expenditure_is_in_the_table_of_the_money_of_its_section(
    heading: str, table: str
) -> None:
    titles = ("一般公共预算基本支出表", "财政拨款基本支出表")
    tables = "\n\n".join(printed(BASIC_OF.format(title=title)) for title in titles)
    said = "基本支出90.00万元。其中：人员经费70.00万元，公用经费20.00万元。"
    found = amounts(said, tables, f"一、{heading}基本支出预算情况说明\n\n")
    assert [c.bound_table.endswith(table) for c in found] == [True] * 3


OF_ALL_MONEY = """
    部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 →  → 项目支出
     →  →  → 人员支出 → 公用支出 → 
     → 合计 → 90.00 → 50.00 → 10.00 → 30.00
    204 → 公共安全支出 → 90.00 → 50.00 → 10.00 → 30.00
    """


OF_ONE_FUND = """
    一般公共预算基本支出表

    单位：万元

    科目编码 → 科目名称 → 基本支出 →  → 
     →  → 合计 → 人员支出 → 公用支出
     → 合计 → 60.00 → 50.00 → 10.00
    301 → 工资福利支出 → 50.00 → 50.00 → 
    302 → 商品和服务支出 → 10.00 →  → 10.00
    """


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("按支出用途分类，包括人员支出50.00万元。", "部门支出总表"),
        ("一般公共预算基本支出中，人员支出50.00万元。", "一般公共预算基本支出表"),
    ],
)
def test_what_no_fund_is_named_of_is_of_all_money_where_both_state_as_much(
    said: str, title: str
) -> None:
    table = f"{printed(OF_ALL_MONEY)}\n\n{printed(OF_ONE_FUND)}"
    found = understood(f"一、支出预算情况\n\n{said}\n\n{table}\n", kind="budget")
    claims_found = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    (claim,) = [c for c in claims_found if c.code == "personnel"]
    titles = {t.name: t.title for t in found.recognized.tables}
    assert titles[claim.bound_table] == title


def test_the_form_of_one_fund_that_stands_in_states_every_item() -> None:
    table = printed("""
        一般公共预算财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 预算数 → 决算数
        合计 → 9.00 → 7.00
        因公出国（境）费 →  →
        公务接待费 → 4.00 → 3.00
        公务用车购置及运行维护费 → 5.00 → 4.00

        """)
    said = (
        "公务接待费预算为4.00万元，支出决算为3.00万元；公务用车购置及运行维护费支出决算4.50万元。"
    )
    found = understood(f"{table}\n一、“三公”经费情况\n\n{said}\n", kind="final")
    stated = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    assert [(c.bound_row_no, c.bound_column_no) for c in stated] == [(3, 2), (3, 3), (4, 3)]


ALL_MONEY_AND_APPROPRIATIONS = printed("""
    部门收支总表

    单位：万元

    收入 → 预算数 → 支出 → 预算数
    一、一般公共预算拨款 → 80.00 → 一、农林水支出 → 85.00
    二、政府性基金预算 →  → 二、其他支出 →
    三、事业收入 → 5.00 →  →
    收入总计 → 85.00 → 支出总计 → 85.00

    财政拨款收支总表

    单位：万元

    收入 → 预算数 → 支出 → 预算数
    一、一般公共预算拨款 → 80.00 → 一、农林水支出 → 80.00
    二、政府性基金预算 →  → 二、其他支出 →
    收入总计 → 80.00 → 支出总计 → 80.00
    """)


OF_FUND_ALONE = printed("""
    政府性基金预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 0.00 → 0.00 → 0.00
    """)


@pytest.mark.parametrize(
    ("part", "said", "form"),
    [
        (
            "四、财政拨款收支总表的说明",
            "无政府性基金预算拨款收入。",
            "caizhengbokuanshouzhizongbiao",
        ),
        ("一、部门收支总表的说明", "无政府性基金预算拨款收入。", "bumenshouzhizongbiao"),
        ("五、一般公共预算支出情况", "其他支出0.00万元。", "caizhengbokuanshouzhizongbiao"),
        ("一、部门收支总表的说明", "其他支出0.00万元。", "bumenshouzhizongbiao"),
        ("七、政府性基金支出表的说明", "无政府性基金预算。", "zhengfuxingjijinyusuanzhichubiao"),
        ("四、财政拨款收支总表的说明", "无政府性基金预算。", "caizhengbokuanshouzhizongbiao"),
    ],
)
def test_what_is_nothing_is_in_the_table_of_the_money_that_its_part_is_about(
    part: str, said: str, form: str
) -> None:
    tables = f"{ALL_MONEY_AND_APPROPRIATIONS}\n\n{OF_FUND_ALONE}"
    (claim,) = claims(f"{part}\n\n2023年本部门{said}\n\n{tables}", kind="budget")
    assert (claim.bound_table[3:], claim.bound_row_no) == (form, None)


@pytest.mark.parametrize(
    ("part", "table"),
    [
        ("四、财政拨款收支总表的说明", ("caizhengbokuanshouzhizongbiao", None)),
        ("一、部门收支总表的说明", ("bumenshouzhizongbiao", 2)),
    ],
)
@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("二、政府性基金预算", "政府性基金预算拨款收入0.00万元。"),
        ("二、其他支出", "其他支出0.00万元。"),
    ],
)
def test_a_blank_in_the_table_of_a_part_goes_before_a_zero_in_one_of_all_money(
    part: str, table: tuple[str, int | None], row: str, said: str
) -> None:
    tables = ALL_MONEY_AND_APPROPRIATIONS.replace(f"{row}\t", f"{row}\t0.00", 1)
    (claim,) = claims(f"{part}\n\n2023年本部门{said}\n\n{tables}", kind="budget")
    assert (claim.bound_table[3:], claim.bound_row_no) == table
