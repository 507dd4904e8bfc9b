"""Money in forms of performance: a whole against its parts, tasks against their total, how much was spent."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.check.comparison import Comparison, compare, compared
from pipeline.check.intervals import printed_in, recomputed, share
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import heading_of, project_of
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.text import bare
from pipeline.values.units import is_money
from pipeline.vocabulary.performance import Money
from pipeline.vocabulary.phrases import is_any

_CHECK = "performance.funds"
_PAIR = 2
_OWN = re.compile("财政(?:拨款|资金)")


def check_funds(subject: Subject) -> Iterator[Finding]:
    """Every form of fields that states a project's or a department's money."""
    spec = subject.vocabulary.performance.money
    for table in subject.tables:
        amounts = [a for a in subject.amounts_of(table) if a.amount is not None]
        if table.entries or not amounts:
            continue
        called, of_money = whose(subject, table), [a for a in amounts if is_money(a.unit)]
        found = (
            *_parts(spec, called, of_money),
            *_across(spec, called, of_money),
            *_tasks(spec, called, of_money),
        )
        some = any(map(_is_of_some, found)) and _names_one_part(spec, table)
        yield from (each for each in found if not (some and _is_of_some(each)))
        yield from _executions(spec, called, amounts)


def _names_one_part(spec: Money, table: Table) -> bool:
    """Whether a form has no label for other money beside some label for appropriations."""
    cells = (cell.text for row in table.body for cell in row if cell is not None)
    parts = (*spec.parts, *spec.row_parts, *spec.task_parts)
    labels = [bare(each) for each in cells if is_any(each, parts)]
    return sum(_OWN.search(label) is None for label in labels) * 2 < len(labels)


def _is_of_some(finding: Finding) -> bool:
    """Whether a whole is more than one part of it: 其中：财政拨款, which need not be all."""
    is_more = finding.outcome.fails and (finding.difference or 0) > 0
    return is_more and len(finding.cells) == _PAIR


def whose(subject: Subject, table: Table) -> str:
    """What a message calls a form: the project that it names, else its title."""
    project = project_of(subject, table)
    return f"“{shortened(project, 30)}”" if project else f"《{table.title}》"


def label_of(amount: Amount, spec: Money) -> str:
    """What an amount of such a form is called: its heading where that is the label beside it."""
    for label in (heading_of(amount), amount.row_label):
        if is_any(label, spec.totals) or is_any(label, spec.parts):
            return label
    return ""


def _parts(spec: Money, called: str, amounts: Sequence[Amount]) -> Iterator[Finding]:
    """年度资金总额 against 财政拨款, 上年结转 and 其他资金 right below it, column by column."""
    columns = defaultdict[int, list[tuple[str, Amount]]](list)
    rows = {amount.row_no for amount in amounts}
    for amount in amounts:
        columns[amount.column_no].append((label_of(amount, spec), amount))
    for column in columns.values():
        for index, (label, total) in enumerate(column):
            if not is_any(label, spec.totals):
                continue
            parts = list[Amount]()
            for below, part in column[index + 1 :]:
                if not below or not is_any(below, spec.parts):
                    break
                parts.append(part)
            if not parts or _is_cut_short(rows, total, parts, columns):
                continue
            of = _column(total, label)
            said = (
                f"{called}{label.rstrip('：:')}{of}与{'、'.join(_plain(spec, p) for p in parts)}之和",
                "the project's money against the sum of its parts",
            )
            finding = compared(_CHECK, total, compare(total, parts), said)
            yield _with_blank(finding, _left_blank(spec, amounts, parts[-1]))


def _across(spec: Money, called: str, amounts: Sequence[Amount]) -> Iterator[Finding]:
    """预算数 against 其中：财政资金 and 其他资金 beside it in its row; a blank one is nothing."""
    for total, beside in pairwise(amounts):
        opens = total.row_no == beside.row_no and is_any(heading_of(total), spec.row_totals)
        if not opens or not is_any(heading_of(beside), spec.row_parts[:1]):
            continue
        parts = [
            each
            for each in amounts
            if each.row_no == total.row_no and is_any(heading_of(each), spec.row_parts)
        ]
        others = [
            each
            for each in amounts
            if each.row_no == total.row_no and each is not total and each not in parts
        ]
        if others and compare(total, parts).outcome.fails:
            continue  # 上级资金, 上年结转: what other money a row states may be part of it too
        names = "、".join(bare(heading_of(each)).removeprefix("其中") for each in parts)
        said = (
            f"{called}{heading_of(total)}与{names}之和",
            "the project's money against the sum of its parts",
        )
        yield compared(_CHECK, total, compare(total, parts), said)


def _is_cut_short(
    rows: set[int],
    total: Amount,
    parts: Sequence[Amount],
    columns: dict[int, list[tuple[str, Amount]]],
) -> bool:
    """Whether a row between states an amount in another column only: a blank cell may be its own."""
    inner = {row for row in rows if total.row_no < row <= parts[-1].row_no}
    own = {part.row_no for part in parts}
    named = {a.row_no for column in columns.values() for label, a in column if label}
    return bool((inner & named) - own)


def _left_blank(spec: Money, amounts: Sequence[Amount], last: Amount) -> Amount | None:
    """The next part below the last one, where its row states an amount in other columns only."""
    below = [amount for amount in amounts if amount.row_no > last.row_no]
    row = [amount for amount in below if amount.row_no == below[0].row_no]
    stated = next((a for a in row if a.amount and is_any(label_of(a, spec), spec.parts)), None)
    return None if any(each.column_no == last.column_no for each in row) else stated


def _with_blank(finding: Finding, blank: Amount | None) -> Finding:
    """A sum that fails, with the part whose cell is blank in this column and filled in another."""
    if blank is None or not finding.outcome.fails:
        return finding
    name, other = blank.row_label.strip(), heading_of(blank)
    return replaced(
        finding,
        message=f"{finding.message}（“{name}”此栏空白，“{other}”栏为 {blank.amount_text}）",
        message_en=f"{finding.message_en} ({name} is blank here, and {blank.amount_text} in {other})",
    )


def _column(amount: Amount, label: str) -> str:
    heading = heading_of(amount)
    return "" if bare(heading) == bare(label) else f"（{heading}）"


def _plain(spec: Money, amount: Amount) -> str:
    return label_of(amount, spec).removeprefix("其中").lstrip("：:")


def _tasks(spec: Money, called: str, amounts: Sequence[Amount]) -> Iterator[Finding]:
    """The total of the tasks of a department, and each task's own parts."""
    for column in _columns(amounts):
        for index, total in enumerate(column):
            if is_any(total.row_label, spec.task_totals) and index > 0:
                said = (
                    f"{called}{total.row_label}{_column(total, total.row_label)}与各项任务之和",
                    "the total of the tasks against their sum",
                )
                yield compared(_CHECK, total, compare(total, column[:index]), said)
    rows = defaultdict[int, list[Amount]](list)
    for amount in amounts:
        rows[amount.row_no].append(amount)
    for row in rows.values():
        for index, total in enumerate(row):
            parts = row[index + 1 : index + 1 + len(spec.task_parts)]
            if not is_any(heading_of(total), spec.task_whole) or not parts:
                continue
            parts = [part for part in parts if is_any(heading_of(part), spec.task_parts)]
            if parts and len({_group(each) for each in (total, *parts)}) == 1:
                said = (
                    f"{called}“{shortened(total.row_label, 20)}”{_group(total)}总额与各项资金之和",
                    "a task's money against the sum of its funds",
                )
                yield compared(_CHECK, total, compare(total, parts), said)


def _columns(amounts: Sequence[Amount]) -> Iterable[list[Amount]]:
    """The amounts under each heading. A row whose cells slid stands in other columns than those above
    it, so that headings tell columns apart; where one heads two amounts of a row, nothing does unless
    all rows stand in the same columns."""
    stated = Counter((amount.row_no, amount.column_label) for amount in amounts)
    is_told = all(count == 1 for count in stated.values())
    columns = defaultdict[str | int, list[Amount]](list)
    rows = defaultdict[int, set[int]](set)
    for amount in amounts:
        columns[amount.column_label if is_told else amount.column_no].append(amount)
        rows[amount.row_no].add(amount.column_no)
    slid = len({frozenset(places) for places in rows.values()}) > 1
    return columns.values() if is_told or not slid else ()


def _group(amount: Amount) -> str:
    return amount.column_label.rpartition("/")[0]


def _executions(spec: Money, called: str, amounts: Sequence[Amount]) -> Iterator[Finding]:
    """A printed rate of execution against what was spent of what was budgeted."""
    rows = defaultdict[int, list[Amount]](list)
    for amount in amounts:
        rows[amount.row_no].append(amount)
    for row in rows.values():
        rate = next((a for a in row if is_any(heading_of(a), spec.execution)), None)
        budgeted = next((a for a in row if is_any(heading_of(a), spec.budgeted)), None)
        spent = next((a for a in row if is_any(heading_of(a), spec.spent)), None)
        printed = parse_amount(rate.amount_text) if rate else None
        if rate is None or printed is None or budgeted is None or spent is None:
            continue
        unit = "元" if spent.unit and budgeted.unit else ""
        part, whole = printed_in(spent, unit), printed_in(budgeted, unit)
        comparison = recomputed(printed, share, part, whole) if part and whole else None
        if comparison is None or not printed.is_percentage:
            continue
        said = (
            f"{called}{rate.row_label}执行率（%），执行数 {spent.amount_text} "
            f"除以预算数 {budgeted.amount_text}",
            f"the rate of execution, {spent.amount_text} of {budgeted.amount_text}",
        )
        cells = tuple((each.table, each.row_no, each.column_no) for each in (rate, spent, budgeted))
        comparison = replaced(_softened(comparison), cells=cells)
        finding = compared(_CHECK, rate, comparison, said)
        if finding.outcome.fails:
            both = f"{comparison.printed}%", f"{comparison.expected}%", comparison.difference
            finding = replaced(
                finding,
                message="{}：{}，计算得 {}，相差 {}".format(said[0], *both),
                message_en="{}: {}, computed {}, difference {}".format(said[1], *both),
            )
        yield finding


def _softened(comparison: Comparison) -> Comparison:
    """A rate cut off, not rounded, in its last printed digit is rounding too."""
    if comparison.outcome.fails:
        unit = Decimal(1).scaleb(int(comparison.printed.as_tuple().exponent))
        if abs(comparison.difference) < unit + comparison.tolerance:
            return replaced(comparison, tolerance=unit + comparison.tolerance)
    return comparison
