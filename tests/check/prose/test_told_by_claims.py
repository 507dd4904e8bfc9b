"""What the checks of claims said of a line, and what the text by itself still says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.prose.told import Told
from pipeline.model.records import Finding, Outcome, Severity
from tests.check.prose.prose_support import findings


def claimed(check: str) -> Finding:
    return Finding(
        disclosure="d", check=check, outcome=Outcome.FAIL, severity=Severity.WARNING,
        message="…", message_en="…", source_page=7, source_line=13,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("check", "spoken"),
    [
        ("claim.amount_as_in_table", True),
        ("claim.change_recomputed", True),
        ("claim.code_in_text", False),
        ("claim.named_items", False),
        ("claim.list_whole", False),
    ],
)
def test_a_wrong_name_leaves_the_figures_of_its_line_to_be_checked(
    check: str, spoken: bool
) -> None:
    told = Told.of([claimed(check)])
    assert ((7, 13) in told.failed) is spoken


@pytest.mark.parametrize(
    ("check", "told"), [("claim.amount_as_in_table", True), ("claim.change_recomputed", False)]
)
def test_a_reason_is_held_against_a_change_unless_the_change_is_wrong_itself(
    check: str, told: bool
) -> None:
    text = "缴费30.00万元，较上年减少9.49万元，原因是住房公积金缴费增加。"
    (found,) = findings(text, "reason_fits_change")
    wrong = replace(claimed(check), source_page=found.source_page, source_line=found.source_line)
    assert bool(findings(text, "reason_fits_change", claims=[wrong])) is told
