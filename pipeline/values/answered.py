"""Findings and the answers to them → the findings, those taken back that an answer calls wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model.corrections import DISMISSED, Answer
from pipeline.model.records import Finding, Outcome, Severity


def dismissed(findings: Iterable[Finding], answers: Sequence[Answer]) -> tuple[Finding, ...]:
    """The findings; a failure that an answer says to be a fault of the check is `not_evaluated`, and
    the answer beside it says why."""
    wrong = [answer for answer in answers if answer.status == DISMISSED]
    return tuple(
        replace(each, outcome=Outcome.NOT_EVALUATED, severity=Severity.NOTE)
        if each.outcome.fails and any(answer.fits(each) for answer in wrong)
        else each
        for each in findings
    )
