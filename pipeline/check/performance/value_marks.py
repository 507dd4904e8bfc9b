"""How targets are written: a sign and a word that say one thing twice or the contrary, two units for one
number, a unit that the name has too, a rate without its sign. Each is told once a disclosure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.first_few import first_few
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import of_performance, unit_of
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import fold
from pipeline.vocabulary.performance import PerformanceSpec
from pipeline.vocabulary.value_marks import ValueMarks

_CHECK = "performance.value_fits"
_FEWEST_WITH_SIGN = 5
_FEWEST_UNENDED = 20
_SHORTEST_NAME = 6
_MOST_OF_NAMES = 3
"""Where more names have the unit of their targets in brackets, it is how that system prints them."""
_SAME_SIGNS = (("≥", "≧"), ("≤", "≦"), ("=", "＝"), (">", "＞"), ("<", "＜"))
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
        found = [each for each in placed if is_so(spec.marks, each[1])]
        if found and (is_so is not _unit_in_both or len(found) <= _MOST_OF_NAMES):
            yield _finding(subject, found, said)
    wrong = [e for e in placed if spec.is_bounded_wrongly(e[1].level3, e[1].target)]
    if wrong:
        said = ("界限的方向与指标的含义相反", "bounded the wrong way for what it is of")
        yield _finding(subject, wrong, said)
    beyond = [e for e in placed if spec.is_beyond_whole(e[1].level3, e[1].target)]
    if beyond:
        said = (
            "该比率最高为 100%，不会“大于”",
            "a share that is 100 % at most, to be that or more",
        )
        yield _finding(subject, beyond, said)
    yield from _without_sign(subject, spec, placed)
    yield from _two_signs(subject, placed)
    yield from _ended(subject, placed)
    yield from _unopened(subject, placed)
    yield from _left_blank(subject)


_Said = tuple[str, str]
_Marked = Callable[[ValueMarks, Indicator], bool]


def _unit_in_both(marks: ValueMarks, indicator: Indicator) -> bool:
    return marks.unit_in_both(indicator.level3, indicator.target)


_KINDS: Sequence[tuple[_Marked, _Said]] = (
    (
        lambda marks, e: marks.says_twice(e.target) or marks.says_twice(e.level3),
        ("符号与文字重复表示界限", "a sign and a word state one bound twice"),
    ),
    (
        lambda marks, e: marks.says_both(e.target),
        ("符号与文字所示界限相反", "a sign and a word state contrary bounds"),
    ),
    (
        lambda marks, e: marks.has_two_units(e.target),
        ("一个数后列有两个单位，未作取舍", "one number with two units"),
    ),
    (
        lambda marks, e: marks.is_name_of_count(unit_of(e), e.target),
        (
            "计量单位列为“个数”“次数”“天数”一类，是所计之数的名称，不是单位",
            "the name of what is counted stands for its unit",
        ),
    ),
    (
        lambda marks, e: marks.only_asks(e.target),
        ("指标值只是设问，没有说明目标", "a question, not what is to be reached"),
    ),
    (
        lambda marks, e: marks.repeats_name(e.level3, e.target),
        ("指标值只重复指标名称，没有说明目标", "the name of the indicator again"),
    ),
    (
        lambda marks, e: marks.is_only_a_kind(e.level3, e.target),
        (
            "三级指标只写类别名称，没有写明所衡量的内容",
            "named by its kind, not by what it measures",
        ),
    ),
    (
        lambda marks, e: marks.says_only_whose(e.level2 or e.level1, e.level3, e.target),
        (
            "列在满意度指标，名称没有写明所衡量的是满意度",
            "under satisfaction, with a name that does not say so",
        ),
    ),
    (_unit_in_both, ("指标名称与指标值重复列有单位", "the unit stands in name and target")),
)


def _without_sign(
    subject: Subject, spec: PerformanceSpec, placed: Sequence[_Placed]
) -> Iterator[Finding]:
    """≥90 for ≥90%, where other rates of the disclosure have the sign: in as many as prove it a habit."""
    rates = [each for each in placed if spec.is_rate(each[1].level3)]
    signed = sum("%" in fold(each.target) + fold(each.level3)[-4:] for _, each in rates)
    unmarked = [each for each in rates if _is_bare(spec.marks, each[1])]
    if unmarked and signed >= max(_FEWEST_WITH_SIGN, 10 * len(unmarked)):
        said = (
            f"比率的指标值没有单位，本文件其余 {signed} 项比率都列有“%”",
            f"a rate without a unit; {signed} others have their sign of per cent",
        )
        yield _finding(subject, unmarked, said)


def _two_signs(subject: Subject, placed: Sequence[_Placed]) -> Iterator[Finding]:
    """One bound by two signs in one disclosure (≥ and ≧): one note, at the first of the rarer one."""
    by_sign = defaultdict[str, list[_Placed]](list)
    for each in placed:
        by_sign[each[1].target.strip()[:1]].append(each)
    mixed = [
        (rare, common)
        for pair in _SAME_SIGNS
        for rare, common in [sorted(pair, key=lambda sign: len(by_sign[sign]))]
        if by_sign[rare]
    ]
    if mixed:
        table, first = by_sign[mixed[0][0]][0]
        shown = "；".join(
            f"“{rare}” {len(by_sign[rare])} 项、“{common}” {len(by_sign[common])} 项"
            for rare, common in mixed
        )
        said = (
            f"指标值的同一种比较符号有两种写法：{shown}",
            f"one bound is printed with two signs: {', '.join(map('/'.join, mixed))}",
        )
        yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=first)


def _ended(subject: Subject, placed: Sequence[_Placed]) -> Iterator[Finding]:
    """Names that end in a full stop, where nearly all others do not: one note."""
    ended = [each for each in placed if each[1].level3.endswith("。")]
    others = len(placed) - len(ended)
    if ended and others >= _FEWEST_UNENDED * len(ended):
        table, first = ended[0]
        shown = first_few([f"“{shortened(each.level3, 30)}”" for _, each in ended])
        said = (
            f"指标名称以句号结尾 {len(ended)} 项：{shown}，其余 {others} 项没有",
            f"{len(ended)} names of indicators end in a full stop, {others} do not",
        )
        yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=first)


def _unopened(subject: Subject, placed: Sequence[_Placed]) -> Iterator[Finding]:
    """Names that end in a bracket which nothing opens, where no name lacks its closing one: those are parts
    of a name that a page or a cell cut in two."""
    names = [fold(each.level3) for _, each in placed]
    found = [
        each
        for each, name in zip(placed, names, strict=True)
        if name.endswith(")") and "(" not in name and len(name) >= _SHORTEST_NAME
    ]
    if not found or any("(" in name and ")" not in name for name in names):
        return
    table, first = found[0]
    shown = first_few([f"“{shortened(each.level3, 30)}”" for _, each in found])
    said = (
        f"指标名称的“）”没有配对 {len(found)} 项：{shown}",
        f"{len(found)} names of indicators close a bracket that nothing opens",
    )
    yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=first)


def _left_blank(subject: Subject) -> Iterator[Finding]:
    """Rows of the template that have its number only: 指标1：, with no name and no target."""
    marks = subject.vocabulary.performance.marks
    found = [
        (table, each)
        for table, indicators in of_performance(subject)
        for each in indicators
        if marks.has_number_only(each.level3) and not each.target.strip()
    ]
    if found:
        table, first = found[0]
        said = (
            f"{len(found)} 行指标只有“{first.level3}”，没有名称和指标值",
            f"{len(found)} rows of indicators have a number only, with no name and no target",
        )
        yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=first)


def _is_bare(marks: ValueMarks, indicator: Indicator) -> bool:
    """A number of a rate with no unit, be it in a column or in brackets behind the name."""
    has_unit = unit_of(indicator) or "(" in fold(indicator.level3)
    return not has_unit and marks.is_bare(indicator.target)


def _finding(subject: Subject, found: Sequence[_Placed], said: _Said) -> Finding:
    table, first = found[0]
    shown = first_few(
        [f"“{shortened(each.level3, 20)}”（{each.target}）" for _, each in found], counted="项"
    )
    words = (f"{shown}：{said[0]}", f"{first.level3} ({first.target}): {said[1]}")
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, words, table=table, at=first)
