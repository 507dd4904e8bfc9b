"""Page numbers of a contents page against the pages on which its headings stand.

How far printed numbers and pages of the file are apart is the document's own: the distance that nearly all
entries keep. Where they keep none the contents were made from another version, and nobody is accused.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.check.comparison import remark
from pipeline.check.lines import contents_entry, grids_of, printed_lines, shortened
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import bare, tidy

_CHECK = "form.contents_page_number"
_PAGE = re.compile(
    r"[.…·\s_—–-]{2,}[(（]?\s*(?P<page>\d ?\d? ?\d?)\s*[)）]?$|\s(?P<alone>\d{1,3})$"
)
_FEWEST = 6
_SHARE = 0.8
_SHORTEST = 4
_TITLE_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a contents page lists with a number, and the page of the file that it stands on."""

    title: str
    place: Place
    printed: int
    page: int

    @property
    def distance(self) -> int:
        return self.page - self.printed


def check_contents_pages(subject: Subject) -> Iterator[Finding]:
    """Every contents page with page numbers, of files that have pages."""
    checked = found = 0
    for document in subject.documents:
        entries = _entries(subject, document)
        distance = _kept(entries)
        checked += len(entries) if distance is not None else 0
        for entry in entries if distance is not None else ():
            if entry.distance != distance:
                found += 1
                yield _finding(subject, entry, distance or 0)
    if not checked:
        said = ("目录没有可核对的页码", "no page numbers of a contents page to check")
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
    elif not found:
        said = (f"目录的 {checked} 个页码与正文一致", f"{checked} page numbers are right")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _entries(subject: Subject, document: Document) -> list[_Entry]:
    """The entries whose heading stands on one page only behind the contents."""
    listed = [
        (tidy(contents_entry(line.text)), line.place, int(number))
        for line in printed_lines(subject, document)
        if line.in_contents and line.place.page is not None and (number := _number(line.text))
    ]
    if len(listed) < _FEWEST:
        return []
    last = max(place.page or 0 for _, place, _ in listed)
    pages = _pages(subject, document, last)
    return [
        _Entry(title, place, number, next(iter(pages[bare(title)])))
        for title, place, number in listed
        if len(bare(title)) >= _SHORTEST and len(pages[bare(title)]) == 1
    ]


def _number(line: str) -> str:
    found = _PAGE.search(line)
    return (found["page"] or found["alone"]).replace(" ", "") if found else ""


def _pages(subject: Subject, document: Document, after: int) -> dict[str, set[int]]:
    """Every short text that may be a heading → the pages behind the contents that print it."""
    pages = defaultdict[str, set[int]](set)
    texts = [(line.text, line.place) for line in printed_lines(subject, document) if line.is_short]
    texts += [
        (cell.text, cell.place)
        for grid in grids_of(document)
        for row in grid.rows[:_TITLE_ROWS]
        for cell in row
        if cell is not None
    ]
    for text, place in texts:
        if place.page is not None and place.page > after:
            pages[bare(tidy(text))].add(place.page)
    return pages


def _kept(entries: Sequence[_Entry]) -> int | None:
    """The distance that nearly all entries keep, None where too few do."""
    if len(entries) < _FEWEST:
        return None
    ((distance, times),) = Counter(entry.distance for entry in entries).most_common(1)
    return distance if times >= _FEWEST and times >= _SHARE * len(entries) else None


def _finding(subject: Subject, entry: _Entry, distance: int) -> Finding:
    stands = entry.page - distance
    said = (
        f"目录列“{shortened(entry.title)}”在第 {entry.printed} 页，正文在第 {stands} 页",
        f"the contents list {shortened(entry.title)} on page {entry.printed}; it stands on page {stands}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=entry.place)
