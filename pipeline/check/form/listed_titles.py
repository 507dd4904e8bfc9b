"""Titles on a contents page against the headings and titles of tables that a document has: the same in
other words, or not there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache

from pipeline.check.form.contents_entries import Entry
from pipeline.check.lines import Line, printed_lines
from pipeline.check.subject import Subject
from pipeline.model.document import Document
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold, pairs_of_signs

_ALIKE = 0.6
"""Headings are reworded against the contents page; two of which less is common are not the same."""
_LOOSE = re.compile(r"上年|总|情况|明细|安排|支出")
"""Words that a title on the contents page leaves out or adds, the form being the same."""
_FEWEST_LOOSE = 6
_BEHIND = 30
"""So many signs of a heading go on behind the words of its entry."""
_SHORTEST, _LONGEST = 3, 20
_FILLER = re.compile(
    r"(?:19|20)\d{2}年?度?|部门|单位|综合预算|预算|决算|情况|说明|安排|支出|公开|主要|^附件"
)


@dataclass(frozen=True, slots=True)
class There:
    """What of a document may be what its contents page lists: headings, each with how often it stands there,
    and titles of tables, without number and punctuation; the forms and the names of its tables. Headings
    that are `taken` are those of other entries, word for word: of no others. What was asked is kept."""

    subject: Subject
    headings: Mapping[str, int]
    titles: Sequence[str]
    forms: frozenset[str]
    names: frozenset[str]
    taken: frozenset[str] = frozenset()
    _known: dict[tuple[str, bool], bool] = field(default_factory=dict, repr=False, compare=False)
    _tables: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, subject: Subject, document: Document) -> There:
        """That of a document and of its tables that are no contents pages, made once."""
        return subject.once(("there", id(document)), lambda: cls._made(subject, document))

    @classmethod
    def _made(cls, subject: Subject, document: Document) -> There:
        headings = _headings(printed_lines(subject, document))
        of_file = (table for table in subject.tables if table.place.file == document.file)
        tables = [table for table in of_file if table.form != "contents"]
        return cls(
            subject,
            headings,
            (*headings, *(bare(table.title) for table in tables)),
            frozenset(table.form for table in tables),
            frozenset(form_core(table.title) for table in tables if table.title),
        )

    def has(self, entry: Entry) -> bool:
        asked = (entry.title, entry.is_table)
        if asked not in self._known:
            self._known[asked] = self._has(entry)
        return self._known[asked]

    def has_table(self, entry: Entry) -> bool:
        if entry.title not in self._tables:
            self._tables[entry.title] = self._has_table(entry)
        return self._tables[entry.title]

    def _has(self, entry: Entry) -> bool:
        wanted = bare(entry.title)
        if entry.is_table:
            return self.has_table(entry) or wanted in self.headings
        if any(wanted in title[: len(wanted) + _BEHIND] for title in self.titles):
            return True
        left = [title for title in self.titles if title not in self.taken]
        return (
            any(len(t) > _SHORTEST and t in wanted for t in left)
            or any(_alike(wanted, title) for title in left)
            or self._has_what_is_added(wanted, left)
        )

    def _has_what_is_added(self, wanted: str, left: Sequence[str]) -> bool:
        """Whether a heading that is no other entry's has what an entry adds to that of another: 增减变化 of
        收支增减变化情况, beside 收支情况."""
        others = [_pairs(title) for title in self.taken if _alike(wanted, title)]
        added = _pairs(wanted).difference(*others) if others else set[str]()
        return bool(added) and any(added & _pairs(title[:_LONGEST]) for title in left)

    def besides(self, entries: Sequence[Entry]) -> There:
        """The same, where headings are taken that stand no more often than entries name them."""
        named = Counter(bare(entry.title) for entry in entries)
        taken = frozenset(
            title for title in named if 0 < self.headings.get(title, 0) <= named[title]
        )
        return replace(self, taken=taken, _known={}, _tables={})

    def _has_table(self, entry: Entry) -> bool:
        kind = self.subject.identity.kind
        form = self.subject.vocabulary.forms.match(entry.title, kind, ())
        if form is not None and form.id in self.forms:
            return True
        wanted = form_core(entry.title)
        if wanted in self.names or (form is None and any(wanted in name for name in self.names)):
            return True
        loose = loosely(wanted)
        return len(loose) >= _FEWEST_LOOSE and any(loose == loosely(n) for n in self.names)


def _headings(lines: Sequence[Line]) -> Mapping[str, int]:
    """What may be headings, each with how often it stands there."""
    return Counter(bare(split_number(line.text).text) for line in lines if _may_be_heading(line))


def _may_be_heading(line: Line) -> bool:
    return not line.in_contents and (line.is_short or bool(split_number(line.text).style))


def loosely(core: str) -> str:
    """The core of a title without words that may be left out or added, the form being the same."""
    return _LOOSE.sub("", core)


@lru_cache(maxsize=4096)
def form_core(title: str) -> str:
    """The title of a table without year, brackets and whose it is."""
    words = re.sub(r"[(（].*?[)）]|(?:19|20)\d{2}年?度?", "", fold(title))
    return re.sub(r"部门|单位|综合预算", "", bare(words)) or bare(words)


@lru_cache(maxsize=4096)
def _core(title: str) -> str:
    """A title without year, brackets and the words that all titles share."""
    words = re.sub(r"[(（].*?[)）]", "", fold(title))
    return _FILLER.sub("", bare(words)) or bare(words)


def _pairs(title: str) -> set[str]:
    """Every two signs that stand beside each other in a title, but for the words that all titles share."""
    parts = (part for part in _FILLER.split(bare(title)) if part)
    return set[str]().union(*map(pairs_of_signs, parts))


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
