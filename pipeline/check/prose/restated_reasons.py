"""Reasons that only say the change again: 住房公积金…增加 5 万元，主要是住房公积金经费增加.

The reason is one clause, which has the name of the item itself and the direction that was stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.first_few import first_few
from pipeline.check.lines import shortened
from pipeline.check.prose.figures import figures
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.reasons import change_before, stated_direction
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity

_CHECK = "prose.reason_given"
_AMOUNT = re.compile(r"[\d,.]+[万亿]?元")
_CLAUSE_END = re.compile("[。；]")
_SHORTEST, _LONGEST = 3, 40

_Restated = tuple[Passage, re.Match[str]]


def check_restated_reasons(subject: Subject) -> Iterator[Finding]:
    """All such reasons: one note a disclosure."""
    spec = subject.vocabulary.prose.restated
    found = [
        (passage, match)
        for passage in passages_with(subject, spec.says)
        for match in spec.reasons_in(passage.text)
        if _is_restated(subject, passage, match)
    ]
    if found:
        yield _finding(subject, found)
    else:
        said = ("没有只重复增减本身的原因", "no reason only says the change again")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _is_restated(subject: Subject, passage: Passage, match: re.Match[str]) -> bool:
    spec = subject.vocabulary.prose
    change = change_before(figures(passage.text, spec), passage.text, match)
    if change is None or spec.direction_of(match["verb"]) != stated_direction(change):
        return False
    words = _CLAUSE_END.split(passage.text[: change.start])[-1]
    item = spec.restated.core(_AMOUNT.split(words)[0])
    reason = spec.restated.core(match["what"])
    return len(reason) >= _SHORTEST and item.endswith(reason)


def _finding(subject: Subject, found: Sequence[_Restated]) -> Finding:
    passage, first = found[0]
    shown = first_few([f"“{shortened(match[0], _LONGEST)}”" for _, match in found], counted="处")
    said = (
        f"{shown}：所给原因只是重复该项的增减，没有说明为何增减",
        f"{len(found)} reasons only say again that the item changed, first: {first[0]}",
    )
    place = passage.place(first.start())
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=place)
