"""A table's printed columns → the fields of its resource: names, types, titles, what they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pipeline.model.table import Column, ColumnRole, Table
from pipeline.resource import Field
from pipeline.resource.arrow import fits
from pipeline.values.amounts import is_blank, is_dash, parse_amount

_SPACE = r"[ \t\n\u00a0\u3000]*"
_NUMBER = re.compile(rf"{_SPACE}[+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?{_SPACE}", re.ASCII)
_ROLE_NAMES = {
    ColumnRole.SEQUENCE: "sequence",
    ColumnRole.CODE: "code",
    ColumnRole.LABEL: "label",
}
_CLASSIFICATION_TYPES = {
    "functional": "functional-classification:generic",
    "economic": "economic-classification:generic",
    "government-economic": "economic-classification:generic",
}

ROW_NO = Field(
    name="row_no",
    type="integer",
    title="行序",
    title_en="Row number",
    description="该行在表体中的次序，从 1 起，即 amounts 和 findings 中的 row_no。",
    description_en="Position of the row in the body, from 1: the row_no of amounts and findings.",
    required=True,
)
SOURCE_LINE = Field(
    name="source_line",
    type="integer",
    title="来源行",
    title_en="Source line",
    description="该行在文本中的行号，从 1 起。",
    description_en="Line of the decoded text on which the row starts, from 1.",
)
SOURCE_PAGE = Field(
    name="source_page",
    type="integer",
    title="来源页",
    title_en="Source page",
    description="该行所在的页，从 1 起。",
    description_en="Page on which the row stands, from 1.",
)


@lru_cache(maxsize=16384)
def plain_number(text: str) -> Decimal | None:
    """The number that a reader of Table Schema sees in a printed text, None where it sees none.

    Narrower than what people read as a number: full-width digits, accounting brackets and per
    cent signs are text to software, so a column with one of them is published as text.

    >>> plain_number("1,051.10"), plain_number("５"), plain_number("5.2%"), plain_number("—")
    (Decimal('1051.10'), None, None, None)
    """
    if not _NUMBER.fullmatch(text):
        return None
    printed = parse_amount(text)
    value = Decimal(text.strip().replace(",", ""))
    is_same = printed is not None and not printed.is_percentage and printed.value == value
    return value if is_same and fits(value) else None


def is_numeric(cells: Sequence[str]) -> bool:
    """Whether all cells that print anything print plain numbers or dashes."""
    printed = set(cells)
    return all(
        is_blank(text) or is_dash(text) or plain_number(text) is not None for text in printed
    )


def column_names(columns: Sequence[Column]) -> list[str]:
    """One ASCII name a column, from role and meaning, a repeated one numbered `_2`, `_3`."""
    taken = {ROW_NO.name, SOURCE_LINE.name, SOURCE_PAGE.name}
    names: list[str] = []
    for column in columns:
        name = base = _base_name(column)
        count = 1
        while name in taken:
            count += 1
            name = f"{base}_{count}"
        taken.add(name)
        names.append(name)
    return names


def _base_name(column: Column) -> str:
    if column.role in _ROLE_NAMES:
        return _ROLE_NAMES[column.role]
    measure = re.sub(r"[^a-z0-9]+", "_", column.meaning.measure.lower()).strip("_")
    return measure or f"column_{column.index + 1}"


def column_fields(table: Table, texts: Sequence[Sequence[str]]) -> list[Field]:
    """The fields of the table's printed columns; `texts` are their cells, column by column."""
    column_types = _column_types(table)
    fields = []
    for column, name, cells in zip(table.columns, column_names(table.columns), texts, strict=True):
        number = column.role is ColumnRole.MEASURE and is_numeric(cells)
        grouped = number and any("," in text for text in cells)
        fields.append(
            Field(
                name=name,
                type="number" if number else "string",
                title=column.label or name,
                description=_description(column),
                description_en=_description_en(column),
                column_type=column_types.get(column.index, ""),
                group_char="," if grouped else "",
                custom=_custom(column),
            )
        )
    return fields


def missing_values(fields: Sequence[Field], texts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """ "" and the dashes that are printed in columns of numbers, exactly as they are printed."""
    dashes = {
        text
        for each, cells in zip(fields, texts, strict=True)
        if each.type == "number"
        for text in set(cells)
        if is_dash(text)
    }
    return ("", *sorted(dashes))


def keep_dashes_of_text(
    fields: Sequence[Field], texts: Sequence[Sequence[str]], missing: Sequence[str]
) -> list[Field]:
    """A column of text in which a dash is printed says that there the dash is a value."""
    dashes = set(missing) - {""}
    return [
        replace(each, missing_values=("",))
        if each.type == "string" and dashes.intersection(cells)
        else each
        for each, cells in zip(fields, texts, strict=True)
    ]


def _description(column: Column) -> str:
    parts = [f"表头：{' / '.join(column.path)}"] if column.path else ["表头为空"]
    parts.append(f"第 {column.panel + 1} 栏组")
    parts += [f"栏次 {column.number}"] if column.number else []
    parts += [f"单位：{column.unit}"] if column.unit else []
    parts += ["表头在来源中缺失，系推断"] if column.inferred else []
    return "；".join(parts) + "。"


def _description_en(column: Column) -> str:
    parts = [f"Heading {' / '.join(column.path)}"] if column.path else ["No heading"]
    parts.append(f"panel {column.panel + 1}")
    parts += [f"column number {column.number}"] if column.number else []
    parts += [f"unit {column.unit}"] if column.unit else []
    parts += ["heading lost in the source, inferred"] if column.inferred else []
    return "; ".join(parts) + "."


def _custom(column: Column) -> Mapping[str, Any]:
    meaning = column.meaning
    properties: dict[str, Any] = {
        "role": column.role.value,
        "path": list(column.path),
        "panel": column.panel,
        "number": column.number,
        "unit": column.unit,
        "inferred": column.inferred,
        "phase": meaning.phase,
        "fund": meaning.fund,
        "direction": meaning.direction,
        "fiscal_year": meaning.fiscal_year,
        "year_offset": meaning.year_offset,
    }
    needed = {"role", "path", "panel", "inferred"}
    return {key: value for key, value in properties.items() if value or key in needed}


def _column_types(table: Table) -> dict[int, str]:
    """Column index → ColumnType, for codes and labels of panels that keep to one classification.

    A ColumnType goes to one column only: the first panel that has it. Labels without codes get
    none, as the Fiscal Data Package advises.
    """
    types: dict[int, str] = {}
    for panel in sorted({column.panel for column in table.columns}):
        schemes = {each.classification for each in table.entries if each.panel == panel} - {""}
        codes = _of_role(table, panel, ColumnRole.CODE)
        prefix = _CLASSIFICATION_TYPES.get(next(iter(schemes), ""), "")
        used = any(value.startswith(prefix) for value in types.values())
        if len(schemes) != 1 or not codes or not prefix or used:
            continue
        for level, index in enumerate(codes, start=1):
            types[index] = f"{prefix}:code" if len(codes) == 1 else f"{prefix}:level{level}:code"
        for index in _of_role(table, panel, ColumnRole.LABEL)[:1]:
            types[index] = f"{prefix}:label"
    return types


def _of_role(table: Table, panel: int, role: ColumnRole) -> list[int]:
    return [each.index for each in table.columns if each.panel == panel and each.role is role]
