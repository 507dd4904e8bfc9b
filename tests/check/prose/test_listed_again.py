"""Parts of a list, each told again in a numbered paragraph of its own."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.prose.prose_support import failed, findings, outcomes

TWICE = "stated_twice"

SAID = """某中心预算90.00万元，包括在职人员经费50.00万元、对个人和家庭的补助支出10.00万元、项目支出30.00万元。

（一）在职人员经费{staff}万元，主要是工资福利。

（二）对个人和家庭补助支出{aid}万元，主要是离退休人员经费。

（三）项目支出{project}万元，具体包括：

1.宣传工作20.00万元，用于普法。

2.培训工作10.00万元，用于考试。"""


def told(staff: str = "50.00", aid: str = "10.00", project: str = "30.00") -> list[Outcome]:
    said = SAID.format(staff=staff, aid=aid, project=project)
    return outcomes(said, TWICE)


def test_what_is_told_alike_is_compared_part_by_part() -> None:
    assert told() == [Outcome.PASS] * 3


@pytest.mark.parametrize("differing", [{"staff": "52.00"}, {"aid": "12.00"}, {"project": "32.00"}])
def test_a_part_that_is_told_otherwise(differing: dict[str, str]) -> None:
    assert sorted(told(**differing)) == [Outcome.FAIL, Outcome.PASS, Outcome.PASS]


def test_its_message_names_both_places() -> None:
    said = SAID.format(staff="52.00", aid="10.00", project="30.00")
    (found,) = failed(said, TWICE)
    assert found.severity is Severity.WARNING
    assert "在职人员经费”前后两处：52.00 万元" in found.message


def test_paragraphs_of_other_things_are_no_parts() -> None:
    said = SAID.format(staff="50.00", aid="12.00", project="30.00")
    for word in ("在职人员经费5", "项目支出3"):
        said = said.replace(f"）{word}", f"）另列{word}")
    assert findings(said, TWICE) == []
