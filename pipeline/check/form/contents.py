"""The document's own contents page against the parts, sections and tables that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from pipeline.check.comparison import remark
from pipeline.check.form.contents_entries import (
    Entry,
    entries_in,
    entries_of,
    entries_of_table,
    title_of,
)
from pipeline.check.lines import Line, grids_of, printed_lines
from pipeline.check.subject import Subject
from pipeline.model.document import Cell, Document
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold, tidy

_CHECK = "form.contents_page"
_ALIKE = 0.6
"""Headings are reworded against the contents page; two of which less is common are not the same."""
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
_ALL_TABLES = re.compile(r"(?:部门|单位|综合)*(?:预算|决算|预决算)?(?:信息)?(?:公开)?报?表")
_LOOSE = re.compile(r"上年|总|情况|明细|安排|支出")
"""Words that a title on the contents page leaves out or adds, the form being the same."""
_FEWEST_LOOSE = 6
_LISTED = 3
"""So many titles of tables make a grid a list of them."""
_REASON = re.compile(r"^(?!.*表[\d-]+$|.*\d表$)(?=.*[\u4e00-\u9fff].*[\u4e00-\u9fff])")
"""Two words or more that are no number of a table (表2, 公开09表) and more than 是 or 否."""
_FILLER = re.compile(
    r"(?:19|20)\d{2}年?度?|部门|单位|综合预算|预算|决算|情况|说明|安排|支出|公开|主要|^附件"
)


def check_contents(subject: Subject) -> Iterator[Finding]:
    """Every contents page, of each document."""
    if not any(True for _ in contents_titles(subject)):
        said = ("文件没有目录", "the document has no contents page")
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
    for document in subject.documents:
        lines = printed_lines(subject, document)
        yield from _listed(subject, document, lines, entries_of(subject, document))
    for table in subject.tables:
        if table.form == "contents":
            document = next(d for d in subject.documents if d.file == table.place.file)
            lines = printed_lines(subject, document)
            yield from _listed(subject, document, lines, entries_of_table(table))


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
        own = [table for table in own if table.form != "contents"]
        there = _There.of(subject, document, lines, own)
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
    first, second = (_LOOSE.sub("", _form_core(split_number(each).text)) for each in (entry, title))
    return first == second


def _listed(
    subject: Subject, document: Document, lines: Sequence[Line], entries: Sequence[Entry]
) -> Iterator[Finding]:
    if not entries:
        return
    own = [t for t in subject.tables if t.place.file == document.file and t.form != "contents"]
    of_form = [entry for entry in entries if entry.is_table]
    there = _There.of(subject, document, lines, own)
    found = [entry for entry in of_form if there.has(entry)]
    # the title of their part is there without them: 第二部分 部门预算表, 详见附件
    if of_form and (not own or not found) and all(_names_all_tables(subject, e) for e in found):
        yield _not_told(subject, entries, len(of_form))
        entries = [entry for entry in entries if not entry.is_table]
    missing = [
        entry
        for index, entry in enumerate(entries)
        if not _has_below(entries, index) and not there.has(entry)
    ]
    if len(missing) * 2 > len(entries):
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


@dataclass(frozen=True, slots=True)
class _There:
    """What of a document may be what its contents page lists: headings and titles of tables, without
    number and punctuation, each once; the forms and the names of its tables."""

    subject: Subject
    headings: Mapping[str, None]
    titles: Sequence[str]
    forms: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(
        cls, subject: Subject, document: Document, lines: Sequence[Line], tables: Sequence[Table]
    ) -> _There:
        headings = subject.once(("headings", id(document)), lambda: _headings(lines))
        return cls(
            subject,
            headings,
            (*headings, *(bare(table.title) for table in tables)),
            frozenset(table.form for table in tables),
            frozenset(_form_core(table.title) for table in tables if table.title),
        )

    def has(self, entry: Entry) -> bool:
        wanted = bare(entry.title)
        if entry.is_table:
            return self.has_table(entry) or wanted in self.headings
        return any(_is_within(wanted, title) for title in self.titles) or any(
            _alike(wanted, title) for title in self.titles
        )

    def has_table(self, entry: Entry) -> bool:
        kind = self.subject.identity.kind
        form = self.subject.vocabulary.forms.match(entry.title, kind, ())
        if form is not None and form.id in self.forms:
            return True
        wanted = _form_core(entry.title)
        if wanted in self.names or (form is None and any(wanted in name for name in self.names)):
            return True
        loose = _LOOSE.sub("", wanted)
        return len(loose) >= _FEWEST_LOOSE and any(loose == _LOOSE.sub("", n) for n in self.names)


def _headings(lines: Sequence[Line]) -> Mapping[str, None]:
    return dict.fromkeys(
        bare(split_number(line.text).text) for line in lines if _may_be_heading(line)
    )


def _may_be_heading(line: Line) -> bool:
    return not line.in_contents and (line.is_short or bool(split_number(line.text).style))


@lru_cache(maxsize=4096)
def _form_core(title: str) -> str:
    """The title of a table without year, brackets and whose it is."""
    words = re.sub(r"[(（].*?[)）]|(?:19|20)\d{2}年?度?", "", fold(title))
    return re.sub(r"部门|单位|综合预算", "", bare(words)) or bare(words)


@lru_cache(maxsize=4096)
def _core(title: str) -> str:
    """A title without year, brackets and the words that all titles share."""
    words = re.sub(r"[(（].*?[)）]", "", fold(title))
    return _FILLER.sub("", bare(words)) or bare(words)


def _is_within(wanted: str, title: str) -> bool:
    return wanted in title[: len(wanted) + 30] or (len(title) > 3 and title in wanted)


def _alike(wanted: str, title: str) -> bool:
    """Whether two titles, of which neither has the other in it, are two wordings of one."""
    first, second = _core(wanted), _core(title)
    if first and (first in second[: len(first) + 20] or (len(second) > 1 and second in first)):
        return True
    enough = _ALIKE * (len(wanted) + len(title)) / 2
    if min(len(wanted), len(title)) < enough or _common(wanted, title) < enough:
        return False
    return SequenceMatcher(None, wanted, title).ratio() >= _ALIKE


def _common(first: str, second: str) -> int:
    """How many signs two texts share, in whatever order."""
    return sum(min(first.count(sign), second.count(sign)) for sign in set(first))


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
