"""Grades and scores that the text tells of self-evaluations → Findings.

Met: 自评得分 95 分，评价等级为“良”; 对 3 个项目开展自评，其中“优”2 个、“良”2 个; 2 个项目平均 96.5 分, with
95 and 97; 4 个项目 of which three are named. What a score is called is laid down (财预〔2020〕10号: 优
from 90, 良 from 80, 中 from 60); a text with a scale of its own is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.intervals import Interval, stated_by, sum_of
from pipeline.check.prose.findings import plain
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import joined_prose, passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import fold
from pipeline.vocabulary.performance import Grades
from pipeline.vocabulary.spec import compiled

_CHECK = "performance.grade_fits"
_FEWEST = 2
_GOES_ON = "其中"
_WHOLE = re.compile(r"(?<!个)(?<!个部门)整体(?=支出|绩效|评价|[和及与、])")
"""The body's spending as a whole, evaluated beside its projects."""
_Said = tuple[int, str, str]
"""Where in a paragraph, and what is said of it in Chinese and in English."""


def check_grades(subject: Subject) -> Iterator[Finding]:
    """Every paragraph that tells of grades, scores or evaluated projects."""
    spec = subject.vocabulary.performance.grades
    found, passages = 0, passages_with(subject, spec.asked)
    for passage in passages:
        told = [*_counts(spec, passage), *_averages(spec, passage), *_named(spec, passage)]
        graded = list(_graded(spec, passage))
        told += [] if graded and _has_own_scale(subject, spec) else graded
        for at, zh, en in told:
            found += 1
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.NOTE, (zh, en), place=passage.place(at)
            )
    if passages and not found:
        said = ("自评的等级、得分和项目数没有矛盾", "no grade, score or number contradicts another")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _has_own_scale(subject: Subject, spec: Grades) -> bool:
    """Whether the text or a cell tells from how many points on a score is called what."""
    if joined_prose(subject).having([spec.scale]):
        return True
    scale = compiled(spec.scale)
    cells = (cell for table in subject.tables for row in table.body for cell in row if cell)
    return any(scale.search(fold(cell.text)) for cell in cells)


def _graded(spec: Grades, passage: Passage) -> Iterator[_Said]:
    """A score under a grade that is another one's."""
    for pattern in spec.graded:
        for match in compiled(pattern).finditer(passage.text):
            score, grade = Decimal(match["score"]), spec.of(match["grade"])
            if grade is None or score > spec.most or _is_of_another(spec, passage, match):
                continue
            if not grade.least <= score < (grade.below or spec.most + 1):
                fitting = next(each.name for each in spec.levels if score >= each.least)
                yield (
                    match.start(),
                    f"“{match[0]}”：{match['score']} 分为“{fitting}”（90 分以上为优，80 分以上为良，"
                    "60 分以上为中），文中没有另定等级",
                    f"{match[0]}: {match['score']} is {fitting} by the rules of the ministry",
                )


def _is_of_another(spec: Grades, passage: Passage, match: re.Match[str]) -> bool:
    """Whether a grade may not be that of the score: one of a part, by somebody else, lowered, not of 100."""
    before = passage.text[: match.start()]
    clause = re.split("[，。；]", before)[-1]
    behind = passage.text[match.end() :].partition("。")[0]
    words = (match[0], behind, *compiled(spec.out_of).findall(before))
    is_part = compiled(spec.part_scores).search(clause) is not None
    return is_part or any(compiled(spec.other_grades).search(each) for each in words)


def _counts(spec: Grades, passage: Passage) -> Iterator[_Said]:
    """More projects by grade than there are, or fewer where every grade is counted."""
    for last, sentence in zip((None, *passage.sentences), passage.sentences, strict=False):
        graded = _with_grades(spec, sentence.text)
        names = {spec.of(each["grade"]) for each in graded}
        if len(graded) < _FEWEST or len(names) < len(graded):
            continue
        told = sentence.text[: graded[0].start()]
        if last is not None and told.startswith(_GOES_ON):
            told = last.text + told  # 对3个项目开展了自评。其中，2个…
        before = list(compiled(spec.projects).finditer(told))
        if not before:
            continue
        numbers = {int(each["number"] or each["behind"]) for each in before}
        evaluated = compiled(spec.evaluated).finditer(told)
        summed = sum(int(each["number"]) for each in graded)
        counted = sum(int(each["number"]) for each in evaluated)
        # 5 个项目、1 个部门整体; 部门整体和 5 个项目
        number = max(*numbers, counted) + (_WHOLE.search(told) is not None)
        fewer = summed not in (*numbers, number) and len(names) == len(spec.levels)
        if summed > number or fewer:
            yield (
                sentence.start + graded[0].start(),
                f"“{before[-1][0]}”：按等级所列合计 {summed} 个",
                f"{number} projects, {summed} by their grades",
            )


def _with_grades(spec: Grades, text: str) -> Sequence[re.Match[str]]:
    """Every number of projects with its grade, in one of the ways to say it throughout."""
    ways = ([*compiled(pattern).finditer(text)] for pattern in spec.counted)
    return max(ways, key=len)


def _averages(spec: Grades, passage: Passage) -> Iterator[_Said]:
    """A mean of so many scores, all of which the paragraph states."""
    means = list(compiled(spec.mean).finditer(passage.text))
    numbers = {
        int(each["number"] or each["behind"])
        for each in compiled(spec.projects).finditer(passage.text)
    }
    if len(means) != 1 or len(numbers) != 1 or compiled(spec.other_means).search(passage.text):
        return
    scores = [stated_by(each["score"]) for each in compiled(spec.score).finditer(passage.text)]
    known, mean = [each for each in scores if each], stated_by(means[0]["score"])
    if mean is None or len(known) != next(iter(numbers)) or len(known) < _FEWEST:
        return
    summed = sum_of(known)
    made = Interval(summed.value / len(known), summed.half / len(known))
    if not made.may_be(Interval(mean.value, 2 * mean.half)):
        yield (
            means[0].start(),
            f"“{means[0][0]}”：所列 {len(known)} 个得分平均为 {plain(round(made.value, 4))} 分",
            f"the mean of {len(known)} scores is {plain(round(made.value, 4))}",
        )


def _named(spec: Grades, passage: Passage) -> Iterator[_Said]:
    """Fewer names of evaluated projects than there are; a name may have 、 in it, so no more are told."""
    for match in compiled(spec.named).finditer(passage.text):
        names = [*filter(None, compiled(spec.between_names).split(match["names"]))]
        is_of_kinds = any(compiled(spec.kinds).search(each) for each in names)
        if _FEWEST <= len(names) < int(match["number"]) and not is_of_kinds:
            yield (
                match.start(),
                f"“{match['said']}”：其后列出 {len(names)} 个",
                f"{match['number']} projects are announced, {len(names)} are named",
            )
