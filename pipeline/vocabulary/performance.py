"""`specs/performance.yml`: what checks of performance tables look for in names, targets and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.outline import chinese_number
from pipeline.values.text import fold
from pipeline.vocabulary.spec import Phrases, Spec, compiled, stating
from pipeline.vocabulary.value_marks import ValueMarks

_WAN = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)万元(?![/每])")
Pattern = Annotated[str, AfterValidator(stating())]


class GoalYear(NamedTuple):
    """The year of a goal in words and those words; whether it is due by then, or only expected of it."""

    year: int
    words: str
    is_due: bool


class Points(Spec):
    """What indicators may be worth together, and how a heading states it."""

    whole: Decimal
    execution: Decimal
    stated: Annotated[str, AfterValidator(stating("points"))]
    totals: Phrases

    def stated_in(self, heading: str) -> Decimal | None:
        """The points that a heading says it is worth: 90 of 分值权重（90分）, None where it says none."""
        found = compiled(self.stated).search(fold(heading))
        return Decimal(found["points"]) if found else None


class Money(Spec):
    """Labels and headings of the money of a project or a department."""

    totals: Phrases
    of_all_years: Phrases
    parts: Phrases
    row_totals: Phrases
    row_parts: Phrases
    task_totals: Phrases
    task_whole: Phrases
    task_parts: Phrases
    budgeted: Phrases
    spent: Phrases
    execution: Phrases
    worth: Phrases
    scored: Phrases


class Reviews(Spec):
    """How the prose tells of one project's self-evaluation, and the figures that it gives."""

    opening: Annotated[str, AfterValidator(stating("project"))]
    budgeted: Annotated[str, AfterValidator(stating("number"))]
    spent: Annotated[str, AfterValidator(stating("number"))]
    score: Annotated[str, AfterValidator(stating("number"))]

    def told(self, text: str) -> Iterator[tuple[str, str, int]]:
        """Every project that a paragraph tells of, with what it says up to the next one, and from where."""
        found = list(compiled(self.opening).finditer(text))
        for each, following in zip_longest(found, found[1:]):
            end = following.start() if following else len(text)
            yield each["project"], text[each.end() : end], each.end()


class UnitMisfit(Spec):
    """Names of what is counted or measured, and units that cannot be of it."""

    names: Pattern
    units: Pattern


class WrongBound(Spec):
    """Names of what should be much, or little, and the signs that bound it the wrong way."""

    names: Pattern
    signs: Pattern


class MisplacedKind(Spec):
    """Names that are of one kind of indicator, targets that they have, and kinds that they are not of."""

    names: Pattern
    unless: Pattern | None = None
    targets: Pattern
    under: Pattern
    belongs: str

    def is_misplaced(self, name: str, kind: str, target: str) -> bool:
        """Whether an indicator of this name and target stands under a kind that it is not of."""
        said = fold(name)
        return (
            compiled(self.under).match(fold(kind)) is not None
            and compiled(self.names).search(said) is not None
            and not (self.unless and compiled(self.unless).search(said))
            and compiled(self.targets).search(fold(target)) is not None
        )


class Sisters(Spec):
    """What tells that an indicator of the whole department and one of a project are of one thing."""

    of_years: Pattern
    shortest: int
    counted: Pattern
    growth: Pattern
    general: Pattern

    def is_of_years(self, description: str) -> bool:
        """Whether an indicator is of a period of years, beside that of the year."""
        return compiled(self.of_years).match(description) is not None

    def uncounted(self, name: str) -> str:
        """A name without the words for how many there are: 创新成果 of 创新成果数量."""
        return compiled(self.counted).sub("", name)

    def grown(self, name: str) -> str:
        """What a name says the growth of, the name itself where it is of none."""
        return compiled(self.growth).sub("", name)

    def is_general(self, name: str) -> bool:
        return compiled(self.general).search(name) is not None


class PerformanceSpec(Spec):
    """The whole file; every method takes a text as printed."""

    points: Points
    money: Money
    whole_costs: Phrases
    basic: Phrases
    at_most_whole: Pattern
    beyond_whole: Pattern
    counts: Pattern
    rates: Pattern
    measured_otherwise: Pattern
    counted: Pattern
    stretch: Pattern
    adverse: Pattern
    unit_misfits: tuple[UnitMisfit, ...]
    kinds: tuple[MisplacedKind, ...]
    wrong_bounds: tuple[WrongBound, ...]
    marks: ValueMarks
    times: Pattern
    compared: Pattern
    satisfaction: Pattern
    deadline: Annotated[str, AfterValidator(stating("year"))]
    span: Annotated[str, AfterValidator(stating("first", "last"))]
    goal: Annotated[str, AfterValidator(stating("year", "by"))]
    number_after: Annotated[str, AfterValidator(stating("number"))]
    promised: Annotated[str, AfterValidator(stating("number", "over"))]
    provided: Annotated[str, AfterValidator(stating("amounts"))]
    provided_apart: Pattern
    goal_labels: Pattern
    goal_reached: Pattern
    goal_background: Pattern
    goal_fillers: Pattern
    terms: Phrases
    deadline_names: Pattern
    other_years: Pattern
    plan: Annotated[str, AfterValidator(stating("month", "quarter"))]
    reviews: Reviews
    sisters: Sisters

    def is_share(self, name: str) -> bool:
        """Whether a name is of a share of a whole: 合格率, 覆盖率."""
        return compiled(self.at_most_whole).search(fold(name)) is not None

    def is_beyond_whole(self, name: str, target: str) -> bool:
        """Whether a share that is 100 % at most is to be that or more: 准确率 ≥100%."""
        if "100" not in target or not compiled(self.beyond_whole).match(fold(target)):
            return False
        return self.is_share(name) or self.is_satisfaction(name)

    def reached_in(self, goal: str) -> str:
        """The words of a goal that say it has been reached, "" where none do but in sentences on earlier
        times."""
        for found in compiled(self.goal_reached).finditer(text := fold(goal)):
            start = max(text.rfind(stop, 0, found.start()) for stop in "。;") + 1
            if not compiled(self.goal_background).search(text, start, found.start()):
                return found[0]
        return ""

    def is_rate(self, name: str) -> bool:
        """Whether a name is of a rate: a number of hundredths, not of things."""
        text = fold(name)
        rate = compiled(self.rates).search(text) is not None
        return rate and not compiled(self.measured_otherwise).search(text)

    def is_adverse(self, name: str) -> bool:
        """Whether a name is of a rate of what should not be, compared with nothing: 差错率."""
        text = fold(name)
        found = compiled(self.adverse).search(text)
        return found is not None and not compiled(self.compared).search(text[: found.start()])

    def is_counted_in(self, unit: str) -> bool:
        """Whether a unit is of things, money or time: 人, 天/月, 万元."""
        return compiled(rf"(?:{self.counted})(?:/.*)?").fullmatch(unit) is not None

    def is_stretch(self, text: str) -> bool:
        """Whether a text is a date or a stretch of time with its dates."""
        return compiled(self.stretch).search(fold(text)) is not None

    def goal_years(self, text: str) -> tuple[GoalYear, ...]:
        """The years by which a goal in words is to be reached or for which it is planned."""
        if "年" not in text:
            return ()
        found = compiled(self.goal).finditer(fold(text))
        return tuple(
            GoalYear(int(each["year"] or each["by"]), each[0], each["by"] is not None)
            for each in found
        )

    def stated_after(self, text: str, unit: str) -> tuple[str, str] | None:
        """The number of a unit that opens a text, and the words up to its end."""
        head, _, tail = self.number_after.partition("UNIT")  # one pattern for all units
        found = compiled(head).match(text)
        if found is None or not text.startswith(unit, found.end()):
            return None
        ends = compiled(tail).match(text, found.end() + len(unit))
        return (found["number"], text[: ends.end()]) if ends else None

    def promised_in(self, goal: str) -> Iterator[tuple[str, int, int]]:
        """The numbers of things that a folded goal promises, and from where to where each is said."""
        for said in compiled(self.promised).finditer(goal):
            yield said["number"] or said["over"], said.start(), said.end()

    def provided_in(self, goal: str) -> Iterator[PrintedNumber]:
        """The amounts in 万元 that a folded goal says are to be provided; none of what each costs, nor
        parts, changes and other years of what is said before (其中, 较上年增加)."""
        for said in compiled(self.provided).finditer(goal):
            for amount in _WAN.finditer(said["amounts"]):
                before = said["amounts"][: amount.start()]
                number = parse_amount(amount["number"])
                if number and not compiled(self.provided_apart).search(before):
                    yield number

    def is_goal_label(self, text: str) -> bool:
        return compiled(self.goal_labels).match(fold(text)) is not None

    def told_of(self, text: str) -> str:
        """A goal or a name without words that say no more than that it is carried out."""
        told, before = fold(text).rstrip("。;,"), ""
        while told != before:
            told, before = compiled(self.goal_fillers).sub("", told), told
        return told

    def is_satisfaction(self, name: str) -> bool:
        return compiled(self.satisfaction).search(fold(name)) is not None

    def is_count(self, name: str) -> bool:
        """Whether a name counts things, and compares the count with nothing."""
        text = fold(name)
        return bool(compiled(self.counts).search(text)) and not self.compares(name)

    def is_of_another_thing(self, name: str, unit: str) -> bool:
        """Whether a unit cannot be of what a name counts or measures: 受训人数 in 台."""
        text = fold(name)
        if self.compares(name):
            return False
        return any(
            compiled(each.names).search(text) and compiled(each.units).fullmatch(unit)
            for each in self.unit_misfits
        )

    def is_bounded_wrongly(self, name: str, target: str) -> bool:
        """Whether a sign says at most of what should be much (合格率 ≤95%), or at least of what should not
        be (故障率 ≥95); what a name compares or lowers may be either."""
        text = fold(name)
        return any(
            compiled(each.names).search(text) and compiled(each.signs).match(fold(target))
            for each in self.wrong_bounds
        ) and not compiled("减少|降低|下降|压缩|缩短|增长|平均").search(text)

    def is_time(self, name: str) -> bool:
        return compiled(self.times).search(fold(name)) is not None

    def compares(self, name: str) -> bool:
        return compiled(self.compared).search(fold(name)) is not None

    def deadlines(self, text: str) -> tuple[int, ...]:
        """The years by which something is to be done, () where the text speaks of other years too.

        Of a stretch of time it is the last one.
        """
        said = fold(text)
        spans = [found["last"] or found["first"] for found in compiled(self.span).finditer(said)]
        if spans:
            return tuple(map(int, spans))
        if compiled(self.other_years).search(said):
            return ()
        return tuple(int(found["year"]) for found in compiled(self.deadline).finditer(said))

    def has_deadline(self, name: str) -> bool:
        """Whether an indicator of this name says when something is done."""
        return compiled(self.deadline_names).search(fold(name)) is not None

    def month(self, heading: str) -> int | None:
        """The month at whose end a column of a plan is: 3 of 3月底 and of 第一季度."""
        found = compiled(self.plan).search(fold(heading))
        if not found:
            return None
        quarter = chinese_number(found["quarter"]) if found["quarter"] else None
        return quarter * 3 if quarter else int(found["month"])
