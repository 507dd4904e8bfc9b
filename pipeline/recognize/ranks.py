"""How deep the rows of a panel stand, by what each of them prints.

Rows → the readings of their depth that the print allows, the likeliest first. A code or a name of a
list tells its level; a unit stands over what is classified; else the column of the name, its
indentation and its outline number tell, in that order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.model.frozen import made_at_once
from pipeline.model.table import Meaning
from pipeline.recognize.hierarchy import Rank, Tier, Tree
from pipeline.recognize.line import Line
from pipeline.recognize.row_units import UnitNames
from pipeline.recognize.sums import Sums
from pipeline.values.outline import split_number

_PART = "of_which"
_FEWEST_UNITS = 3
_MOST = 0.6
"""So many rows of a column and an indentation, and such a share of them, are units'."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Row:
    """One row of one panel with all that it says of itself.

    `unit` is the unit that its figures are of, `names_unit` whether that is all that it names,
    `has_unit_code` whether the code is that unit's. `code` is the classification's code that it
    prints or that its name means, `depth` the level of it. `outline` is its depth by outline
    numbers, `is_numbered` whether it prints one, `is_part` whether 其中 stands before it.
    """

    index: int
    line: Line
    label: str
    said: Meaning
    unit: str
    names_unit: bool
    is_total: bool
    code: str = ""
    classification: str = ""
    depth: int | None = None
    has_unit_code: bool = False
    outline: int | None = None
    is_numbered: bool = False
    is_part: bool = False

    @property
    def unit_code(self) -> str:
        return self.line.unit_code or (self.line.code if self.has_unit_code else "")

    @staticmethod
    def holds_units(index: int, rows: Sequence[Row], tree: Tree) -> bool:
        """Whether units stand below a row."""
        return any(rows[child].names_unit for child in tree.children(index))


def with_outline(rows: Sequence[Row]) -> list[Row]:
    """Rows with their depth by outline number (一、 over （一） over 1.); one without a number stands
    as deep as the one above, below a total on the first level."""
    styles: list[str] = []
    made: list[Row] = []
    for row in rows:
        numbered = split_number(row.line.label)
        is_part = numbered.style == _PART
        style = (split_number(numbered.text).style or _PART) if is_part else numbered.style
        if style in styles:
            del styles[styles.index(style) + 1 :]
        elif style:
            styles.append(style)
        elif row.is_total:
            del styles[1:]
        outline = len(styles) or None
        is_plain = (outline, style, is_part) == (None, "", False)
        made.append(
            row  # as it was made: most rows of most tables
            if is_plain
            else replace(row, outline=outline, is_numbered=bool(style), is_part=is_part)
        )
    return made


def with_units_beside(rows: Sequence[Row], units: UnitNames) -> list[Row]:
    """Rows with the units that only those beside them tell: where most rows of a column and of an
    indentation are units', what ends there as a body's name is one too (江苏省… among 无锡市…), and what
    begins with the place of the body."""
    places = [(row.line.position, indent(row.line)) for row in rows]
    # a row of a classification is none of those that units stand among
    alone = [
        len(row.line.parts) == 1 and not row.is_total and (row.names_unit or not row.line.code)
        for row in rows
    ]
    standing = Counter(place for place, one in zip(places, alone, strict=True) if one)
    known: dict[tuple[int | None, int], set[str]] = defaultdict(set)
    told = Counter[tuple[int | None, int]]()
    for row, place, one in zip(rows, places, alone, strict=True):
        if one and row.names_unit:
            known[place].add(row.unit)
            told[place] += 1
    sure = {
        place
        for place, names in known.items()
        if len(names) >= _FEWEST_UNITS and told[place] >= _MOST * standing[place]
    }
    return [
        replace(row, unit=row.label, names_unit=True)
        if one and place in sure and not row.unit and units.among_units(row.line)
        else row
        for row, place, one in zip(rows, places, alone, strict=True)
    ]


def ranked(
    rows: Sequence[Row], sums: Sums, breaks: frozenset[int], units: UnitNames
) -> list[list[Rank]]:
    """The readings of the depth of some rows (no totals among them)."""
    first_unit = next((index for index, row in enumerate(rows) if row.names_unit), None)
    plain = [_rank(row, index == first_unit, units) for index, row in enumerate(rows)]
    refined = _with_runs(rows, plain, sums, breaks)
    return [refined, plain] if refined != plain else [plain]


def _rank(row: Row, is_first_unit: bool, units: UnitNames) -> Rank:
    if row.names_unit:
        is_own = units.is_own(row.unit) and is_first_unit
        depth = len(row.unit_code) if row.unit_code else 0 if is_own else 1
        return Rank(Tier.UNIT, (depth,), is_own=is_own, column=row.line.position)
    if row.depth is not None:
        return Rank(Tier.CLASSIFIED, (row.depth,), row.code)
    depth_of = (row.line.position or 0, indent(row.line), row.outline or 0, 0)
    return Rank(Tier.OTHER, depth_of, part=row.is_part, column=row.line.position)


def indent(line: Line) -> int:
    """How far a row's name is set in, in half characters, where the source keeps that."""
    if line.position is None or not line.parts:
        return 0
    text = line.parts[-1].text
    leading = text[: len(text) - len(text.lstrip())]
    return sum(2 if letter == "\u3000" else 1 for letter in leading if letter != "\n")


def _with_runs(
    rows: Sequence[Row], ranks: Sequence[Rank], sums: Sums, breaks: frozenset[int]
) -> list[Rank]:
    """Rows without a number that follow a numbered one are its parts where it is their sum."""
    made = list(ranks)
    for index, row in enumerate(rows):
        if not row.is_numbered or ranks[index].tier is not Tier.OTHER or sums.is_nothing(index):
            continue
        run: list[int] = []
        for at in range(index + 1, len(rows)):
            if at in breaks or rows[at].is_numbered or ranks[at].depth != ranks[index].depth:
                break
            run.append(at)
        for at in _making(run, index, sums):
            made[at] = replace(ranks[at], depth=(*ranks[at].depth[:-1], 1))
    return made


def _making(run: Sequence[int], index: int, sums: Sums) -> Sequence[int]:
    """The rows at the start of a run that a row is the sum of, with those that state nothing."""
    for count in range(1, len(run) + 1):
        if sums.make(run[:count], sums.rows[index]):
            rest = takewhile(sums.is_nothing, run[count:])
            return [*run[:count], *rest]
    return ()
