"""Codes and their names against the lists valid in the year, and codes without the one above them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.kept import kept_property
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Entry, Table
from pipeline.values.codes import code_level, parent_code
from pipeline.values.memo import remembered
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.vocabulary import CodeList
from pipeline.vocabulary.codes import Code

_NAME, _OUTDATED, _LEVEL = "code.name", "code.outdated", "code.level"
_VARIANT = 0.5
"""Names that have at least so much in common are one name, spelt differently."""
_SHORTEST = 3
_SPENDING = "支出"
_LEVEL_MARK = re.compile(r"[(（][类款项][)）]")


def check_code_names(subject: Subject) -> Iterator[Finding]:
    """Row by row in every table of codes; one finding a table where all is well."""
    for table in subject.tables:
        form = subject.form_of(table)
        if form is None or table.is_empty:
            continue
        if (
            form.shape != "items"
        ):  # a code there says what an item is paid from, its name is its own
            yield from _names(subject, table)
        if form.sums.hierarchy and form.classification:
            yield from _levels(subject, table)
        if form.shape == "panels" or form.classification == "functional":
            yield from _classes_by_name(subject, table)


@dataclass(frozen=True)
class _Named:
    """A printed code and plain name, and the list that it is of: one for all rows that print them."""

    code: str
    label: str
    codes: CodeList
    year: int

    @kept_property
    def valid(self) -> tuple[int, int]:
        """The first and the last year of the code."""
        return self.codes.years(self.code)

    @property
    def is_in_force(self) -> bool:
        return self.valid[0] <= self.year <= self.valid[1]

    @kept_property
    def own(self) -> list[str]:
        """The names that the code may have in the year: all that it ever had where the year of a
        change is not known."""
        names = self.codes.names(self.code, self.year) or self.codes.names(self.code)
        return [plain_name(name) for name in names]

    @property
    def ever(self) -> list[str]:
        return [plain_name(name) for name in self.codes.names(self.code)]

    @property
    def is_short(self) -> bool:
        """Whether only 支出 is left out at the end: 一般公共服务 is a name of 援助其他地区支出 too."""
        return f"{self.label}{_SPENDING}" in self.own

    @kept_property
    def is_known(self) -> bool:
        """Whether the printed name is its own or a variant of it, or that of another code."""
        return self.is_variant or bool(self.codes.named(self.label))

    @kept_property
    def is_variant(self) -> bool:
        """Whether the printed name is its own but for the spelling, or a part of it."""
        return self.label in self.own or self.is_short or any(
            self.label in name or name in self.label
            or SequenceMatcher(None, self.label, name).ratio() >= _VARIANT
            for name in self.own
        )  # fmt: skip


@remembered
def plain_name(name: str) -> str:
    return bare(split_number(_LEVEL_MARK.sub("", name)).text)


def _names(subject: Subject, table: Table) -> Iterator[Finding]:
    checked, failed = 0, False
    for entry, named in _called_by_code(subject, table):
        checked += 1
        if named.is_in_force and named.label in named.own:
            continue  # most rows
        findings = [*_validity(subject, table, entry, named), *_name(subject, table, entry, named)]
        failed = failed or any(f.outcome.fails for f in findings)
        yield from findings
    if checked and not failed:
        said = (
            f"《{table.title}》{checked} 个科目编码与名称相符",
            f"{checked} codes have their names",
        )
        yield remark(subject, _NAME, Outcome.PASS, Severity.NOTE, said, table=table)


def _called_by_code(subject: Subject, table: Table) -> list[tuple[Entry, _Named]]:
    """The rows whose names are those of their codes: none where most are called otherwise, since a
    list of purchases or projects prints the function that each is of beside its own name."""
    year = subject.identity.fiscal_year
    lists = subject.vocabulary.classifications
    body = plain_name(table.entity.name)
    met = subject.once("names of codes", dict[tuple[str, str, str], _Named])
    rows: list[tuple[Entry, _Named]] = []
    for entry in table.entries:
        codes, label = lists.get(entry.classification), plain_name(entry.label)
        if codes is None or entry.code not in codes or _is_body(body, label):
            continue
        key = entry.classification, entry.code, label
        if key not in met:
            met[key] = _Named(entry.code, label, codes, year)
        rows.append((entry, met[key]))
    called = [named for _, named in rows if len(named.label) >= _SHORTEST]
    known = sum(named.is_known for named in called)
    return rows if known * 2 >= len(called) or len(called) == 1 else []


def _is_body(own: str, label: str) -> bool:
    """Whether a row is the body's own: its number among the budget units may look like a code."""
    return len(label) > _SHORTEST and (label in own or own in label)


def _validity(subject: Subject, table: Table, entry: Entry, named: _Named) -> Iterator[Finding]:
    """A code that was abolished before the year. From when on a code was in force its first row
    does not tell: it may have had another name before, or the name is not confirmed for earlier years."""
    first, last = named.valid
    if first <= named.year <= last:
        return
    if named.year > last and (not named.label or named.label in named.ever):
        said = (
            f"{_said(entry)}：该科目仅用至 {last} 年，本表为 {named.year} 年",
            f"{named.code} was in force until {last} only; this is {named.year}",
        )
        yield _finding(subject, table, entry, _OUTDATED, Outcome.FAIL, Severity.WARNING, said)
        return
    said = (
        f"{_said(entry)}：{named.year} 年该编码的名称未经核实",
        f"{named.code}: its name in {named.year} is not confirmed",
    )
    yield _finding(subject, table, entry, _OUTDATED, Outcome.NOT_EVALUATED, Severity.NOTE, said)


def _name(subject: Subject, table: Table, entry: Entry, named: _Named) -> Iterator[Finding]:
    """The printed name: the code's own, an older one, a variant, another code's, or none known."""
    label = named.label
    if label in named.own or not named.is_in_force:
        return
    if len(label) < _SHORTEST and label not in named.ever and not _code_called(named):
        return
    proper = named.codes.name(named.code, named.year)
    said = (
        f"{_said(entry)}：该编码的名称应为“{proper}”",
        f"{named.code} is called {proper}, printed is {entry.label}",
    )
    if label in named.ever:
        outdated = (f"{said[0]}（所印为其他年度的名称）", f"{said[1]}: its name in other years")
        yield _finding(subject, table, entry, _OUTDATED, Outcome.FAIL, Severity.WARNING, outdated)
    elif not named.is_short and (other := _code_called(named)):
        check = _LEVEL if other == parent_code(named.code) else _NAME
        whose = (f"{said[0]}，所印为 {other} 的名称", f"{said[1]}, the name of {other}")
        yield _finding(subject, table, entry, check, Outcome.FAIL, Severity.WARNING, whose)
    elif named.is_variant:
        variant = (f"{said[0]}，所印写法略有不同", f"{said[1]}: spelt differently")
        yield _finding(subject, table, entry, _NAME, Outcome.PASS, Severity.NOTE, variant)
    else:
        yield _finding(subject, table, entry, _NAME, Outcome.FAIL, Severity.WARNING, said)


def _code_called(named: _Named) -> str:
    """Another code of the list that has the printed name; of several the parent's, "" for none."""
    called = [code.code for code in named.codes.named(named.label) if code.code != named.code]
    above = parent_code(named.code)
    return above if above in called else next(iter(called), "")


def _classes_by_name(subject: Subject, table: Table) -> Iterator[Finding]:
    """Functional classes that a table names without their codes: an old name is outdated."""
    codes, year = subject.vocabulary.classifications["functional"], subject.identity.fiscal_year
    valid, past = subject.once("classes by name", lambda: _names_of_classes(codes, year))
    for entry in table.entries:
        label = plain_name(entry.label)
        if entry.code or label in valid or label not in past:
            continue
        now = [name for c in past[label] for name in codes.names(c.code, year)]
        if not now:
            continue
        said = (
            f"“{entry.label}”是其他年度的科目名称，{year} 年为“{now[0]}”",
            f"{entry.label} is a name of other years; in {year} it is {now[0]}",
        )
        yield _finding(subject, table, entry, _OUTDATED, Outcome.FAIL, Severity.WARNING, said)


def _names_of_classes(codes: CodeList, year: int) -> tuple[set[str], dict[str, list[Code]]]:
    """The names of classes that are of the year, and the classes by their names of other years."""
    classes = [code for code in codes.codes if code.level == 1]
    past = defaultdict[str, list[Code]](list)
    for code in classes:
        if not code.valid_in(year):
            past[plain_name(code.name)].append(code)
    return {plain_name(code.name) for code in classes if code.valid_in(year)}, dict(past)


# Levels


def _levels(subject: Subject, table: Table) -> Iterator[Finding]:
    """Codes whose parent is nowhere in a table that prints the parents of the others."""
    coded = [entry for entry in table.entries if entry.code and entry.classification]
    codes = {entry.code for entry in coded}
    checked, missing = 0, list[Entry]()
    for level in (2, 3):
        of_level = [entry for entry in coded if code_level(entry.code) == level]
        orphans = [entry for entry in of_level if parent_code(entry.code) not in codes]
        if orphans:
            printed = {bare(cell.text) for row in table.body for cell in row if cell is not None}
            orphans = [entry for entry in orphans if parent_code(entry.code) not in printed]
        if len(of_level) >= 3 and len(orphans) * 3 < len(of_level):
            checked += len(of_level)
            missing += _certain(subject, orphans)
    for entry in missing:
        said = (
            f"{_said(entry)}：表中没有其上级科目 {parent_code(entry.code)}",
            f"{entry.code}: the code above it, {parent_code(entry.code)}, is not in the table",
        )
        yield _finding(subject, table, entry, _LEVEL, Outcome.FAIL, Severity.WARNING, said)
    if checked and not missing:
        said = (f"《{table.title}》各级科目齐全", f"{checked} codes have the code above them")
        yield remark(subject, _LEVEL, Outcome.PASS, Severity.NOTE, said, table=table)


def _certain(subject: Subject, entries: Sequence[Entry]) -> list[Entry]:
    """Without codes that are misprints themselves."""
    misprints = {fix.printed for fix in subject.vocabulary.fixes}
    return [entry for entry in entries if entry.code not in misprints]


def _said(entry: Entry) -> str:
    return f"{entry.code} {entry.label}".strip()


def _finding(
    subject: Subject,
    table: Table,
    entry: Entry,
    check: str,
    outcome: Outcome,
    severity: Severity,
    said: tuple[str, str],
) -> Finding:
    return remark(
        subject, check, outcome, severity, said,
        table=table, row_no=entry.row + 1, code=entry.code, place=entry.place,
    )  # fmt: skip
