"""How targets are written: a sign and a word that say one thing twice or the contrary, two units for one
number, a unit that the name has too, a rate without its sign. Each is told once a disclosure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import of_performance, unit_of
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare, fold
from pipeline.vocabulary.performance import PerformanceSpec

_CHECK = "performance.value_fits"
_MOST_SHOWN = 3
_FEWEST_WITH_SIGN = 5
_MOST_OF_NAMES = 3
"""Where more names have the unit of their targets in brackets, it is how that system prints them."""
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SHORT = r"[^\d,;、。]{0,4}?"
_ENDS = r"(?![\u4e00-\u9fff])"
_TWICE = re.compile(
    rf"[≥>≧]{_NUMBER}{_SHORT}及?以上{_ENDS}|[≤<≦]{_NUMBER}{_SHORT}(?:及?以[内下]|之内){_ENDS}"
    r"|(?:不少于|不低于|不小于|大于|超过|达到|高于)[≥≧>]|(?:不超过|不高于|不大于|小于|低于)[≤≦<]"
    r"|[≥≧>](?:不少于|不低于|不小于|大于|超过|高于)|[≤≦<](?:不超过|不高于|不大于|小于|低于)"
)
_CONTRARY = re.compile(
    rf"[≥>≧]{_NUMBER}{_SHORT}(?:及?以[内下]|之内){_ENDS}|[≤<≦]{_NUMBER}{_SHORT}及?以上{_ENDS}"
    r"|[≥≧>](?:不超过|不高于|不大于|小于|低于)|[≤≦<](?:不少于|不低于|不小于|大于|超过|高于)"
)
_COUNTER = "[人户个家次项件台套所份条处]"
_TWO_UNITS = re.compile(rf"[≥≤><=≧≦]?{_NUMBER}{_COUNTER}、{_COUNTER}")
_IN_NAME = re.compile(r"[(](?P<unit>%|万元|元|亿元|平方米|公里)[)]$")
_BARE = re.compile(rf"[≥≤><=≧≦]{_NUMBER}")
_NUMBER_ONLY = re.compile(r"指标\d{1,2}[:.、]?")
_LABEL = re.compile(r"^指标\s?\d{0,2}[:.、]\s?")
_KIND_ONLY = re.compile("(?:(?:经济|社会|生态|生态环境)(?:效益|影响)|可持续(?:影响|效益))(?:指标)?")
_NUMERIC = re.compile(rf"[≥≤><=≧≦]?{_NUMBER}")
_SENTENCE = 6
_NAMES = "(?:[个次人天户件家台套份场项]数)"
_NAMED_UNIT = re.compile(_NAMES)
_NAMED_COUNT = re.compile(rf"[≥≤><=≧≦]?{_NUMBER}{_NAMES}")

_Placed = tuple[Table, Indicator]


def check_value_marks(subject: Subject) -> Iterator[Finding]:
    """All targets of a disclosure; what all fits is told by the check of values."""
    spec = subject.vocabulary.performance
    placed = [
        (table, each)
        for table, indicators in of_performance(subject)
        for each in indicators
        if each.target and each.level3
    ]
    for is_so, said in _KINDS:
        found = [each for each in placed if is_so(each[1])]
        if found and (is_so is not _unit_of_name or len(found) <= _MOST_OF_NAMES):
            yield _finding(subject, found, said)
    wrong = [e for e in placed if spec.is_bounded_wrongly(e[1].level3, e[1].target)]
    if wrong:
        said = ("界限的方向与指标的含义相反", "bounded the wrong way for what it is of")
        yield _finding(subject, wrong, said)
    yield from _without_sign(subject, spec, placed)
    yield from _left_blank(subject)


def _says_twice(indicator: Indicator) -> bool:
    return any(_TWICE.search(fold(text)) for text in (indicator.target, indicator.level3))


def _says_both(indicator: Indicator) -> bool:
    return _CONTRARY.search(fold(indicator.target)) is not None


def _has_two_units(indicator: Indicator) -> bool:
    return _TWO_UNITS.fullmatch(fold(indicator.target)) is not None


def _unit_of_name(indicator: Indicator) -> bool:
    named = _IN_NAME.search(fold(indicator.level3))
    printed = rf"[≥≤><=≧≦]?{_NUMBER}{re.escape(named['unit'])}" if named else ""
    return bool(printed) and re.fullmatch(printed, fold(indicator.target)) is not None


def _names_for_unit(indicator: Indicator) -> bool:
    """684 个数: 个数 is what the number is, not what it is counted in."""
    return (
        _NAMED_UNIT.fullmatch(unit_of(indicator)) is not None
        or _NAMED_COUNT.fullmatch(fold(indicator.target)) is not None
    )


def _only_asks(indicator: Indicator) -> bool:
    """是否及时: what is asked, not what is to be reached."""
    return fold(indicator.target).startswith("是否")


def _repeats_name(indicator: Indicator) -> bool:
    target = bare(indicator.target)
    return len(target) >= _SENTENCE and target == bare(_LABEL.sub("", fold(indicator.level3)))


def _is_only_a_kind(indicator: Indicator) -> bool:
    """生态效益 ≥95%: the name of the kind, and of nothing that the number measures."""
    name = _LABEL.sub("", fold(indicator.level3))
    return bool(_KIND_ONLY.fullmatch(name) and _NUMERIC.match(fold(indicator.target)))


_Said = tuple[str, str]
_KINDS: Sequence[tuple[Callable[[Indicator], bool], _Said]] = (
    (_says_twice, ("符号与文字重复表示界限", "a sign and a word state one bound twice")),
    (_says_both, ("符号与文字所示界限相反", "a sign and a word state contrary bounds")),
    (_has_two_units, ("一个数后列有两个单位，未作取舍", "one number with two units")),
    (
        _names_for_unit,
        (
            "计量单位列为“个数”“次数”“天数”一类，是所计之数的名称，不是单位",
            "the name of what is counted stands for its unit",
        ),
    ),
    (_only_asks, ("指标值只是设问，没有说明目标", "a question, not what is to be reached")),
    (_repeats_name, ("指标值只重复指标名称，没有说明目标", "the name of the indicator again")),
    (
        _is_only_a_kind,
        (
            "三级指标只写类别名称，没有写明所衡量的内容",
            "named by its kind, not by what it measures",
        ),
    ),
    (_unit_of_name, ("指标名称与指标值重复列有单位", "the unit stands in name and target")),
)


def _without_sign(
    subject: Subject, spec: PerformanceSpec, placed: Sequence[_Placed]
) -> Iterator[Finding]:
    """≥90 for ≥90%, where other rates of the disclosure have the sign: in as many as prove it a habit."""
    rates = [each for each in placed if spec.is_rate(each[1].level3)]
    signed = sum(fold(each.target).endswith("%") for _, each in rates)
    bare = [each for each in rates if _is_bare(each[1])]
    if bare and signed >= max(_FEWEST_WITH_SIGN, 10 * len(bare)):
        said = (
            f"比率的指标值没有单位，本文件其余 {signed} 项比率都列有“%”",
            f"a rate without a unit; {signed} others have their sign of per cent",
        )
        yield _finding(subject, bare, said)


def _left_blank(subject: Subject) -> Iterator[Finding]:
    """Rows of the template that have its number only: 指标1：, with no name and no target."""
    found = [
        (table, each)
        for table, indicators in of_performance(subject)
        for each in indicators
        if _NUMBER_ONLY.fullmatch(fold(each.level3)) and not each.target.strip()
    ]
    if found:
        table, first = found[0]
        said = (
            f"{len(found)} 行指标只有“{first.level3}”，没有名称和指标值",
            f"{len(found)} rows of indicators have a number only, with no name and no target",
        )
        yield remark(
            subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table.name, at=first
        )  # fmt: skip


def _is_bare(indicator: Indicator) -> bool:
    """A number of a rate with no unit, be it in a column or in brackets behind the name."""
    has_unit = unit_of(indicator) or "(" in fold(indicator.level3)
    return not has_unit and _BARE.fullmatch(fold(indicator.target)) is not None


def _finding(subject: Subject, found: Sequence[_Placed], said: _Said) -> Finding:
    table, first = found[0]
    shown = "、".join(f"“{shortened(e.level3, 20)}”（{e.target}）" for _, e in found[:_MOST_SHOWN])
    more = f" 等 {len(found)} 项" if len(found) > _MOST_SHOWN else ""
    words = (f"{shown}{more}：{said[0]}", f"{first.level3} ({first.target}): {said[1]}")
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, words, table=table.name, at=first
    )  # fmt: skip
