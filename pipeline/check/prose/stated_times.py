"""Times that sentences state of what everyone knows, or of two days in a row → Findings.

Met: 2024 年是“十五五”开局之年; 2024 年是新中国成立 70 周年; 2023 年 12 月至 2023 年 1 月;
第三季度（7—12 月）; a disclosure published before it was approved, or later than 20 days after it
(预算法第十四条).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from pipeline.check.comparison import remark
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.vocabulary.prose import StatedTimes
from pipeline.vocabulary.spec import compiled

_CHECK = "form.date"
_DAY = r"(?P<y{0}>20\d{{2}})年(?P<m{0}>\d{{1,2}})月(?P<d{0}>\d{{1,2}})日"
_SPAN = re.compile(
    r"(?P<y1>20\d{2})年(?P<m1>\d{1,2})月(?:(?P<d1>\d{1,2})日)?(?:起?至|到|[-—–~～]+)"
    r"(?P<y2>20\d{2})年(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})日)?"
)
_QUARTER = re.compile(
    r"第?(?P<quarter>[一二三四1-4])季度（(?P<first>\d{1,2})月?(?:至|到|[-—–~～]+)(?P<last>\d{1,2})月）"
)
_PUBLISHED = re.compile(
    _DAY.format(1)
    + r"[^。；]{0,24}?批复[^。；，]{0,16}?(?:预算|决算)[^。；]{0,30}?"
    + _DAY.format(2)
    + r"[^。；\d]{0,16}?公开(?![栏招选])"
)
_QUARTERS = {sign: number for number, sign in enumerate("一二三四", 1)}
_ASKED = (
    "五(?<=十[三四五六七]五)",
    "周(?=年)",
    "年(?<=[-—–~～至到]20..年)",
    "季(?=度（)",
    "批(?=复)",
)
_LATEST = timedelta(days=20)
Said = tuple[int, str, str]
"""Where in a paragraph, and what is said of it in Chinese and in English."""


def check_stated_times(subject: Subject) -> Iterator[Finding]:
    """Every paragraph that names a plan, an anniversary, a span, a quarter or an approval."""
    spec = subject.vocabulary.prose.times
    for passage in passages_with(subject, _ASKED):
        for judge in _JUDGES:
            for at, zh, en in judge(spec, passage):
                yield remark(
                    subject, _CHECK, Outcome.FAIL, Severity.NOTE, (zh, en), place=passage.place(at)
                )


def _plans(spec: StatedTimes, passage: Passage) -> Iterator[Said]:
    """The first or the last year of a five-year plan, which is another one."""
    for found in compiled(spec.plan_year).finditer(passage.text):
        plan = next((each for each in spec.plans if each.name == found["plan"]), None)
        if plan is None:
            continue
        is_first = found["stage"] in spec.first
        year = plan.first if is_first else plan.last
        if int(found["year"]) != year:
            which = "第一年" if is_first else "最后一年"
            yield (
                found.start(),
                f"“{found[0]}”：“{plan.name}”为 {plan.first}—{plan.last} 年，{which}是 {year} 年",
                f"{found['year']} is not the {'first' if is_first else 'last'} year of that plan, {year} is",
            )


def _anniversaries(spec: StatedTimes, passage: Passage) -> Iterator[Said]:
    for known in spec.anniversaries:
        for found in compiled(known.pattern).finditer(passage.text):
            number = int(found["year"]) - known.since
            if int(found["number"]) != number:
                yield (
                    found.start(),
                    f"“{found[0]}”：{found['year']} 年是 {number} 周年",
                    f"{found['year']} is the {number}th anniversary, not the {found['number']}th",
                )


def _spans(_spec: StatedTimes, passage: Passage) -> Iterator[Said]:
    """From a day to one before it."""
    for found in _SPAN.finditer(passage.text):
        has_days = found["d1"] is not None and found["d2"] is not None
        first, last = (
            tuple(int(found[f"{part}{n}"]) for part in ("y", "m", *(("d",) if has_days else ())))
            for n in (1, 2)
        )
        if last < first:
            yield (
                found.start(),
                f"“{found[0]}”：止期早于起期",
                f"{found[0]} ends before it begins",
            )


def _quarters(_spec: StatedTimes, passage: Passage) -> Iterator[Said]:
    for found in _QUARTER.finditer(passage.text):
        quarter = _QUARTERS.get(found["quarter"]) or int(found["quarter"])
        first, last = int(found["first"]), int(found["last"])
        if first < 3 * quarter - 2 or last > 3 * quarter:
            yield (
                found.start(),
                f"“{found[0]}”：该季度为 {3 * quarter - 2}—{3 * quarter} 月",
                f"{found[0]}: the quarter is of months {3 * quarter - 2} to {3 * quarter}",
            )


def _publications(_spec: StatedTimes, passage: Passage) -> Iterator[Said]:
    """Published before the approval, or more than 20 days behind it."""
    for found in _PUBLISHED.finditer(passage.text):
        approved, published = _day(found, 1), _day(found, 2)
        if approved is None or published is None:
            continue
        if published < approved:
            why = ("公开的日期早于批复的日期", "published before it was approved")
        elif published > approved + _LATEST:
            why = ("公开晚于批复后二十日", "published more than 20 days after the approval")
        else:
            continue
        yield found.start(), f"“{found[0]}”：{why[0]}", f"{found[0]}: {why[1]}"


def _day(found: re.Match[str], number: int) -> date | None:
    try:
        return date(*(int(found[f"{part}{number}"]) for part in "ymd"))
    except ValueError:
        return None


_JUDGES: tuple[Callable[[StatedTimes, Passage], Iterator[Said]], ...] = (
    _plans,
    _anniversaries,
    _spans,
    _quarters,
    _publications,
)
