"""Amounts of the text with more decimals than all others have: 252.619 万元 among those of two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.lines import around
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.passages import Passage
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity

_CHECK = "prose.decimals"
_AMOUNT = re.compile(rf"(?P<number>{NUMBER})万元(?![/／每])")
_USUAL = 2
_FEWEST = 20
_MOST = 1 / 20
"""Of all amounts: where more have as many decimals, that is how the text prints them."""


def check_decimals(subject: Subject, prose: Sequence[Passage]) -> Iterator[Finding]:
    """All amounts in 万元 of the paragraphs; each that is printed otherwise than nearly all."""
    stating = (passage for passage in prose if "万元" in passage.text)
    found = [(passage, m) for passage in stating for m in _AMOUNT.finditer(passage.text)]
    odd = [(passage, m) for passage, m in found if _decimals(m["number"]) > _USUAL]
    if len(found) < _FEWEST:
        said = ("文中金额太少，不比小数位数", "too few amounts to compare their decimals")
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
    elif not odd or len(odd) > _MOST * len(found):
        said = ("文中以万元计的金额小数位数一致", "amounts are printed with as many decimals")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)
    else:
        for passage, match in odd:
            words = around(passage.text, match.start(), match.end())
            said = (
                f"“{words}”：“{match['number']}”有 {_decimals(match['number'])} 位小数，"
                f"文中其余 {len(found) - len(odd)} 个金额不多于 {_USUAL} 位",
                f"“{words}”: more decimals than the {len(found) - len(odd)} other amounts have",
            )
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
                place=passage.place(match.start()),
            )  # fmt: skip


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])
