"""What the prose calls expenditure on staff, and the classes of basic expenditure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.against_tables.disclosed import BASIC, disclosed, failed, passed

CHECK = "claim.personnel_as_classes"
CLASSES = """
一般公共预算基本支出经济分类情况表

单位：万元

科目编码\t科目名称\t预算数
\t合计\t90.00
301\t工资福利支出\t60.00
30101\t基本工资\t60.00
302\t商品和服务支出\t20.00
30201\t办公费\t20.00
303\t对个人和家庭的补助\t10.00
30302\t退休费\t10.00

"""
TEXT = """基本支出90.00万元，其中：

（一）人员经费{staff}万元，主要包括：基本工资。

（二）公用经费{running}万元，主要包括：办公费。"""


def test_staff_is_wages_and_benefits() -> None:
    assert passed(disclosed(TEXT.format(staff="70.00", running="20.00"), CLASSES), CHECK)


def test_staff_that_is_not() -> None:
    found = disclosed(TEXT.format(staff="64.00", running="26.00"), CLASSES)
    (finding,) = failed(found, CHECK)
    assert (finding.printed, finding.expected) == (Decimal("64.00"), Decimal("70.00"))
    assert "工资福利支出（301）、对个人和家庭的补助（303）合计 70.00 万元" in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("staff", "running", "tables"),
    [
        # of another whole
        ("64.00", "36.00", CLASSES),
        # the form tells both apart itself
        ("64.00", "26.00", BASIC),
    ],
)
def test_what_is_of_another_whole_or_told_by_the_form_is_left_alone(
    staff: str, running: str, tables: str
) -> None:
    found = disclosed(TEXT.format(staff=staff, running=running), tables)
    assert Outcome.FAIL not in found.outcomes(CHECK)
