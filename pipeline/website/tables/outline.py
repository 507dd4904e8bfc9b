"""The rows of a printed table → how deep each stands below the others, and which are totals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.records import Amount
from pipeline.values.codes import code_level
from pipeline.values.outline import STYLE_ORDER, split_number
from pipeline.values.text import fold
from pipeline.website.published.package import Column, PrintedRow

_TOTAL = re.compile(r"(?:.*[^其])?(?:合计|总计)")
_DEEPEST = 5


class Outline:
    """How deep each row of each panel stands, and which are totals; told row by row.

    In a tree, a table of one panel, some rows stand below others.
    """

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[PrintedRow], amounts: Sequence[Amount]
    ) -> None:
        panel_of = {index: each.panel for index, each in enumerate(columns, start=1)}
        stated = {(each.row_no, panel_of[each.column_no]) for each in amounts if each.level == 0}
        self._depths: dict[tuple[int, int], int] = {}
        self._totals = set(stated)
        for panel in set(panel_of.values()):
            labels = _texts(columns, rows, panel, "label")
            codes = _texts(columns, rows, panel, "code")
            totals = [
                (row.number, panel) in stated or bool(_TOTAL.fullmatch(fold(label)))
                for row, label in zip(rows, labels, strict=True)
            ]
            depths = _depths(labels, codes, totals)
            for row, depth, is_total in zip(rows, depths, totals, strict=True):
                self._depths[row.number, panel] = depth
                if is_total:
                    self._totals.add((row.number, panel))
        labelled = {each.panel for each in columns if each.role == "label"}
        self.has_panels = len(labelled) > 1
        self.is_tree = not self.has_panels and any(
            depth for (_, panel), depth in self._depths.items() if panel in labelled
        )

    def is_total(self, row: int, column: Column) -> bool:
        """Whether the cell stands in a total."""
        return (row, column.panel) in self._totals

    def depth(self, row: int, column: Column) -> int:
        """How deep a label stands, 0 for the outermost."""
        return self._depths.get((row, column.panel), 0)


def _texts(
    columns: Sequence[Column], rows: Sequence[PrintedRow], panel: int, role: str
) -> list[str]:
    """What the panel's first column of that role prints in each row."""
    index = next(
        (i for i, each in enumerate(columns) if each.panel == panel and each.role == role), None
    )
    return ["" if index is None else row.cells[index] for row in rows]


def _depths(labels: Sequence[str], codes: Sequence[str], totals: Sequence[bool]) -> list[int]:
    """The depth of each row: by its code, else by the outline number of its label.

    >>> _depths(["一、收入", "其中：拨款", "其他", "二、支出", "合计"], [""] * 5, [False] * 4 + [True])
    [0, 1, 1, 0, 0]
    >>> _depths(["卫生", "医疗"], ["210", "21011"], [False, False])
    [0, 1]
    """
    numbered = [split_number(label) for label in labels]
    styles = sorted({each.style for each in numbered} - {"", "of_which"}, key=STYLE_ORDER.index)
    depths: list[int] = []
    of_which = 0
    for each, code, is_total in zip(numbered, codes, totals, strict=True):
        level = code_level(code.strip())
        if level is not None:
            depth, of_which = level - 1, 0
        elif is_total:
            depth, of_which = 0, 0
        elif each.style == "of_which":
            depth = of_which = of_which or (depths[-1] if depths else 0) + 1
        elif each.style:
            depth, of_which = styles.index(each.style), 0
        else:
            depth = of_which
        depths.append(min(depth, _DEEPEST))
    return depths
