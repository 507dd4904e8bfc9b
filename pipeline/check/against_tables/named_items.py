"""Items of the economic classification that the prose names behind a figure, against the figure's table.

人员经费 80 万元，主要包括：基本工资、奖金…: what is named there should have an amount in the table that
states the 80 万元.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.check.against_tables.columns import CodeColumn, CodeColumns, total_of
from pipeline.check.against_tables.named_rows import plain
from pipeline.check.against_tables.prose import RunningText
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import remark
from pipeline.check.intervals import Interval, sum_of
from pipeline.check.subject import Subject
from pipeline.model.records import Claim, Finding, Outcome, Severity
from pipeline.values.text import bare
from pipeline.values.units import is_money

_CHECK = "claim.named_items"
_FEWEST = 3
_STAFF = ("301", "303")
_KNOWN = 0.6
"""The share of the names that must be items of the classification for a list to be one."""
_MOST = 1 / 4
"""Where more of the names have no amount, the classification was copied: no more than a note."""
_SHOWN = 5
_BOTH = 2
_LOST = Decimal(500)
"""So many yuan, the half of a tenth of 万元, are rounded to nothing."""


def check_named_items(
    subject: Subject, figures: ClaimFigures, columns: CodeColumns, text: RunningText
) -> Iterator[Finding]:
    """Every figure of a table with a list of names behind it."""
    known = _Names(subject)
    stated: dict[tuple[str, str, str], dict[str, list[CodeColumn]]] = {}
    unstated: list[_Unstated] = []
    for claim in subject.claims:
        value = figures.stated(claim) if claim.kind == "amount" and is_money(claim.unit) else None
        if value is None or not value.value or not known.may_list(claim):
            continue
        listed = known.listed(text.behind(claim))
        of_entity = [*columns.of(claim.entity), *known.without_codes(claim.entity)]
        tables = _tables(of_entity, value) if listed.names else {}
        if tables:
            stated.setdefault((claim.entity, claim.section, claim.bound_table), tables)
            yield _named(subject, claim, listed, tables)
            yield from _left_out(subject, claim, listed, tables)
        elif listed.names:
            unstated.append(_Unstated(claim, value, listed, of_entity))
    # A figure that is wrong itself (人员经费 beside 公用经费) lists items of its table all the same.
    for each in unstated:
        claim = each.claim
        same = [other for other in unstated if other.of == each.of]
        if tables := stated.get(each.of) or _tables_of_both(same):
            yield _named(subject, claim, each.listed, tables)


def _tables(columns: Sequence[CodeColumn], value: Interval) -> dict[str, list[CodeColumn]]:
    """The columns of the tables of basic expenditure by economic class that state the figure."""
    basic = defaultdict[str, list[CodeColumn]](list)
    for column in columns:
        if column.classification == "economic" and "basic" in column.table.form:
            basic[column.table.name].append(column)
    return {
        name: each
        for name, each in basic.items()
        if any(_sums(column).may_be(value) for column in each) or _states(each, value)
    }


def _tables_of_both(unstated: Sequence[_Unstated]) -> dict[str, list[CodeColumn]]:
    """The tables that state two figures of a section together: 人员经费 and 公用经费 as they are meant, with
    items of one class in either, make up the basic expenditure."""
    if len({each.claim.indicator for each in unstated}) != len(unstated) or len(unstated) != _BOTH:
        return {}
    first, second = unstated
    return _tables(first.columns, sum_of([first.value, second.value]))


def _sums(column: CodeColumn) -> Interval:
    """The sum of the classes of a column."""
    return total_of(row for rows in column.of_level(1).values() for row in rows)


def _states(columns: Sequence[CodeColumn], value: Interval) -> bool:
    """Whether the classes of staff (301, 303) or of running costs (302, 310 …) add up to the value."""
    for column in columns:
        classes = column.of_level(1)
        staff = [row for code, rows in classes.items() if code in _STAFF for row in rows]
        other = [row for code, rows in classes.items() if code not in _STAFF for row in rows]
        if any(total_of(rows).may_be(value) for rows in (staff, other) if rows):
            return True
    return False


def _named(
    subject: Subject, claim: Claim, listed: _Listed, tables: dict[str, list[CodeColumn]]
) -> Finding:
    names = listed.names
    lacking = [
        name
        for name, codes in names.items()
        if not any(_has(column, codes) for columns in tables.values() for column in columns)
    ]
    table = next(iter(tables.values()))[0].table
    figure = f"“{claim.indicator}”{claim.amount_text} {claim.unit}"
    if not lacking:
        said = (
            f"文中{figure}所列 {len(names)} 个科目，《{table.title}》中都有数",
            f"all {len(names)} items that are named have an amount in the table",
        )
        return remark(
            subject, _CHECK, Outcome.PASS, Severity.NOTE, said, table=table.name, at=claim
        )
    all_lacking = "、".join(lacking)
    said = (
        f"文中{figure}列有“{all_lacking}”，《{table.title}》中没有金额（空白或为 0）",
        f"named in the text, without an amount in the table (blank or 0): {all_lacking}",
    )
    if len(lacking) > _MOST * len(names):
        more = "等" if len(lacking) > _SHOWN else ""
        said = (
            f"文中{figure}列举 {listed.number} 个科目，其中“{'、'.join(lacking[:_SHOWN])}”{more}"
            f" {len(lacking)} 个《{table.title}》中没有数，似为照录科目全称",
            f"{len(lacking)} of {listed.number} items that are named have no amount in the table; the list"
            " seems to be that of the classification",
        )
        return remark(
            subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table.name, at=claim
        )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, table=table.name, at=claim)


def _left_out(
    subject: Subject, claim: Claim, listed: _Listed, tables: dict[str, list[CodeColumn]]
) -> Iterator[Finding]:
    """What a table states and a list of nearly all of it does not name. 主要包括 need not name all, so
    this is no more than a note."""
    named = {code for codes in listed.names.values() for code in codes}
    sides = {_is_staff(code) for code in named}
    if not listed.is_whole or len(sides) != 1:
        return
    of_tables = [_unnamed(columns, sides, named) for columns in tables.values()]
    first, *others = of_tables
    left = {code: name for code, name in first.items() if all(code in each for each in others)}
    table, columns = next(iter(tables.items()))
    if 0 < len(left) <= _MOST * len(listed.names):
        names, title = "、".join(left.values()), columns[0].table.title
        said = (
            f"文中“{claim.indicator}”{claim.amount_text} {claim.unit}列举 {len(listed.names)} 个科目，"
            f"未列“{names}”，《{title}》中有数",
            f"{len(listed.names)} items are named; not among them, but with an amount in the table: "
            f"{names}",
        )
        yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=claim)


def _unnamed(columns: Sequence[CodeColumn], sides: set[bool], named: set[str]) -> dict[str, str]:
    """The items of staff, or the others, that a table has an amount of and that are not named."""
    found: dict[str, str] = {}
    for column in columns:
        for code, rows in column.of_level(2).items():
            if code not in named and _is_staff(code) in sides and total_of(rows).value:
                found.setdefault(code, rows[0].row_label)
    return found


def _is_staff(code: str) -> bool:
    return code[:3] in _STAFF


def _has(column: CodeColumn, codes: set[str]) -> bool:
    """Whether an item has an amount: also one of which a table in whole 万元 prints 0."""
    stated = (total_of(column.by_code.get(code, ())) for code in codes)
    return any(each.value or each.half >= _LOST for each in stated)


@dataclass(frozen=True, slots=True)
class _Unstated:
    """A figure that no table states, what is listed behind it, and the columns of its entity."""

    claim: Claim
    value: Interval
    listed: _Listed
    columns: Sequence[CodeColumn]

    @property
    def of(self) -> tuple[str, str, str]:
        return self.claim.entity, self.claim.section, self.claim.bound_table


# Names of the classification, as prose writes them.


@dataclass(frozen=True, slots=True)
class _Listed:
    """Items named behind a figure, with their codes; `number` is how many names there are, known or not,
    `is_whole` where all are items and nothing says that there are more (等)."""

    names: dict[str, set[str]]
    number: int = 0
    is_whole: bool = False


@dataclass
class _Names:
    """The names of the economic classification → their codes."""

    subject: Subject
    _codes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _uncoded: list[tuple[str, CodeColumn]] | None = None
    _list: re.Pattern[str] = field(init=False)
    _closes: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        spec = self.subject.vocabulary.against_tables.names
        year = self.subject.identity.fiscal_year
        for code in self.subject.vocabulary.classifications["economic"].codes:
            for name in self._wordings(code.name) if code.valid_in(year) else ():
                self._codes[name].add(code.code)
        self._list = re.compile(rf"[,。;:(]?(?:{spec.opens})(?P<names>[^。;:]+)")
        self._closes = re.compile(spec.closes)

    def without_codes(self, entity: str) -> list[CodeColumn]:
        """The columns of forms of basic expenditure that print names of items only, by all codes that
        each name has (办公设备购置 is one of 309 and one of 310)."""
        if self._uncoded is None:
            self._uncoded = self._columns_without_codes()
        return [column for whose, column in self._uncoded if whose == entity]

    def _columns_without_codes(self) -> list[tuple[str, CodeColumn]]:
        titles = {table.name: table for table in self.subject.tables}
        found: dict[tuple[str, str, int], CodeColumn] = {}
        for amount in self.subject.amounts:
            if amount.code or not amount.level or "general_public_basic" not in amount.form:
                continue
            codes = self._codes_of(amount.row_label)
            if not codes or not amount.measure.startswith("basic"):
                continue
            key = (amount.entity, amount.table, amount.column_no)
            if key not in found:
                found[key] = CodeColumn(
                    titles[amount.table], amount.column_no, amount.column_label,
                    amount.measure, "economic", True,
                )  # fmt: skip
            for code in codes:
                found[key].by_code.setdefault(code, []).append(amount)
        return [(entity, column) for (entity, *_), column in found.items()]

    def may_list(self, claim: Claim) -> bool:
        of = self.subject.vocabulary.against_tables.names.of
        return bare(claim.indicator).endswith(tuple(map(bare, of)))

    def listed(self, behind: str) -> _Listed:
        """The items named right behind a figure, none where it is no such list."""
        found = self._list.match(behind)
        if not found:
            return _Listed({})
        words = self._closes.sub("", found["names"])
        named = [name for name in re.split(r"[、,]", words) if bare(name)]
        known = {name: codes for name in named if (codes := self._codes_of(name))}
        many = len(known) >= _FEWEST and len(known) >= _KNOWN * len(named)
        is_whole = len(known) == len(named) and "等" not in found["names"]
        return _Listed(known if many else {}, len(named), is_whole)

    def _codes_of(self, name: str) -> set[str]:
        called = self.subject.vocabulary.against_tables.names.called
        for wording in self._wordings(called.get(bare(name), name)):
            if codes := self._codes.get(wording):
                return codes
        return set()

    def _wordings(self, name: str) -> list[str]:
        """The name as it is compared, then without an ending that may be left out."""
        words = plain(name)
        endings = self.subject.vocabulary.against_tables.names.endings
        return [words, *(words.removesuffix(end) for end in endings if words.endswith(end))]
