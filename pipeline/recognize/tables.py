"""One captioned grid → one Table: regions, layout and rows put together, the form found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell
from pipeline.model.identity import Entity
from pipeline.model.table import Column, ColumnRole, Entry, Meaning, Table
from pipeline.recognize.captions import Captioned
from pipeline.recognize.columns import Layout, Panel, Slot, lay_out
from pipeline.recognize.entries import read_entries
from pipeline.recognize.regions import Regions, is_blank_row, split_regions
from pipeline.recognize.rows import BodyRow, body_rows
from pipeline.values.text import bare, fold, tidy
from pipeline.values.units import unit_in_heading
from pipeline.vocabulary import Form, Vocabulary

_INDICATOR_HEADS = ("一级指标", "二级指标", "三级指标", "四级指标")


def build_table(
    item: Captioned, no: int, name: str, entity: Entity, kind: str, vocabulary: Vocabulary
) -> Table:
    """Understand one table. `name` is its resource name, `no` its place in the document."""
    form = vocabulary.forms.match(item.caption.title, kind, _headings_of(item))
    base = Table(
        no=no,
        name=name,
        title=item.caption.title,
        number=item.caption.number,
        form=form.id if form else "",
        entity=entity,
        unit=item.caption.unit,
        section=item.section,
        place=item.caption.place or item.place,
        header=(),
        columns=(),
        body=(),
        entries=(),
        notes=(*item.caption.remarks, *item.notes),
        as_of_year=_year_in(item.caption.remarks),
    )
    if _is_field_form(item, form):
        return _field_table(base, item)
    return _form_table(base, item, form, vocabulary)


def _year_in(remarks: tuple[str, ...]) -> int | None:
    years = [int(found[0]) for text in remarks if (found := re.search(r"(?:19|20)\d{2}", text))]
    return years[0] if years else None


def _headings_of(item: Captioned) -> list[str]:
    return [tidy(cell.text) for row in item.rows[:4] for cell in row if cell.text.strip()]


def _is_field_form(item: Captioned, form: Form | None) -> bool:
    """Whether the table is a form of labelled fields (targets, evaluations), not rows and columns."""
    if form is not None and form.shape == "fields":
        return True
    return any(sum(fold(c.text) in _INDICATOR_HEADS for c in row) >= 2 for row in item.rows)


def _field_table(base: Table, item: Captioned) -> Table:
    """A form of fields as printed: columns without headings, every row kept."""
    rows = [row for row in item.rows if not is_blank_row(row)]
    width = max(map(len, rows), default=0)
    columns = tuple(Column(index, ColumnRole.TEXT, (f"第{index + 1}列",)) for index in range(width))
    body = tuple((*map(_cleaned, row), *[None] * (width - len(row))) for row in rows)
    return replace(base, columns=columns, body=body)


def _form_table(base: Table, item: Captioned, form: Form | None, vocabulary: Vocabulary) -> Table:
    headings = vocabulary.headings
    regions = split_regions(item.rows, headings)
    layout = lay_out(regions, item.layout, headings)
    rows = body_rows(regions, layout, headings)
    maker = _Columns(layout, regions, rows, form, vocabulary)
    columns = maker.columns()
    classification = form.classification if form else ""
    entries = _sided(read_entries(rows, classification, headings), layout, form)
    return replace(
        base,
        header=_header(regions, layout.width),
        columns=columns,
        body=tuple(maker.cells(row) for row in rows),
        entries=entries,
        headings_moved=layout.headings_moved,
    )


def _header(regions: Regions, width: int) -> tuple[tuple[Cell | None, ...], ...]:
    return tuple((*row[:width], *[None] * (width - len(row))) for row in regions.header)


def _sided(entries: Sequence[Entry], layout: Layout, form: Form | None) -> tuple[Entry, ...]:
    """In a summary with panels, functional names stand on the expenditure side only."""
    if form is None or form.shape != "panels":
        return tuple(entries)
    return tuple(
        replace(e, classification=e.classification or _panel_classification(layout.panels[e.panel]))
        for e in entries
    )


def _panel_classification(panel: Panel) -> str:
    heads = "".join(text for path in panel.heads.values() for text in path)
    if "政府" in heads and "经济" in heads:
        return "government-economic"
    if "经济" in heads:
        return "economic"
    return "functional" if "功能" in heads or "支出" in _top(panel) else "item"


def _top(panel: Panel) -> str:
    return panel.slots[0].path[0] if panel.slots and panel.slots[0].path else ""


def _cleaned(cell: Cell | None) -> Cell | None:
    """The cell without converter's markup and outer white space; line breaks within are kept."""
    if cell is None:
        return None
    text = "\n".join(filter(None, map(tidy, cell.text.split("\n"))))
    return cell if text == cell.text else replace(cell, text=text)


class _Columns:
    """Lays panels out as published columns: sequence, code, name, then words and amounts in order."""

    def __init__(
        self,
        layout: Layout,
        regions: Regions,
        rows: Sequence[BodyRow],
        form: Form | None,
        vocabulary: Vocabulary,
    ) -> None:
        self.layout = layout
        self.regions = regions
        self.rows = rows
        self.form = form
        self.headings = vocabulary.headings
        self.with_code = [
            any(row[index].code for row in rows) or self._heads_a_code(panel)
            for index, panel in enumerate(layout.panels)
        ]
        self.with_label = [
            bool(panel.naming) or any(row[index].label for row in rows)
            for index, panel in enumerate(layout.panels)
        ]

    def columns(self) -> tuple[Column, ...]:
        made: list[Column] = []
        for number, panel in enumerate(self.layout.panels):
            side = self._side(panel)

            def add(
                role: ColumnRole, path: tuple[str, ...], panel_no: int = number, **rest: object
            ) -> None:
                made.append(Column(len(made), role, path, panel_no, **rest))  # type: ignore[arg-type]

            if panel.sequence is not None:
                add(ColumnRole.SEQUENCE, (*side, panel.heads.get(panel.sequence, ("序号",))[-1]))
            if self.with_code[number]:
                add(ColumnRole.CODE, (*side, self._head(panel, code=True) or "科目编码"))
            if self.with_label[number]:
                head = self._head(panel, code=False) or "项目"
                add(ColumnRole.LABEL, side if (head,) == side else (*side, head))
            for column in sorted([*panel.words, *(slot.column for slot in panel.slots)]):
                slot = next((s for s in panel.slots if s.column == column), None)
                if slot is None:
                    add(ColumnRole.TEXT, panel.heads.get(column, ("备注",))[-1:])
                else:
                    path = self._slot_path(panel, slot)
                    add(
                        ColumnRole.MEASURE,
                        path,
                        number=slot.number,
                        unit=next(filter(None, map(unit_in_heading, reversed(path))), ""),
                        meaning=self._meaning(path, len(side), number),
                        inferred=slot.inferred,
                    )
        return tuple(made)

    def cells(self, row: BodyRow) -> tuple[Cell | None, ...]:
        """One published row, cell for cell as `columns` has them."""
        made: list[Cell | None] = []
        for number, (panel, line) in enumerate(zip(self.layout.panels, row, strict=True)):
            if panel.sequence is not None:
                made.append(_cleaned(line.sequence))
            if self.with_code[number]:
                made.append(Cell(line.code, line.place) if line.code else None)
            if self.with_label[number]:
                label = None if line.inferred else line.label
                place = line.label_cell.place if line.label_cell else line.place
                made.append(Cell(label, place) if label else None)
            of_column = dict(zip(panel.words, line.words, strict=True))
            of_column |= {
                slot.column: cell for slot, cell in zip(panel.slots, line.amounts, strict=True)
            }
            made += [_cleaned(of_column[column]) for column in sorted(of_column)]
        return tuple(made)

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
        if len(self.layout.panels) == 1 and not any(bare(t).endswith("名称") for t in names):
            slid = [t for path in panel.heads.values() for t in path if bare(t).endswith("名称")]
            names += [t for t in slid if self.headings.is_label(t)]
        named = next((t for t in names if bare(t).endswith("名称")), names[0] if names else "")
        return named or next((t for t in heads if not self.headings.is_code(t)), "".join(heads[:1]))

    def _side(self, panel: Panel) -> tuple[str, ...]:
        """The heading over a whole panel, where there are several panels: over its amounts, or
        over its names (收入 → 预算数 → 支出 → 预算数)."""
        if len(self.layout.panels) == 1 or not panel.slots:
            return ()
        first = panel.slots[0].path
        if len(first) > 1:
            return first[:1]
        named = (t for column in panel.naming for t in panel.heads.get(column, ()))
        return tuple(t for t in named if self.headings.side(t))[:1]

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
        if len(alike) > 1 and name and len(heads) > 1:
            return (*path[:1], name, *path[1:])
        return path

    def _meaning(self, path: tuple[str, ...], sides: int, panel: int) -> Meaning:
        """What the headings say, the form's word taken where they are silent.

        The first `sides` headings stand over a whole panel: they tell the direction and no more,
        but over a block (人员经费) what its amounts are of.
        Where none does, a summary has its income on the left, as the national form.
        """
        blocks = self.form is not None and self.form.shape == "blocks"
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
        return replace(
            meaning,
            measure=measure,
            phase=meaning.phase or (form.phase if form else ""),
            fund=meaning.fund or (form.fund if form else ""),
            direction=side or meaning.direction or (form.direction if form else ""),
        )
