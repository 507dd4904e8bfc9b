"""The panels of a table as the columns that are published, each with its heading path and meaning."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.model.document import Cell
from pipeline.model.table import Column, ColumnRole, Meaning
from pipeline.recognize.columns import Layout, Panel, Slot
from pipeline.recognize.line import BodyRow, Line
from pipeline.recognize.naming_columns import heads_of_names, kept_columns, named_cells
from pipeline.values.text import bare, fold, tidy
from pipeline.values.units import unit_in_heading
from pipeline.vocabulary import Form, Vocabulary

_INCOME = "income"
"""What the measure of a column headed 本年收入 begins with."""


def cleaned(cell: Cell | None) -> Cell | None:
    """The cell without converter's markup and outer white space, None for a place that a merged cell
    covers. Line breaks within are kept, but for those of a word that stands upright."""
    if cell is None or cell.covered:
        return None
    lines = [line for line in map(tidy, cell.text.split("\n")) if line]
    is_upright = len(lines) > 1 and all(len(line) == 1 and not line.isascii() for line in lines)
    text = ("" if is_upright else "\n").join(lines)
    return cell if text == cell.text else replace(cell, text=text)


def _labelled(label: str, line: Line) -> Cell:
    """The cell of a row's label: the printed one where it says just that and no more of its place."""
    cell = line.label_cell
    if cell and cell.text == label and _is_plain(cell):
        return cell
    return Cell(label, cell.place if cell else line.place)


def _coded(line: Line) -> Cell:
    """The cell of a row's code: the printed one where it says just that and no more of its place."""
    for cell in line.naming:
        if cell and cell.text == line.code and cell.place is line.place:
            return cell if _is_plain(cell) else Cell(line.code, line.place)
    return Cell(line.code, line.place)


def _is_plain(cell: Cell) -> bool:
    """Whether a cell is a place of its own, merged with no other."""
    return cell.column_span == cell.row_span == 1 and not cell.covered


class PublishedColumns:
    """Lays panels out as published columns: sequence, code, name, then words and amounts in order."""

    def __init__(
        self,
        layout: Layout,
        rows: Sequence[BodyRow],
        form: Form | None,
        vocabulary: Vocabulary,
        of_title: Meaning,
    ) -> None:
        self.layout = layout
        self.form = form
        self.of_title = of_title
        self.headings = vocabulary.headings
        self.with_code = [
            any(row[index].code for row in rows) or self._heads_a_code(panel)
            for index, panel in enumerate(layout.panels)
        ]
        self.with_label = [
            bool(panel.naming) or any(row[index].label for row in rows)
            for index, panel in enumerate(layout.panels)
        ]
        self.kept: list[tuple[int, ...]] = []
        """for each panel the naming columns that are published as printed too"""
        self.printed: list[list[int]] = []
        """for each panel, in the order of its columns, where they are among words, amounts, names of a row"""
        self.names: list[tuple[str, ...]] = []
        for index, panel in enumerate(layout.panels):
            named = named_cells(panel, index, rows, self.headings)
            self.kept.append(kept_columns(panel, index, rows, named))
            self.printed.append(_in_order(panel, self.kept[index]))
            self.names.append(heads_of_names(panel, named, self.headings) if layout.stated else ())

    def columns(self) -> tuple[Column, ...]:
        """All published columns, left to right."""
        made = (c for number in range(len(self.layout.panels)) for c in self._of_panel(number))
        return tuple(replace(column, index=index) for index, column in enumerate(made))

    def _of_panel(self, number: int) -> Iterator[Column]:
        """The columns of one panel; `columns` counts them."""
        panel = self.layout.panels[number]
        side = self._side(panel)
        if panel.sequence is not None:
            path = (*side, panel.heads.get(panel.sequence, ("序号",))[-1])
            yield Column(0, ColumnRole.SEQUENCE, path, number)
        if self.with_code[number]:
            path = (*side, self._head(panel, code=True) or "科目编码")
            yield Column(0, ColumnRole.CODE, path, number)
        if self.with_label[number]:
            names = self.names[number]
            head = "/".join(names) if len(names) > 1 else self._head(panel, code=False) or "项目"
            path = side if (head,) == side else (*side, head)
            yield Column(0, ColumnRole.LABEL, path, number)
        slots = {slot.column: slot for slot in panel.slots}
        for column in sorted([*panel.words, *self.kept[number], *slots]):
            if column not in slots:
                yield Column(0, ColumnRole.TEXT, _word_path(panel, column), number)
                continue
            slot = slots[column]
            path = self._slot_path(panel, slot)
            yield Column(
                index=0,
                role=ColumnRole.MEASURE,
                path=path,
                panel=number,
                number=slot.number,
                unit=self._unit(path),
                meaning=self._meaning(path, len(side), number),
                inferred=slot.inferred,
            )

    def _unit(self, path: Sequence[str]) -> str:
        """The unit that the headings of a column state, or that of what they count."""
        return next(
            (
                unit
                for heading in reversed(path)
                if (unit := unit_in_heading(heading) or self.headings.counted_in(heading))
            ),
            "",
        )

    def cells(self, row: BodyRow) -> tuple[Cell | None, ...]:
        """One published row, cell for cell as `columns` has them."""
        made: list[Cell | None] = []
        for number, (panel, line) in enumerate(zip(self.layout.panels, row, strict=True)):
            if panel.sequence is not None:
                made.append(cleaned(line.sequence))
            if self.with_code[number]:
                shown = line.code and not line.is_merged and not self._is_of_unit(number, line)
                made.append(_coded(line) if shown else None)
            if self.with_label[number]:
                printed = line.label if line.printed_label is None else line.printed_label
                label = None if line.inferred or line.is_merged else printed
                made.append(_labelled(label, line) if label else None)
            cells = (*line.words, *line.amounts, *line.naming)
            made += [cleaned(cells[at]) for at in self.printed[number]]
        return tuple(made)

    def _is_of_unit(self, number: int, line: Line) -> bool:
        """Whether a row has no code but its unit's, which is published in a column of its own."""
        if line.code != line.unit_code:
            return False
        naming = dict(zip(self.layout.panels[number].naming, line.naming, strict=True))
        cells = (naming[column] for column in self.kept[number])
        return any(cell and fold(cell.text) == line.code for cell in cells)

    def _heads_a_code(self, panel: Panel) -> bool:
        """Whether a heading says outright that codes stand below it."""
        heads = [text for column in panel.naming for text in panel.heads.get(column, ())]
        return any(bare(text).endswith(("编码", "代码")) for text in heads)

    def _head(self, panel: Panel, code: bool) -> str:
        """The printed heading of a panel's code or name column, the most telling one."""
        heads = [text for column in panel.naming for text in reversed(panel.heads.get(column, ()))]
        if code:
            return next((t for t in heads if self.headings.is_code(t) and len(bare(t)) > 1), "")
        names = [t for t in heads if self.headings.is_label(t) and not self.headings.is_code(t)]
        may_slide = len(self.layout.panels) == 1 and not self.layout.stated
        if may_slide and not any(bare(t).endswith("名称") for t in names):
            slid = [t for path in panel.heads.values() for t in path if bare(t).endswith("名称")]
            names += [t for t in slid if self.headings.is_label(t)]
        named = next((t for t in names if bare(t).endswith("名称")), names[0] if names else "")
        return named or next((t for t in heads if not self._is_code_head(t)), "".join(heads[:1]))

    def _is_code_head(self, text: str) -> bool:
        """Whether a heading is one over codes alone, and not over a classification's names as well."""
        return self.headings.is_code(text) and not self.headings.is_label(text)

    def _side(self, panel: Panel) -> tuple[str, ...]:
        """The heading over a whole panel, where there are several panels: over its amounts, or
        over its names (收入 → 预算数 → 支出 → 预算数)."""
        if len(self.layout.panels) == 1 or not panel.slots:
            return ()
        first = panel.slots[0].path
        if len(first) > 1:
            return () if self._stands_over_all(first[0]) else first[:1]
        named = (t for column in panel.naming for t in panel.heads.get(column, ()))
        return tuple(t for t in named if self.headings.side(t))[:1]

    def _stands_over_all(self, heading: str) -> bool:
        """Whether a heading that names no side stands over the amounts of every panel (预算数 → 全市,
        市级): it tells none from another."""
        others = (panel.slots[0].path for panel in self.layout.panels if panel.slots)
        return not self.headings.side(heading) and all(path[:1] == (heading,) for path in others)

    def _slot_path(self, panel: Panel, slot: Slot) -> tuple[str, ...]:
        """The heading path of an amount column; where one side has several panels, with the panel's
        own name column in it, unless these are blocks of one list."""
        side = self._side(panel)
        path = slot.path or (f"第{slot.column + 1}列",)
        if side and path[:1] != side:
            path = (*side, *path)
        alike = [p for p in self.layout.panels if side and self._side(p) == side]
        name = self._head(panel, code=False)
        heads = {self._head(p, code=False) for p in alike}
        told_apart = all(s.path != slot.path for p in alike if p is not panel for s in p.slots)
        if len(alike) > 1 and name and len(heads) > 1 and not told_apart:
            return (*path[:1], name, *path[1:])
        return path

    def _meaning(self, path: tuple[str, ...], sides: int, panel: int) -> Meaning:
        """What the headings say, the form's word taken where they are silent.

        The first `sides` headings stand over a whole panel: one that names a side tells the direction
        and no more, but over a block (人员经费) what its amounts are of.
        Where none does, a summary has its income on the left, as the national form.
        """
        blocks = self.form is not None and self.form.shape == "blocks"
        sides = sides if any(map(self.headings.side, path[:sides])) else 0
        meaning = self.headings.meaning(path if blocks else path[sides:])
        side = next(filter(None, map(self.headings.side, path)), "")
        form = self.form
        if form and form.shape == "panels" and len(self.layout.panels) > 1 and not side:
            side = self.headings.meaning(path).direction or ("expenditure" if panel else "revenue")
        measure = meaning.measure
        if form and form.measure:
            if measure == "total":
                measure = form.measure
            elif not measure.startswith(form.measure):
                measure = f"{form.measure}.{measure}"
        direction = side or meaning.direction or (form.direction if form else "")
        # Columns of what pays for the expenditure: its sources are no revenue there.
        is_source = direction == "revenue" and not (side and measure.startswith(_INCOME))
        if form and form.direction == "expenditure" and is_source and sides == 0:
            direction = form.direction
        return replace(
            meaning,
            measure=measure,
            phase=meaning.phase or (form.phase if form else "") or self.of_title.phase,
            fund=meaning.fund or (form.fund if form else ""),
            direction=direction,
        )


def _in_order(panel: Panel, kept: Collection[int]) -> list[int]:
    """Where among the words, the amounts and the names of a row those stand that are published as printed,
    in the order of their columns."""
    columns = [*panel.words, *(slot.column for slot in panel.slots)]
    names = [(column, len(columns) + at) for at, column in enumerate(panel.naming)]
    found = {column: at for at, column in enumerate(columns)}
    found |= {column: at for column, at in names if column in kept}
    return [found[column] for column in sorted(found)]


def _word_path(panel: Panel, column: int) -> tuple[str, ...]:
    """The heading of a column of words; that of a part of a code (类, 款) with what it is part of."""
    heads = panel.heads.get(column, ("备注",))
    return heads if len(bare(heads[-1])) == 1 else heads[-1:]
