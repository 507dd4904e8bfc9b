"""Times that sentences state of what everyone knows, or of two days in a row → Findings.

Met: 2024 年是“十五五”开局之年; 2024 年是新中国成立 70 周年; 2023 年 12 月至 2023 年 1 月;
第三季度（7—12 月）; a disclosure published before it was approved, or later than 20 days after it
(预算法第十四条), which holidays may make some days more.
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
from pipeline.vocabulary.prose_stated import StatedTimes
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
    + r"[^。；\d]{0,16}?公开(?![栏招选内信后的表报])"
)
_SUBMITTED = "(?:上报|报送|报请|呈报|提请|提交)"
_APPROVED = "(?:批复|批准)"
_APPROVED_FIRST = re.compile(
    _DAY.format(1) + rf"[^。；\d]{{0,24}}?{_APPROVED}[^。；\d]{{0,30}}?" + _DAY.format(2)
    + rf"[^。；\d]{{0,20}}?{_SUBMITTED}"
)  # fmt: skip
_SUBMITTED_FIRST = re.compile(
    _DAY.format(2) + rf"[^。；\d]{{0,24}}?{_SUBMITTED}[^。；\d]{{0,40}}?" + _DAY.format(1)
    + rf"[^。；\d]{{0,20}}?{_APPROVED}"
)  # fmt: skip
_QUARTERS = {sign: number for number, sign in enumerate("一二三四", 1)}
_ASKED = (
    "五(?<=十[三四五六七]五)",
    "周(?=年)",
    "年(?<=[-—–~～至到]20..年)",
    "季(?=度（)",
    "批(?=复)",
)
_SUBMITS, _APPROVES = re.compile(_SUBMITTED), re.compile(_APPROVED)
_LATEST, _HOLIDAYS, _WITH_HOLIDAYS = timedelta(days=20), timedelta(days=5), (1, 2, 10)
"""The days, those that a weekend may add, and the months whose holidays may add as many again."""
_YEAR_OF = re.compile(r"(?P<year>20\d{2})年?(?:度|部门|单位|年初)*(?:预算|决算)")
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


def _spans(spec: StatedTimes, passage: Passage) -> Iterator[Said]:
    """From a day to one before it, where nothing says that time runs backwards."""
    if compiled(spec.backwards).search(passage.text):
        return
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


def _quarters(spec: StatedTimes, passage: Passage) -> Iterator[Said]:
    several, other_year = compiled(spec.several_quarters), compiled(spec.other_years)
    for found in _QUARTER.finditer(passage.text):
        before = passage.text[: found.start()]
        if several.search(before) or other_year.search(before.rpartition("。")[2]):
            continue  # 前三季度, 第一、二季度; of a year that does not begin in January
        quarter = _QUARTERS.get(found["quarter"]) or int(found["quarter"])
        first, last = int(found["first"]), int(found["last"])
        if first < 3 * quarter - 2 or last > 3 * quarter:
            yield (
                found.start(),
                f"“{found[0]}”：该季度为 {3 * quarter - 2}—{3 * quarter} 月",
                f"{found[0]}: the quarter is of months {3 * quarter - 2} to {3 * quarter}",
            )


def _publications(spec: StatedTimes, passage: Passage) -> Iterator[Said]:
    """Published before the approval, or more than 20 days behind it."""
    for found in _PUBLISHED.finditer(passage.text):
        approved, published = _day(found, 1), _day(found, 2)
        if approved is None or published is None or not _is_of_one_thing(spec, passage, found):
            continue
        if published < approved:
            why = ("公开的日期早于批复的日期", "published before it was approved")
        elif published > _latest(approved):
            why = ("公开晚于批复后二十日", "published more than 20 days after the approval")
        else:
            continue
        yield found.start(), f"“{found[0]}”：{why[0]}", f"{found[0]}: {why[1]}"


def _submissions(spec: StatedTimes, passage: Passage) -> Iterator[Said]:
    """Approved before it was handed in: 8 月 20 日批复，7 月 30 日上报 is right, the reverse is not."""
    for pattern in (_APPROVED_FIRST, _SUBMITTED_FIRST):
        for found in pattern.finditer(passage.text):
            approved, submitted = _day(found, 1), _day(found, 2)
            said = _sentence_of(passage, found)
            is_one = len(_SUBMITS.findall(said)) == 1 == len(_APPROVES.findall(said))
            is_other = compiled(spec.other_papers).search(said) is not None
            of_budget = re.search("预算|决算", said) and not is_other
            if approved and submitted and is_one and of_budget and approved < submitted:
                yield (
                    found.start(),
                    f"“{found[0]}”：批复的日期早于上报的日期",
                    f"{found[0]}: approved before it was handed in",
                )


def _sentence_of(passage: Passage, found: re.Match[str]) -> str:
    before = passage.text[: found.start()].rpartition("。")[2]
    return before + found[0] + passage.text[found.end() :].partition("。")[0]


def _is_of_one_thing(spec: StatedTimes, passage: Passage, found: re.Match[str]) -> bool:
    """Whether a sentence tells of one approval and of one publication, of one budget or one account."""
    sentence = _sentence_of(passage, found)
    phases = set(re.findall("预算|决算", sentence.replace("预算法", "")))
    years = {each["year"] for each in _YEAR_OF.finditer(sentence)}
    once = sentence.count("批复") == 1 == sentence.count("公开")
    is_other = compiled(spec.other_approvals).search(sentence) is not None
    return once and len(phases) == 1 and len(years) <= 1 and not is_other


def _latest(approved: date) -> date:
    """The last day on which nothing but a holiday can have put off the publication."""
    last = approved + _LATEST
    return last + _HOLIDAYS * (2 if last.month in _WITH_HOLIDAYS else 1)


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
    _submissions,
)
