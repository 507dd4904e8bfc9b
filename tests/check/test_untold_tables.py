"""Forms of a text whose rows could not be told are not called empty."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Cell, Grid, GridLayout, Place
from pipeline.model.records import Outcome
from pipeline.read.bare_lines import untold_tables
from tests.support import FILE, Understood, understood

PLACE = Place(FILE, line=1)

TEXT = """岱山县水利局2023年部门预算

财政拨款收支总表
单位：万元
收入;预算数;支出;合计;一般公共预算;政府性基金预算
一、一般公共预算拨款;50.00;一、农林水支出;60.00;50.00;10.00
二、政府性基金预算拨款;10.00;;;;
收入总计;60.00;支出总计;60.00;50.00;10.00

政府性基金预算支出表
单位：万元
科目编码;科目名称;合计
"""


def test_an_empty_form_is_held_against_the_summary() -> None:
    assert Outcome.FAIL in understood(TEXT).outcomes("form.empty_with_summary")


def test_not_where_tables_of_the_text_could_not_be_told() -> None:
    found = understood(TEXT)
    untold = untold_tables([Grid(((Cell("1.00", PLACE),),) * 4, GridLayout.ALIGNED, PLACE)])
    found = Understood(replace(found.document, remarks=untold), found.identity)
    assert found.outcomes("form.rows_untold") == [Outcome.FAIL]
    assert Outcome.FAIL not in found.outcomes("form.empty_with_summary")
