"""What belongs to a disclosure beside its tables: the explanation, and the department of a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.document import Paragraph
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import tidy

_SHORTEST_SENTENCE = 30
_FEWEST_SENTENCES = 3
_OF_A_SENTENCE = 60
"""Signs that are worth a sentence: one that lists all items in a paragraph of its own explains them."""
_CLAUSE = re.compile(r"[\u4e00-\u9fff”）)][，,]")
"""The end of a clause, with a comma of either width."""
_SENTENCE = re.compile(r"[^。；]{15,}[。；]")


def check_parts(subject: Subject) -> Iterator[Finding]:
    """A finding where the explanation is missing or a unit's department is not named; else none."""
    if not has_explanation(subject):
        said = (
            "文件里没有找到成段的文字说明；说明如另有文件，请与本文件放进同一个压缩包，"
            "或放进同一文件夹并加一个 disclosure.yml（可为空）",
            "no explanation in whole sentences was found; if it is in a file of its own, put "
            "both into one zip, or into one folder with a disclosure.yml (it may be empty)",
        )
        yield remark(subject, "form.explanation", Outcome.FAIL, Severity.NOTE, said)
    if not subject.identity.is_department_named:
        unit = subject.identity.unit
        said = (
            f"{unit}的主管部门在文件中没有写明，暂以单位自己的名称代替；"
            "请在旁注文件中写明 department",
            f"the document does not name the department of {unit}; the unit's own name stands for "
            "it: state `department:` in a sidecar",
        )
        yield remark(subject, "form.department_named", Outcome.NOT_EVALUATED, Severity.NOTE, said)


def has_explanation(subject: Subject) -> bool:
    """Whether the disclosure has sentences of its own beside its tables: as many as it has tables, and one
    more, at least, up to three; without any table a page of text is nothing else, however short."""
    return subject.once("has_explanation", lambda: _has_sentences(subject))


def _has_sentences(subject: Subject) -> bool:
    fewest = min(_FEWEST_SENTENCES, len(subject.tables) + 1)
    sentences = 0
    for document in subject.documents:
        for block in document.blocks:
            if isinstance(block, Paragraph) and _is_sentence(text := tidy(block.text), subject):
                worth = len(text) // _OF_A_SENTENCE
                sentences += max(1, worth, len(_SENTENCE.findall(text)))
                if sentences >= fewest:
                    return True
    return False


def _is_sentence(text: str, subject: Subject) -> bool:
    captions = subject.vocabulary.captions
    goes_on = _CLAUSE.search(text) is not None
    return len(text) >= _SHORTEST_SENTENCE and goes_on and not captions.starts_note(text)
