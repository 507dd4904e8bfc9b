"""Codes that stand twice in one disclosure under two names: of units as of classifications."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.codes.names import plain_name
from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Entry, Table
from pipeline.values.codes import code_level

_CHECK = "code.two_names"
_SHORTEST = 4
_Named = tuple[Table, Entry]


def check_two_names(subject: Subject) -> Iterator[Finding]:
    """The first name of each code against every other; one finding where all have one.

    Rows of projects, purchases and items print the code of something else beside their own name; a
    name that is part of another was cut by its cell.
    """
    first: dict[tuple[str, str, str], _Named] = {}
    told: set[tuple[str, str]] = set()
    for table in subject.tables:
        if not _names_codes(subject, table):
            continue
        for entry in table.entries:
            name = plain_name(entry.label)
            if not entry.code or len(name) < _SHORTEST or code_level(entry.code) == 1:
                continue
            key = (table.place.file, entry.classification, entry.code)
            before = first.setdefault(key, (table, entry))
            known = plain_name(before[1].label)
            if name in known or known in name or (entry.code, name) in told:
                continue
            if _is_listed(subject, entry):
                continue
            told.add((entry.code, name))
            yield _two(subject, before, (table, entry))
    if first and not told:
        said = (f"{len(first)} 个编码各只有一个名称", f"{len(first)} codes have one name each")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _names_codes(subject: Subject, table: Table) -> bool:
    form = subject.form_of(table)
    of_others = ("procurement", "performance", "project", "carry", "three_public")
    return form is not None and form.shape != "items" and not any(w in form.id for w in of_others)


def _is_listed(subject: Subject, entry: Entry) -> bool:
    """Whether a list says what the code is called: then `code.name` holds each name against it."""
    names = subject.vocabulary.classifications.get(entry.classification)
    return names is not None and entry.code in names


def _two(subject: Subject, first: _Named, second: _Named) -> Finding:
    (above, one), (table, other) = first, second
    names = f"《{above.title}》作“{one.label}”，《{table.title}》作“{other.label}”"
    if above is table:
        names = f"《{table.title}》既作“{one.label}”，又作“{other.label}”"
    said = (
        f"编码 {other.code} 有两个名称：{names}",
        f"{other.code} has two names: {one.label} in {above.title}, {other.label} in {table.title}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table, row_no=other.row + 1, code=other.code, place=other.place,
    )  # fmt: skip
