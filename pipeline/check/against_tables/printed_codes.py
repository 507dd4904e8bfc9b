"""Codes and paths that the prose prints with the names of items, against the tables and the official lists.

行政运行（2013201） is two statements: the name and the code. They contradict each other, or the tables,
where the code's name is another, or where the tables have the name (and the amount) under another code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.check.against_tables.columns import CodeColumn, CodeColumns
from pipeline.check.against_tables.listed import Item, items_of_claims
from pipeline.check.against_tables.named_rows import plain
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.codes import classification_of, code_level
from pipeline.values.outline import split_number
from pipeline.values.text import fold
from pipeline.vocabulary import CodeList

_CODE, _OUTDATED = "claim.code_in_text", "code.outdated"
_SECTION = re.compile(r"\(类\)(?:支出)?[,、—-]*(?P<name>[^(),、。;:]+?)\(款\)")
_CLASS = re.compile(r"(?P<name>[^(),、。;:]+?)\(类\)")


def check_printed_codes(
    subject: Subject, figures: ClaimFigures, columns: CodeColumns
) -> Iterator[Finding]:
    """Every item that prints a code or a path, once for each different one."""
    groups = defaultdict[tuple[str, str, str], list[Item]](list)
    paths: dict[tuple[str, str], Item] = {}
    unprinted: dict[tuple[str, str], Item] = {}
    items_stated = items_of_claims(subject, figures)
    for claim in subject.claims:
        item = items_stated.get(claim.claim_no)
        if item is None or item.open:
            continue
        if not item.code and claim.period in (None, subject.identity.fiscal_year):
            unprinted.setdefault((claim.entity, plain(item.name)), item)
        if item.code and item.code in fold(claim.sentence):
            groups[claim.entity, item.code, plain(item.name)].append(item)
        if item.code and code_level(item.code) == 3:
            paths.setdefault((item.code, fold(claim.indicator)), item)
    checked, failed = 0, False
    for (entity, *_), items in groups.items():
        checked += 1
        for finding in _printed(subject, items, columns.of(entity)):
            failed = True
            yield finding
    for (entity, _), item in unprinted.items():
        yield from _older(subject, item, columns.of(entity))
    for item in paths.values():
        yield from _path(subject, item)
    if checked and not failed:
        said = (
            f"文中所印 {checked} 个科目编码与名称相符",
            f"{checked} codes in the text have their names",
        )
        yield remark(subject, _CODE, Outcome.PASS, Severity.NOTE, said)


# A code and a name.


def _printed(
    subject: Subject, items: Sequence[Item], columns: Sequence[CodeColumn]
) -> Iterator[Finding]:
    """What is wrong with a printed code and name: against the list, else against the tables."""
    item = items[0]
    codes = subject.vocabulary.classifications.get(classification_of(item.code))
    if codes is None:
        return
    if _is_so_in_tables(item, columns):
        return
    if other := _other_of_name(codes, item, subject.identity.fiscal_year):
        own = codes.name(item.code, subject.identity.fiscal_year)
        said = (
            f"文中“{item.said}”{_times(items)}：该编码的名称为“{own}”，“{item.name}”的编码是 {other}",
            f"{item.code} is called {own}; {item.name} is {other}",
        )
        yield _finding(subject, _CODE, item, said)
    elif there := _elsewhere(items, columns):
        said = (
            f"文中“{item.said}”{_times(items)}：表中没有编码 {item.code}，“{item.name}”的编码为 {there}",
            f"no table has {item.code}; {item.name} is {there} there",
        )
        yield _finding(subject, _CODE, item, said)
    elif item.claim.period in (None, subject.identity.fiscal_year) and (
        now := _newer_name(codes, item, subject.identity.fiscal_year, columns)
    ):
        said = (
            f"文中“{item.said}”{_times(items)}是其他年度的科目名称，本文件各表作“{now}”",
            f"{item.name} is a name of other years; the tables call {item.code} {now}",
        )
        yield _finding(subject, _OUTDATED, item, said)


def _is_so_in_tables(item: Item, columns: Iterable[CodeColumn]) -> bool:
    """Whether a table prints the code under the same name: then it is the table's to answer for."""
    return any(item.code in column.names.get(plain(item.name), ()) for column in columns)


def _other_of_name(codes: CodeList, item: Item, year: int) -> str:
    """Another code that has the name, where the code itself never had it: of several the nearest in
    the classification; "" for none."""
    if item.code not in codes or plain(item.name) in map(plain, codes.names(item.code)):
        return ""
    wordings = (item.name, f"{item.name}支出", item.name.removesuffix("支出"))
    found = next(filter(None, (_valid(codes, name, year) for name in wordings)), [])
    return max(found, key=lambda code: _shared(code, item.code), default="")


def _newer_name(codes: CodeList, item: Item, year: int, columns: Iterable[CodeColumn]) -> str:
    """The name of the year that the tables print for a code, where the text has one of other years; ""
    where it has not, or they have not."""
    now = {plain(name) for name in codes.names(item.code, year)}
    ever = {plain(name) for name in codes.names(item.code)}
    if plain(item.name) not in ever - now:
        return ""
    rows = (row for column in columns for row in column.by_code.get(item.code, ()))
    return next((row.row_label for row in rows if plain(row.row_label) in now), "")


def _older(subject: Subject, item: Item, columns: Sequence[CodeColumn]) -> Iterator[Finding]:
    """A name of other years, without its code, where a table has the very amount under the year's name and
    none has the name itself."""
    year = subject.identity.fiscal_year
    if not item.value.value or any(plain(item.name) in column.names for column in columns):
        return
    for codes in subject.vocabulary.classifications.values():
        called = codes.named(item.name)
        if not called or any(code.valid_in(year) for code in called):
            continue
        for code in called:
            of_code = [column for column in columns if column.has(code.code, item.value)]
            if now := _newer_name(
                codes, replaced(item, name=code.name, code=code.code), year, of_code
            ):
                said = (
                    f"文中“{item.name}”{item.claim.amount_text} {item.claim.unit}是其他年度的科目名称，"
                    f"本文件各表作“{now}”",
                    f"{item.name} is a name of other years; the tables call it {now}",
                )
                yield _finding(subject, _OUTDATED, item, said)
                return


def _shared(one: str, other: str) -> int:
    """How many digits two codes begin with alike."""
    alike = (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(alike, min(len(one), len(other)))


def _valid(codes: CodeList, name: str, year: int) -> list[str]:
    return [code.code for code in codes.named(name) if code.valid_in(year)]


def _elsewhere(items: Sequence[Item], columns: Iterable[CodeColumn]) -> str:
    """The only code that the tables have for the name and amount of a code that no table has."""
    of_kind = [c for c in columns if c.classification == classification_of(items[0].code)]
    if any(items[0].code in column.by_code for column in of_kind):
        return ""
    found = {
        code
        for column in of_kind
        for item in items
        for code in column.names.get(plain(item.name), ())
        if item.value.value and column.has(code, item.value)
    }
    same_level = {code for code in found if len(code) == len(items[0].code)}
    return same_level.pop() if len(same_level) == 1 else ""


def _times(items: Sequence[Item]) -> str:
    return f"（共 {len(items)} 处）" if len(items) > 1 else ""


# A path: 住房保障支出（类）住房改革支出（款）住房公积金（项）.


@dataclass(frozen=True, slots=True)
class _Step:
    """One level of a printed path, and the code that it should name."""

    mark: str
    name: str
    code: str


def _path(subject: Subject, item: Item) -> Iterator[Finding]:
    """The upper levels of a path that are not called as the code's are in the year."""
    codes, year = subject.vocabulary.classifications["functional"], subject.identity.fiscal_year
    for step in _steps(item):
        now = {plain(name) for name in codes.names(step.code, year)}
        ever = {plain(name) for name in codes.names(step.code)}
        if not now or plain(step.name) in now:
            continue
        proper = codes.name(step.code, year)
        if plain(step.name) in ever:
            said = (
                f"文中“{step.name}（{step.mark}）”是其他年度的科目名称，{year} 年为“{proper}”",
                f"{step.name} is a name of other years; in {year} it is {proper}",
            )
            yield _finding(subject, _OUTDATED, item, said)
        elif codes.named(step.name):
            said = (
                f"文中“{step.name}（{step.mark}）{item.name}（项）”：该项属于“{proper}（{step.mark}）”",
                f"{item.name} is of {proper}, not of {step.name}",
            )
            yield _finding(subject, _CODE, item, said)


def _steps(item: Item) -> Iterator[_Step]:
    text = fold(item.claim.indicator)
    if match := _SECTION.search(text):
        yield _Step("款", split_number(match["name"]).text, item.code[:5])
    if match := _CLASS.search(text):
        yield _Step("类", split_number(match["name"]).text, item.code[:3])


def _finding(subject: Subject, check: str, item: Item, said: tuple[str, str]) -> Finding:
    claim = item.claim
    return remark(
        subject, check, Outcome.FAIL, Severity.WARNING, said, code=item.code, at=claim
    )  # fmt: skip
