"""Two bodies in one file, each behind its own cover."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.claims.claims_support import findings, outcomes, table

UNIT = "\n\n{cover}\n\n一、情况说明\n\n支出合计75.00万元，比上年增加5.00万元。\n"
OWN = "支出合计80.00万元，比上年增加6.00万元。"


@pytest.mark.parametrize(
    ("cover", "fails"),
    [
        ("岱山县种子管理站2023年度单位决算", False),
        ("第四部分 岱山县种子管理站2023年度单位决算情况说明", False),
        ("岱山县水利局2023年度部门决算", True),
        ("岱山县种子管理站2023年度单位决算编制由本局审核", True),
        ("2023年度部门决算情况说明", True),
    ],
)
@pytest.mark.parametrize("check", ["amount_as_in_table", "stated_twice"])
def test_a_cover_of_another_body_begins_its_part(cover: str, fails: bool, check: str) -> None:
    found = outcomes(check, findings(OWN + UNIT.format(cover=cover), table()))
    assert (Outcome.FAIL in found) is fails
