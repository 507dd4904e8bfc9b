"""Items that the prose names under a heading that is not theirs."""

from __future__ import annotations

import pytest

from tests.check.against_tables.disclosed import disclosed, failed
from tests.support import printed

CHECK = "claim.code_in_text"
TABLE = printed("""
    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计
    204 → 公共安全支出 → 30.00
    20406 → 司法 → 10.00
    2040607 → 公共法律服务 → 10.00
    20499 → 其他公共安全支出 → 20.00
    2049902 → 国家司法救助支出 → 20.00
    221 → 住房保障支出 → 5.00
    22198 → 超长期特别国债安排的支出 → 5.00
    2219899 → 其他住房保障支出 → 5.00
     → 合计 → 35.00

    """)


def test_an_item_under_another_heading() -> None:
    said = "1.公共安全支出（类）司法（款）国家司法救助支出（项）20.00万元。"
    told = [f.message for f in failed(disclosed(said, TABLE), CHECK)]
    assert (
        "文中“国家司法救助支出（项）”列在“司法（款）”之下，各表中该项编码为 2049902，不属于该款"
        in told
    )


def test_a_heading_under_another_class() -> None:
    said = "5.住房保障支出（类）司法（款）公共法律服务（项）10.00万元。"
    told = [f.message for f in failed(disclosed(said, TABLE), CHECK)]
    assert (
        "文中“司法（款）”列在“住房保障支出（类）”之下，各表中该款编码为 20406，不属于该类" in told
    )


@pytest.mark.parametrize(
    "said",
    [
        "1.公共安全支出（类）司法（款）公共法律服务（项）10.00万元。",
        "1.公共安全支出（类）其他公共安全支出（款）国家司法救助支出（项）20.00万元。",
        "1.住房保障支出（类）超长期特别国债安排的支出（款）其他住房保障支出（项）5.00万元。",
        "1.公共安全支出（类）司法事务（款）国家司法救助支出（项）20.00万元。",
    ],
)
def test_a_heading_of_its_own_or_of_no_list_is_not_told(said: str) -> None:
    told = [f for f in failed(disclosed(said, TABLE), CHECK) if "之下" in f.message]
    assert told == []
