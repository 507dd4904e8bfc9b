"""What departments elsewhere put in other words means the same: no claim becomes a contradiction by it,
claims stay bound, and a figure that is wrong is still found.

The texts are those of `wordings/`; each rewording is tried on some of them, by turns.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from pipeline.assemble.disclosure import build_disclosure
from pipeline.model.records import Finding
from tests.check.rewordings import NAMES, reworded
from tests.support import VOCABULARY

WORDINGS = Path(__file__).parent / "wordings"
TEXTS = [path.stem for path in sorted(WORDINGS.glob("*-*.txt"))]
_EACH = 2
"""So many texts for a rewording, of those that it changes."""
_KEPT = 0.9
"""The share of what was held against a table or recomputed that still is."""
_STYLE = "prose.zero_change"
"""What is said of the words (增加 0 万元, with no 持平 in the same sentence), not of a figure."""


@cache
def prose_of(name: str) -> str:
    return (WORDINGS / f"{name}.txt").read_text(encoding="utf-8")


def findings(name: str, prose: str) -> Sequence[Finding]:
    kind = name.partition("-")[0]
    text = (WORDINGS / f"{kind}.txt").read_text(encoding="utf-8").replace("{prose}", prose)
    return build_disclosure([(f"{name}.txt", text.encode())], None, "", VOCABULARY).findings


def failures(found: Sequence[Finding]) -> list[str]:
    return [each.message for each in found if each.is_failure and each.check != _STYLE]


def compared(found: Sequence[Finding]) -> int:
    return sum(each.check.startswith("claim.") and each.outcome.holds for each in found)


@cache
def compared_as_it_stands(name: str) -> int:
    return compared(findings(name, prose_of(name)))


def texts_for(rewording: str) -> list[str]:
    """Some of the texts that a rewording changes, others for each."""
    first = NAMES.index(rewording)
    turned = [*TEXTS[first:], *TEXTS[:first]]
    return [name for name in turned if reworded(rewording, prose_of(name)) != prose_of(name)][
        :_EACH
    ]


@pytest.mark.parametrize("rewording", NAMES)
def test_other_words_accuse_nobody_and_stay_bound(rewording: str) -> None:
    names = texts_for(rewording)
    assert names
    made = [findings(name, reworded(rewording, prose_of(name))) for name in names]
    assert [message for found in made for message in failures(found)] == []
    before = sum(map(compared_as_it_stands, names))
    assert sum(map(compared, made)) >= _KEPT * before


@pytest.mark.parametrize("rewording", NAMES)
def test_a_wrong_figure_is_found_in_other_words(rewording: str) -> None:
    told = [
        bool(failures(findings(name, reworded(rewording, prose_of(name).replace(right, wrong)))))
        for name, right, wrong in (
            ("budget-01", "2024年收入预算1256.30万元", "2024年收入预算1356.30万元"),
            ("final-01", "支出决算为1,268.50万元", "支出决算为1,298.50万元"),
        )
    ]
    assert all(told)
