"""Balances that one sentence rolls forward."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.prose.prose_support import failed
from tests.support import printed

CHECK = "change_recomputed"
ROLLED = "年初结转和结余50.00万元，本年收入100.00万元，本年支出120.00万元，年末结转和结余{}万元。{}"
OVER = "2022年末结转和结余{}万元，2023年初结转和结余50.00万元，用于在建项目。{}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ROLLED.format("35.00", ""), "年初加收入减支出为 30 万元"),
        (OVER.format("45.00", ""), "上年末与本年初的数不同"),
    ],
)
def test_a_balance_that_does_not_roll_forward_is_a_note(text: str, why: str) -> None:
    (finding,) = failed(text, CHECK, kind="final")
    assert why in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "text",
    [
        ROLLED.format("30.00", ""),
        ROLLED.format("30.01", ""),
        ROLLED.format("25.00", "结余分配5.00万元。"),
        OVER.format("50.00", ""),
        OVER.format("45.00", "差异为收回以前年度垫款。"),
        "2022年末财政拨款结转和结余45.00万元，2023年初结转和结余50.00万元。",
        OVER.format("52.00", "因机构改革划出2.00万元。"),
        OVER.format("52.00", "已交回财政2.00万元。"),
        ROLLED.format("28.00", "转入专用基金2.00万元。"),
        ROLLED.format("28.00", "缴纳所得税2.00万元。"),
        ROLLED.replace("年末", "年末项目支出").format("28.00", ""),
        "2021年末结转和结余45.00万元，2023年初结转和结余50.00万元。",
    ],
)
def test_one_that_does_or_is_explained_is_not(text: str) -> None:
    assert failed(text, CHECK, kind="final") == []


@pytest.mark.parametrize(("distributed", "number"), [("5.00", 0), ("0.00", 1)])
def test_what_a_table_says_was_distributed_is_counted(distributed: str, number: int) -> None:
    table = printed(f"""
        收入支出决算总表

        单位：万元

        收入 → → 支出 →
        项目 → 决算数 → 项目 → 决算数
        一、财政拨款收入 → 100.00 → 一、农林水支出 → 120.00
        本年收入合计 → 100.00 → 本年支出合计 → 120.00
        使用非财政拨款结余 → 0.00 → 结余分配 → {distributed}
        年初结转和结余 → 50.00 → 年末结转和结余 → 25.00
        """)
    found = failed(f"{ROLLED.format('25.00', '')}\n\n{table}", CHECK, kind="final")
    assert len(found) == number
