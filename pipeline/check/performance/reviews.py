"""What the prose tells of a project's self-evaluation against the project's own form.

The reviews of a final account (“××项目绩效自评综述：全年预算数……万元，执行数……万元”) repeat figures of
the form of that project. A form is a review's where its project's name ends that of the review and
nothing stands before it but the body that the form names. Where several are, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.check.comparison import closing, remark
from pipeline.check.intervals import Interval, printed_in
from pipeline.check.lines import shortened
from pipeline.check.performance.funds import label_of
from pipeline.check.performance.sheets import heading_of, project_of
from pipeline.check.prose.passages import Passage, passages_of
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold
from pipeline.vocabulary.phrases import is_any

_CHECK = "performance.review_as_told"
_FORM = "final.self_evaluation_project"
_SHORTEST = 4
_KINDS = (("budgeted", "全年预算数", "万元"), ("spent", "执行数", "万元"), ("score", "得分", "分"))
_PROJECT = "项目"


@dataclass(frozen=True, slots=True)
class _Form:
    """A project's form: its name, the texts above its money, and its figures by kind."""

    table: Table
    project: str
    texts: frozenset[str]
    figures: dict[str, Amount]


@dataclass(frozen=True, slots=True)
class _Review:
    """What is told of a project: its name as printed, the figures by kind, and where."""

    project: str
    figures: dict[str, str]
    place: Place


def check_reviews(subject: Subject) -> Iterator[Finding]:
    """Every review whose project has a form."""
    forms = [form for table in subject.tables if (form := _form(subject, table))]
    checked = found = 0
    for review in _reviews(subject) if forms else ():
        own = _forms_of(review, forms)
        differences = [_differences(review, form) for form in own]
        checked += bool(own)
        if len(own) == 1 and differences[0]:
            found += 1
            yield _differs(subject, review, own[0], differences[0])
    nothing = (
        "没有可与项目自评表核对的自评综述",
        "no review in words of a project that has a form",
    )
    all_fit = (
        f"{checked} 个项目的自评综述与自评表一致",
        f"{checked} reviews in words state what the forms do",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def _form(subject: Subject, table: Table) -> _Form | None:
    """The form of one project's self-evaluation, with what it states of its money and its score."""
    if table.form != _FORM:
        return None
    project = project_of(subject, table)
    spec = subject.vocabulary.performance
    figures: dict[str, Amount] = {}
    first = len(table.body)
    for amount in subject.amounts_of(table):
        if amount.amount is None:
            continue
        heading = heading_of(amount)
        if is_any(label_of(amount, spec.money), spec.money.totals):
            first = min(first, amount.row_no)
            if is_any(heading, spec.money.budgeted):
                figures.setdefault("budgeted", amount)
            elif is_any(heading, spec.money.spent):
                figures.setdefault("spent", amount)
        elif is_any(amount.row_label, spec.points.totals) and heading.endswith("得分"):
            figures["score"] = amount
    above = (cell.text for row in table.body[:first] for cell in row if cell is not None)
    texts = frozenset(text for each in above if len(text := bare(each)) >= _SHORTEST)
    name = bare(project).removesuffix(_PROJECT)
    return _Form(table, name, texts, figures) if len(name) >= _SHORTEST and figures else None


def _reviews(subject: Subject) -> Iterator[_Review]:
    for passage in passages_of(subject):
        yield from _in_passage(subject, passage)


def _in_passage(subject: Subject, passage: Passage) -> Iterator[_Review]:
    spec = subject.vocabulary.performance.reviews
    for project, said, start in spec.told(passage.text):
        figures = {}
        for kind, _, _ in _KINDS:
            stated = re.search(getattr(spec, kind), said)
            if stated:
                figures[kind] = stated["number"]
        if figures:
            yield _Review(split_number(project).text, figures, passage.place(start))


def _forms_of(review: _Review, forms: Sequence[_Form]) -> Sequence[_Form]:
    """The forms whose project the review is of: the name, behind that of the body where it has one."""
    name = bare(review.project).removesuffix(_PROJECT)
    return [form for form in forms if name.endswith(form.project) and _is_of_body(name, form)]


def _is_of_body(name: str, form: _Form) -> bool:
    """Whether what stands before the project's name is, or begins with, what its form says above."""
    body = name.removesuffix(form.project)
    return not body or any(body.startswith(t) or t.startswith(body) for t in form.texts)


def _differences(review: _Review, form: _Form) -> Sequence[tuple[str, str]]:
    """What the review and the form state differently, in both languages' words."""
    found = []
    for kind, called, unit in _KINDS:
        amount = form.figures.get(kind)
        told = parse_amount(review.figures.get(kind, ""))
        if amount is None or amount.amount is None or told is None:
            continue
        printed = printed_in(amount, "")
        if fold(amount.unit) != unit or printed is None:
            continue
        if not Interval(told.value, told.half_unit).may_be(printed):
            figure = review.figures[kind]
            found.append((
                f"{called} {figure} {unit}，自评表中为 {amount.amount_text} {unit}",
                f"{called} {figure}; the form has {amount.amount_text}",
            ))  # fmt: skip
    return found


def _differs(
    subject: Subject, review: _Review, form: _Form, differences: Sequence[tuple[str, str]]
) -> Finding:
    project = shortened(review.project, 40)
    said = (
        f"“{project}”的自评综述称{'；'.join(zh for zh, _ in differences)}",
        f"the review of {project} states {'; '.join(en for _, en in differences)}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.ERROR, said, table=form.table, place=review.place
    )
