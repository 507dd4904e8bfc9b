"""Consistent disclosures in the wordings of many places: nothing in them fails.

`wordings/budget.txt` and `final.txt` are two made-up disclosures; every other file is what one of them
says of its tables, as some publisher would put it. All figures agree, so whatever fails is a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.assemble.disclosure import build_disclosure
from tests.support import VOCABULARY

WORDINGS = Path(__file__).parent / "wordings"
_NUMBER = "[一二三四五六七八九十]+"
NAMES = [path.stem for path in sorted(WORDINGS.glob("*-*.txt"))]


def in_sections(prose: str) -> str:
    return re.sub(rf"^({_NUMBER})、", r"第\1节 ", prose, flags=re.MULTILINE)


def in_parts(prose: str) -> str:
    return re.sub(rf"^({_NUMBER})、", r"第\1部分 ", prose, flags=re.MULTILINE)


def to_the_cent(prose: str) -> str:
    return re.sub(r"(?<![\d.,])(\d+)(?=万元)", r"\1.00", prose)


def in_western_signs(prose: str) -> str:
    return prose.translate(str.maketrans("，：（）“”", ',:()""'))


def broken(prose: str) -> str:
    """Lines end where they are full, numbers or not."""
    return re.sub(r"(.{36})(?=.)", r"\1\n", prose)


def spaced(prose: str) -> str:
    return re.sub(r"(\d[\d.,]*)(万?元|%|年)", r" \1 \2", prose)


WAYS = (str, in_sections, in_parts, to_the_cent, in_western_signs, spaced, broken)
"""Ways to set a text that change nothing of what it says."""


@pytest.mark.parametrize("set_as", WAYS, ids=[each.__name__ for each in WAYS])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_fails(name: str, set_as: Callable[[str], str]) -> None:
    kind, prose = name.partition("-")[0], (WORDINGS / f"{name}.txt").read_text(encoding="utf-8")
    text = (WORDINGS / f"{kind}.txt").read_text(encoding="utf-8").replace("{prose}", set_as(prose))
    made = build_disclosure([(f"{name}.txt", text.encode())], None, "", VOCABULARY)
    assert [finding.message for finding in made.findings if finding.is_failure] == []
    assert sum(claim.bound_table != "" for claim in made.claims) > 10


def test_figures_that_do_not_agree_fail() -> None:
    prose = (WORDINGS / "budget-01.txt").read_text(encoding="utf-8").replace("增长4.7%", "增长6.7%")
    text = (WORDINGS / "budget.txt").read_text(encoding="utf-8").replace("{prose}", prose)
    made = build_disclosure([("a.txt", text.encode())], None, "", VOCABULARY)
    assert [each.check for each in made.findings if each.is_failure] == ["claim.change_recomputed"]
