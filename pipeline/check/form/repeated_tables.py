"""The same form of the same entity printed twice: the same figures, or others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.lines import place_name, place_name_en
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare

_CHECK = "form.table_repeated"
_Key = tuple[str, str, str, int]


def check_repeated_tables(subject: Subject) -> Iterator[Finding]:
    """Every pair of neighbours among the tables of one form and entity, printed under one title."""
    printed = defaultdict[tuple[str, str, str], list[Table]](list)
    for table in subject.tables:
        form = subject.form_of(table)
        if form and form.shape != "fields" and form.id.startswith(f"{subject.identity.kind}."):
            printed[form.id, table.entity.name, table.entity.code].append(table)
    twice = [
        (first, second)
        for tables in printed.values()
        for first, second in pairwise(tables)
        if first.place.file != second.place.file or bare(first.title) == bare(second.title)
    ]
    yield from (_compared(subject, first, second) for first, second in twice)
    if printed and not twice:
        said = ("各表只出现一次", "no form stands twice")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _compared(subject: Subject, first: Table, second: Table) -> Finding:
    differing = _first_difference(subject, first, second)
    where = f"{first.place.file} {place_name(first.place)}"
    where_en = f"{first.place.file} {place_name_en(first.place)}"
    if differing is None:
        said = (
            f"《{second.title}》重复公开（另见{where}），数字相同",
            f"“{second.title}” is printed twice (also {where_en}), with the same figures",
        )
        return _finding(subject, Outcome.PASS, Severity.NOTE, said, second)
    one, other = differing
    values = f"“{other.row_label} {other.column_label}”一处为 {one.amount_text}，一处为 {other.amount_text}"
    values_en = f"{one.amount_text} in one, {other.amount_text} in the other"
    if first.place.file == second.place.file:
        said = (
            f"《{second.title}》出现两次（另见{where}），{values}；可能是不同单位的表，未能断定",
            f"“{second.title}” stands twice (also {where_en}): {values_en}; undecided, the two may "
            "be of different units",
        )
        return _finding(subject, Outcome.NOT_EVALUATED, Severity.WARNING, said, second, other)
    said = (
        f"《{second.title}》在两个文件中数字不同（另见{where}）：{values}",
        f"“{second.title}” differs between two files (also {where_en}): {values_en}",
    )
    return _finding(subject, Outcome.FAIL, Severity.ERROR, said, second, other)


def _finding(
    subject: Subject,
    outcome: Outcome,
    severity: Severity,
    said: tuple[str, str],
    table: Table,
    amount: Amount | None = None,
) -> Finding:
    return remark(
        subject, _CHECK, outcome, severity, said,
        table=table, row_no=amount.row_no if amount else None,
        code=amount.code if amount else "",
    )  # fmt: skip


def _first_difference(
    subject: Subject, first: Table, second: Table
) -> tuple[Amount, Amount] | None:
    """The first figure that both tables state, and state differently."""
    ones, others = _figures(subject, first), _figures(subject, second)
    for key, other in others.items():
        one = ones.get(key)
        if one is not None and _value(one) != _value(other):
            return one, other
    return None


def _figures(subject: Subject, table: Table) -> dict[_Key, Amount]:
    figures: dict[_Key, Amount] = {}
    count = defaultdict[tuple[str, str, str], int](int)
    for amount in subject.amounts_of(table):
        name = (amount.code, bare(amount.row_label), bare(amount.column_label))
        count[name] += 1
        figures[*name, count[name]] = amount
    return figures


def _value(amount: Amount) -> Decimal:
    """A blank, a dash and a zero are one here: the files may print nothing differently."""
    value = amount.amount_yuan if amount.amount_yuan is not None else amount.amount
    return value or Decimal(0)
