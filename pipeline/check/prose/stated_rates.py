"""Rates of two amounts that their sentence states beside them → Findings: 占基本支出 80 万元的 85%; 预算 14
万元，实际执行 12 万元，执行率 85.71%.

Nothing but the sentence is asked. A rate that any amount before it makes is right: 其中 and 共 may stand
between a figure and what it is a share of. So is one that the last of them make together: 甲 20 万元、乙 30
万元，占总支出 100 万元的 50%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.check.comparison import Comparison
from pipeline.check.intervals import Interval, recomputed, share, sum_of
from pipeline.check.prose.figures import NUMBER, Figure, figures
from pipeline.check.prose.findings import Said, compared
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.units import YUAN

_CHECK = "prose.rate_recomputed"
_ALL = 100
_MONEY = "(?:亿元|万元|元)"


def check_stated_rates(subject: Subject, told: Told) -> Iterator[Finding]:
    """Every such rate, where no claim of its line was found wrong already; that one fits is not said again
    where a claim of the line was recomputed."""
    spec = subject.vocabulary.prose
    patterns = [each.pattern for each in spec.rates]
    for passage in passages_with(subject, [each.asked for each in spec.rates]):
        for sentence in passage.sentences:
            taken = -1
            for match in _matches(patterns, sentence.text):
                if match.start("rate") > taken and not told.has_failed(
                    sentence, match.start(), match.end()
                ):
                    taken = match.start("rate")
                    rated = told.has_rated(sentence, match.start(), match.end())
                    findings = _held(subject, sentence, match)
                    yield from (f for f in findings if f.outcome.fails or not rated)


def _matches(patterns: Sequence[str], text: str) -> list[re.Match[str]]:
    """All rates of a text with what they are of, from left to right."""
    found = [match for pattern in patterns for match in _rate_of(pattern).finditer(text)]
    return sorted(found, key=lambda match: match.start("rate"))


@cache
def _rate_of(pattern: str) -> re.Pattern[str]:
    return re.compile(
        pattern.replace("PART", NUMBER + _MONEY)
        .replace("WHOLE", rf"(?P<whole>{NUMBER}{_MONEY})")
        .replace("RATE", rf"(?P<rate>{NUMBER})%")
    )


def _may_be_adjusted(words: str, part: Figure, whole: Figure, rate: PrintedNumber) -> bool:
    """Whether more was spent than was budgeted, and a 执行率 of no more than all of it is stated: it may be
    of the budget as it was adjusted."""
    is_more = part.interval.value > whole.interval.value
    return is_more and rate.value <= _ALL and "执行率" in words


def _held(subject: Subject, sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    found = figures(sentence.text, subject.vocabulary.prose)
    whole = next((each for each in found if each.start == match.start("whole")), None)
    parts = [
        each
        for each in found
        if each.is_money and each.start < match.start("rate") and each is not whole
    ]
    rate = parse_amount(match["rate"])
    if whole is None or rate is None or not whole.is_money or not parts:
        return
    first = parts[-1]
    if _may_be_adjusted(match[0], first, whole, rate):
        return
    if first.role != "level" or not first.number.value:
        return
    made = [(part, each) for part in parts if (each := _compared(rate, part, whole))]
    if not made:
        return
    if any(_fits(each, rate) for each in _together(rate, parts, whole)):
        return
    part, comparison = next((pair for pair in made if _fits(pair[1], rate)), made[-1])
    off = "" if not comparison.difference else f"，相差 {comparison.difference} 个百分点"
    said = Said(
        f"“{match[0][-60:]}”：按所述 {part.printed} 与 {whole.printed} 计算为 "
        f"{comparison.expected}%{off}",
        f"{match['rate']} %, recomputed from {part.printed} and {whole.printed}: "
        f"{comparison.expected} %, difference {comparison.difference}",
        sentence.place(match.start("rate")),
    )
    finding = compared(subject, _CHECK, comparison, said)
    is_cut_off = finding.outcome.fails and _fits(comparison, rate)
    yield (
        replaced(finding, outcome=Outcome.ROUNDING, severity=Severity.NOTE)
        if is_cut_off
        else finding
    )


def _together(rate: PrintedNumber, parts: Sequence[Figure], whole: Figure) -> Iterator[Comparison]:
    """The rates that the last two, three … figures before it make together."""
    for at in range(len(parts) - 2, -1, -1):
        summed = sum_of(map(_in_yuan, parts[at:]))
        if each := recomputed(rate, share, summed, _in_yuan(whole)):
            yield each


def _compared(rate: PrintedNumber, part: Figure, whole: Figure) -> Comparison | None:
    return recomputed(rate, share, _in_yuan(part), _in_yuan(whole))


def _in_yuan(figure: Figure) -> Interval:
    factor = YUAN[figure.unit]
    return Interval(abs(figure.number.value) * factor, figure.number.half_unit * factor)


def _fits(comparison: Comparison, rate: PrintedNumber) -> bool:
    """Whether a rate is what was computed, rounded or cut off."""
    return not comparison.outcome.fails or abs(comparison.difference) < 2 * rate.half_unit
