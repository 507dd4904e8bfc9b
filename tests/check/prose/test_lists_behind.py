"""Parts in a sentence of their own that names their whole: 基本支出中，…"""

from __future__ import annotations

import pytest

from tests.check.prose.prose_support import failed

WHOLE = "parts_make_whole"
STATED = "本年支出合计120万元，其中：基本支出90万元，占75%；项目支出30万元，占25%。"


@pytest.mark.parametrize(("personnel", "told"), [(70, 0), (75, 1), (60, 1)])
def test_all_kinds_of_what_was_stated_make_it_up(personnel: int, told: int) -> None:
    text = f"{STATED}基本支出中，人员经费{personnel}万元，较上年增加3万元；公用经费20万元。"
    assert len(failed(text, WHOLE)) == told


@pytest.mark.parametrize(
    "parts",
    [
        "基本支出中，财政拨款安排的人员经费60万元、公用经费20万元。",
        "基本支出中，人员经费60万元。",
        "经营支出中，人员经费60万元、公用经费20万元。",
    ],
)
def test_parts_of_one_money_and_some_parts_of_it_need_not(parts: str) -> None:
    assert not failed(f"{STATED}{parts}", WHOLE)
