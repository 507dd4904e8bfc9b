"""Sheets whose cells show their amounts in thousands or more, the scale set behind the number."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
import xlsxwriter

from pipeline.assemble.disclosure import build_disclosure
from pipeline.model.disclosure import Disclosure
from pipeline.model.refusal import Refusal
from tests.support import VOCABULARY

ROWS = (
    ("", "合计", 3),
    ("213", "农林水支出", 3),
    ("21303", "水利", 3),
    ("2130301", "行政运行", 2),
    ("2130304", "水利行业业务管理", 1),
)


def built(shown: str, value: float, unit: str = "单位：元") -> Disclosure:
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet, number = book.add_worksheet("支出"), book.add_format({"num_format": shown})
    for at, text in enumerate(("岱山县水利局2026年部门预算", "部门支出总表", unit)):
        sheet.write_string(at, 0, text)
    sheet.write_row(3, 0, ["科目编码", "科目名称", "合计", "基本支出", "项目支出"])
    for at, (code, name, times) in enumerate(ROWS, 4):
        sheet.write_row(at, 0, [code, name])
        for column, parts in enumerate((3, 2, 1), 2):
            sheet.write_number(at, column, value * times * parts, number)
    book.close()
    file = ("岱山县水利局2026年部门预算.xlsx", written.getvalue())
    return build_disclosure([file], None, "岱山县水利局.yml", VOCABULARY)


@pytest.mark.parametrize(
    ("shown", "value", "text", "unit", "yuan"),
    [
        ('#,##0.00,"千"', 617_000.0, "1,234.00千", "千元", "1234000"),
        ('0!.0,"万"', 617_000.0, "123.4万", "万元", "1234000"),
        ('#,##0.00,,"百万"', 61_700_000.0, "123.40百万", "百万元", "123400000"),
        ('[>=10000]0.00,"千";0.00', 617_000.0, "1234.00千", "千元", "1234000"),
    ],
)
def test_a_scale_behind_a_number_is_of_the_money_of_its_table(
    shown: str, value: float, text: str, unit: str, yuan: str
) -> None:
    disclosure = built(shown, value)
    found = [
        a
        for a in disclosure.amounts
        if (a.row_label, a.column_label) == ("水利行业业务管理", "基本支出")
    ]
    assert [(a.amount_text, a.unit, a.amount_yuan) for a in found] == [(text, unit, Decimal(yuan))]
    assert len(disclosure.amounts) == len(ROWS) * 3
    failed = {f.check for f in disclosure.findings if f.outcome.fails}
    assert "form.crowded_cell" not in failed
    assert {f.outcome.value for f in disclosure.findings if f.check == "arithmetic.row_sum"} == {
        "pass"
    }


def test_where_the_unit_is_none_of_money_a_scale_makes_no_amount() -> None:
    with pytest.raises(Refusal, match="states no amount"):
        built('#,##0.00,"千"', 617_000.0, unit="单位：人")
