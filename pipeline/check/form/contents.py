"""The document's own contents page against the parts, sections and tables that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.check.comparison import remark
from pipeline.check.form.contents_entries import (
    Entry,
    entries_in,
    entries_of,
    entries_of_table,
    title_of,
)
from pipeline.check.form.listed_titles import There, form_core, loosely
from pipeline.check.lines import grids_of, printed_lines
from pipeline.check.subject import Subject
from pipeline.model.document import Cell, Document
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.outline import split_number
from pipeline.values.text import bare, tidy

_CHECK = "form.contents_page"
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
_ALL_TABLES = re.compile(r"(?:部门|单位|综合)*(?:预算|决算|预决算)?(?:信息)?(?:公开)?报?表")
_LISTED = 3
"""So many titles of tables make a grid a list of them."""
_REASON = re.compile(r"^(?!.*表[\d-]+$|.*\d表$)(?=.*[\u4e00-\u9fff].*[\u4e00-\u9fff])")
"""Two words or more that are no number of a table (表2, 公开09表) and more than 是 or 否."""


def check_contents(subject: Subject) -> Iterator[Finding]:
    """Every contents page, of each document."""
    if not any(True for _ in contents_titles(subject)):
        said = ("文件没有目录", "the document has no contents page")
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
    for page in _pages(subject):
        yield from _listed(subject, page)


def missing_tables(subject: Subject) -> Sequence[Entry]:
    """The tables that contents pages list and that are told as missing, made once."""
    return subject.once(
        "missing tables",
        lambda: [
            e for page in _pages(subject) for e in page.missing if e.is_table and page.is_told
        ],
    )


def contents_titles(subject: Subject) -> Iterator[str]:
    """The titles that all contents pages list, as printed."""
    for document in subject.documents:
        yield from (entry.title for entry in entries_of(subject, document))
    for table in subject.tables:
        if table.form == "contents":
            yield from (entry.title for entry in entries_of_table(table))


@dataclass(frozen=True, slots=True)
class ListedTable:
    """A table that a contents page lists; `is_titled` tells that its title at least stands in the text."""

    title: str
    is_found: bool
    is_titled: bool


def listed_tables(subject: Subject) -> tuple[ListedTable, ...]:
    """Every table that contents pages list, each title once a document, and whether it was found."""
    found: dict[tuple[str, str], ListedTable] = {}
    for document in subject.documents:
        lines = printed_lines(subject, document)
        own = [t for t in subject.tables if t.place.file == document.file]
        entries = entries_in(lines)
        for table in own:
            entries += entries_of_table(table) if table.form == "contents" else []
        there = There.of(subject, document)
        for entry in entries:
            if entry.is_table and not _names_all_tables(subject, entry):
                listed = ListedTable(tidy(entry.title), there.has_table(entry), there.has(entry))
                found.setdefault((document.file, bare(entry.title)), listed)
    return tuple(found.values())


def table_entries(subject: Subject, document: Document) -> Iterator[str]:
    """The titles of tables that the contents pages of a document list."""
    entries = entries_in(printed_lines(subject, document))
    for table in subject.tables:
        if table.form == "contents" and table.place.file == document.file:
            entries += entries_of_table(table)
    yield from (e.title for e in entries if e.is_table and not _names_all_tables(subject, e))


def _names_all_tables(subject: Subject, entry: Entry) -> bool:
    """Whether an entry is the title of the part that holds the tables: 某局2023年部门预算表, 公开报表."""
    words = _YEAR.sub("", bare(entry.title))
    for name in (subject.identity.unit, subject.identity.department):
        words = words.replace(bare(name), "") if name else words
    return _ALL_TABLES.fullmatch(words) is not None


def reason_listed(subject: Subject, table: Table) -> str:
    """What the contents page of a table's file says beside its title: why it is empty; "" for nothing."""
    for row in _listing_rows(subject, table.place.file):
        title = title_of(row)
        if title is None or not _names(title.text, table.title):
            continue
        beside = row[row.index(title) + 1 :]
        said = [text for c in beside if c is not None and _REASON.search(text := tidy(c.text))]
        return said[-1] if said else ""
    return ""


def _listing_rows(subject: Subject, file: str) -> Iterator[Sequence[Cell | None]]:
    """The rows of a file's lists of tables: of those that are tables, and of grids of titles."""
    for table in subject.tables:
        if table.form == "contents" and table.place.file == file:
            yield from table.body
    for document in subject.documents:
        for grid in grids_of(document) if document.file == file else ():
            if sum(title_of(row) is not None for row in grid.rows) >= _LISTED:
                yield from grid.rows


def _names(entry: str, title: str) -> bool:
    """Whether an entry and a title are of one table, words aside that either may leave out."""
    first, second = (loosely(form_core(split_number(each).text)) for each in (entry, title))
    return first == second


@dataclass(frozen=True, slots=True)
class _Page:
    """A contents page: its entries, those looked for in the text, and those not found there."""

    entries: Sequence[Entry]
    sought: Sequence[Entry]
    missing: Sequence[Entry]

    @property
    def is_told(self) -> bool:
        """Whether what is missing is so little that it is not in another file."""
        return len(self.missing) * 2 <= len(self.sought)


def _pages(subject: Subject) -> Sequence[_Page]:
    """The contents pages of all documents that have entries, made once."""
    return subject.once("contents pages", lambda: list(_made_pages(subject)))


def _made_pages(subject: Subject) -> Iterator[_Page]:
    for document in subject.documents:
        if entries := entries_of(subject, document):
            yield _page(subject, document, entries)
    for table in subject.tables:
        if table.form == "contents" and (entries := entries_of_table(table)):
            document = next(d for d in subject.documents if d.file == table.place.file)
            yield _page(subject, document, entries)


def _page(subject: Subject, document: Document, entries: Sequence[Entry]) -> _Page:
    own = [t for t in subject.tables if t.place.file == document.file and t.form != "contents"]
    of_form = [entry for entry in entries if entry.is_table]
    there = There.of(subject, document).besides(entries)
    found = [entry for entry in of_form if there.has(entry)]
    sought = entries
    # the title of their part is there without them: 第二部分 部门预算表, 详见附件
    if of_form and (not own or not found) and all(_names_all_tables(subject, e) for e in found):
        sought = [entry for entry in entries if not entry.is_table]
    missing = [
        entry
        for index, entry in enumerate(sought)
        if not _has_below(sought, index) and not there.has(entry)
    ]
    return _Page(entries, sought, missing)


def _listed(subject: Subject, page: _Page) -> Iterator[Finding]:
    entries, missing = page.sought, page.missing
    if len(entries) < len(page.entries):
        yield _not_told(subject, page.entries, len(page.entries) - len(entries))
    if not page.is_told:
        yield _not_told(subject, entries, len(missing))
        return
    yield from (_missing(subject, entry) for entry in missing)
    if entries and not missing:
        said = (
            f"目录所列 {len(entries)} 项均在文中",
            f"all {len(entries)} entries of the contents page are in the document",
        )
        yield remark(
            subject, _CHECK, Outcome.PASS, Severity.NOTE, said, place=entries[0].place
        )  # fmt: skip


def _has_below(entries: Sequence[Entry], index: int) -> bool:
    """Whether an entry is the title over the entries that follow it."""
    return index + 1 < len(entries) and entries[index + 1].depth > entries[index].depth


def _missing(subject: Subject, entry: Entry) -> Finding:
    what, what_en = ("表", "form") if entry.is_table else ("部分", "section")
    said = (
        f"目录列有“{tidy(entry.title)}”，文中没有这一{what}",
        f"the contents page lists “{tidy(entry.title)}”; the document has no such {what_en}",
    )
    if entry.is_empty:
        said = (
            f"目录列有“{tidy(entry.title)}”并注明为空表，文中没有印出这张空表",
            f"the contents page lists “{tidy(entry.title)}” as empty; the empty form is not printed",
        )
    severity = Severity.ERROR if entry.is_table and not entry.is_empty else Severity.WARNING
    return remark(subject, _CHECK, Outcome.FAIL, severity, said, place=entry.place)


def _not_told(subject: Subject, entries: Sequence[Entry], missing: int) -> Finding:
    said = (
        f"目录所列 {len(entries)} 项中有 {missing} 项未在本文件找到，可能另有文件，未能核对",
        f"{missing} of {len(entries)} entries of the contents page are not in this file: "
        "they may be in another, not evaluated",
    )
    return remark(
        subject, _CHECK, Outcome.NOT_EVALUATED, Severity.WARNING, said, place=entries[0].place
    )
