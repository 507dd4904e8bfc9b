"""The lines around each grid: title, form number, unit, whose table it is, and the notes below it.

Document → Captioned grids and the prose that is left, in reading order. A form that was printed
with its title and unit but has no grid (a lost picture, a table left out) is a Captioned without rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.document import Block, Cell, Document, Grid, GridLayout, Paragraph, Place
from pipeline.model.table import PageJoin
from pipeline.recognize.outline import Outline, list_items
from pipeline.values.text import tidy
from pipeline.values.units import unit_in_heading, unit_line
from pipeline.vocabulary import Captions

Row = tuple[Cell, ...]

_LEAD_IN = re.compile(r"[。：:；;，,]$")
_TITLE_AFTER_NUMBER = re.compile(
    r"(?P<number>附?表\s*\d+(?:-\d+)?|公开\s*\d+\s*表)[\s:：、.]*(?P<title>\S.*表.*)"
)
_MAX_TITLE = 60


@dataclass(frozen=True, slots=True)
class Caption:
    """What the lines above a grid say; empty where they say nothing."""

    title: str = ""
    number: str = ""
    unit: str = ""
    organisation: tuple[str, str] | None = None
    year: str = ""
    remarks: tuple[str, ...] = ()
    """lines that say more than that, e.g. 截止时间：2022-12-31"""
    place: Place | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.title or self.number or self.unit or self.organisation)


@dataclass(frozen=True, slots=True)
class Captioned:
    """A grid with its caption; `follows_prose` says whether text parts it from the grid before."""

    rows: tuple[Row, ...]
    layout: GridLayout
    place: Place
    caption: Caption
    section: tuple[str, ...]
    follows_prose: bool
    notes: tuple[str, ...] = ()
    page_joins: tuple[PageJoin, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of prose under one heading, as it stands between two headings or grids."""

    path: tuple[str, ...]
    heading: str
    place: Place
    paragraphs: tuple[Paragraph, ...]


def caption_grids(document: Document, captions: Captions) -> tuple[Captioned | Passage, ...]:
    """Part a document into captioned grids and passages of prose."""
    return tuple(_Captioner(captions).items(document.blocks))


@dataclass(slots=True)
class _Captioner:
    captions: Captions
    outline: Outline = field(init=False)
    pending: list[Paragraph] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.outline = Outline(self.captions)

    def items(self, blocks: Sequence[Block]) -> Iterator[Captioned | Passage]:
        last: Captioned | None = None
        for block in blocks:
            if isinstance(block, Paragraph):
                self.pending.append(block)
                continue
            if last:
                yield self._with_notes(last)
                last = None
            rows, within = self._caption_within(block)
            if not rows:  # a grid of nothing but caption lines stands above the next one
                self.pending += [
                    Paragraph(cell.text, cell.place) for row in block.rows for cell in row
                ]
                continue
            rows, notes = self._notes_within((*self._heading_above(block), *rows))
            caption, used = self._caption_above(within)
            prose = self.pending[: len(self.pending) - used]
            yield from self._passages(prose)
            if (contents := self.outline.end_contents()) and not caption.title:
                caption = replace(caption, title=contents)
            self.pending = []
            parted = self._parts(prose)
            last = Captioned(
                rows, block.layout, block.place, caption, self.outline.path, parted, notes
            )
        if last:
            yield self._with_notes(last)
        yield from self._passages(self.pending)

    def _parts(self, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether lines say something that parts two tables; a page number does not."""
        lines = [tidy(paragraph.text) for paragraph in paragraphs]
        return any(line and not self.captions.is_furniture(line) for line in lines)

    def _with_notes(self, grid: Captioned) -> Captioned:
        """Take the notes off the front of what follows the grid."""
        notes: list[str] = []
        taken = 0
        for index, paragraph in enumerate(self.pending):
            text = tidy(paragraph.text)
            if not text or self.captions.is_furniture(text):
                continue
            starts = self.captions.starts_note(text)
            if not starts and not (
                notes and self.captions.is_note(text) and not self._titles(text)
            ):
                break
            notes.append(text)
            taken = index + 1
        self.pending = self.pending[taken:]
        return replace(grid, notes=(*grid.notes, *notes))

    def _notes_within(self, rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[str, ...]]:
        """Take notes off the foot of a grid: last rows that say one thing, and that is a note."""
        said = [[text for cell in row if (text := tidy(cell.text))] for row in rows]
        first = len(rows)
        for index in reversed(range(1, len(rows))):
            if len(said[index]) > 1 or not (said[index] or first < len(rows)):
                break
            if said[index] and not self.captions.is_note(said[index][0]):
                break
            if said[index] and self.captions.starts_note(said[index][0]):
                first = index
        return rows[:first], tuple(text for texts in said[first:] for text in texts)

    def _titles(self, text: str) -> bool:
        return len(text) <= _MAX_TITLE and self.captions.is_title(text)

    def _heading_above(self, grid: Grid) -> tuple[Row, ...]:
        """A line right above the grid that is none of its caption although such lines stand above
        it: the grid's first row, which lost the tabs at its end."""
        said = [paragraph for paragraph in self.pending if tidy(paragraph.text)]
        if len(said) < 2 or said[-1].place.line is None or grid.place.line is None:
            return ()
        line, above = (tidy(paragraph.text) for paragraph in (said[-1], said[-2]))
        if grid.layout is not GridLayout.ALIGNED:
            return ()
        touches = said[-1].place.line == grid.place.line - 1
        is_caption = self._stated(Caption(), line) is not None or self._titles(line)
        if not touches or is_caption or self._stated(Caption(), above) is None:
            return ()
        self.pending.remove(said[-1])
        return ((Cell(said[-1].text, said[-1].place),),)

    def _caption_above(self, caption: Caption) -> tuple[Caption, int]:
        """The caption with the last pending paragraphs added, and how many of these it takes."""
        used = 0
        for distance, paragraph in enumerate(reversed(self.pending), start=1):
            text = tidy(paragraph.text)
            if not text or self.captions.is_furniture(text):
                continue
            grown = self._grown(caption, paragraph, text)
            if grown is None and self._stands_under_title(caption, text, distance):
                grown = replace(caption, remarks=(text, *caption.remarks))
            if grown is None:
                break
            caption, used = grown, distance
        return caption, used

    def _stands_under_title(self, caption: Caption, text: str, distance: int) -> bool:
        """Whether a line is one more of a caption because the next above it is a table's title."""
        above = [tidy(p.text) for p in self.pending[:-distance] if tidy(p.text)][-1:]
        plain = len(text) <= _MAX_TITLE // 2 and not _LEAD_IN.search(text)
        return bool(above) and not caption.title and plain and self._titles(above[0])

    def _grown(self, caption: Caption, paragraph: Paragraph, text: str) -> Caption | None:
        """The caption with one more line above it, None where the line does not belong to it."""
        stated = self._stated(caption, text)
        if stated is not None:
            return replace(stated, place=paragraph.place)
        if caption.title:
            return None
        if together := _TITLE_AFTER_NUMBER.fullmatch(text):
            caption = replace(caption, number=together["number"])
            text = together["title"]
        plain = len(text) <= _MAX_TITLE // 2 and not _LEAD_IN.search(text)
        if self._titles(text) or (plain and not caption.is_empty):
            unit = caption.unit or unit_in_heading(text)
            return replace(caption, title=text, unit=unit, place=paragraph.place)
        return None

    def _stated(self, caption: Caption, text: str) -> Caption | None:
        """The caption with what a line other than a title states, None if it states nothing."""
        captions = self.captions
        if number := captions.form_number(text):
            return replace(caption, number=caption.number or number)
        if (year := captions.year_of(text)) is not None:
            remarks = caption.remarks if year else (*caption.remarks, text)
            return replace(caption, year=caption.year or year, remarks=remarks)
        pieces = [text, *re.split(r"\s+", text)] if " " in text else [text]
        unit = next(filter(None, map(unit_line, pieces)), "")
        other = [piece for piece in pieces[1:] if not unit_line(piece)] if unit else [text]
        organisation = captions.organisation_of("".join(other)) if other else None
        if not (unit or organisation):
            return None
        return replace(
            caption,
            unit=caption.unit or unit,
            organisation=caption.organisation or organisation,
        )

    def _caption_within(self, grid: Grid) -> tuple[tuple[Row, ...], Caption]:
        """Take caption rows off the top of a grid: rows that say unit, place, year or title only."""
        caption = Caption()
        for index, row in enumerate(grid.rows):
            texts = [tidy(cell.text) for cell in row if tidy(cell.text)]
            grown: Caption | None = caption
            for text in texts:
                grown = self._stated(grown, text) if grown else None
            if grown is None and len(texts) == 1 and not caption.title:
                merged = max(cell.column_span for cell in row) * 2 > grid.width
                if texts[0].endswith("表") or (merged and self._titles(texts[0])):
                    grown = replace(caption, title=texts[0])
                elif self.captions.is_heading(texts[0]):  # 附件1
                    grown = caption
            if grown is None:
                return grid.rows[index:], caption
            caption = replace(grown, place=grown.place or grid.place)
        return (), caption

    def _passages(self, paragraphs: Sequence[Paragraph]) -> Iterator[Captioned | Passage]:
        """Prose → passages, by heading; a title with its unit and no grid → an empty table."""
        heading, path = "", self.outline.path
        place: Place | None = None
        said: list[Paragraph] = []
        lines = [(p, text) for p in paragraphs if (text := tidy(p.text))]
        lines = [(p, text) for p, text in lines if not self.captions.is_furniture(text)]
        listed = list_items([text for _, text in lines])
        for index, (paragraph, text) in enumerate(lines):
            if (unit := unit_line(text)) and said and (title := _lone_title(said[-1])):
                caption = Caption(title=title, unit=unit, place=said.pop().place)
                yield from _passage(path, heading, place, said)
                yield _without_grid(caption, self.outline.path)
                heading, place, said = "", None, []
            elif self.outline.is_heading(paragraph, index in listed):
                yield from _passage(path, heading, place, said)
                heading, path = text, self.outline.path
                place, said = paragraph.place, []
            else:
                place = place or paragraph.place
                said.append(paragraph)
        yield from _passage(path, heading, place, said)


def _passage(
    path: tuple[str, ...], heading: str, place: Place | None, said: Sequence[Paragraph]
) -> Iterator[Passage]:
    if place is not None and (heading or said):
        yield Passage(path, heading, place, tuple(said))


def _without_grid(caption: Caption, path: tuple[str, ...]) -> Captioned:
    assert caption.place is not None
    return Captioned((), GridLayout.ALIGNED, caption.place, caption, path, follows_prose=True)


def _lone_title(paragraph: Paragraph) -> str:
    text = tidy(paragraph.text)
    return text if len(text) <= _MAX_TITLE // 2 and not _LEAD_IN.search(text) else ""
