"""One captioned grid → one Table: regions, layout and rows put together, the form found."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.model.document import Cell, GridLayout
from pipeline.model.identity import Entity, Identity
from pipeline.model.table import Column, ColumnRole, Entry, Table
from pipeline.recognize.captions import Captioned
from pipeline.recognize.columns import Layout, Panel, grid_width, lay_out
from pipeline.recognize.compared_columns import (
    with_units_of_what_they_follow,
    with_years_of_what_they_follow,
)
from pipeline.recognize.contents_tables import lists_contents
from pipeline.recognize.cut_names import without_cut_names
from pipeline.recognize.entries import read_entries
from pipeline.recognize.frames import without_merged_columns
from pipeline.recognize.naming import settle_names
from pipeline.recognize.published_columns import PublishedColumns, cleaned
from pipeline.recognize.regions import Regions, is_blank_row, lacks, split_regions
from pipeline.recognize.row_sides import with_row_sides
from pipeline.recognize.row_units import UnitNames
from pipeline.recognize.rows import body_rows
from pipeline.recognize.short_totals import with_merged_totals, with_totals_spread
from pipeline.recognize.sides import with_sides
from pipeline.recognize.title_facts import with_title_facts
from pipeline.recognize.turned import with_items_below
from pipeline.values.amounts import parse_amount
from pipeline.values.outline import split_number
from pipeline.values.text import fold, tidy
from pipeline.values.units import is_money, unit_in_heading, unit_line
from pipeline.vocabulary import Form, Headings, Vocabulary

_USES = ("basic", "project")
_INDICATOR_LEVELS = frozenset({"一级指标", "二级指标", "三级指标", "四级指标"})


def build_table(
    item: Captioned, no: int, name: str, entity: Entity, identity: Identity, vocabulary: Vocabulary
) -> Table:
    """Understand one table. `name` is its resource name, `no` its place in the document."""
    lists = vocabulary.classifications.values()
    turned = with_items_below(item.rows, vocabulary.headings, lists)
    item = replace(item, rows=turned or item.rows)
    form = vocabulary.forms.match(item.caption.title, identity.kind, _headings_of(item))
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
        page_joins=item.page_joins,
        is_turned=turned is not None,
    )
    if _is_field_form(item, form, vocabulary):
        return _field_table(base, item)
    table = _form_table(base, item, form, vocabulary, identity)
    is_list = lists_contents(item.rows, item.caption.title)
    says_nothing = _is_one_column(item) or _says_nothing(table)
    return _without_amounts(table) if is_list or says_nothing else table


def _without_amounts(table: Table) -> Table:
    """A table all of whose columns hold words, whatever numbers stand in them."""
    measure, text = ColumnRole.MEASURE, ColumnRole.TEXT
    columns = (replace(c, role=text) if c.role is measure else c for c in table.columns)
    return replace(table, columns=tuple(columns))


def _is_one_column(item: Captioned) -> bool:
    """Whether every row is one cell: names and numbers stand below each other, nothing parts them."""
    return max(map(len, item.rows), default=0) == 1


def _says_nothing(table: Table) -> bool:
    """Whether nothing tells what numbers are of: no title, no unit, no heading, and names in few rows.
    They stand beside something, a cover or a note, and are no amounts."""
    if table.title or table.unit or any(c and c.text.strip() for row in table.header for c in row):
        return False
    numbered = [entry for entry in table.entries if _states_any(table, entry)]
    return sum(bool(entry.label or entry.code) for entry in numbered) * 2 < len(numbered)


def _states_any(table: Table, entry: Entry) -> bool:
    cells = (table.body[entry.row][c.index] for c in table.columns if c.role is ColumnRole.MEASURE)
    return any(cell is not None and parse_amount(cell.text) for cell in cells)


def _year_in(remarks: tuple[str, ...]) -> int | None:
    years = [int(found[0]) for text in remarks if (found := re.search(r"(?:19|20)\d{2}", text))]
    return years[0] if years else None


def _headings_of(item: Captioned) -> list[str]:
    return [tidy(cell.text) for row in item.rows[:4] for cell in row if cell.text.strip()]


def _is_field_form(item: Captioned, form: Form | None, vocabulary: Vocabulary) -> bool:
    """Whether the table is a form of labelled fields (targets, evaluations), not rows and columns."""
    if form is not None and form.shape == "fields":
        return True
    heads, asked = vocabulary.indicators.heads, vocabulary.indicators.words_of_heads
    above: Sequence[Cell] = ()
    for row in item.rows:
        if lacks(row, asked):  # most
            above = row
            continue
        folded = [fold(cell.text) for cell in row]
        levels = [text for text in folded if text in _INDICATOR_LEVELS]
        if len(levels) > 1 or heads((cell.text for cell in row), (cell.text for cell in above)):
            return True
        above = row
    return False


def _field_table(base: Table, item: Captioned) -> Table:
    """A form of fields as printed: columns without headings, every row kept."""
    rows = [row for row in item.rows if not is_blank_row(row)]
    width = max(map(len, rows), default=0)
    columns = tuple(Column(index, ColumnRole.TEXT, (f"第{index + 1}列",)) for index in range(width))
    body = tuple((*map(cleaned, row), *[None] * (width - len(row))) for row in rows)
    return replace(base, columns=columns, body=body)


def _form_table(
    base: Table, item: Captioned, form: Form | None, vocabulary: Vocabulary, identity: Identity
) -> Table:
    headings = vocabulary.headings
    is_stated = item.layout is GridLayout.SPANNED
    regions = split_regions(without_merged_columns(item.rows) if is_stated else item.rows, headings)
    if not is_stated:
        regions = with_merged_totals(with_totals_spread(regions), headings)
    texts = [tidy(cell.text) for row in regions.header for cell in row if cell.text.strip()]
    width = grid_width(regions)
    given = vocabulary.layouts.columns_for(
        base.form, base.title, width, texts, identity.division.code
    )
    of_title = headings.said_by_title(base.title)
    base = replace(
        base,
        unit=base.unit or _unit_in_header(regions),
        as_of_year=base.as_of_year or of_title.fiscal_year,
    )
    layout = lay_out(regions, item.layout, headings, given)
    layout = settle_names(layout, regions.body, headings)
    rows = body_rows(regions, layout, headings, vocabulary.names_code, is_stated)
    rows = without_cut_names(rows, vocabulary)
    maker = PublishedColumns(layout, rows, form, vocabulary, of_title)
    columns = with_sides(maker.columns(), rows, base.title, headings)
    columns = with_title_facts(columns, base.title, form, headings)
    this_year = base.as_of_year or identity.fiscal_year
    columns = with_years_of_what_they_follow(columns, this_year, headings)
    columns = columns if base.unit else with_units_of_what_they_follow(columns)
    classification = form.classification if form else ""
    units = UnitNames(base.entity, identity, vocabulary)
    entries = read_entries(rows, layout, classification, units, vocabulary)
    entries = with_row_sides(_sided(entries, layout, form, columns, headings), columns, base.title)
    return replace(
        base,
        header=_header(regions, layout.width),
        columns=columns,
        body=tuple(maker.cells(row) for row in rows),
        entries=entries,
        headings_moved=layout.headings_moved,
    )


def _unit_in_header(regions: Regions) -> str:
    """The unit of money that a heading over no amounts states for the whole table: 单位：万元 in a
    corner, or over the names (项目（单位：万元）)."""
    cells = [cell for row in regions.header for cell in row]
    stated = next(filter(None, (unit_line(cell.text) for cell in cells)), "")
    first = cells[0].text if cells else ""
    return stated or next(filter(is_money, (unit_in_heading(first),)), "")


def _header(regions: Regions, width: int) -> tuple[tuple[Cell | None, ...], ...]:
    return tuple((*row[:width], *[None] * (width - len(row))) for row in regions.header)


def _sided(
    entries: Sequence[Entry],
    layout: Layout,
    form: Form | None,
    columns: Sequence[Column],
    headings: Headings,
) -> tuple[Entry, ...]:
    """In a summary with panels, functional names stand on the expenditure side only, and not where
    what is spent is listed by its use (一、基本支出 二、项目支出)."""
    if form is None or form.shape != "panels":
        return tuple(entries)
    spending = _spending(layout, columns) - _by_use(entries, headings)
    return tuple(
        entry
        if entry.classification or not (of_panel := _of_panel(layout, entry.panel, spending))
        else replace(entry, classification=of_panel)
        for entry in entries
    )


def _by_use(entries: Sequence[Entry], headings: Headings) -> set[int]:
    """The panels whose rows are 基本支出 and 项目支出."""
    named = ((e.panel, headings.meaning((split_number(e.label).text,)).measure) for e in entries)
    uses = {each for each in named if each[1] in _USES}
    return {panel for panel, _ in uses if uses.issuperset((panel, use) for use in _USES)}


def _spending(layout: Layout, columns: Sequence[Column]) -> set[int]:
    """The panels that stand under 支出; where no heading names a side, those whose amounts are spent."""
    tops = [_top(panel) for panel in layout.panels]
    if any("收入" in top or "支出" in top for top in tops):
        return {number for number, top in enumerate(tops) if "支出" in top}
    return {c.panel for c in columns if c.meaning.direction == "expenditure"}


def _of_panel(layout: Layout, number: int, spending: Collection[int]) -> str:
    """What the names of a panel are of: what its headings say, else functions where it is one of
    spending; where another panel says that these are its own (支出: 功能分类 ‖ 支出用途), it is not."""
    panel = layout.panels[number]
    heads = _heads(panel)
    if "政府" in heads and "经济" in heads:
        return "government-economic"
    if "经济" in heads:
        return "economic"
    if "功能" in heads:
        return "functional"
    taken = any("功能" in _heads(other) for other in layout.panels)
    return "functional" if number in spending and not taken else "item"


def _heads(panel: Panel) -> str:
    return "".join(text for path in panel.heads.values() for text in path)


def _top(panel: Panel) -> str:
    return panel.slots[0].path[0] if panel.slots and panel.slots[0].path else ""
