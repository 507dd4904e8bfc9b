"""A Disclosure → lines of text: who and when, every table as it was understood, what failed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.commands.inspect.columns import describe_columns, describe_header
from pipeline.commands.inspect.lines import aligned, clipped, plain, where
from pipeline.commands.inspect.marks import Marks, column_marks
from pipeline.commands.inspect.rows import describe_rows
from pipeline.model.disclosure import Disclosure
from pipeline.model.document import Document, Place
from pipeline.model.identity import Evidence
from pipeline.model.records import Amount, Finding, Outcome
from pipeline.model.table import Table
from pipeline.vocabulary import Headings

_WORDS = 60
"""How wide the printed words are that an identity was read from, at most."""


@dataclass(frozen=True, slots=True)
class _Described:
    """A table, and of the disclosure what is of this table."""

    table: Table
    amounts: Sequence[Amount]
    findings: Sequence[Finding]
    marks: Marks


def describe(disclosure: Disclosure, headings: Headings, *, all_rows: bool) -> Iterator[str]:
    """Everything that was understood, line by line; `all_rows` leaves none out of a long table."""
    yield from _describe_identity(disclosure)
    tables = _tables(disclosure, headings)
    for each in tables:
        yield ""
        yield from _describe_table(each, all_rows)
    yield ""
    yield from _marked(tables)
    yield f"amounts {len(disclosure.amounts)}, indicators {len(disclosure.indicators)}"
    yield f"findings {len(disclosure.findings)}: {_counted(disclosure.findings)}"
    names = {table.name for table in disclosure.tables}
    yield from _describe_findings([f for f in disclosure.findings if f.table not in names])


def _tables(disclosure: Disclosure, headings: Headings) -> list[_Described]:
    amounts = defaultdict[str, list[Amount]](list)
    findings = defaultdict[str, list[Finding]](list)
    for amount in disclosure.amounts:
        amounts[amount.table].append(amount)
    for finding in disclosure.findings:
        findings[finding.table].append(finding)
    return [
        _Described(table, own, found, column_marks(table, own, found, headings))
        for table in disclosure.tables
        for own, found in [(amounts[table.name], findings[table.name])]
    ]


def _describe_identity(disclosure: Disclosure) -> Iterator[str]:
    identity = disclosure.identity
    yield f"{plain(identity.title)}  →  {identity.package_name}"
    yield f"  division   {identity.division.code} {identity.division.full_name}"
    for entity in disclosure.entities:
        yield f"  {entity.level:<10} {plain(entity.code) or '(no code)'} {plain(entity.name)}"
    yield from aligned([_read_from(each) for each in identity.evidence])
    for document in (each for source in disclosure.sources for each in source.documents):
        yield f"  source     {plain(document.file)} ({_read_as(document)})"
        for remark in document.remarks:
            sign = "!" if remark.is_defect else "·"
            yield f"  {sign} {plain(str(remark.place))}: {plain(remark.message_en)}"


def _read_from(each: Evidence) -> tuple[str, ...]:
    """What a part of the identity was read from: kind of place, printed words, where."""
    words = clipped(plain(each.text), _WORDS)
    place = plain(str(each.place))
    return f"  read       {each.of}", plain(each.value), each.source, f"“{words}”", place


def _read_as(document: Document) -> str:
    pages = f"{len(document.pages)} pages" if len(document.pages) > 1 else ""
    return ", ".join(filter(None, (document.format, document.encoding, pages)))


def _describe_table(each: _Described, all_rows: bool) -> Iterator[str]:
    table = each.table
    known = table.form or "no form: published as printed"
    yield f"{table.name}  [{known}]  {plain(table.place.file)}"
    yield f"  {'title':<8} {plain(' '.join(filter(None, (table.number, table.title)))) or '-'}"
    yield f"  {'entity':<8} {plain(table.entity.name)} ({table.entity.level})"
    yield f"  {'unit':<8} {plain(table.unit) or '-'}"
    yield f"  {'place':<8} {_extent(table)}"
    yield f"  {'size':<8} {_size(each)}"
    yield from describe_header(table)
    if table.headings_moved:
        yield "! headings are printed over other columns; bound by column numbers and groups"
    if table.is_turned:
        yield "! items are printed side by side; rows and columns are swapped"
    yield from describe_columns(table, each.amounts, each.marks)
    yield from describe_rows(table, each.amounts, all_rows)
    yield from _describe_findings(each.findings)


def _extent(table: Table) -> str:
    """Where the table begins and where its last row stands."""
    first = where(table.place.page, table.place.line)
    last = _last_place(table)
    end = where(last.page, last.line) if last else first
    return first if end == first else f"{first} – {end}"


def _last_place(table: Table) -> Place | None:
    cells = (cell for row in reversed(table.body) for cell in row if cell is not None)
    return next((cell.place for cell in cells), None)


def _size(each: _Described) -> str:
    if each.table.is_empty:
        return f"empty, {len(each.table.columns)} columns"
    sides = f"{len(each.table.body)} rows × {len(each.table.columns)} columns"
    return f"{sides}, {len(each.amounts)} amounts"


def _describe_findings(findings: Sequence[Finding]) -> Iterator[str]:
    """The findings that are not passed, each with its id and place."""
    rows = [
        (f"  {f.outcome}", f.id, f.check, where(f.source_page, f.source_line), plain(f.message))
        for f in findings
        if f.outcome is not Outcome.PASS
    ]
    yield from aligned(rows)


def _counted(findings: Sequence[Finding]) -> str:
    outcomes = Counter(finding.outcome for finding in findings)
    return ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome)


def _marked(tables: Sequence[_Described]) -> Iterator[str]:
    """All marked columns once more, at the end, where a terminal stops."""
    rows = [
        (f"! {each.table.name}", f"column {index + 1}", plain(label), "; ".join(said))
        for each in tables
        for index, said in each.marks.items()
        for label in [each.table.columns[index].label or "-"]
    ]
    yield f"columns to look at {len(rows)}"
    yield from aligned(rows)
