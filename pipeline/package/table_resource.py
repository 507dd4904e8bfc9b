"""A recognized table → its resource: the cells as printed, typed where every one of them allows."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Any

from pipeline.model.document import Cell
from pipeline.model.table import Table
from pipeline.package.columns import (
    ROW_NO,
    SOURCE_LINE,
    SOURCE_PAGE,
    column_fields,
    keep_dashes_of_text,
    missing_values,
)
from pipeline.resource import Resource, ResourceError, Schema, defuse
from pipeline.resource.defuse import are_publishable, clean

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")

Row = tuple[Cell | None, ...]


def table_resource(table: Table, ocr_pages: Set[int] = frozenset()) -> Resource:
    """The resource `tables/{name}.csv`: the printed columns, then each row's number and place.

    The number is what amounts and findings refer to; it also keeps a row in which nothing is
    printed, and which stands nowhere, from being a blank line. A table that stands, in whole or in
    part, on one of `ocr_pages` of its document says that it was recognized from a picture.

    Raises `ResourceError` where the table's name is no file name or its body no rectangle.
    """
    if not _NAME.fullmatch(table.name):
        raise ResourceError(f"table {table.no}: name {table.name!r}, expected a-z, 0-9, - and _")
    for number, row in enumerate(table.body, start=1):
        if len(row) != len(table.columns):
            raise ResourceError(
                f"table {table.name} row {number}: {len(row)} cells, "
                f"expected {len(table.columns)}, one for each column"
            )
    printed = [
        _printed([cell.text if (cell := row[index]) else "" for row in table.body])
        for index in range(len(table.columns))
    ]
    fields = column_fields(table, printed)
    missing = missing_values(fields, printed)
    texts = [
        cells if each.type == "number" or _are_plain(cells) else list(map(defuse, cells))
        for each, cells in zip(fields, printed, strict=True)
    ]
    fields = keep_dashes_of_text(fields, texts, missing)
    fields += [ROW_NO, SOURCE_LINE]
    texts.append([str(number) for number in range(1, len(table.body) + 1)])
    texts.append([_place_number(row, "line") for row in table.body])
    if any(cell and cell.place.page is not None for row in table.body for cell in row):
        fields.append(SOURCE_PAGE)
        texts.append([_place_number(row, "page") for row in table.body])
    read_by_ocr = not ocr_pages.isdisjoint(_pages(table))
    return Resource(
        name=table.name,
        path=f"tables/{table.name}.csv",
        schema=Schema(tuple(fields), missing_values=missing),
        texts=texts,
        title=table.title or table.name,
        description=_description(table, read_by_ocr),
        description_en=_description_en(table, read_by_ocr),
        custom=_custom(table) | ({"read_by_ocr": True} if read_by_ocr else {}),
    )


def _printed(texts: list[str]) -> list[str]:
    """What the cells of a column print, empty where that is nothing."""
    if _are_plain(texts):
        return texts
    return [text if text.strip() else "" for text in map(clean, texts)]


def _are_plain(texts: list[str]) -> bool:
    """Whether all are published as they are."""
    return are_publishable({*texts} - {""})


def _place_number(row: Row, kind: str) -> str:
    """The line or page on which the row starts, "" where the source has none."""
    numbers = (getattr(cell.place, kind) for cell in row if cell)
    return str(next((number for number in numbers if number is not None), ""))


def _pages(table: Table) -> set[int | None]:
    """The pages on which anything of the table stands."""
    rows = (*table.header, *table.body)
    return {table.place.page} | {cell.place.page for row in rows for cell in row if cell}


def _description(table: Table, read_by_ocr: bool) -> str:
    parts = [
        f"披露中的第 {table.no} 张表，照原样",
        "由扫描图像识别得出，数字请对照原件" if read_by_ocr else "",
        f"表号：{table.number}" if table.number else "",
        f"单位：{table.unit}" if table.unit else "",
        f"填报主体：{table.entity.name}" if table.entity.name else "",
        f"所在章节：{' / '.join(table.section)}" if table.section else "",
        "来源声明为空表" if table.is_empty else "",
        *table.notes,
    ]
    return "；".join(part.rstrip("。；") for part in parts if part) + "。"


def _description_en(table: Table, read_by_ocr: bool) -> str:
    parts = [
        f"Table {table.no} of the disclosure, as printed",
        "recognized from a scan: compare its figures with the source" if read_by_ocr else "",
        f"number {table.number}" if table.number else "",
        f"form {table.form}" if table.form else "no form recognised",
        f"unit {table.unit}" if table.unit else "",
        f"reporting entity {table.entity.name}" if table.entity.name else "",
        "declared empty by its publisher" if table.is_empty else "",
    ]
    return "; ".join(part for part in parts if part) + "."


def _custom(table: Table) -> dict[str, Any]:
    return {
        "role": "table",
        "no": table.no,
        "form": table.form,
        "number": table.number,
        "unit": table.unit,
        "entity": table.entity.name,
        "entity_code": table.entity.code,
        "entity_level": table.entity.level.value,
        "section": list(table.section),
        "rows": len(table.body),
        "columns": len(table.columns),
        "is_empty": table.is_empty,
        "source_file": table.place.file,
        "source_page": table.place.page,
        "source_line": table.place.line,
        "notes": list(table.notes),
        "header_rows": _header_texts(table.header),
    }


def _header_texts(header: Sequence[Row]) -> list[list[str | None]]:
    """The header as printed, None where another cell covers the place."""
    return [[cell.text if cell else None for cell in row] for row in header]
