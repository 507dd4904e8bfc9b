"""Units mixed up between tables (元 for 万元), and fund tables that the summary contradicts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from pipeline.check.comparison import remark
from pipeline.check.covers import body_at
from pipeline.check.form.reading import has_crowded_cells
from pipeline.check.subject import Subject
from pipeline.check.sums.cross_table import located_once
from pipeline.check.sums.only_fund import only_fund
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table

_UNIT, _EMPTY = "form.unit_plausible", "form.empty_with_summary"
_TEN_THOUSAND = Decimal(10_000)
_ROUNDED = Decimal("0.001")
_TELLING, _FEWEST_ALIKE = 4, 3
"""Figures of so many significant digits, and so many of them, are printed twice by no coincidence."""
_FUNDS = {
    "government_fund": ("政府性基金", "government fund"),
    "state_capital": ("国有资本经营", "state capital"),
}


def check_units(subject: Subject) -> Iterator[Finding]:
    """Every two tables of an entity that share figures: by code, or as one of the known figures."""
    by_entity = defaultdict[tuple[str, str], list[Table]](list)
    for table in subject.tables:
        by_entity[table.entity.name, table.entity.code].append(table)
    compared, found = 0, list[Finding]()
    for tables in by_entity.values():
        figures = [(table, of) for table in tables if (of := _figures(subject, table))]
        pairs = [(a, b) for a, b in combinations(figures, 2) if a[1].keys() & b[1].keys()]
        compared += len(pairs)
        apart = [(a, b) for a, b in pairs if _mixed_up(a[1], b[1])]
        found += _odd_ones(subject, apart or list(_of_one_account(subject, tables)))
    yield from found
    if not compared and not found:
        said = ("没有两张表列有相同科目，无可比较", "no two tables share a figure")
        yield remark(subject, _UNIT, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
    elif not found:
        said = (
            f"{compared} 对表的相同科目未见相差一万倍",
            f"{compared} pairs of tables: no shared figure differs ten thousand times",
        )
        yield remark(subject, _UNIT, Outcome.PASS, Severity.NOTE, said)


_Stated = tuple[Table, dict[str, Amount]]


def _odd_ones(subject: Subject, apart: Sequence[tuple[_Stated, _Stated]]) -> Iterator[Finding]:
    """One finding for each table that is apart from others: of two, the one apart from more."""
    count = Counter(table.name for pair in apart for table, _ in pair)
    told: set[str] = set()
    for first, second in apart:
        other, odd = sorted((first, second), key=lambda stated: count[stated[0].name])
        if odd[0].name not in told:
            told.add(odd[0].name)
            yield _unit_finding(subject, other[0], odd[0], other[1], odd[1])


def _figures(subject: Subject, table: Table) -> dict[str, Amount]:
    """What a table shares with others: amounts by code, and the figures that several forms state."""
    figures = _by_code(subject, table)
    for spec in subject.vocabulary.forms.cross_table:
        own = [locator for locator in spec.values if locator.form == table.form]
        for locator in own:
            stated = located_once(subject, locator, table.entity.name)
            found = [amount for amount in stated if amount.table == table.name]
            if len(found) == 1 and found[0].amount_yuan:
                figures.setdefault(spec.id, found[0])
    return figures


def _by_code(subject: Subject, table: Table) -> dict[str, Amount]:
    """For each code, the amount of this year's total; tables of other things have none."""
    form = subject.form_of(table)
    if form is None or form.classification not in ("functional", "economic"):
        return {}
    year = subject.identity.fiscal_year
    figures: dict[str, Amount] = {}
    for amount in subject.amounts_of(table):
        total = amount.measure in ("total", form.measure) and amount.fiscal_year in (None, year)
        if total and amount.amount and amount.amount_yuan and (amount.code or amount.level == 0):
            figures.setdefault(amount.code or "total", amount)
    return figures


def _of_one_account(subject: Subject, tables: Sequence[Table]) -> Iterator[tuple[_Stated, _Stated]]:
    """Pairs of tables that print the same digits in units ten thousand times apart, and no figure that
    is the same: no code and no known figure tells that they are of one account, but so many digits do."""
    if len(tables) < 2:
        return
    digits = [(table, of) for table in tables if (of := _by_digits(subject, table))]
    for one, other in combinations(digits, 2):
        shared = one[1].keys() & other[1].keys()
        ratios = [_yuan(one[1][text]) / _yuan(other[1][text]) for text in shared]
        if len(ratios) >= _FEWEST_ALIKE and all(_is_apart(ratio) for ratio in ratios):
            yield (
                (one[0], {t: one[1][t] for t in shared}),
                (other[0], {t: other[1][t] for t in shared}),
            )


def _by_digits(subject: Subject, table: Table) -> dict[str, Amount]:
    """The amounts of a table of money by their digits, of those that have enough to be told by them."""
    form = subject.form_of(table)
    if form is None or form.shape not in ("list", "panels", "blocks"):
        return {}
    figures: dict[str, Amount] = {}
    for amount in subject.amounts_of(table):
        if amount.amount and amount.amount_yuan:
            digits = f"{amount.amount:f}".replace(".", "").strip("-0")
            if len(digits) >= _TELLING:
                figures.setdefault(digits, amount)
    return figures


def _mixed_up(ones: dict[str, Amount], others: dict[str, Amount]) -> bool:
    """Whether most shared figures differ ten thousand times, and none agrees."""
    shared = [(_yuan(ones[code]), _yuan(others[code])) for code in ones.keys() & others.keys()]
    if any(one == other for one, other in shared):
        return False  # as nearly all tables do somewhere
    return sum(_is_apart(one / other) for one, other in shared) * 2 > len(shared)


def _is_apart(ratio: Decimal) -> bool:
    return _is_ten_thousand(ratio) or (bool(ratio) and _is_ten_thousand(1 / ratio))


def _is_ten_thousand(ratio: Decimal) -> bool:
    """Within the rounding of two decimals of 万元."""
    return abs(ratio / _TEN_THOUSAND - 1) < _ROUNDED


def _unit_finding(
    subject: Subject,
    first: Table,
    second: Table,
    ones: dict[str, Amount],
    others: dict[str, Amount],
) -> Finding:
    code = sorted(ones.keys() & others.keys())[0]
    one, other = ones[code], others[code]
    said = (
        f"《{first.title}》与《{second.title}》的相同科目相差一万倍（{one.row_label}：{one.amount_text}{one.unit}"
        f"与 {other.amount_text}{other.unit}），其中一张表的单位应有误",
        f"“{first.title}” and “{second.title}” differ ten thousand times in the same figures "
        f"({one.amount_text} {one.unit}, {other.amount_text} {other.unit}): one unit is wrong",
    )
    return remark(
        subject, _UNIT, Outcome.FAIL, Severity.ERROR, said,
        table=second, row_no=other.row_no, code=other.code,
    )  # fmt: skip


def _yuan(amount: Amount) -> Decimal:
    assert amount.amount_yuan is not None
    return amount.amount_yuan


# Fund tables


def check_funds(subject: Subject) -> Iterator[Finding]:
    """For each entity, the table of each fund against the appropriations summary."""
    kind = subject.identity.kind
    for summary in subject.tables:
        if summary.form == f"{kind}.fiscal_appropriation" and not summary.is_empty:
            for fund, names in _FUNDS.items():
                yield from _fund(subject, summary, fund, names)


def _fund(subject: Subject, summary: Table, fund: str, names: tuple[str, str]) -> Iterator[Finding]:
    of_fund = [a for a in subject.amounts_of(summary) if a.fund == fund]
    by_columns = any(column.meaning.fund == fund for column in summary.columns)
    if not of_fund and not by_columns and only_fund(subject, summary) in ("", fund):
        said = (f"财政拨款总表没有{names[0]}栏，未能核对", f"the summary has no {names[1]} column")
        yield _fund_finding(subject, Outcome.NOT_EVALUATED, Severity.NOTE, said, summary)
        return
    by_direction = [a for a in of_fund if a.direction == "expenditure"] or of_fund
    spent = [a for a in by_direction if a.amount]
    form = subject.vocabulary.forms.by_id(f"{subject.identity.kind}.{fund}")
    forms = (form.id, *form.stands_in) if form else ()
    body = body_at(subject, summary.place)
    own = [t for t in subject.tables if t.form in forms and t.entity == summary.entity]
    own = [table for table in own if body_at(subject, table.place) == body]
    stated = [a for table in own for a in subject.amounts_of(table) if a.amount]
    table = own[0] if own else summary
    apart = bool(spent) != bool(stated)
    if apart and any(has_crowded_cells(subject, each) for each in (summary, *own)):
        said = (
            f"{names[0]}：总表或本表有几个数或几行排在一格，未能核对",
            f"{names[1]}: a cell of the summary or of the form holds several rows; not compared",
        )
        yield _fund_finding(subject, Outcome.NOT_EVALUATED, Severity.NOTE, said, table)
    elif spent and not stated and not any(t.is_untold for t in own):
        amount = spent[0]
        there = "为空表" if own else "没有公开"
        said = (
            f"财政拨款总表列有{names[0]}支出 {amount.amount_text}{amount.unit}，{names[0]}表{there}",
            f"the summary states {names[1]} expenditure of {amount.amount_text}; "
            f"its own form is {'empty' if own else 'not there'}",
        )
        yield _fund_finding(subject, Outcome.FAIL, Severity.ERROR, said, table, amount)
    elif stated and not spent:
        amount = stated[0]
        said = (
            f"{names[0]}表列有 {amount.amount_text}{amount.unit}，财政拨款总表没有{names[0]}支出",
            f"the {names[1]} form states {amount.amount_text}; the summary shows no such expenditure",
        )
        unsure = not any(a.direction == "expenditure" for a in stated)
        outcome = Outcome.NOT_EVALUATED if unsure else Outcome.FAIL
        yield _fund_finding(subject, outcome, Severity.WARNING, said, table, amount)
    elif own:
        what = "均有数" if spent else "均无数"
        said = (f"{names[0]}：总表与本表{what}", f"{names[1]}: summary and form agree")
        yield _fund_finding(subject, Outcome.PASS, Severity.NOTE, said, table)


def _fund_finding(
    subject: Subject,
    outcome: Outcome,
    severity: Severity,
    said: tuple[str, str],
    table: Table,
    amount: Amount | None = None,
) -> Finding:
    return remark(
        subject, _EMPTY, outcome, severity, said, table=table, code=amount.code if amount else ""
    )
