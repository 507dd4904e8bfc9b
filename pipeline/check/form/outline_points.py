"""Numbers of one list whose points are of two widths: 3. 支出预算总表, 4．财政拨款收支预算总表."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, printed_lines, shortened
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity

_CHECK = "form.punctuation"
_NUMBERED = re.compile(r"(?P<number>\d{1,2})(?P<point>．|[.](?!\d))")
_SHOWN = 12


def check_outline_points(subject: Subject) -> Iterator[Finding]:
    """The contents page of each document: one note where an entry follows one with another point."""
    for document in subject.documents:
        listed = [line for line in printed_lines(subject, document) if line.in_contents]
        for above, below in pairwise(listed):
            if _differ(above, below):
                yield _finding(subject, above, below, listed)
                break


def _differ(above: Line, below: Line) -> bool:
    """Whether two entries are numbered one after the other, with points of two widths."""
    first, second = _NUMBERED.match(above.text), _NUMBERED.match(below.text)
    if first is None or second is None or first["point"] == second["point"]:
        return False
    return int(second["number"]) == int(first["number"]) + 1


def _finding(subject: Subject, above: Line, below: Line, listed: Sequence[Line]) -> Finding:
    numbered = [found for line in listed if (found := _NUMBERED.match(line.text))]
    half = sum(found["point"] == "." for found in numbered)
    said = (
        f"目录序号的点半角 {half} 处、全角 {len(numbered) - half} 处："
        f"“{shortened(above.text, _SHOWN)}”之后为“{shortened(below.text, _SHOWN)}”",
        f"points of the contents' numbers at half width: {half}, at full width: {len(numbered) - half}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=below.place)
