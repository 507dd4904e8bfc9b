"""A rate of growth of what the year before is said to have had nothing of."""

from __future__ import annotations

import pytest

from tests.check.prose.prose_support import failed

ZERO = "growth_from_zero"


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("2022年未安排会议费，2023年安排3.00万元，比上年增长300%。", True),
        ("出国费2023年决算5.00万元，2022年决算为0，增加5.00万元，增长100.00%。", True),
        ("去年无此项预算，今年安排3.00万元，增幅100%。", True),
        ("2022年未安排会议费，2023年安排3.00万元，比上年增加3.00万元。", False),
        ("2022年未安排会议费；培训费比上年增长30%。", False),
        ("2022年未安排会议费，增长0%。", False),
        ("2023年未安排会议费，培训费比上年增长30%。", False),
        ("会议费上年未安排会议费，本年安排3.00万元，比上年增加3.00万元，增长100%。", True),
        ("2022年度未发生购车费用，公务接待费比上年增加1.20万元，增长24%。", False),
        ("上年未发生出国费，“三公”经费总额较上年增长6.00%。", False),
        ("上年没有安排政府性基金预算，本年一般公共预算较上年增长6.50%。", False),
        ("上年无结转资金，本年收入增加24万元，增长2.40%。", False),
        ("上年无结转资金，本年预算增加24万元，增长2.40%。", False),
        ("项目支出520.00万元，上年未安排修缮，本年安排50.00万元，增长26%。", False),
        ("主要原因是上年未安排修缮项目，项目支出增长45.00%。", False),
        ("人员经费增加，主要是去年未列支绩效奖，今年列支36.00万元，增长12%。", False),
        ("2022年购房补贴支出为0，2023年住房保障支出增加2.40万元，增长4%。", False),
        ("2022年度预算未安排该项目，2023年度部门预算总支出比上年增长3.2%。", False),
    ],
)
def test_what_was_nothing_has_no_rate_of_growth(text: str, fails: bool) -> None:
    assert bool(failed(text, ZERO)) is fails
