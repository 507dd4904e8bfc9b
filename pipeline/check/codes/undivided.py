"""Codes that a table divides no further though it divides all others: a row below them was left out.

Tables → findings of `code.level`. A class that stands alone proves nothing: others of its level, in the
same block of units, must have rows below them, and what it states must be something.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Entry, Table
from pipeline.values.codes import code_level
from pipeline.values.text import bare

_CHECK = "code.level"
_PROOFS = 2
_LEVELS = {1: ("类", "款"), 2: ("款", "项")}


def check_undivided(subject: Subject) -> Iterator[Finding]:
    """Every table by codes that prints how they lie within each other."""
    for table in subject.tables:
        form = subject.form_of(table)
        if form is not None and form.sums.hierarchy and form.classification:
            for entries in _blocks(table):
                for level in _LEVELS:
                    if entry := _undivided(subject, table, entries, level):
                        yield _finding(subject, table, entry, level)


def _blocks(table: Table) -> Iterator[list[Entry]]:
    """The coded rows of each unit that a table lists."""
    blocks = defaultdict[str, list[Entry]](list)
    for entry in table.entries:
        if entry.code and entry.classification:
            blocks[(entry.entity or table.entity).name].append(entry)
    yield from blocks.values()


def _undivided(
    subject: Subject, table: Table, entries: Sequence[Entry], level: int
) -> Entry | None:
    """The only code of a level without any below it; None where there are others, or it may have one
    that is misprinted."""
    codes = {entry.code for entry in entries}
    length = len(next((code for code in codes if code_level(code) == level), ""))
    divided = {code[:length] for code in codes if length and len(code) > length}
    of_level = {entry.code: entry for entry in entries if code_level(entry.code) == level}
    alone = [entry for code, entry in of_level.items() if code not in divided]
    if len(alone) != 1 or len(divided & of_level.keys()) < _PROOFS or divided - of_level.keys():
        return None
    (entry,) = alone
    own = (entry.row + 1, entry.code)
    stated = any(a.amount for a in subject.amounts_of(table) if (a.row_no, a.code) == own)
    known = {each.code for each in table.entries}
    printed = {bare(cell.text) for row in table.body for cell in row if cell is not None} - known
    below = re.compile(rf"{entry.code}\d")
    may_have = any(below.match(text) for text in printed)
    return entry if stated and not may_have else None


def _finding(subject: Subject, table: Table, entry: Entry, level: int) -> Finding:
    own, below = _LEVELS[level]
    said = (
        f"{entry.code} {entry.label}：《{table.title}》其他各{own}之下都列有{below}，此{own}之下没有",
        f"{entry.code}: the only code of its level with none below it in “{table.title}”",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table, row_no=entry.row + 1, code=entry.code, place=entry.place,
    )  # fmt: skip
