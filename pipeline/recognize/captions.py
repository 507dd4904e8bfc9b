"""The lines around each grid: title, form number, unit, whose table it is, and the notes below it.

Document → Captioned grids and the prose that is left, in reading order. A form that was printed
with its title and unit but has no grid (a lost picture, a table left out) is a Captioned without rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.document import Block, Cell, Document, Grid, GridLayout, Paragraph, Place
from pipeline.model.table import PageJoin
from pipeline.recognize.caption import Caption
from pipeline.recognize.caption_lines import CaptionLines
from pipeline.recognize.caption_rows import CaptionRows
from pipeline.recognize.frames import without_frame
from pipeline.recognize.outline import Outline, list_items
from pipeline.recognize.page_sums import without_page_sums
from pipeline.recognize.part_titles import part_and_title, whole_part_titles
from pipeline.recognize.printed_units import heads_money, prints_units
from pipeline.recognize.regions import Row
from pipeline.recognize.signatures import is_signed, said_in, signs, stands_below_figures
from pipeline.values.text import tidy
from pipeline.values.units import is_money, unit_in_heading, unit_in_note, unit_line
from pipeline.vocabulary import Captions

_SEVERAL = 3
"""From this many tables on, a unit that only the first one states is meant for all."""


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
    items = tuple(_Captioner(captions).items(document.blocks))
    return _with_first_unit(_with_units_below(items))


def _with_units_below(
    items: tuple[Captioned | Passage, ...],
) -> tuple[Captioned | Passage, ...]:
    """Where every table whose cells do not print its unit has it in the line below: what was read as the
    caption of the next one is the unit of the table above."""
    tables = [each for each in items if isinstance(each, Captioned)]
    last = max(
        (index for index, each in enumerate(items) if isinstance(each, Captioned)), default=0
    )
    if not tables or not (unit := _unit_right_below(items[last + 1 :])):
        return items
    units = [*(each.caption.unit for each in tables[1:]), unit]
    if tables[0].caption.unit or not all(
        own or prints_units(each.rows) for own, each in zip(units, tables, strict=True)
    ):
        return items
    below = iter(units)
    return tuple(
        replace(each, caption=replace(each.caption, unit=next(below)))
        if isinstance(each, Captioned)
        else each
        for each in items
    )


def _unit_right_below(following: Sequence[Captioned | Passage]) -> str:
    """The unit of money that the line right below the last table states, and nothing else."""
    passage = next(iter(following), None)
    if not isinstance(passage, Passage) or passage.heading or not passage.paragraphs:
        return ""
    unit = unit_line(tidy(passage.paragraphs[0].text))
    return unit if is_money(unit) else ""


def _with_first_unit(
    items: tuple[Captioned | Passage, ...],
) -> tuple[Captioned | Passage, ...]:
    """The unit of money that the first captioned table alone states is that of all after it."""
    stated = [each for each in items if isinstance(each, Captioned) and each.caption.unit]
    titled = [each for each in items if isinstance(each, Captioned) and each.caption.title]
    if len(stated) != 1 or len(titled) < _SEVERAL or titled[0] is not stated[0]:
        return items
    unit = stated[0].caption.unit
    if not is_money(unit):
        return items
    return tuple(
        replace(each, caption=replace(each.caption, unit=unit))
        if isinstance(each, Captioned) and each.caption.title and not prints_units(each.rows)
        else each
        for each in items
    )


@dataclass(slots=True)
class _Captioner:
    captions: Captions
    lines: CaptionLines = field(init=False)
    outline: Outline = field(init=False)
    pending: list[Paragraph] = field(default_factory=list)
    common_unit: str = ""
    """the unit that a line states for all tables after it"""

    def __post_init__(self) -> None:
        self.lines = CaptionLines(self.captions)
        self.outline = Outline(self.captions)

    def items(self, blocks: Sequence[Block]) -> Iterator[Captioned | Passage]:
        last: Captioned | None = None
        for block in whole_part_titles(blocks):
            if isinstance(block, Paragraph):
                self.pending += part_and_title(block)
                self.common_unit = self.captions.common_unit(block.text) or self.common_unit
                continue
            if last:
                yield self._with_notes(last)
                last = None
            rows, within = CaptionRows(self.lines).read(without_frame(block))
            if not rows:  # a grid of nothing but caption lines stands above the next one
                self.pending += [
                    Paragraph(cell.text, cell.place) for row in block.rows for cell in row
                ]
                continue
            rows = tuple(without_page_sums(rows, self.captions))
            rows, notes = self._notes_within((*self._heading_above(block), *rows))
            caption, used = self.lines.above(within, self.pending)
            prose = self.pending[: len(self.pending) - used]
            yield from self._passages(prose)
            if (contents := self.outline.end_contents()) and not caption.title:
                caption = replace(caption, title=contents)
            self.pending = []
            caption = replace(caption, unit=caption.unit or self._unit_above())
            parted = self._parts(prose)
            last = Captioned(
                rows, block.layout, block.place, caption, self.outline.path, parted, notes
            )
        if last:
            yield self._with_notes(last)
        yield from self._passages(self.pending)

    def _unit_above(self) -> str:
        """The unit of money that a line, or a heading of the section, states for its tables."""
        of_sections = (unit_in_heading(heading) for heading in reversed(self.outline.path))
        return next(filter(is_money, of_sections), self.common_unit)

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
            starts = self.captions.starts_note(text) or signs(text, grid.rows, self.captions)
            if not starts and not (
                notes and self.captions.is_note(text) and not self.lines.titles(text)
            ):
                break
            notes.append(text)
            taken = index + 1
        self.pending = self.pending[taken:]
        return self._as_noted(replace(grid, notes=(*grid.notes, *notes)))

    def _as_noted(self, grid: Captioned) -> Captioned:
        """A table with the unit that a note below it states, and whose it is, where nothing else says it."""
        told = [self.lines.noted(note) for note in grid.notes]
        unit = next((each.unit for each in told if is_money(each.unit)), "")
        caption = grid.caption
        if unit and not caption.unit and not heads_money(grid.rows):
            caption = replace(caption, unit=unit)
        elif not (unit or caption.unit or prints_units(grid.rows)):
            caption = replace(caption, unit=next(filter(None, map(unit_in_note, grid.notes)), ""))
        if caption.organisation is None:
            bodies = (each.organisation for each in told)
            caption = replace(caption, organisation=next(filter(None, bodies), None))
        return replace(grid, caption=caption)

    def _notes_within(self, rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[str, ...]]:
        """Take notes off the foot of a grid: last rows that say one thing, and that is a note, and such
        below figures as say who signed it."""
        first = len(rows)
        for index in reversed(range(1, len(rows))):
            said = said_in(rows[index])
            if is_signed(said, self.captions) and stands_below_figures(rows[:index], self.captions):
                first = index
                continue
            if len(said) > 1 or not (said or first < len(rows)):
                break
            if said and not self.captions.is_note(said[0]):
                break
            if said and self.captions.starts_note(said[0]):
                first = index
        return rows[:first], tuple(text for row in rows[first:] for text in said_in(row))

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
        is_caption = self.lines.stated(Caption(), line) is not None or self.lines.titles(line)
        is_caption = is_caption or self.captions.is_bare_body(line)
        if not touches or is_caption or self.lines.stated(Caption(), above) is None:
            return ()
        self.pending.remove(said[-1])
        return ((Cell(said[-1].text, said[-1].place),),)

    def _lone_title(self, said: list[Paragraph]) -> str:
        """The title right above a unit without a grid, the line that states whose it is left out."""
        while len(said) > 1 and self.lines.stated(Caption(), tidy(said[-1].text)) is not None:
            said.pop()
        text = tidy(said[-1].text)
        return text if self.lines.may_title(text) else ""

    def _passages(self, paragraphs: Sequence[Paragraph]) -> Iterator[Captioned | Passage]:
        """Prose → passages, by heading; a title with its unit and no grid → an empty table."""
        heading, path = "", self.outline.path
        place: Place | None = None
        said: list[Paragraph] = []
        lines = [(p, text) for p in paragraphs if (text := tidy(p.text))]
        lines = [(p, text) for p, text in lines if not self.captions.is_furniture(text)]
        texts = [*(text for _, text in lines), ""]
        listed = list_items(texts)
        for index, (paragraph, text) in enumerate(lines):
            if (unit := unit_line(text)) and said and (title := self._lone_title(said)):
                caption = Caption(title=title, unit=unit, place=said.pop().place)
                yield from _passage(path, heading, place, said)
                yield _without_grid(caption, self.outline.path)
                heading, place, said = "", None, []
            elif self.outline.is_heading(paragraph, index in listed, texts[index + 1]):
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
