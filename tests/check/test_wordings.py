"""Consistent disclosures in the wordings of many places: nothing in them fails.

`wordings/budget.txt` and `final.txt` are two made-up disclosures; every other file is what one of them
says of its tables, as some publisher would put it. All figures agree, so whatever fails is a false alarm.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assemble.disclosure import build_disclosure
from tests.support import VOCABULARY

WORDINGS = Path(__file__).parent / "wordings"
NAMES = [path.stem for path in sorted(WORDINGS.glob("*-*.txt"))]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_fails(name: str) -> None:
    kind, prose = name.partition("-")[0], (WORDINGS / f"{name}.txt").read_text(encoding="utf-8")
    text = (WORDINGS / f"{kind}.txt").read_text(encoding="utf-8").replace("{prose}", prose)
    made = build_disclosure([(f"{name}.txt", text.encode())], None, "", VOCABULARY)
    assert [finding.message for finding in made.findings if finding.is_failure] == []
    assert sum(claim.bound_table != "" for claim in made.claims) > 10


def test_figures_that_do_not_agree_fail() -> None:
    prose = (WORDINGS / "budget-01.txt").read_text(encoding="utf-8").replace("增长4.7%", "增长6.7%")
    text = (WORDINGS / "budget.txt").read_text(encoding="utf-8").replace("{prose}", prose)
    made = build_disclosure([("a.txt", text.encode())], None, "", VOCABULARY)
    assert [each.check for each in made.findings if each.is_failure] == ["claim.change_recomputed"]
