"""What the checks of claims said of a line, and what the text by itself still says of it."""

from __future__ import annotations

import pytest

from pipeline.check.prose.told import Told
from pipeline.model.document import Place
from pipeline.model.records import Finding, Outcome, Severity


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
    assert told.has_failed_at(Place("a.pdf", line=13, page=7)) is spoken
