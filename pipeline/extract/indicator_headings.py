"""What a row of headings of indicators may have beside levels, name and value: money of several projects,
grades of a scale, values of other times, a column for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.form_cells import Row, is_spanned, text_of
from pipeline.model.document import Cell
from pipeline.values.amounts import parse_amount
from pipeline.vocabulary import IndicatorSpec
from pipeline.vocabulary.phrases import is_any

Headed = Mapping[int, tuple[str, Cell]]
"""Column → the heading that stands over it and its cell."""


def reaching(above: Row, row: Row) -> Iterator[tuple[int, Cell]]:
    """The headings of the row above that reach into a row of headings: those merged down, or, where no
    merged cells are stated, those over a blank cell, unless the row above prints numbers."""
    is_stated = is_spanned((above, row))
    if not is_stated and any(parse_amount(text_of(cell)) for cell in above):
        return
    for index, cell in enumerate(above):
        below = row[index] if index < len(row) else None
        reaches = (
            cell.row_span > 1 if cell and is_stated else below is not None and not text_of(below)
        )
        if cell and text_of(cell) and reaches:
            yield index, cell


def grades(
    texts: Sequence[str], above: Row, columns: dict[str, int], spec: IndicatorSpec
) -> dict[str, int]:
    """The lower grades of a scale (优 良 中 差) that stands for a target, which is its best."""
    if not spec.is_scale(texts):
        return {}
    best, *lower = [i for i, text in enumerate(texts) if text in spec.values.grades]
    columns["target"] = best
    named = (i for i, cell in enumerate(above) if is_any(text_of(cell), spec.values.graded))
    if (name := next(named, None)) is not None:
        columns.setdefault("level3", name)
    return {f"told {i}": i for i in lower}


def other_values(
    texts: Sequence[str], columns: Mapping[str, int], spec: IndicatorSpec
) -> dict[str, int]:
    """Headings of values that are neither the target nor known as anything else (半年指标值)."""
    values = (i for i, text in enumerate(texts) if text and is_any(text, spec.values.any))
    return {f"told {i}": i for i in values if i not in columns.values() and not spec.part(texts[i])}


def kinds_in(
    texts: Sequence[str], above: Row, spec: IndicatorSpec
) -> dict[int, tuple[str, tuple[str, str]]]:
    """Column → part and levels, where each kind of indicators (数量指标, 质量指标 …) has a column."""
    if not spec.is_kinds(texts):
        return {}
    found: dict[int, tuple[str, tuple[str, str]]] = {}
    level1 = ""
    for index, text in enumerate(texts):
        if spec.is_level2(text):
            level1 = spec.level1_of(text) or _level1_over(index, above, spec) or level1 or text
            found[index] = f"kind {index}", (level1, text)
    return found


def _level1_over(column: int, above: Row, spec: IndicatorSpec) -> str:
    """The first level whose cell is merged over a column."""
    spans = ((i, cell) for i, cell in enumerate(above) if cell is not None)
    over = (text_of(cell) for i, cell in spans if i <= column < i + cell.column_span)
    return next(filter(spec.is_level1, over), "")


def money_in(headed: Headed, columns: Mapping[str, int], spec: IndicatorSpec) -> dict[str, int]:
    free = (i for i in sorted(headed) if i not in columns.values())
    return {f"money {i}": i for i in free if spec.listed.is_money(headed[i][0])}


def named_by(
    headed: Headed, columns: Mapping[str, int], money: int, spec: IndicatorSpec
) -> dict[str, int]:
    """The column that names the projects whose money stands in a list, though it is not headed so."""
    left = [i for i in headed if i < money and i not in columns.values()]
    named = [i for i in left if not is_any(headed[i][0], spec.listed.no_name)]
    named = named or [i for i in left if is_any(headed[i][0], spec.listed.of_any)]
    return {"project": max(named)} if named else {}
