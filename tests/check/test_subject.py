"""What is made for checks is let go of once they are done: a subject is not kept by what it made."""

from __future__ import annotations

import gc
import weakref

import pytest

from pipeline.check import run, run_checks
from pipeline.check.prose import forget_sentences
from pipeline.check.prose.passages import passages_of
from pipeline.check.subject import Subject
from pipeline.collector import collector_paused
from pipeline.model.document import Document, Paragraph, Place
from pipeline.model.records import Section
from tests.package import samples
from tests.support import VOCABULARY


def test_a_subject_is_gone_with_its_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[Subject]] = []

    def check(subject: Subject) -> list[object]:
        subject.once("itself", lambda: [subject])
        made.append(weakref.ref(subject))
        return []

    monkeypatch.setattr(run, "CHECKS", (check,))
    disclosure = samples.disclosure()
    gc.collect()
    with collector_paused():
        run_checks(disclosure.identity, (), disclosure.tables, disclosure.amounts, VOCABULARY)
        assert [each() for each in made] == [None]


def test_sentences_are_gone_with_their_passages() -> None:
    disclosure = samples.disclosure()
    section = Section("d", 1, 1, "收支", "收支", "甲局", "收入增加。支出减少。", "a.txt", None, 1)
    said = Document("a.txt", "txt", (Paragraph("收入增加。支出减少。", Place("a.txt", line=2)),))
    subject = Subject(disclosure.identity, (said,), (), (), VOCABULARY, sections=(section,))
    (passage,) = passages_of(subject)
    assert [each.text for each in passage.sentences] == ["收入增加。", "支出减少。"]
    kept = weakref.ref(passage)
    forget_sentences(subject)
    gc.collect()
    with collector_paused():
        subject.forget()
        del passage
        assert kept() is None
