"""Movements → Findings: from A to B, by x and by y %, recomputed from the sentence alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.check.comparison import Comparison
from pipeline.check.intervals import Interval, growth, recomputed, share
from pipeline.check.prose.figures import figures
from pipeline.check.prose.findings import Said, compared, in_unit, noted, shown_name
from pipeline.check.prose.movements import Movement
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import split_number

_CHANGE = "prose.change_recomputed"
_ZERO = "prose.growth_from_zero"
_LONGEST_NAME = 24
_FIGURE = re.compile(r"\d\s*(?:[万亿]?元|%)")
_UNNAMED = re.compile(r"(?:(?:19|20)\d{2}年度?|本年度?|当年)?(?:预算|决算|安排|支出|数|为)*")
_CALLED_BUDGET = re.compile(r"预算[^，。；\d]{0,8}$")
_LAST_BUDGET = re.compile(
    r"(?:上年度?|去年|上一年度?|(?:19|20)\d{2}年度?)(?:年初)?预算(?:数|安排|为|是)*$"
)
_WORDS = {"increase": "增加", "decrease": "减少"}


def check_changes(subject: Subject, stated: Iterable[Movement], told: Told) -> Iterator[Finding]:
    """Every change of which the sentence states enough, unless a claim says the same."""
    for movement in stated:
        within = movement.sentence, *movement.reach
        if from_zero := _from_zero(subject, movement):
            yield from_zero
        elif not told.has_recomputed(*within):
            yield from _recomputed(subject, movement)
        elif movement.before is not None and not told.has_failed(*within):
            # a claim of the line was recomputed, which may be another: what the sentence tells in full is
            # only told where it is wrong
            found = _recomputed(subject, movement)
            yield from (each for each in found if movement.behind or each.outcome.fails)


def _recomputed(subject: Subject, movement: Movement) -> Iterator[Finding]:
    """The first of difference, direction and rate that does not fit, or the last that does."""
    made = (_contrary(subject, movement), _difference(subject, movement), _rate(subject, movement))
    findings = [finding for finding in made if finding]
    failed = [f for f in findings if f.outcome.fails]
    yield from (failed or findings[-1:])[:1]


def _contrary(subject: Subject, movement: Movement) -> Finding | None:
    """增加 4 万元，下降 5%: an increase and a decrease of one figure."""
    change, rate = movement.change, movement.rate
    if not (movement.rising and change and rate) or movement.rising == movement.direction:
        return None
    if not change.number.value or not rate.number.value or change.number.value < 0:
        return None
    said = _said(
        movement,
        f"同一句中既说{_WORDS[movement.direction]}又说{_WORDS[movement.rising]}",
        "one sentence states an increase and a decrease of one figure",
    )
    return noted(subject, _CHANGE, Outcome.FAIL, said, Severity.ERROR)


def _difference(subject: Subject, movement: Movement) -> Finding | None:
    """A, B and x of 由 A 到 B，增加 x."""
    before, after, change = movement.before, movement.after, movement.change
    text = movement.sentence.text
    if before is None or after is None or before.number.value < 0 or after.number.value < 0:
        return None  # from or to less than nothing, if the sign is no dash
    grew = Interval(
        after.interval.value - before.interval.value, after.interval.half + before.interval.half
    )
    sign = 1 if movement.direction == "increase" else -1
    stated = change.interval if change else None
    if grew.value * sign < 0 and abs(grew.value) > grew.half:
        if _may_be_against_another(subject, movement, grew, after.interval):
            return None
        said = _said(
            movement,
            f"由 {before.printed} 到 {after.printed}，方向与所述“{_WORDS[movement.direction]}”相反",
            f"from {before.printed} to {after.printed} is no {movement.direction}",
        )
        return noted(subject, _CHANGE, Outcome.FAIL, said, Severity.ERROR)
    if stated is None or change is None or _is_of_another(subject, movement):
        return None
    if "预算" in text[before.start : change.start] and not _CALLED_BUDGET.search(
        text, 0, before.start
    ):
        return None  # 支出8万元，上年支出9万元，比预算减少2万元
    comparison = in_unit(stated, Interval(abs(grew.value), grew.half), change.unit)
    said = _said(
        movement,
        f"由 {before.printed} 到 {after.printed}，按两数计算为 {comparison.expected} {change.unit}"
        + _off(comparison, f" {change.unit}"),
        f"from {before.printed} to {after.printed} is {comparison.expected}, "
        f"difference {comparison.difference}",
    )
    return compared(subject, _CHANGE, comparison, said)


def _may_be_against_another(
    subject: Subject, movement: Movement, grew: Interval, after: Interval
) -> bool:
    """Whether an increase that is none against last year's budget may be one against what was spent: the
    sentence tells the budget apart, and the comparison names none; or it states what it was against."""
    before, change = movement.before, movement.change
    text = movement.sentence.text
    if before is None or change is None or "预算" in text[before.start : change.start]:
        return False
    sign = 1 if movement.direction == "increase" else -1
    then = Interval(after.value - sign * change.interval.value, after.half + change.interval.half)
    found = figures(text, subject.vocabulary.prose)
    if any(f.is_money and f.role == "level" and f.interval.may_be(then) for f in found):
        return True
    of_budget = _LAST_BUDGET.search(text, 0, before.start) is not None
    return of_budget and abs(grew.value) != abs(change.interval.value)


def _is_of_another(subject: Subject, movement: Movement) -> bool:
    """Whether the change leads from B to another figure of its sentence: …14 万元，其中：甲 0 万元，比上年的
    15 万元减少 1 万元."""
    before, after, change = movement.before, movement.after, movement.change
    if before is None or after is None or change is None:
        return False
    sign = 1 if movement.direction == "increase" else -1
    now = before.interval.value + sign * change.interval.value
    return now != after.interval.value and any(
        level.value == now for level in _levels_before(subject, movement)
    )


def _levels_before(subject: Subject, movement: Movement) -> Iterator[Interval]:
    """The amounts that the sentence states before a movement."""
    for figure in figures(movement.sentence.text, subject.vocabulary.prose):
        stands_before = figure.start < movement.at - movement.sentence.start
        if stands_before and figure.is_money and figure.role == "level":
            yield figure.interval


def _rate(subject: Subject, movement: Movement) -> Finding | None:
    """The rate of a change, of what there was before: stated, or the figure now less the change."""
    if movement.rate is None:
        return None
    comparisons = list(_rates(subject, movement))
    if not comparisons:
        return None
    comparison = next((c for c in comparisons if not c.outcome.fails), comparisons[0])
    said = _said(
        movement,
        f"按所述金额计算为 {comparison.expected}%" + _off(comparison, " 个百分点"),
        f"recomputed from the amounts of the sentence: {comparison.expected} %, "
        f"difference {comparison.difference}",
    )
    finding = compared(subject, _CHANGE, comparison, said)
    half = movement.rate.number.half_unit
    cut = finding.outcome.fails and abs(comparison.difference) < 2 * half
    return replaced(finding, outcome=Outcome.ROUNDING, severity=Severity.NOTE) if cut else finding


def _rates(subject: Subject, movement: Movement) -> Iterator[Comparison]:
    """The rate recomputed: against the figures of the movement, then against any other one of its
    sentence, which the change may be of (…总计 90 万元，其中：甲 40 万元、乙 50 万元，较上年增加…)."""
    rate, change, before, after = movement.rate, movement.change, movement.before, movement.after
    if rate is None:
        return
    sign = 1 if movement.direction == "increase" else -1
    if before is not None and after is not None and change is None:
        grew = abs(after.interval.value - before.interval.value)
        change_by = Interval(grew, after.interval.half + before.interval.half)
    elif change is not None:
        change_by = change.interval
    else:
        return
    signed = Interval(sign * change_by.value, change_by.half)
    if before is not None:
        found = recomputed(rate.number, share, change_by, before.interval)
        yield from [found] if found else []
        return
    levels = [after.interval] if after is not None else []
    levels += _levels_before(subject, movement)
    for level in levels:
        found = recomputed(rate.number, growth, level, signed)
        yield from [found] if found else []
    last = ("上年", "去年", f"{subject.identity.fiscal_year - 1}年")
    if after is not None and any(year in movement.words for year in last):
        # 上年为10万元，减少1万元，下降10%: by how much it fell from what it was last year
        found = recomputed(rate.number, share, change_by, after.interval)
        yield from [found] if found else []


def _from_zero(subject: Subject, movement: Movement) -> Finding | None:
    """A rate of growth where there was nothing before."""
    before, after, change, rate = movement.before, movement.after, movement.change, movement.rate
    if rate is None or not rate.number.value or movement.direction != "increase":
        return None
    stated = before is not None and not before.number.value
    whole = (
        before is None
        and after is not None
        and change is not None
        and after.interval.value == change.interval.value != 0
    )
    if not (stated or whole):
        return None
    said = _said(
        movement,
        "上年为 0，增长率无从计算",
        f"a rate of {rate.printed} is stated where there was nothing the year before",
    )
    return noted(subject, _ZERO, Outcome.FAIL, said)


def _said(movement: Movement, zh: str, en: str) -> Said:
    """The change in a few words, then what is said of it; by the heading where no words name it."""
    words = shown_name(movement.words.strip("“”\"'"))
    if _UNNAMED.fullmatch(words):
        words = _heading(movement)[:_LONGEST_NAME]
    detail = "，".join(s.printed for s in (movement.change, movement.rate) if s)
    name = f"“{words}”" if words else ""
    level = f"{movement.after.printed}，" if movement.after and not movement.before else ""
    return Said(
        f"{name}{level}{_WORDS[movement.direction]} {detail}：{zh}",
        en,
        movement.sentence.passage.place(movement.at),
    )


def _heading(movement: Movement) -> str:
    """The heading that runs into the paragraph (1.公务接待费。2023年预算数…), else the one above it."""
    passage = movement.sentence.passage
    first = passage.text.partition("。")[0]
    runs_in = movement.sentence.start and len(first) <= _LONGEST_NAME and not _FIGURE.search(first)
    return split_number(first if runs_in else passage.section.heading).text


def _off(comparison: Comparison, unit: str) -> str:
    difference = comparison.difference
    return "，相符" if not difference else f"，相差 {difference}{unit}"
