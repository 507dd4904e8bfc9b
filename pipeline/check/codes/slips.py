"""Codes that no list has beside a name that is another code's: digits that were mistyped.

A list may lack a code, so an unknown one alone says nothing. Where the name beside it is that of a code
which it differs from in one digit, or in two that changed places, it is that code, misprinted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from pipeline.check.codes.names import plain_name
from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Entry, Table
from pipeline.values.codes import code_level
from pipeline.values.slips import is_slip
from pipeline.vocabulary import CodeList
from pipeline.vocabulary.codes import Code

_CHECK = "code.misprint"
_SHORTEST = 3


def check_slips(subject: Subject) -> Iterator[Finding]:
    """Every row under a code that its classification lacks."""
    fixes = {fix.printed for fix in subject.vocabulary.fixes}
    lists = subject.vocabulary.classifications
    named: dict[str, Mapping[str, Sequence[Code]]] = {}
    for table in subject.tables:
        for entry, printed in _with_codes_beside(table):
            codes = lists.get(entry.classification)
            if codes is None or code_level(entry.code) is None:
                continue
            if entry.code in codes or entry.code in fixes:
                continue
            if entry.classification not in named:
                named[entry.classification] = _by_name(codes)
            meant = _meant(named[entry.classification], entry, subject.identity.fiscal_year)
            if len(meant) == 1 and meant[0] not in printed and not _fits(entry, meant[0], printed):
                yield _misprint(subject, table, entry, meant[0])


def _with_codes_beside(table: Table) -> Iterator[tuple[Entry, Set[str]]]:
    """Each row with the codes that stand beside it: those of its own unit, where a table lists several."""
    beside = defaultdict[object, set[str]](set)
    for entry in table.entries:
        beside[entry.entity].add(entry.code)
    for entry in table.entries:
        yield entry, beside[entry.entity]


def _meant(by_name: Mapping[str, Sequence[Code]], entry: Entry, year: int) -> Sequence[str]:
    """The codes of the year that have the printed name and but for a slip the printed digits."""
    name = plain_name(entry.label)
    if len(name) < _SHORTEST:
        return ()
    named = {code.code for code in by_name.get(name, ()) if code.valid_in(year)}
    return [code for code in sorted(named) if is_slip(entry.code, code)]


def _by_name(codes: CodeList) -> Mapping[str, Sequence[Code]]:
    """The codes of a list by their plain names."""
    named = defaultdict[str, list[Code]](list)
    for code in codes.codes:
        named[plain_name(code.name)].append(code)
    return named


def _fits(entry: Entry, meant: str, printed: Set[str]) -> bool:
    """Whether a code stands below a printed one that is above it and not above the code that would be
    meant: 事业运行 is an item of many, and a list may lack one of them."""
    above = entry.code[:-2]
    return above in printed and not meant.startswith(above)


def _misprint(subject: Subject, table: Table, entry: Entry, meant: str) -> Finding:
    said = (
        f"{entry.code} {entry.label}：科目表中没有此编码，“{entry.label}”的编码是 {meant}，疑为印错",
        f"{entry.code} is in no list of codes; {entry.label} is {meant}: most likely a misprint",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table, row_no=entry.row + 1, code=entry.code, place=entry.place,
    )  # fmt: skip
