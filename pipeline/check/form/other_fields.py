"""Fields of work that are another body's, where a text speaks of its own controls: 教育领域内部控制 in that
of a bureau of waters, taken over from a neighbour's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import around_folded
from pipeline.check.search import lines_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import fold
from pipeline.vocabulary.spec import compiled

_CHECK = "form.other_body"
_SENTENCE = re.compile("[。;]")


def check_other_fields(subject: Subject) -> Iterator[Finding]:
    """The first such words: one note a field."""
    spec = subject.vocabulary.wording.other_fields
    told: set[str] = set()
    for document in subject.documents:
        for line in lines_with(subject, document, [spec.said]):
            text = fold(line.text)
            for found in compiled(spec.said).finditer(text):
                field = found["field"]
                if field in told or spec.may_be_of(field, _names(subject)):
                    continue
                if spec.is_work_with_others(_SENTENCE.split(text[: found.start()])[-1]):
                    continue
                told.add(field)
                words, body = around_folded(line.text, *found.span()), subject.identity.department
                said = (
                    f"“{words}”：说的是{field}领域，本文件是{subject.identity.title}，疑为沿用别处文字",
                    f"“{words}” speaks of another field than that of {body}",
                )
                place = line.place
                yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=place)


def _names(subject: Subject) -> str:
    """The names of the body, its units and those that its tables are of."""
    entities = "".join({table.entity.name for table in subject.tables})
    return fold(f"{subject.identity.department}{subject.identity.unit}{entities}")
