"""Long lines cost in proportion to their length: what is asked of one figure does not grow with the line."""

from __future__ import annotations

import pytest

from tests.support import printed, understood
from tests.work_done import steps

SENTENCE = "公用经费支出12.00万元，比上年增加5.50万元，增长1.05%，主要原因是水利工程项目增加。"


@pytest.mark.parametrize("end", ["", "\n"], ids=["one line", "many lines"])
def test_twice_the_text_is_twice_the_work(end: str) -> None:
    def document(times: int) -> str:
        return printed("第二部分 预算说明\n\n") + f"{SENTENCE}{end}" * times

    _ = understood(document(2)).findings
    first, second, third = (
        steps(lambda times=times: understood(document(times)).findings) for times in (50, 100, 200)
    )
    assert third - second < 2.4 * (second - first)
