"""What is made for checks is let go of once they are done: a subject is not kept by what it made."""

from __future__ import annotations

import gc
import weakref

import pytest

from pipeline.check import run, run_checks
from pipeline.check.subject import Subject
from pipeline.collector import collector_paused
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
