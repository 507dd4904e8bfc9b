"""A document → its lines that state something, each with the kind of place where it stands.

Only what stands by itself counts: the opening, titles and captions of tables, headings, the
contents page, the closing line. Cells of a table's body and prose are left out, so that a body
or a year which they only mention is never taken for the publisher's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.document import Cell, Document, Grid, Paragraph, Place
from pipeline.model.frozen import made_at_once
from pipeline.model.identity import EvidenceSource
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold, tidy
from pipeline.values.units import unit_line
from pipeline.vocabulary import Captions, IdentitySpec, Vocabulary, first_match

LONGEST = 60
_OPENING = 12
"""A cover has no more lines than that."""
_CONTENTS = re.compile(r"目[录錄次]")
_BULLET = re.compile(r"^[-•·*]\s+")
_LEADER = re.compile(r"[.…·。\s]{3,}\d*\s*$")
_PROSE = re.compile(r"[。；;，,]$")
_SENTENCE = re.compile(r"[。；]")
_SENTENCE_WORDS = re.compile(r"[。；;，,]|比|增加|减少|较上年")
_HEADING_END = re.compile(r"(?:表|说明|情况|预算|决算|公开|报告)[)]?$")
_YEAR_IN_WORDS = re.compile("二[〇○零0O][〇○零0O一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_DEEPEST_CAPTION = 5
_FEWEST_PAGES_OF_COVER = 2


@made_at_once
@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed, tidied; `folded` is how it is compared."""

    text: str
    place: Place
    where: EvidenceSource
    is_opening: bool = False
    """whether it stands before the contents page, the first heading, prose or table"""

    @property
    def folded(self) -> str:
        return plain_year(fold(self.text))

    @property
    def is_heading(self) -> bool:
        """Whether it reads as a heading and not as a piece of a sentence."""
        numbered = split_number(self.text).style != ""
        ends = _HEADING_END.search(self.folded) is not None
        return (numbered or ends) and not _SENTENCE_WORDS.search(self.folded)


def plain_year(folded: str) -> str:
    """A year in words as one in digits, for patterns.

    >>> plain_year("二〇二五年部门预算")
    '2025年部门预算'
    """
    return _YEAR_IN_WORDS.sub(lambda found: found[0].translate(_DIGITS), folded)


def stating_lines(document: Document, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """The lines of a document that may state who, when and what, in reading order."""
    return tuple(_Walk(vocabulary.captions, vocabulary.identity).lines(document))


@dataclass(slots=True)
class _Walk:
    captions: Captions
    spec: IdentitySpec

    def lines(self, document: Document) -> Iterator[Line]:
        paragraphs = [b for b in document.blocks if isinstance(b, Paragraph) and tidy(b.text)]
        last = paragraphs[-2:]
        opening = _Opening()
        contents = _Contents()
        for block in document.blocks:
            if isinstance(block, Grid):
                opening.end()
                contents.end()
                yield from self._caption_rows(block)
                continue
            text = _BULLET.sub("", tidy(block.text))
            if not text or self.captions.is_furniture(text):
                continue
            is_first = opening.takes(text, block.place)
            if is_first:
                where = EvidenceSource.COVER
            elif contents.takes(text):
                where = EvidenceSource.CONTENTS
            elif text.startswith("附") and any(block is each for each in last):
                where = EvidenceSource.CLOSING
            else:
                where = EvidenceSource.HEADING
            if self.captions.starts_note(text):
                yield Line(text, block.place, EvidenceSource.NOTE)
            elif len(text) <= LONGEST or is_first:
                own = self._own_place(_LEADER.sub("", text), where)
                yield Line(_LEADER.sub("", text), block.place, own, is_first)

    def _own_place(self, text: str, where: EvidenceSource) -> EvidenceSource:
        """The kind of place that a line's own words tell, else that of what stands around it."""
        if self.is_caption(text):
            return EvidenceSource.CAPTION
        may_be_title = where in (EvidenceSource.COVER, EvidenceSource.HEADING)
        is_title = self.captions.is_title(text) and fold(text).endswith(("表", ")"))
        if may_be_title and is_title and not self._says_scope(split_number(fold(text)).text):
            return EvidenceSource.TABLE_TITLE
        return where

    def _says_scope(self, folded: str) -> bool:
        """Whether a title is the whole disclosure's: 2019年部门综合预算公开报表."""
        found = first_match(self.spec.title_patterns, folded, whole=True)
        stated = found.groupdict() if found else {}
        name = stated.get("name") or ""
        for twice in self.spec.said_twice:
            name = name.removesuffix(twice)
        return bool(stated.get("scope")) and (not name or name.endswith(self.spec.organisations))

    def is_caption(self, text: str) -> bool:
        folded = fold(text)
        return bool(
            first_match(self.spec.years, folded, whole=True)
            or first_match(self.spec.bodies, folded, whole=True)
            or unit_line(text)
        )

    def _caption_rows(self, grid: Grid) -> Iterator[Line]:
        """The rows on top of a grid that state whose it is, of which year, in which unit."""
        for row in grid.rows[:_DEEPEST_CAPTION]:
            cells = [cell for cell in row if tidy(cell.text)]
            if not all(self._captions(cell, cells, grid) for cell in cells):
                return
            for cell in cells:
                text = tidy(cell.text)
                title = EvidenceSource.TABLE_TITLE
                where = EvidenceSource.CAPTION if self.is_caption(text) else title
                yield Line(text, cell.place, where)

    def _captions(self, cell: Cell, row: Sequence[Cell], grid: Grid) -> bool:
        text = tidy(cell.text)
        if len(text) > LONGEST or _PROSE.search(text):
            return False
        if self.is_caption(text) or self.captions.form_number(text):
            return True
        if self.captions.year_of(text) is not None:
            return True
        return len(row) == 1 and (self.captions.is_title(text) or grid.width > 1 == len(row))


@dataclass(slots=True)
class _Opening:
    """The lines before the contents page, the first numbered heading, prose or table."""

    taken: int = 0
    is_open: bool = True

    def takes(self, text: str, place: Place) -> bool:
        far = place.page is not None and place.page > _FEWEST_PAGES_OF_COVER
        numbered = split_number(text).style in ("part", "section", "cn", "cn_bracket")
        is_prose = len(text) > LONGEST or _SENTENCE.search(text)
        if self.taken >= _OPENING or far or numbered or is_prose or _is_contents(text):
            self.is_open = False
        self.taken += self.is_open
        return self.is_open

    def end(self) -> None:
        self.is_open = False


@dataclass(slots=True)
class _Contents:
    """The entries of a contents page: until its first entry is printed again, or a table comes."""

    first: str = ""
    is_open: bool = False

    def takes(self, text: str) -> bool:
        if _is_contents(text):
            self.first, self.is_open = "", True
            return True
        if not self.is_open:
            return False
        entry = bare(_LEADER.sub("", text))
        if entry == self.first or (_SENTENCE.search(text) and len(text) > LONGEST):
            self.is_open = False
            return False
        self.first = self.first or entry
        return True

    def end(self) -> None:
        self.is_open = False


def _is_contents(text: str) -> bool:
    return _CONTENTS.fullmatch(fold(text)) is not None
