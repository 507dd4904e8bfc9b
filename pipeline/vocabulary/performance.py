"""`specs/performance.yml`: what checks of performance tables look for in names, targets and headings."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Annotated

from pydantic import AfterValidator

from pipeline.values.text import fold
from pipeline.vocabulary.goals import Goals
from pipeline.vocabulary.spec import Pattern, Phrases, Spec, compiled, stating
from pipeline.vocabulary.times import Times
from pipeline.vocabulary.value_marks import ValueMarks


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
    """Labels and headings of the money of a project or a department; `of_basic` is what names of
    projects say that are of basic expenditure."""

    totals: Phrases
    of_all_years: Phrases
    parts: Phrases
    row_totals: Phrases
    row_parts: Phrases
    of_basic: Pattern
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


class Grade(Spec):
    """What scores from the least on, and below a bound, are called."""

    name: str
    least: Decimal
    below: Decimal | None = None
    words: tuple[str, ...]


class Grades(Spec):
    """Grades of scores, and how sentences tell of them; `scale` is what says that a text has its own.

    `part_scores` are what stands before scores of one part, `other_grades` says that a grade is not that of
    the score beside it, `out_of` of how many points a score is, `other_means` that a mean is of more;
    `evaluated` is every number of what was evaluated, `between_names` parts the names of projects, `kinds`
    says that names are none of projects."""

    most: Decimal
    levels: tuple[Grade, ...]
    asked: tuple[str, ...]
    graded: tuple[Annotated[str, AfterValidator(stating("score", "grade"))], ...]
    scale: Pattern
    part_scores: Pattern
    other_grades: Pattern
    other_means: Pattern
    out_of: Pattern
    evaluated: Annotated[str, AfterValidator(stating("number"))]
    between_names: Pattern
    kinds: Pattern
    counted: list[Annotated[str, AfterValidator(stating("grade", "number"))]]
    projects: Annotated[str, AfterValidator(stating("number", "behind"))]
    mean: Annotated[str, AfterValidator(stating("score"))]
    score: Annotated[str, AfterValidator(stating("score"))]
    named: Annotated[str, AfterValidator(stating("said", "number", "names"))]

    def of(self, word: str) -> Grade | None:
        """The grade that a word is for."""
        return next((grade for grade in self.levels if word in grade.words), None)


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
        return self.is_apart_from(kind) and self.has(name, target)

    def is_apart_from(self, kind: str) -> bool:
        """Whether what is of this kind stands misplaced under another."""
        return compiled(self.under).match(fold(kind)) is not None

    def has(self, name: str, target: str) -> bool:
        """Whether an indicator of this name and target is of this kind."""
        said = fold(name)
        return (
            compiled(self.names).search(said) is not None
            and not (self.unless and compiled(self.unless).search(said))
            and compiled(self.targets).search(fold(target)) is not None
        )


class PerHead(Spec):
    """Names of what each person gets, and of how many there are, with the units of their targets."""

    paid: Annotated[str, AfterValidator(stating("doing"))]
    heads: Pattern
    apart: Pattern
    other_money: Pattern
    units_paid: Pattern
    units_of_heads: Pattern


class Sisters(Spec):
    """What tells that an indicator of the whole department and one of a project are of one thing."""

    of_years: Pattern
    shortest: int
    counted: Pattern
    growth: Pattern
    general: Pattern
    of_whom: Pattern

    def is_of_whom(self, name: str) -> bool:
        """Whether a name of satisfaction says whose it is, and with what."""
        return compiled(self.of_whom).search(name) is not None

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
    per_head: PerHead
    basic: Phrases
    at_most_whole: Pattern
    beyond_whole: Pattern
    counts: Pattern
    rates: Pattern
    measured_otherwise: Pattern
    counted: Pattern
    progress: Pattern
    to_become_less: Pattern
    adverse: Pattern
    unit_misfits: tuple[UnitMisfit, ...]
    kinds: tuple[MisplacedKind, ...]
    wrong_bounds: tuple[WrongBound, ...]
    bound_either_way: Pattern
    marks: ValueMarks
    times: Times
    goals: Goals
    compared: Pattern
    satisfaction: Pattern
    reviews: Reviews
    grades: Grades
    sisters: Sisters

    def is_share(self, name: str) -> bool:
        """Whether a name is of a share of a whole: 合格率, 覆盖率."""
        return compiled(self.at_most_whole).search(fold(name)) is not None

    def is_beyond_whole(self, name: str, target: str) -> bool:
        """Whether a share that is 100 % at most is to be that or more: 准确率 ≥100%."""
        if "100" not in target or not compiled(self.beyond_whole).match(fold(target)):
            return False
        return self.is_share(name) or self.is_satisfaction(name)

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

    def is_of_progress(self, text: str) -> bool:
        """Whether a rate grows from period to period: 支付进度, and no 结转率."""
        is_progress = compiled(self.progress).search(text) is not None
        return is_progress and not compiled(self.to_become_less).search(text)

    def is_counted_in(self, unit: str) -> bool:
        """Whether a unit is of things, money or time: 人, 天/月, 万元."""
        return compiled(rf"(?:{self.counted})(?:/.*)?").fullmatch(unit) is not None

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
        ) and not compiled(self.bound_either_way).search(text)

    def compares(self, name: str) -> bool:
        return compiled(self.compared).search(fold(name)) is not None
