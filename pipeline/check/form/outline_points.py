"""Numbers of one list whose points are of two widths: 3. 支出预算总表, 4．财政拨款收支预算总表."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, printed_lines, shortened
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.vocabulary.slips import Numbered

_CHECK = "form.punctuation"
_SHOWN = 12


def check_outline_points(subject: Subject) -> Iterator[Finding]:
    """The contents page of each document: one note where an entry follows one with another point."""
    for document in subject.documents:
        listed = [line for line in printed_lines(subject, document) if line.in_contents]
        points = [subject.vocabulary.wording.point_of(line.text) for line in listed]
        numbered = list(zip(listed, points, strict=True))
        for (above, first), (below, second) in pairwise(numbered):
            if first and second and _differ(first, second):
                yield _finding(subject, above, below, [point for point in points if point])
                break


def _differ(first: Numbered, second: Numbered) -> bool:
    """Whether two entries are numbered one after the other, with points of two widths."""
    return first.point != second.point and second.number == first.number + 1


def _finding(subject: Subject, above: Line, below: Line, points: Sequence[Numbered]) -> Finding:
    half = sum(each.point == "." for each in points)
    said = (
        f"目录序号的点半角 {half} 处、全角 {len(points) - half} 处："
        f"“{shortened(above.text, _SHOWN)}”之后为“{shortened(below.text, _SHOWN)}”",
        f"points of the contents' numbers at half width: {half}, at full width: {len(points) - half}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=below.place)
