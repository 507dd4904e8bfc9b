"""What a check of prose found → its Finding, with the words and the line that it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.comparison import Comparison, remark, with_values
from pipeline.check.intervals import Interval
from pipeline.check.prose.figures import Figure
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.units import YUAN

_LONGEST_NAME = 24
_SLACK = 3
_BREAKS = re.compile("[）)的、，。；：”]")
_LEVELS = re.compile(r"(?<=[（(][类款][）)])")


@dataclass(frozen=True, slots=True)
class Said:
    """What a finding says, in Chinese and in English, of what stands where."""

    zh: str
    en: str
    place: Place


def noted(
    subject: Subject, check: str, outcome: Outcome, said: Said, severity: Severity = Severity.NOTE
) -> Finding:
    """A finding without values; only a failure is graver than a note."""
    grave = severity if outcome is Outcome.FAIL else Severity.NOTE
    return remark(subject, check, outcome, grave, (said.zh, said.en), place=said.place)


def compared(
    subject: Subject,
    check: str,
    comparison: Comparison,
    said: Said,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """The finding of two values, as its comparison turned out; a slip of the last digit is no error."""
    grave = comparison.severity if severity is Severity.ERROR else severity
    finding = noted(subject, check, comparison.outcome, said, grave)
    return with_values(finding, comparison)


def shown_name(words: str, longest: int = _LONGEST_NAME) -> str:
    """A name as findings show it, whole where it is longer by no more than a third; else from the last level
    of its path that fits, or behind the first bracket, 的 or sign that leaves enough of it, where an ellipsis
    says that it was cut.

    >>> shown_name("甲事务（款）乙行政管理机构丙业务支出（项）", 15), shown_name("甲乙丙丁戊己", 5)
    ('乙行政管理机构丙业务支出（项）', '甲乙丙丁戊己')
    >>> shown_name("某市某县关于甲乙丙丁的渔港维护及船艇检修", 12), shown_name("甲乙丙丁戊己庚辛", 5)
    ('…渔港维护及船艇检修', '…戊己庚辛')
    """
    levels = (words[level.start() :] for level in _LEVELS.finditer(words))
    fitting = next((name for name in levels if 0 < len(name) <= longest), "")
    if len(words) <= longest or (not fitting and len(words) <= longest + longest // _SLACK):
        return words
    breaks = (words[sign.end() :] for sign in _BREAKS.finditer(words))
    cut = next((rest for rest in breaks if longest // 2 <= len(rest) < longest), "")
    return fitting or f"…{cut or words[1 - longest :]}"


def in_unit(printed: Interval, expected: Interval, unit: str) -> Comparison:
    """Two values compared, in the unit that is printed."""
    factor = YUAN.get(unit, Decimal(1))
    return Comparison(
        plain(printed.value / factor),
        plain(expected.value / factor),
        (printed.half + expected.half) / factor,
    )


def plain(value: Decimal) -> Decimal:
    """A value without the zeros that a division brings, never fewer decimals than it needs for cents.

    >>> plain(Decimal("12.50000")), plain(Decimal("120"))
    (Decimal('12.50'), Decimal('120'))
    """
    short = value.normalize()
    exponent = short.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0:
        return short.quantize(Decimal(1))
    return short.quantize(Decimal("0.01")) if exponent == -1 else short


def named(figure: Figure) -> str:
    """A figure by the words right before it: “公务接待费”3.50 万元."""
    words = shown_name(figure.words.strip("“”\"'、，："))
    return (
        f"“{words.replace('“', '‘').replace('”', '’')}”{figure.printed}"
        if words
        else figure.printed
    )
