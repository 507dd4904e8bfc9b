"""Two amounts in a row, of which the second is said to be nothing: 补助100.38万元，102.45万元，其中….

So it is where last year's figures of the template were left in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import around
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity

_CHECK = "prose.stated_twice"
_UNIT = "(?:万元|亿元|元)"
_PAIR = rf"{_UNIT}，(?=\d)(?P<second>{NUMBER}){_UNIT}(?=，)"
"""The comma behind the second goes on with the first: at a full stop a list may end."""
_STOP = re.compile("[。；：]")
_REACH = 30


def check_unnamed(subject: Subject) -> Iterator[Finding]:
    """Every second amount that no word stands before, in a sentence that lists none; only those are told."""
    listing = subject.vocabulary.prose.lists.each
    for passage in passages_with(subject, [_PAIR]):
        for match in re.finditer(_PAIR, passage.text):
            before = _STOP.split(passage.text[: match.start()])[-1]
            if any(word in before for word in listing) or re.search(_UNIT, before):
                continue
            words = around(passage.text, match.start(), match.end(), _REACH)
            said = (
                f"“{words}”：一项之后列有两个数，“{match['second']}”没有说明是什么",
                f"“{words}”: two figures for one item, {match['second']} of nothing",
            )
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
                place=passage.place(match.start("second")),
            )  # fmt: skip
