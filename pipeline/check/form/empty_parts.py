"""Parts that are a heading and nothing else: no text, no table, not even 无; and items that promise what
does not follow (（十二）有关职责分工。)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, grids_of, printed_lines, shortened
from pipeline.check.subject import Subject
from pipeline.model.document import Document
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import STYLE_ORDER, TELLS, split_number
from pipeline.values.text import bare

_CHECK = "form.empty_part"
_PART, _ORDINAL, _FORM = "part", "第", "表"
_CONTENTS = 3
"""So many parts at least a list of contents has besides the last one."""
_INNER, _FORMS = ("cn", "cn_bracket"), ("目标表", "绩效表", "自评表", "明细表")
_ELSEWHERE = re.compile("附[件表后录]|另[附行]|[详另附][见后]|如下|另册|以上[两各三四]")
"""Where a line says that what it names stands somewhere else."""
_OF_SHEETS = ("xlsx", "xls", "ods")


def check_empty_parts(subject: Subject) -> Iterator[Finding]:
    """Every part (第二部分) that the next one follows at once and whose own line says nothing; a title that
    stands twice is listed there."""
    for document in subject.documents:
        lines = [line for line in printed_lines(subject, document) if not line.in_contents]
        titled = Counter(bare(line.text) for line in lines if _may_be_alone(line.text))
        parts, empty = 0, list[tuple[Line, Line]]()
        for line, following in pairwise(lines):
            numbered, after = split_number(line.text), split_number(following.text)
            if numbered.style != _PART or not numbered.text or titled[bare(line.text)] > 1:
                continue
            parts += 1
            if numbered.text.endswith("表") and _elsewhere(subject, document):
                continue
            is_next = after.style == _PART and after.ordinal == (numbered.ordinal or 0) + 1
            tells = TELLS.search(numbered.text) or _ELSEWHERE.search(line.text)
            if is_next and line.grids == following.grids and not tells:
                empty.append((line, following))
        if len(empty) >= max(_CONTENTS, parts - 1):
            empty = []  # a list of all parts, which no heading calls the contents
        told = [(*each, Severity.WARNING) for each in empty]
        told += [(*each, Severity.NOTE) for each in _named_alone(subject, document, lines, titled)]
        found = len(told)
        for line, following, severity in told:
            said = (
                f"“{shortened(line.text)}”之下没有内容，也没有说明，"
                f"随后即为“{shortened(following.text)}”",
                f"nothing stands below “{shortened(line.text)}”, not even that there is none",
            )
            yield remark(subject, _CHECK, Outcome.FAIL, severity, said, place=line.place)
        for line in _promised(subject, lines):
            found += 1
            said = (
                f"“{shortened(line.text)}”之下没有内容",
                f"“{shortened(line.text)}” is followed by nothing that it is about",
            )
            yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=line.place)
        if parts and not found:
            said = (f"{parts} 个部分均有内容", f"all {parts} parts say something")
            yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said, place=lines[0].place)


def _may_be_alone(text: str) -> bool:
    return _ORDINAL in text or _FORM in text


def _named_alone(
    subject: Subject, document: Document, lines: Sequence[Line], titled: Counter[str]
) -> Iterator[tuple[Line, Line]]:
    """The headings of forms that the next one follows at once, where that and the one before have something
    below: a list of names is none."""
    for before, line, following, behind in zip(
        lines, lines[1:], lines[2:], lines[3:], strict=False
    ):
        numbered = split_number(line.text)
        if numbered.style not in _INNER or not numbered.text.endswith(_FORMS):
            continue  # most lines
        if any(_ELSEWHERE.search(each.text) for each in (before, line, following, behind)):
            continue
        after = split_number(following.text)
        is_next = after.style == numbered.style and after.ordinal == (numbered.ordinal or 0) + 1
        listed = split_number(before.text).style == numbered.style or (
            split_number(behind.text).style == numbered.style and behind.grids == following.grids
        )
        alone = line.grids == following.grids and titled[bare(line.text)] == 1
        if is_next and alone and not listed and not _elsewhere(subject, document):
            yield line, following


def _elsewhere(subject: Subject, document: Document) -> bool:
    """Whether tables stand on sheets or in a file of their own, wherever the part that they are of has its
    heading."""
    return any(
        other is not document or other.format in _OF_SHEETS
        for other in subject.documents
        if grids_of(other)
    )


def _promised(subject: Subject, lines: Sequence[Line]) -> Iterator[Line]:
    """The numbered items that only name what is to follow them, where another matter follows at once."""
    spec = subject.vocabulary.wording.promised
    for line, following in pairwise(lines):
        numbered, after = split_number(line.text), split_number(following.text)
        if not numbered.style or not spec.names(numbered.text) or line.grids != following.grids:
            continue
        above = after.style and STYLE_ORDER.index(after.style) <= STYLE_ORDER.index(numbered.style)
        if above or spec.is_other(following.text):
            yield line
