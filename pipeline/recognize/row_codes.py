"""What the naming cells of one row print: its code, a second one, its unit's code, and its names.

Cells of one row of one panel → Naming. Codes spread over columns headed 类 款 项 are put together,
also where a row leaves out what the row above it has printed already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.document import Cell
from pipeline.model.frozen import made_at_once
from pipeline.recognize.columns import Panel
from pipeline.recognize.regions import Row
from pipeline.values.amounts import is_blank, is_dash
from pipeline.values.codes import Classification, classification_code, classification_of
from pipeline.values.text import bare, fold

_CODE_AND_NAME = re.compile(
    r"(?P<part>其中\s*[:：]\s*)?[\[【(（]?(?P<code>\d{3,9})[]】)）]?\s*(?P<dash>[-—–]?)\s*(?P<name>[\u4e00-\u9fff].*)"
)
_PART = 2
"""Digits of a 款 or 项 that is printed without what it stands below."""
_UNIT_CODE = re.compile(r"(?:预算)?(?:单位|部门)(?:编码|代码|编号)")
_UNIT_NAME = re.compile(
    r"(?:预算|填报|主管|资金使用|使用|所属|二级预算|基层)(?:单位|部门)(?:名称)?|部门单位|(?:部门)?单位名称|部门名称"
)
_CODED = re.compile(r"编码|代码|科目|分类|类款|^[类款项]$")

_Parts = tuple[tuple[int, str], ...]
"""Columns with the digits that they print, left to right."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Naming:
    """`names` are the cells with names, each with the column it stands in."""

    code: str = ""
    code_2: str = ""
    unit_code: str = ""
    names: tuple[tuple[int, Cell], ...] = ()


@dataclass(slots=True)
class NameReader:
    """Reads the naming cells of one panel, row after row: a part of a code is of the row above."""

    panel: Panel
    body: Sequence[Row] = ()
    keeps_columns: bool = False
    above: _Parts = ()
    unit_codes: frozenset[int] = field(init=False)
    """columns of units' codes"""
    unit_names: frozenset[int] = field(init=False)
    """columns of units' names"""

    def __post_init__(self) -> None:
        self.unit_codes = self._headed(_UNIT_CODE)
        self.unit_names = self._headed(_UNIT_NAME)

    def _headed(self, heading: re.Pattern[str]) -> frozenset[int]:
        heads = self.panel.heads
        columns = (*self.panel.naming, *self.panel.lending)
        return frozenset(
            c for c in columns if any(heading.fullmatch(bare(text)) for text in heads.get(c, ()))
        )

    def read(self, row: Row, index: int) -> Naming:
        """What one row (of the body, by its index) prints in the naming columns."""
        cells = [
            (column, cell)
            for column in self.panel.naming
            if column < len(row) and not is_blank((cell := row[column]).text)
        ]
        parts = [(c, part) for c, cell in cells for part in parted(cell)]
        digits: list[tuple[int, str]] = []
        unit_code, names = "", list[tuple[int, Cell]]()
        for column, cell in parts:
            text = fold(cell.text)
            if not text.isdigit() or (names and not self._goes_on(column, names)):
                names.append((column, cell))
            elif column in self.unit_codes:
                unit_code = text
            else:
                digits.append((column, self._padded(column, text)))
        code, code_2 = _codes(self._completed(tuple(digits), index))
        if code and len(code) < 3:
            return Naming(unit_code=unit_code, names=tuple(cells))
        return Naming(code or unit_code, code_2, unit_code, tuple(names))

    def _goes_on(self, column: int, names: Sequence[tuple[int, Cell]]) -> bool:
        """Whether digits after names are a code: all that is named is the unit whose row it is."""
        only_units = all(named in self.unit_names for named, _ in names)
        return only_units and _heads_codes(self.panel, column)

    def _padded(self, column: int, text: str) -> str:
        """A 款 or 项 of one digit, as a spreadsheet shows 05, with the zero that it lost."""
        head = bare(self.panel.heads.get(column, ("",))[-1])
        return text.zfill(_PART) if head in ("款", "项") else text

    def _completed(self, parts: _Parts, index: int) -> _Parts:
        """The parts of a code with those that the row leaves out because the row above has them."""
        if not parts:
            return parts
        first, text = parts[0]
        if len(text) == _PART:
            lacking = tuple((column, part) for column, part in self.above if column < first)
            if not classification_code("".join(part for _, part in (*lacking, *parts))):
                whole = self._whole(first, text, index)
                return ((first, whole),) if whole else parts
            parts = (*lacking, *parts)
        self.above = parts
        return parts

    def _whole(self, column: int, text: str, index: int) -> str:
        """The 款 whose last digits alone are printed between its 类 above and a whole 项 below."""
        above = "".join(part for _, part in self.above)[:3]
        below = next(
            (fold(row[column].text) for row in self.body[index + 1 :] if fold(row[column].text)), ""
        )
        code = above + text
        return code if len(below) > len(code) and below.startswith(code) else ""


def _codes(parts: _Parts) -> tuple[str, str]:
    """The code that the parts make, and a second one where they print two whole ones."""
    code = second = ""
    for _, text in parts:
        if second or (classification_code(code) and _begins_another(code, text)):
            second += text
        elif not code or text.startswith(code):
            code = text
        else:
            code += text
    return code, second if classification_code(second) else ""


def _begins_another(code: str, text: str) -> bool:
    """Whether digits after a whole code are another code, not its 款 or 项."""
    return len(text) > _PART and not text.startswith(code)


def parted(cell: Cell) -> tuple[Cell, ...]:
    """A code and a name printed in one cell (213农林水支出) as two cells."""
    match = _CODE_AND_NAME.fullmatch(cell.text.strip())
    if not match or not (classification_of(match["code"]) or match["dash"]):
        return (cell,)
    name = f"{match['part'] or ''}{match['name']}"
    return replace(cell, text=match["code"]), replace(cell, text=name)


def second_code(panel: Panel, row: Row) -> tuple[str, str]:
    """The first whole code that a row prints in its columns of words, and its classification.

    Met: 政府经济科目编码 beside 部门经济科目编码, economic codes behind the project of a purchase.
    """
    runs: list[list[tuple[int, str]]] = []
    last = -1
    for column in panel.words:
        text = fold(row[column].text) if column < len(row) else ""
        if text.isdigit() and _heads_codes(panel, column):
            if not runs or column != last + 1 or len(text) > _PART:
                runs.append([])
            runs[-1].append((column, text))
            last = column
    for run in runs:
        code = classification_code("".join(text for _, text in run))
        if code and (found := _headed(panel, run[0][0]) or classification_of(code)):
            return code, found
    return "", ""


def _heads_codes(panel: Panel, column: int) -> bool:
    return any(_CODED.search(bare(text)) for text in panel.heads.get(column, ()))


def _headed(panel: Panel, column: int) -> str:
    """The classification that the headings over a column of codes name, "" for none."""
    heads = "".join(panel.heads.get(column, ()))
    if "经济" not in heads:
        return Classification.FUNCTIONAL.value if "功能" in heads else ""
    government = "政府" in heads
    return (Classification.GOVERNMENT_ECONOMIC if government else Classification.ECONOMIC).value


def label_of(names: Sequence[tuple[int, Cell]]) -> tuple[Cell, ...]:
    """The cells that make a row's label; the same name printed in two columns counts once, and a
    dash beside a name (县市区小计 | —) is none."""
    kept: list[Cell] = []
    named = [(column, cell) for column, cell in names if not is_dash(cell.text)] or names
    for _, cell in named:
        if not kept or fold(kept[-1].text) != fold(cell.text):
            kept.append(cell)
    return tuple(kept)
