"""Lists whose parts make up their whole and that end with 等."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.prose.prose_support import failed

BOUGHT = (
    "政府采购安排562.87万元，其中：货物类采购预算15.4万元，工程类采购预算26.6万元，服务类采购预算{}"
)


def test_nothing_is_left_for_others() -> None:
    (finding,) = failed(BOUGHT.format("520.87万元等。"), "parts_make_whole")
    assert "所列 3 项已等于总数，其后仍写“等”" in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize("last", ["520.87万元。", "520.87万元等3项。", "520.87万元，等候批复。"])
def test_no_others_are_said_to_be(last: str) -> None:
    assert failed(BOUGHT.format(last), "parts_make_whole") == []


def test_others_that_there_are() -> None:
    text = "项目支出100.00万元，其中：水库维修40.00万元，堤防加固20.00万元等。"
    assert failed(text, "parts_make_whole") == []
