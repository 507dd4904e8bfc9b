"""The functional classes (类) that a summary states by name and another form by code, class by class."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.check.comparison import ELSEWHERE, compare, compared, remark, withdrawn
from pipeline.check.subject import Subject
from pipeline.check.sums.carried_over import WHY, is_carried_over, yuan
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary.forms import CrossClasses

_CHECK = "cross_table.same_class"
_FEWEST = 2
"""A column with fewer rows called like classes may be of another classification."""
_SUFFIX = "支出"
_PHASES = {"budget": "approved", "final": "executed"}


def check_cross_classes(subject: Subject) -> Iterator[Finding]:
    """Every class that both forms of a pair state once, entity by entity."""
    specs = [
        spec
        for spec in subject.vocabulary.forms.cross_classes
        if spec.summary.startswith(subject.identity.kind)
    ]
    codes = _codes_by_name(subject) if specs else {}
    for spec in specs:
        for entity in dict.fromkeys(t.entity.name for t in subject.tables if t.form == spec.detail):
            yield from _compare(subject, spec, entity, codes)


def _codes_by_name(subject: Subject) -> dict[str, str]:
    """The code of each class by its name of any year, where only one ever had that name."""
    named = defaultdict[str, set[str]](set)
    for code in subject.vocabulary.classifications["functional"].codes:
        if code.level == 1:
            named[bare(code.name)].add(code.code)
    return {name: next(iter(codes)) for name, codes in named.items() if len(codes) == 1}


def _compare(
    subject: Subject, spec: CrossClasses, entity: str, codes: Mapping[str, str]
) -> Iterator[Finding]:
    summary = _classes_named(_stated(subject, spec.summary, entity, {spec.fund}), codes)
    if not summary:
        return
    detail = defaultdict[str, list[Amount]](list)
    for amount in _stated(subject, spec.detail, entity, {"", spec.fund}):
        if amount.level == 1 and amount.classification == "functional":
            detail[amount.code].append(amount)
    found = list(_each(summary, detail))
    if any(finding.outcome.fails for finding in found) and _carries_over(
        subject, spec, entity, summary, detail
    ):
        yield from (withdrawn(each, WHY) if each.outcome.fails else each for each in found)
        return
    yield from found
    if len(found) >= _FEWEST and all(finding.outcome.holds for finding in found):
        yield from _blank(subject, spec, entity, summary, detail)


def _carries_over(
    subject: Subject,
    spec: CrossClasses,
    entity: str,
    summary: Mapping[str, Sequence[Amount]],
    detail: Mapping[str, Sequence[Amount]],
) -> bool:
    """Whether all classes of a summary are more than those of the other form by what was carried over, and
    none is less."""
    classes = {code: yuan(amounts[:1]) for code, amounts in summary.items()}
    others = {code: yuan(amounts[:1]) for code, amounts in detail.items()}
    if None in (*classes.values(), *others.values()):
        return False
    more = {
        code: (classes.get(code) or 0) - (others.get(code) or 0) for code in {*classes, *others}
    }
    if any(each < 0 for each in more.values()):
        return False
    return is_carried_over(
        subject, spec.summary, entity, spec.fund, sum(map(Decimal, more.values()), Decimal(0))
    )


def _each(
    summary: Mapping[str, Sequence[Amount]], detail: Mapping[str, Sequence[Amount]]
) -> Iterator[Finding]:
    for code, amounts in summary.items():
        one, other = _only(amounts), _only(detail.get(code, ()))
        if one is None or other is None:
            continue
        said = (
            f"{one.row_label}：《{one.table_title}》与《{other.table_title}》中的 {code}",
            f"class {code} in the summary and in the form that lists its codes",
        )
        yield compared(_CHECK, one, compare(one, [other]), said, ELSEWHERE)


def _blank(
    subject: Subject,
    spec: CrossClasses,
    entity: str,
    summary: Mapping[str, Sequence[Amount]],
    detail: Mapping[str, Sequence[Amount]],
) -> Iterator[Finding]:
    """A class that the form with the codes states and the summary leaves blank, where both have one
    total: all other classes are the same."""
    first = next(iter(summary.values()))[0]
    column = [a for a in subject.amounts_of_form(spec.summary, entity) if _beside(a, first)]
    totals = [
        amount
        for amount in _stated(subject, spec.detail, entity, {"", spec.fund})
        if amount.level == 0 and any(compare(each, [amount]).outcome.holds for each in column)
    ]
    for code, amounts in detail.items() if totals else ():
        other = _only(amounts)
        if other is not None and other.amount and code not in summary:
            said = (
                f"《{other.table_title}》有 {code} {other.row_label} {other.amount_text}，"
                f"《{first.table_title}》该类没有数（两表合计相同）",
                f"{other.row_label} ({other.amount_text}) is in the form that lists codes; the summary, "
                "of the same total, leaves it blank",
            )
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.ERROR, said,
                table=first.table, code=code, at=other,
            )  # fmt: skip


def _beside(amount: Amount, first: Amount) -> bool:
    same = (amount.table, amount.column_no) == (first.table, first.column_no)
    return same and bool(amount.amount)


def _stated(subject: Subject, form: str, entity: str, funds: set[str]) -> list[Amount]:
    """The expenditure of the year that a form states for the funds, over all kinds of it."""
    identity = subject.identity
    return [
        amount
        for amount in subject.amounts_of_form(form, entity)
        if amount.amount is not None
        and amount.measure == "total"
        and amount.direction == "expenditure"
        and amount.fund in funds
        and amount.phase == _PHASES[identity.kind]
        and amount.fiscal_year in (None, identity.fiscal_year)
    ]


def _classes_named(amounts: Sequence[Amount], codes: Mapping[str, str]) -> dict[str, list[Amount]]:
    """The classes of the column that has most rows called like one: the others of a summary are of
    the economic classifications, some of whose names are those of functional classes too."""
    named = [(amount, code) for amount in amounts if (code := _code_of(amount, codes))]
    columns = Counter((amount.table, amount.column_no) for amount, _ in named)
    classes = defaultdict[str, list[Amount]](list)
    if columns:
        column, count = columns.most_common(1)[0]
        for amount, code in named if count >= _FEWEST else ():
            if (amount.table, amount.column_no) == column:
                classes[code].append(amount)
    return classes


def _code_of(amount: Amount, codes: Mapping[str, str]) -> str:
    if amount.level not in (1, 2):
        return ""
    name = bare(split_number(amount.row_label).text)
    return codes.get(name) or codes.get(f"{name}{_SUFFIX}", "")


def _only(amounts: Sequence[Amount]) -> Amount | None:
    """The figure that all of several statements give, None where they differ."""
    return amounts[0] if len({amount.amount for amount in amounts}) == 1 else None
