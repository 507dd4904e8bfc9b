"""So many projects with so much money, as the prose says → Findings: the table of projects has as many rows.

Which table is meant is proven by the money: its total is the stated amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.against_tables.columns import interval_of
from pipeline.check.comparison import remark
from pipeline.check.intervals import Interval, sum_of
from pipeline.check.prose.figures import figures
from pipeline.check.prose.passages import Passage, passages_of
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.text import bare
from pipeline.values.units import YUAN, is_money

_CHECK = "claim.project_count"
_FORM = "budget.project"
_FEWEST = 2


def check_project_counts(subject: Subject) -> Iterator[Finding]:
    """Every number of projects that stands beside their money."""
    ways = [re.compile(each) for each in subject.vocabulary.against_tables.projects_counted]
    tables = [table for table in subject.tables if table.form == _FORM and table.entries]
    if not tables:
        return
    for passage in passages_of(subject):
        for said in ways if "项目" in passage.text else ():
            for match in said.finditer(passage.text):
                yield from _held(subject, tables, passage, match)


def _held(
    subject: Subject, tables: Sequence[Table], passage: Passage, match: re.Match[str]
) -> Iterator[Finding]:
    money = _money(subject, passage, match)
    if money is None or not money.value:
        return
    stated = int(match["count"])
    for table in tables:
        counts, is_whole = _counts(subject.amounts_of(table), money)
        if counts and (is_whole or stated in counts):
            yield _finding(subject, table, stated, counts, passage.place(match.start()))
            return


def _money(subject: Subject, passage: Passage, match: re.Match[str]) -> Interval | None:
    """The money of the projects: the amount behind their number, with those of other funds in a row behind
    it (一般公共预算 40 万元、政府性基金 5 万元)."""
    number, factor = parse_amount(match["amount"]), YUAN[match["unit"]]
    if number is None:
        return None
    first = Interval(number.value * factor, number.half_unit * factor)
    rest = passage.text[match.end() :].partition("。")[0]
    others = list[Interval]()
    for figure in figures(rest, subject.vocabulary.prose):
        if "其中" in figure.lead or "包括" in figure.lead:
            break
        is_of_fund = subject.vocabulary.claims.fund_of(figure.words) or "结转" in figure.words
        if not (figure.is_money and figure.role == "level" and is_of_fund):
            break
        others.append(figure.interval)
    return sum_of((first, *others))


def _counts(amounts: Sequence[Amount], money: Interval) -> tuple[list[int], bool]:
    """How many projects the rows under a total of so much money may be: all rows, those within others
    left out, different names; none where no total is so much, or its rows do not make it up. And whether
    it is the whole: the text may count the projects of all funds beside the money of one."""
    totals = [amount for amount in amounts if _is_total(amount)]
    total = next((each for each in totals if interval_of(each).may_be(money)), None)
    if total is None:
        return [], False
    rows = [
        a for a in amounts
        if a.column_no == total.column_no and a.row_no != total.row_no and interval_of(a).value
    ]  # fmt: skip
    leaves = [row for row in rows if row.is_leaf]
    if len(leaves) < _FEWEST:
        return [], False
    names = {bare(row.row_label.rpartition("/")[2]) for row in leaves}
    is_whole = interval_of(total).value == max(interval_of(each).value for each in totals)
    return [len(leaves), len(rows), len(names)], is_whole


def _is_total(amount: Amount) -> bool:
    return amount.amount is not None and is_money(amount.unit) and amount.level == 0


def _finding(
    subject: Subject, table: Table, stated: int, counts: Sequence[int], place: Place
) -> Finding:
    fits = stated in counts
    said = (
        f"文中称 {stated} 个项目，合计金额与《{table.title}》相同，该表列有 {counts[0]} 个",
        f"the text speaks of {stated} projects; the table with the same total lists {counts[0]}",
    )
    if fits:
        said = (
            f"文中所称 {stated} 个项目与《{table.title}》相符",
            f"the table lists the {stated} projects that the text speaks of",
        )
    outcome, severity = (Outcome.PASS, Severity.NOTE) if fits else (Outcome.FAIL, Severity.WARNING)
    return remark(subject, _CHECK, outcome, severity, said, table=table, place=place)
