"""A body, cell, box or note → its paragraphs and tables in reading order, before they have lines."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.refusal import Refusal
from pipeline.read.docx.chunks import Chunks
from pipeline.read.docx.columns import Placed, placed
from pipeline.read.docx.container import Package
from pipeline.read.docx.grids import flattened, grid_of, is_layout, nested, rows_held, unseen_texts
from pipeline.read.docx.headers import Section, section_of
from pipeline.read.docx.inks import shaded, table_ground
from pipeline.read.docx.markup import Element, attribute, child, kind
from pipeline.read.docx.paragraph import ParagraphReader, Said, is_deleted, plain_lines
from pipeline.read.docx.raw import Mark, Raw, RawGrid, RawParagraph
from pipeline.read.docx.table import (
    TableCell,
    TableRow,
    is_hidden_row,
    members,
    stated_grid,
    stated_rows,
)
from pipeline.values.colours import WHITE, Colour

MAX_NESTING = 20
MAX_COLUMNS = 300
MAX_CELLS = 1_000_000
"""Places of a file's tables together, covered ones counted."""


@dataclass(slots=True)
class StoryReader:
    """Reads one story (the body, a note) with its tables and text boxes."""

    package: Package
    paragraphs: ParagraphReader
    chunks: Chunks | None = None
    cells: int = 0
    page: Colour | None = WHITE
    """The colour behind the tables of the body."""
    behind: Colour | None = WHITE
    """The colour behind the innermost open table."""
    sections: list[Section] = field(default_factory=list)
    """Those of the body, as they end."""

    def read(self, container: Element, depth: int = 0) -> list[Raw]:
        """What a container holds. Raises Refusal for tables nested or large beyond all use."""
        if depth > MAX_NESTING:
            raise self._refusal(f"more than {MAX_NESTING} tables or boxes within each other")
        found: list[Raw] = []
        pending = Said()
        for element in members(container):
            if kind(element) == "w:p":
                pending = self.paragraphs.read(element, pending)
                if not is_deleted(element):
                    found += self._said(pending, depth)
                    pending = Said()
            else:
                found += self._not_paragraph(element, depth)
            if depth == 0 and (properties := section_of(element)) is not None:
                self.sections.append((len(found), properties))
        is_empty = not (pending.text or pending.boxes or pending.marks)
        return found if is_empty else [*found, *self._said(pending, depth)]

    def _not_paragraph(self, element: Element, depth: int) -> Sequence[Raw]:
        what = kind(element)
        if what == "w:tbl":
            return self._table(element, depth)
        if what in {"w:altChunk", "w:subDoc"}:
            return self._chunk(element)
        if what in {"w:del", "w:moveFrom"}:
            return [RawParagraph("", (Mark.TRACKED,))]
        if what in {
            "w:r",
            "w:hyperlink",
            "w:fldSimple",
        }:  # a run that its paragraph was lost around
            return self._said(self.paragraphs.read(element, Said()), depth)
        is_content = len(element) > 0 and not what.endswith("Pr")
        return self.read(element, depth + 1) if is_content else ()

    def _chunk(self, element: Element) -> Sequence[Raw]:
        """What another file says that stands in place of text, or that it is not read."""
        said = self.chunks.read(element) if self.chunks else None
        if said is None:
            self._name(element)
            return [RawParagraph("", (Mark.OBJECT,))]
        self._take(sum(len(row) for raw in said if isinstance(raw, RawGrid) for row in raw.rows))
        return said

    def _said(self, said: Said, depth: int) -> list[Raw]:
        """A paragraph and, after it, what its boxes hold."""
        in_boxes = [raw for box in said.boxes for raw in self._box(box, depth + 1)]
        says = bool(said.text.strip()) or bool(in_boxes)
        marks = [mark for mark in said.marks if mark is not Mark.PICTURE or not says]
        is_bare = not (said.text or marks) and bool(in_boxes)
        return in_boxes if is_bare else [RawParagraph(said.text, tuple(marks)), *in_boxes]

    def _name(self, element: Element) -> None:
        """Note the name of a file that is not read."""
        _, path = self.package.relations(self.package.main).get(attribute(element, "id"), ("", ""))
        name = " ".join(filter(None, (attribute(element, "ProgID"), posixpath.basename(path))))
        if name:
            self.paragraphs.left_out.setdefault(Mark.OBJECT, []).append(name)

    def _box(self, box: Element, depth: int) -> Sequence[Raw]:
        if kind(box) == "o:OLEObject":
            return self._chunk(box)
        if kind(box) == "w:txbxContent":
            ground, self.paragraphs.ground = self.paragraphs.ground, None  # a box may be filled
            said = self.read(box, depth)
            self.paragraphs.ground = ground
            return said
        held: Element | None = box
        if kind(box) == "dgm:relIds":
            held = self.package.by_id(attribute(box, "dm"))
        lines = plain_lines(held) if held is not None else ()
        return [RawParagraph(line) for line in lines if line.strip()]

    def _table(self, table: Element, depth: int) -> Sequence[Raw]:
        rows, is_tracked = stated_rows(table)
        marks = [Mark.TRACKED] if is_tracked else []
        marks += [Mark.HIDDEN] if is_hidden_row(table) else []
        held, covered = list[list[list[Raw]]](), list[list[Raw]]()
        ground = self.paragraphs.ground
        outer, behind = self.behind, ground if depth else self.page
        self.behind = behind
        self.paragraphs.ground = table_ground(table, self.paragraphs.styles, behind)
        for row in rows:
            held.append([self._cell(cell, cell.goes_on, depth) for cell in row.cells])
            covered += [self._cell(cell, True, depth) for cell in row.covered]
        self.paragraphs.ground, self.behind = ground, outer
        unseen = unseen_texts(covered)
        if is_layout(held) and not unseen:
            return [RawParagraph("", tuple(marks)), *flattened(held)] if marks else flattened(held)
        if not rows:
            return [RawParagraph("", tuple(marks))] if marks else ()
        places, counts = self._placed(rows, stated_grid(table)), rows_held(rows, held)
        self._take((sum(counts) - len(rows)) * places[1])
        return [grid_of(rows, held, places, counts, marks, unseen), *nested(held)]

    def _cell(self, cell: TableCell, is_covered: bool, depth: int) -> list[Raw]:
        if not cell.span.is_kept:
            return []
        printed, ground = self.paragraphs.prints_numbers, self.paragraphs.ground
        self.paragraphs.prints_numbers = printed and not is_covered
        of_row = shaded(child(cell.element.getparent(), "w:tblPrEx"), ground)
        self.paragraphs.ground = shaded(child(cell.element, "w:tcPr"), of_row, self.behind)
        held = self.read(cell.element, depth + 1)
        self.paragraphs.prints_numbers, self.paragraphs.ground = printed, ground
        return held

    def _placed(self, rows: Sequence[TableRow], widths: Sequence[int]) -> Placed:
        """Where the cells stand; counted before any place is made for them."""
        longest = max(len(row.cells) for row in rows)
        places = placed([row.spans for row in rows], widths) if longest <= MAX_COLUMNS else ((), 0)
        columns = max(longest, places[1])
        if columns > MAX_COLUMNS:
            raise self._refusal(f"a table of {columns:,} columns")
        self._take(len(rows) * columns)
        return places

    def _take(self, cells: int) -> None:
        """Count places of tables before they are made. Raises Refusal at the limit."""
        self.cells += cells
        if self.cells > MAX_CELLS:
            raise self._refusal(f"tables of {self.cells:,} cells")

    def _refusal(self, seen: str) -> Refusal:
        return Refusal(
            self.package.name,
            f"{seen}, more than a disclosure may have",
            "check that it is the right file; take the table apart if it is",
        )
