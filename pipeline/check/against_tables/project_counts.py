"""So many projects with so much money, as the prose says → Findings: the table of projects has as many rows.

Which table is meant is proven by the money: its total is the stated amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.against_tables.columns import interval_of
from pipeline.check.comparison import remark
from pipeline.check.intervals import Interval, sum_of
from pipeline.check.prose.figures import Figure, figures
from pipeline.check.prose.passages import Passage, passages_of
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare
from pipeline.values.units import beside, is_money

_CHECK = "claim.project_count"
_FORM = "budget.project"
_FEWEST = 2
_ALL = "整体"
"""What says that the money is of more than projects."""


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
    stated, by_fund = int(match["count"]), _by_fund(subject, passage, match)
    if not by_fund or not by_fund[0].interval.value:
        return
    ways = {sum_of(figure.interval for figure in by_fund), by_fund[0].interval}
    for money in sorted(ways, key=lambda way: way.value, reverse=True):
        for table in tables:
            counts, is_whole = _counts(subject.amounts_of(table), money)
            if counts and (is_whole or stated in counts):
                yield _finding(subject, table, stated, counts, passage.place(match.start()))
                return
    is_all = _ALL in passage.text
    for table in tables if len(by_fund) > _FEWEST and not is_all else ():
        amounts = subject.amounts_of(table)
        rows = {a.row_no for a in amounts if a.is_leaf and a.level != 0}
        if len(rows) == stated and (odd := _odd_one(subject, amounts, by_fund)):
            yield _of_one_fund(subject, table, passage.place(match.start()), *odd)
            return


def _by_fund(subject: Subject, passage: Passage, match: re.Match[str]) -> Sequence[Figure]:
    """The money of the projects: the amount behind their number, with those of other funds in a row behind
    it (一般公共预算 40 万元、政府性基金 5 万元)."""
    found = figures(passage.text, subject.vocabulary.prose)
    first = next((n for n, each in enumerate(found) if each.start == match.start("amount")), None)
    if first is None:
        return ()
    row, end = [found[first]], passage.text.find("。", match.end())
    for figure in found[first + 1 :]:
        is_of_fund = subject.vocabulary.claims.fund_of(figure.words) or "结转" in figure.words
        is_apart = "其中" in figure.lead or "包括" in figure.lead or 0 <= end < figure.start
        if is_apart or not (figure.is_money and figure.role == "level" and is_of_fund):
            break
        row.append(figure)
    return row


def _odd_one(
    subject: Subject, amounts: Sequence[Amount], stated: Sequence[Figure]
) -> tuple[Figure, Amount] | None:
    """The one amount that no total of a table is, where all others are, with the total of its fund."""
    totals = [amount for amount in amounts if _is_total(amount)]
    odd = [f for f in stated if not any(interval_of(t).may_be(f.interval) for t in totals)]
    if len(odd) != 1 or any(
        interval_of(each).may_be(odd[0].interval) for each in subject.amounts if _is_total(each)
    ):
        return None  # what the body has in all of that fund, it may be
    fund = subject.vocabulary.claims.fund_of(odd[0].words)
    own = [total for total in totals if fund and total.fund == fund]
    return (odd[0], own[0]) if len(own) == 1 else None


def _of_one_fund(
    subject: Subject, table: Table, place: Place, figure: Figure, total: Amount
) -> Finding:
    said = (
        f"文中所称项目的“{figure.words}”{figure.text} {figure.unit}，《{table.title}》为"
        f" {beside(total.amount_text, total.unit, figure.unit)}；项目数和其余各项资金与该表相同",
        f"the text states {figure.text} of one fund for as many projects as the table has, which states"
        f" {total.amount_text}; the money of the other funds is the same",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table, row_no=total.row_no, place=place,
    )  # fmt: skip


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
