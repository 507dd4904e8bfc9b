"""Figures of the prose that lack the second half of their unit: 增长 13.95。 for 13.95%, 0.39 万 for 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import around
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity

_CHECK = "form.unit_left_out"


def check_units_left_out(subject: Subject) -> Iterator[Finding]:
    """Every such figure of the prose, or a pass."""
    found = 0
    patterns = [known.pattern for known in subject.vocabulary.wording.units_left_out]
    for passage in passages_with(subject, patterns):
        for finding in _in(subject, passage):
            found += 1
            yield finding
    if not found:
        said = ("未见漏印单位的数", "no figure lacks its unit")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _in(subject: Subject, passage: Passage) -> Iterator[Finding]:
    for known in subject.vocabulary.wording.units_left_out:
        for match in re.finditer(known.pattern, passage.text):
            words = around(passage.text, match.start(), match.end())
            said = (
                f"“{words}”：数后漏印“{known.unit}”",
                f"“{words}”: the figure lacks its unit, {known.unit}",
            )
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
                place=passage.place(match.end() - 1),
            )  # fmt: skip
