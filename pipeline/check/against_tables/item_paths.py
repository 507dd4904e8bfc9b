"""Items that the prose names with their level, 行政运行（项）, or explains, whether or not an amount stands
beside them.

A level that the name does not have, a name of other years and an item that no table has (in a glossary
that was copied from another disclosure, as a rule), and a name that is one of the tables' with its signs
in another order or, beside the same amount, with a sign or two more, fewer or others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.check.against_tables.listed import OPENED
from pipeline.check.against_tables.named_rows import plain
from pipeline.check.comparison import remark
from pipeline.check.prose.passages import Passage, passages_of
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.frozen import made_at_once
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.values.codes import code_level
from pipeline.values.outline import split_number
from pipeline.values.text import fold
from pipeline.vocabulary import CodeList
from pipeline.vocabulary.codes import Code

_CODE, _OUTDATED, _ITEM = "claim.code_in_text", "code.outdated", "claim.item_in_table"
_NAMED = re.compile(
    r"(?<![^（），、。；：“”‘’])"  # a name that is none from its first sign on is none
    r"(?P<name>[^（），、。；：“”‘’]*(?:（[^（）类款项]{1,6}）[^（），、。；：“”‘’]*)?)（(?P<mark>[类款项])）"
)
_EXPLAINED = re.compile(
    r"^(?P<name>[^（），、。；：]{4,30})(?:（\d{5,7}）)?：(?:主要)?(?:反映|是?指|用于)"
)
_LEVELS = {"类": 1, "款": 2, "项": 3}
_PRINTED = tuple(f"（{mark}）" for mark in _LEVELS)
_MARKS = {level: mark for mark, level in _LEVELS.items()}
_AMOUNT = re.compile(r"\d元|\d[万亿]元")
_ENDS = ("。", "：", "；")
_SHORTEST_SLIP = 5
_SHORTEST_NEAR = 8
_NEAR = 0.85
_FEWEST_ROWS = 3
"""So many names of a level must be read from the tables before one is said to be in none of them."""
_MOST_SHOWN = 3


@made_at_once
@dataclass(frozen=True, slots=True)
class _Named:
    """A name and the level that is printed behind it, "" where it is explained without one."""

    name: str
    mark: str
    place: Place
    has_amount: bool
    passage: str

    @property
    def level(self) -> int | None:
        return _LEVELS.get(self.mark)

    @property
    def said(self) -> str:
        return f"{self.name}（{self.mark}）" if self.mark else self.name


def check_item_paths(subject: Subject, told: Sequence[Finding]) -> Iterator[Finding]:
    """Every name with a level, once for each way in which it is printed; `told` are the findings that
    name items with their amounts."""
    codes = subject.vocabulary.classifications["functional"]
    in_tables = _names_in_tables(subject)
    seen: set[str] = set()
    absent: list[_Named] = []
    said = " ".join(finding.message for finding in told)
    spec = subject.vocabulary.against_tables
    whole = True
    for passage in passages_of(subject):
        # at the head of a paragraph a name may be the rest of one that a heading began
        fresh, whole = whole or bool(passage.outline), passage.text.endswith(_ENDS)
        if "（" not in passage.text and "：" not in passage.text:
            continue
        for named in _named_in(passage, fresh):
            if named.said in seen or plain(named.name) in in_tables[named.level]:
                continue
            if spec.tells_of_a_move(passage.text) or f"“{named.said}" in said:
                continue
            seen.add(named.said)
            if not _is_of_year(subject, codes, named):
                yield from _held(subject, codes, in_tables, named)
            elif named.mark and not named.has_amount:
                absent += [named] if len(in_tables[named.level]) >= _FEWEST_ROWS else []
    if absent:
        yield _in_no_table(subject, absent)


def _names_in_tables(subject: Subject) -> dict[int | None, frozenset[str]]:
    """The functional names of the tables, by level and (None) all; a row without a code may be of any."""
    found: dict[int, set[str]] = {1: set(), 2: set(), 3: set()}
    for table in subject.tables:
        for entry in table.entries:
            level = code_level(entry.code) if entry.classification == "functional" else None
            levels = (level,) if level in found else found if not entry.code else ()
            name = plain(entry.label) if levels else ""
            for at in levels:
                found[at].add(name)
    by_level: dict[int | None, frozenset[str]] = {
        level: frozenset(names) for level, names in found.items()
    }
    by_level[None] = frozenset().union(*by_level.values())
    return by_level


def _named_in(passage: Passage, fresh: bool) -> Iterator[_Named]:
    is_marked = any(mark in passage.text for mark in _PRINTED)
    has_amount = is_marked and bool(_AMOUNT.search(passage.text))
    for match in _NAMED.finditer(passage.text) if is_marked else ():
        name = OPENED.sub("", split_number(match["name"]).text.lstrip(".．、0123456789"))
        if name and (match.start() or fresh):
            place = passage.place(match.start())
            yield _Named(name, match["mark"], place, has_amount, passage.text)
    numbered = split_number(passage.text)
    explained = _EXPLAINED.match(numbered.text) if numbered.style else None
    if explained:
        has_amount = bool(_AMOUNT.search(passage.text))
        yield _Named(explained["name"], "", passage.place(0), has_amount, passage.text)


def _is_of_year(subject: Subject, codes: CodeList, named: _Named) -> bool:
    """Whether an item of the level has the name in the year."""
    year = subject.identity.fiscal_year
    known = _called(codes, plain(named.name))
    return any(named.level in (code.level, None) and code.valid_in(year) for code in known)


def _in_no_table(subject: Subject, absent: Sequence[_Named]) -> Finding:
    """Items that are explained, and are in no table: told together."""
    shown = "、".join(f"“{named.name}（{named.mark}）”" for named in absent[:_MOST_SHOWN])
    more = f"等 {len(absent)} 个科目" if len(absent) > _MOST_SHOWN else ""
    said = (
        f"文中解释了{shown}{more}，本文件各表没有",
        f"the text explains {len(absent)} items that are in no table, the first {absent[0].name}",
    )
    return _finding(subject, _ITEM, Severity.NOTE, absent[0], said)


def _held(
    subject: Subject, codes: CodeList, in_tables: dict[int | None, frozenset[str]], named: _Named
) -> Iterator[Finding]:
    year = subject.identity.fiscal_year
    known = _called(codes, plain(named.name))
    if now := [code for code in known if code.valid_in(year)]:
        yield from _of_another_level(subject, named, {code.level for code in now})
    elif old := [code for code in known if named.level in (code.level, None)]:
        # beside an amount the lists of items tell it
        proper = codes.name(old[0].code, year)
        if proper and not named.has_amount and plain(proper) in in_tables[named.level]:
            said = (
                f"文中“{named.said}”是其他年度的科目名称，"
                f"{year} 年为“{proper}”，本文件各表亦作“{proper}”",
                f"{named.name} is a name of other years; in {year}, and in the tables, it is {proper}",
            )
            yield _finding(subject, _OUTDATED, Severity.WARNING, named, said)
    elif named.mark and (
        meant := _with_signs_changed_over(plain(named.name), in_tables[named.level])
    ):
        said = (
            f"文中“{named.said}”的字序与表中“{meant}”不同",
            f"{named.name} has the signs of the tables' {meant} in another order",
        )
        yield _finding(subject, _CODE, Severity.NOTE, named, said)
    elif named.mark and named.has_amount and (slip := _nearly(subject, named, in_tables)):
        said = (
            f"文中“{named.said}”与表中此数的科目名称“{slip.row_label}”（{slip.code}）不同",
            f"{named.name} in the text; the tables call the item of this amount {slip.row_label}",
        )
        yield _finding(subject, _CODE, Severity.NOTE, named, said)


def _nearly(
    subject: Subject, named: _Named, in_tables: dict[int | None, frozenset[str]]
) -> Amount | None:
    """The row whose name is nearly the one in the text and whose amount stands beside it there; what
    leaves out an end of the name is short for it."""
    name = plain(named.name)
    near = [
        other
        for other in in_tables[named.level]
        if len(name) >= _SHORTEST_NEAR
        and not (other.startswith(name) or name.startswith(other))
        and _is_near(name, other)
    ]
    rows = (a for a in subject.amounts if len(near) == 1 and plain(a.row_label) == near[0])
    return next((row for row in rows if row.code and _is_beside(row, named.passage)), None)


def _is_near(name: str, other: str) -> bool:
    """Whether two names share most of their signs in one order: as a rule their lengths say that they do
    not."""
    both = len(name) + len(other)
    if 2 * min(len(name), len(other)) / both < _NEAR:
        return False
    return SequenceMatcher(None, name, other).ratio() >= _NEAR


def _is_beside(row: Amount, passage: str) -> bool:
    """Whether the passage prints the amount of a row, with thousands parted or not."""
    amount = row.amount_text.replace(",", "")
    printed = rf"(?<![\d.]){re.escape(amount)}(?!\.?\d)"
    return bool(row.amount) and bool(re.search(printed, fold(passage).replace(",", "")))


def _of_another_level(subject: Subject, named: _Named, levels: set[int]) -> Iterator[Finding]:
    mark = "或".join(_MARKS[level] for level in sorted(levels))
    said = (
        f"文中“{named.name}（{named.mark}）”：“{named.name}”是{mark}级科目",
        f"{named.name} is printed as {named.mark}; it is {mark}",
    )
    yield _finding(subject, _CODE, Severity.WARNING, named, said)


def _with_signs_changed_over(name: str, names: frozenset[str]) -> str:
    """The one name that has the same signs in another order, "" for none."""
    if len(name) < _SHORTEST_SLIP:
        return ""
    signs = sorted(name)
    found = [other for other in names if len(other) == len(name) and sorted(other) == signs]
    return found[0] if len(found) == 1 else ""


def _called(codes: CodeList, name: str) -> Sequence[Code]:
    """The codes that have, or in some year had, a name, with 支出 behind it or without."""
    return (*codes.named(name), *codes.named(f"{name}支出"))


def _finding(
    subject: Subject, check: str, severity: Severity, named: _Named, said: tuple[str, str]
) -> Finding:
    return remark(subject, check, Outcome.FAIL, severity, said, place=named.place)
