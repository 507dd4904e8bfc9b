"""Sentences on targets and evaluations → the figure of the form that they tell of, where one agrees.

绩效目标管理…涉及预算资金 419 万元 is the money of all projects where the sentence says that all have
targets, or where it is as much; …项目绩效自评综述：全年预算数 400 万元 is that of the form of this one
project. Neither names an indicator: only a figure that agrees is taken, so that nothing is held against
another project's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.extract.claims.names import is_alike
from pipeline.extract.claims.projects import project_headed
from pipeline.extract.claims.sentences import Sentence
from pipeline.extract.claims.sought import Sought, agrees, first_stated, is_of
from pipeline.model.records import Amount
from pipeline.model.table import Table
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold
from pipeline.vocabulary import Vocabulary

_SIGN = "绩效"
"""No sentence without it tells of targets or evaluations."""
_TITLE = re.compile(r"^(?:.{2,8}级)?(?:\d{4}年?度?)?(?P<name>.+?)(?:项目)?(?:支出)?绩效自评表?$")
_TARGETS = re.compile(r"^(?:\d{4}年?度?)?(?P<name>.+?)(?:项目)?(?:支出)?绩效目标(?:申报|管理)?表$")
_OF_MONEY = re.compile(r"\([^()]*(?:资金|经费)\)")
_YEAR = re.compile(r"^(?:19|20)\d{2}年度?")
_FORM = "final.self_evaluation_project"
_DEPARTMENT_FORMS = ("final.self_evaluation_department", "performance_targets_department")
_ALL_SPENT = "整体支出"
_TOTALS = ("金额合计", "合计", "总计", "年度资金总额", "资金总额", "年度预算总额")
_TARGETS_FORM = "performance_targets_project"
_SHORTEST_NAME = 4


class PerformanceForms:
    """The totals of all projects, and the money of each project that has a form of its own."""

    def __init__(
        self, vocabulary: Vocabulary, tables: Sequence[Table], amounts: Sequence[Amount]
    ) -> None:
        self.targets = vocabulary.against_tables.targets
        self.reviews = vocabulary.performance.reviews
        self._totals = [a for a in amounts if a.form in self.targets.told_forms and a.level == 0]
        titles = {t.name: name for t in tables if t.form == _FORM and (name := _project(t.title))}
        stated = [a for a in amounts if a.table in titles and a.amount is not None]
        self._projects = defaultdict[str, list[tuple[str, Amount]]](list)
        for amount in stated:
            if amount.measure == "total":
                title = titles[amount.table]
                self._projects[title[-_SHORTEST_NAME:]].append((title, amount))

        targets = {
            t.name: name for t in tables if t.form == _TARGETS_FORM and (name := _aimed_at(t.title))
        }
        self._targets = defaultdict[str, list[Amount]](list)
        for amount in amounts:
            if amount.table in targets and amount.measure == "total" and amount.amount is not None:
                self._targets[targets[amount.table]].append(amount)

        self._department = [
            a
            for a in amounts
            if a.form in _DEPARTMENT_FORMS and a.measure == "total" and a.amount is not None
            if bare(fold(a.row_label)) in _TOTALS
        ]
        self._listed = defaultdict[str, list[Amount]](list)
        for amount in amounts:
            if amount.form in self.targets.listed_in and amount.amount is not None:
                self._listed[_core(amount.row_label)].append(amount)

    def find(self, text: str, sought: Sought) -> Amount | None:
        """The figure that the sentence tells of, None where none agrees."""
        if _SIGN not in text or sought.value is None:
            return None
        found = (a for a in self._told(text) if a.entity == sought.entity and _is_money(a, sought))
        stated = first_stated(found, sought)
        return stated or self._alike(text, sought) or self._of_department(sought)

    def _of_department(self, sought: Sought) -> Amount | None:
        """The money of all, in the form of the department's evaluation, where it states as much as what a
        sentence says of 部门整体支出."""
        if not sought.words.endswith(_ALL_SPENT):
            return None
        return first_stated((a for a in self._department if a.entity == sought.entity), sought)

    def headed(self, path: Sequence[str], sought: Sought) -> Amount | None:
        """The money of the project that a heading names and the words speak of, in the form of its targets,
        of whichever fund it is, where that states as much."""
        project = project_headed(path) if self._targets and "项目" in sought.words else ""
        if not project or not sought.words.startswith(project):
            return None
        return first_stated(self._targets.get(_core(project), ()), sought)

    def _alike(self, text: str, sought: Sought) -> Amount | None:
        """The money of the one project that a sentence is about, where the lists have it by a longer or a
        shorter name: the only one of them that states as much."""
        name = _core(self.targets.of_one_project(text))
        if not name:
            return None
        of_it = [
            amount
            for amounts in self._listed.values()
            for amount in amounts
            if amount.entity == sought.entity and _is_money(amount, sought)
            if is_of(amount, sought, sought.phase) and agrees(amount, sought)
        ]
        names = {_core(amount.row_label) for amount in of_it if amount.level != 0}
        alike = [a for a in of_it if is_alike(_core(a.row_label), name)]
        return alike[0] if alike and len(names) == 1 else None

    def stated_as(self, whole: Amount) -> Iterator[Amount]:
        """A figure that a sentence tells of, and the totals of other forms that state as much of the same."""
        yield whole
        if whole.level == 0:
            of_it = (whole.entity, whole.measure, whole.amount, whole.unit)
            yield from (a for a in self._totals if (a.entity, a.measure, a.amount, a.unit) == of_it)

    def _told(self, text: str) -> Iterator[Amount]:
        for measure in self._covered(fold(text)):
            yield from (a for a in self._totals if a.measure == measure and a.amount is not None)
        if project := self.targets.of_one_project(text):
            yield from self._listed.get(_core(project), ())
        for project, _, _ in self.reviews.told(text):
            name = _core(split_number(project).text)
            alike = self._projects.get(name[-_SHORTEST_NAME:], [])
            yield from (amount for title, amount in alike if _is_same(title, name))

    def _covered(self, text: str) -> Iterator[str]:
        """The measures that a sentence says targets cover all of, or may."""
        if any(re.search(pattern, text) for pattern in self.targets.all_of_budget):
            yield "total"
        if any(re.search(pattern, text) for pattern in self.targets.all_projects):
            yield "project"
        if any(re.search(pattern, text) for pattern in self.targets.told_of):
            yield from ("project", "total")


def is_of_evaluation(sentence: Sentence) -> bool:
    """Whether a sentence tells of targets or evaluations."""
    return _SIGN in sentence.text


@lru_cache(maxsize=4096)
def _project(title: str) -> str:
    """The project that a form of its own is of, by the form's title; "" for any other form.

    >>> _project("某市级2022年道路养护项目绩效自评表"), _project("支出预算表")
    ('道路养护', '')
    """
    found = _TITLE.match(fold(title))
    name = _core(found["name"]) if found else ""
    return name if len(name) >= _SHORTEST_NAME else ""


@lru_cache(maxsize=4096)
def _aimed_at(title: str) -> str:
    """The project that a form of targets is of, by its title, "" for any other form.

    >>> _aimed_at("甲市信息系统维护绩效目标表"), _aimed_at("支出预算表")
    ('甲市信息系统维护', '')
    """
    found = _TARGETS.match(fold(title))
    return _core(found["name"]) if found else ""


def _core(name: str) -> str:
    """A project's name without the year before it and what is said of its money behind it.

    >>> _core("2022年献血宣传资金"), _core("免学费补助（中央资金）")
    ('献血宣传', '免学费补助')
    """
    words = bare(_YEAR.sub("", _OF_MONEY.sub("", fold(name)))).removesuffix("项目")
    return words.removesuffix("资金").removesuffix("经费")


def _is_money(amount: Amount, sought: Sought) -> bool:
    """Whether a figure may be of the money that the words name, of any where they name none; nothing is
    nothing of each alike."""
    return amount.fund == sought.fund or (sought.value != 0 and not sought.fund)


def _is_same(title: str, name: str) -> bool:
    """Whether a name is that of a form: either may leave out whose project it is."""
    return title.endswith(name) or name.endswith(title)
