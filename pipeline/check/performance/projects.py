"""The money that a form of performance states for a project against the list of projects, and for a
department against its totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from pipeline.check.comparison import ELSEWHERE, compare, compared
from pipeline.check.lines import shortened
from pipeline.check.performance.funds import label_of
from pipeline.check.performance.sheets import heading_of, project_of, text_of
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare
from pipeline.values.units import is_money
from pipeline.vocabulary.phrases import is_any

_CHECK = "performance.project_amount"
_LIST, _BASIC = "budget.project", "budget.general_public_basic"
_ALIKE = 0.85
"""Names of projects that have so much in common are one name, printed differently."""
_SHORTEST = 8
_SECRET = ("涉密",)
"""What names of projects say of which nobody can tell whose they are."""
_MOST = 4
"""Of more rows with one name nobody can tell which make up the project."""


def check_projects(subject: Subject) -> Iterator[Finding]:
    """Every form of a project whose project the list has, and every department's basic expenditure."""
    listed = listed_projects(subject)
    for table in subject.tables:
        if table.entries:
            yield from _of_list(subject, table, listed)
            continue
        project = project_of(subject, table)
        total = total_of(subject, table)
        if project and total and listed and project != table.entity.name:
            yield from _against_list(subject, total, project, listed)
        yield from _basic(subject, table)


def listed_projects(subject: Subject) -> Mapping[str, Sequence[Amount]]:
    """The rows of the lists of projects by their bare names, each with its total."""
    return subject.once("listed projects", lambda: _listed(subject))


def _listed(subject: Subject) -> Mapping[str, Sequence[Amount]]:
    found = defaultdict[str, list[Amount]](list)
    for table in subject.tables:
        if table.form != _LIST:
            continue
        seen = set[int]()
        for amount in subject.amounts_of(table):
            if amount.amount is not None and amount.row_no not in seen and is_money(amount.unit):
                seen.add(amount.row_no)
                found[bare(amount.row_label)].append(amount)
    return found


def totals_of(subject: Subject, table: Table) -> Sequence[Amount]:
    """The money that a form of fields states for its project: of the year, of all its years."""
    return subject.once(("project totals", table.name), lambda: _totals_of(subject, table))


def _totals_of(subject: Subject, table: Table) -> list[Amount]:
    spec = subject.vocabulary.performance.money
    return [
        amount
        for amount in subject.amounts_of(table)
        if amount.amount is not None
        and is_money(amount.unit)
        and is_any(label_of(amount, spec), spec.totals)
    ]


def total_of(subject: Subject, table: Table) -> Amount | None:
    """The money of the year that a form of fields states for its project."""
    spec = subject.vocabulary.performance.money
    totals = totals_of(subject, table)
    of_year = [amount for amount in totals if "年度" in label_of(amount, spec)]
    found = of_year or totals
    return found[0] if len(found) == 1 else None


def _of_list(
    subject: Subject, table: Table, listed: Mapping[str, Sequence[Amount]]
) -> Iterator[Finding]:
    """The projects of a list of goals, one a row."""
    if table.form != "budget.project_performance" or not listed:
        return
    amounts = [a for a in subject.amounts_of(table) if a.amount is not None and is_money(a.unit)]
    names = [bare(amount.row_label) for amount in amounts]
    for amount, name in zip(amounts, names, strict=True):
        if names.count(name) == 1 and name in listed:
            yield from _against_list(subject, amount, amount.row_label, listed)


def _against_list(
    subject: Subject, total: Amount, project: str, listed: Mapping[str, Sequence[Amount]]
) -> Iterator[Finding]:
    name = bare(project)
    rows = listed.get(name) or _named_alike(name, listed)
    if not rows or len(rows) > _MOST or rows[0].kind != "budget":
        return
    sums = [
        compare(total, chosen)
        for count in range(1, len(rows) + 1)
        for chosen in combinations(rows, count)
    ]
    best = next((s for s in sums if not s.outcome.fails), None)
    if best is None and (
        _is_of_all_years(subject, total, rows) or _is_in_row(subject, total, rows)
    ):
        return
    if best is None and (
        any(name in other and name != other for other in listed)
        or any(word in other for other in listed for word in _SECRET)
        or _with_another(total, rows, listed)
    ):
        return  # rows that say in brackets that they are paid from it, are secret, or are of it too
    comparison = best or (sums[-1] if len(rows) > 1 else sums[0])
    called = rows[0].row_label
    also = "" if bare(called) == name else f"（该表作“{shortened(called, 30)}”）"
    of = f"{len(rows)} 行之和" if len(rows) > 1 and best is None else "所列"
    said = (
        f"“{shortened(project, 30)}”绩效目标表的资金，与《{rows[0].table_title}》{also}{of}",
        f"the money of the project {project} against the list of projects",
    )
    finding = compared(_CHECK, total, comparison, said, ELSEWHERE)
    if comparison.outcome.fails:
        finding = replaced(finding, severity=Severity.WARNING)
    yield finding


def _is_of_all_years(subject: Subject, total: Amount, rows: Sequence[Amount]) -> bool:
    """Whether what is called the whole of a project is more than the year's, and may be that of all its
    years."""
    spec = subject.vocabulary.performance.money
    return is_any(label_of(total, spec), spec.of_all_years) and all(
        (row.amount_yuan or 0) < (total.amount_yuan or 0) for row in rows
    )


def _is_in_row(subject: Subject, total: Amount, rows: Sequence[Amount]) -> bool:
    """Whether the list states the money in another column of the project: that of the year, without what is
    carried over."""
    own = {(row.table, row.row_no) for row in rows}
    return total.amount_yuan != 0 and any(
        (each.table, each.row_no) in own and each.amount_yuan == total.amount_yuan
        for each in subject.amounts
        if each.form == _LIST
    )


def _with_another(
    total: Amount, rows: Sequence[Amount], listed: Mapping[str, Sequence[Amount]]
) -> bool:
    """Whether the rows of a project with one more of the list make up its money."""
    others = (row for name in listed for row in listed[name] if row not in rows)
    return any(not compare(total, [*rows, other]).outcome.fails for other in others)


def _named_alike(name: str, listed: Mapping[str, Sequence[Amount]]) -> Sequence[Amount]:
    """The rows of the one name that is this one but for a word or two, () where there are several."""
    if len(name) < _SHORTEST:
        return ()
    alike = [
        other for other in listed if len(other) >= _SHORTEST
        and SequenceMatcher(None, name, other).ratio() >= _ALIKE
    ]  # fmt: skip
    return listed[alike[0]] if len(alike) == 1 else ()


def _basic(subject: Subject, table: Table) -> Iterator[Finding]:
    """A yearly task that is all of the basic expenditure, against the form that lists it."""
    spec = subject.vocabulary.performance
    wholes = [
        amount
        for amount in subject.amounts_of(table)
        if amount.amount is not None and is_any(heading_of(amount), spec.money.task_whole)
    ]
    whole = _basic_total(subject, table) if wholes else None
    if whole is None:
        return
    for amount in wholes:
        texts = [text_of(cell) for cell in table.body[amount.row_no - 1]]
        if any(is_any(text, spec.basic) for text in texts if text):
            said = (
                f"《{table.title}》“{shortened(amount.row_label, 20)}”（基本支出）"
                f"与《{whole.table_title}》所列",
                "the task of basic expenditure against the form that lists it",
            )
            yield compared(_CHECK, amount, compare(amount, [whole]), said, ELSEWHERE)


def _basic_total(subject: Subject, table: Table) -> Amount | None:
    """All basic expenditure of the table's entity, where one form states it once."""
    totals = [
        amount
        for amount in subject.amounts
        if amount.form == _BASIC and amount.level == 0 and amount.amount is not None
        and amount.entity == table.entity.name
    ]  # fmt: skip
    return totals[0] if totals else None
