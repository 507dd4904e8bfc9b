"""Controls of another field of work than the body's own."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import understood

CHECK = "form.other_body"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("完善教育领域内部控制制度，严格经费审批。", True),
        ("完善交通运输系统财务管理制度，严格支出。", True),
        ("完善水利领域内部控制制度，严格经费审批。", False),
        ("支持教育领域重点工程建设，保障供水。", False),
        ("配合教育系统预算绩效管理工作，保障供水。", False),
        ("配合卫健部门，加强医疗卫生领域预算管理，保障供水。", False),
        ("会同民政局，完善民政领域财务管理制度。", False),
        ("加强生态环境领域资金管理，完成督察整改。", False),
        ("完善应急管理系统财务管理模块。", False),
        ("完善内部控制制度，严格经费审批。", False),
    ],
)
def test_controls_of_a_field_that_is_another_bodys(line: str, told: bool) -> None:
    found = understood(line + "\n").of(CHECK, Outcome.FAIL)
    assert [f.severity for f in found] == ([Severity.NOTE] if told else [])


def test_bodies_above_all_fields_speak_of_any() -> None:
    line = "完善教育领域内部控制制度，严格经费审批。\n"
    assert understood(line, department="岱山县财政局").of(CHECK, Outcome.FAIL) == []
    assert understood(line, department="岱山县教育局").of(CHECK, Outcome.FAIL) == []


def test_what_is_said_twice_is_told_once() -> None:
    line = "完善教育领域内部控制制度，严格经费审批。\n"
    assert len(understood(line + line).of(CHECK, Outcome.FAIL)) == 1
