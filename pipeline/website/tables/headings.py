"""Heading paths of columns → rows of header cells with spans, as they stood over the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.website.published.package import Column

_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A heading: `is_group` spans several columns; `role` is its column's; `inferred` was lost.

    `explains` marks one that is a term and shows what it means.
    """

    text: str
    columns: int
    rows: int
    is_group: bool
    role: str = ""
    inferred: bool = False
    explains: bool = False


def heading_text(text: str) -> str:
    """A heading without the spaces that stretch it.

    >>> heading_text("收 入"), heading_text("资 金 性 质"), heading_text("2023 年度")
    ('收入', '资金性质', '2023 年度')
    """
    return _SPACED.sub("", text).strip()


def header_rows(columns: Sequence[Column]) -> tuple[tuple[HeaderCell, ...], ...]:
    """The header rows of a table, top row first; a cell is listed where it starts.

    >>> rows = header_rows([
    ...     Column("string", "label", ("项目",), 0, False),
    ...     Column("number", "measure", ("支出", "合计"), 0, False),
    ...     Column("number", "measure", ("支出", "基本"), 0, False),
    ... ])
    >>> [[(cell.text, cell.columns, cell.rows) for cell in row] for row in rows]
    [[('项目', 1, 2), ('支出', 2, 1)], [('合计', 1, 1), ('基本', 1, 1)]]
    """
    paths = _shown_paths(columns)
    depth = max(map(len, paths), default=0)
    return tuple(tuple(_row(level, depth, paths, columns)) for level in range(depth))


def _row(
    level: int, depth: int, paths: Sequence[Path], columns: Sequence[Column]
) -> list[HeaderCell]:
    cells = []
    index = 0
    while index < len(paths):
        path = paths[index]
        width = 1
        if level < len(path) - 1:
            width = _group_width(paths, index, level)
            cells.append(HeaderCell(path[level], width, 1, True))
        elif level == len(path) - 1:
            column = columns[index]
            rows = depth - level
            cells.append(HeaderCell(path[level], 1, rows, False, column.role, column.inferred))
        index += width
    return cells


def _group_width(paths: Sequence[Path], start: int, level: int) -> int:
    """How many columns from `start` on stand under the same group at this level."""
    end = start
    while (
        end < len(paths)
        and len(paths[end]) > level + 1
        and paths[end][: level + 1] == paths[start][: level + 1]
    ):
        end += 1
    return end - start


def _shown_paths(columns: Sequence[Column]) -> list[Path]:
    """The paths to show: never empty, and without a group that only repeats its label column.

    Where a form prints 支出功能分科目 ‖ 预算数 side by side, the second column's path names the
    first one as its group; shown as printed, both stand on the same level.
    """
    labels = {
        (each.panel, each.path) for each in columns if each.role in ("label", "code", "sequence")
    }
    shown = []
    for each in columns:
        path = each.path
        if each.role == "measure" and len(path) > 1 and (each.panel, path[:-1]) in labels:
            path = (*path[:-2], path[-1])
        shown.append(tuple(heading_text(part) for part in path) or ("",))
    return shown
