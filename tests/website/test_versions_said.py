"""A difference of two versions, in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.model.disclosure import Disclosure
from pipeline.model.records import Outcome
from pipeline.website.interface.language import in_chinese
from pipeline.website.machine.versions.said import said
from tests.versions.test_versions import difference, first_amount


def proven_otherwise(made: Disclosure) -> Disclosure:
    """The same figures, one of them doubtful, and one more check that passed."""
    more = replace(
        made.findings[0], id="0123456789", check="arithmetic.total", outcome=Outcome.PASS
    )
    return replace(first_amount(made, trust="doubtful"), findings=(*made.findings, more))


def test_what_is_proven_otherwise_is_said_beside_figures_that_stay(tmp_path: Path) -> None:
    told = said(difference(tmp_path, proven_otherwise))
    assert in_chinese(told.summary) == "表里的数没有变，1 个数的可信程度有变，多了 1 项核对"
