"""Changes of nothing that are said to be some: 较上年增加 0.00 万元, and nothing beside says 持平.

A form that lists the change of every item (其中：甲增加0.00万元，乙减少1.50万元) prints that of nothing
like the others: its decimals tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.lines import around
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity

_CHECK = "prose.zero_change"
_ZERO = (
    r"(?:增加|减少|增长|下降|上升|降低)(?<!%，..)(?<!%，即..)(?<!%、..)了?0(?:\.0+)?万?元"
    r"(?![，；（]?[^，。；\d]{0,6}[\d.]+%)"
)
"""Where a rate is printed too, the amount is rounded to nothing, or the rate is told elsewhere."""
_IN_A_ROW = re.compile(r"(?:分别|依次|各)(?:[^，。；：\d]|\d[\d,.]*[万亿]?元[、，和])*$")
"""分别减少0万元、5万元: each of its own thing."""
_VERB = 2
_CHANGE = re.compile(r"(?:增加|减少|增长|下降|上升|降低)了?\d[\d,]*\.(?P<decimals>\d+)万?元")
_UNCHANGED = re.compile(
    r"持平|[无未没][有]?(?:发生)?(?:增减|变化|变动|增加|减少)|不变|一致|相同|零增长"
)


def check_zero_changes(subject: Subject) -> Iterator[Finding]:
    """All such sentences: one finding a disclosure."""
    found = [
        (sentence, match)
        for passage in passages_with(subject, [_ZERO])
        for sentence in passage.sentences
        if not _UNCHANGED.search(sentence.text)
        for match in re.finditer(_ZERO, sentence.text)
        if not _is_one_of_a_form(sentence.text, match)
        and not _IN_A_ROW.search(sentence.text, 0, match.start() + _VERB)
    ]
    if found:
        yield _finding(subject, found)
    else:
        said = ("没有称增加或减少 0 元的", "no change of nothing is said to be one")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _is_one_of_a_form(text: str, zero: re.Match[str]) -> bool:
    """Whether the sentence prints another change, and both with as many decimals."""
    own = _CHANGE.match(text, zero.start())
    return own is not None and any(
        len(other["decimals"]) == len(own["decimals"])
        for other in _CHANGE.finditer(text)
        if other.start() != own.start()
    )


def _finding(subject: Subject, found: Sequence[tuple[Sentence, re.Match[str]]]) -> Finding:
    sentence, first = found[0]
    words = around(sentence.text, first.start(), first.end())
    many = f" 等 {len(found)} 处" if len(found) > 1 else ""
    said = (
        f"“{words}”{many}：没有增减，却称增加或减少",
        f"“{words}”{f' and {len(found) - 1} more' if many else ''}: a change of nothing is said to be one",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=sentence.place(first.start())
    )  # fmt: skip
