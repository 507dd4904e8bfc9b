"""What each row of each panel is of: code, classification, unit, level, whether anything stands below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.document import Cell
from pipeline.model.frozen import replaced
from pipeline.model.identity import Entity, EntityLevel
from pipeline.model.table import NOTHING_SAID, RATES, Entry, Meaning
from pipeline.recognize.columns import Layout, Panel
from pipeline.recognize.hierarchy import Rank, Tree, grow
from pipeline.recognize.line import BodyRow, Line
from pipeline.recognize.lists_beside import lists_beside
from pipeline.recognize.named_codes import are_of_another_list, named_codes, unlisted_holders
from pipeline.recognize.ranks import Row, ranked, with_outline, with_units_beside
from pipeline.recognize.row_levels import levels_of, on_one_level
from pipeline.recognize.row_times import said_by
from pipeline.recognize.row_totals import is_total_label
from pipeline.recognize.row_units import UnitNames
from pipeline.recognize.row_years import with_stated_years
from pipeline.recognize.sums import Sums, Vector, sums_of
from pipeline.values.codes import Classification, classification_of, code_level
from pipeline.values.outline import split_number
from pipeline.values.text import fold, tidy
from pipeline.vocabulary import Headings, Vocabulary
from pipeline.vocabulary.codes import Code

_ECONOMIC = (Classification.ECONOMIC.value, Classification.GOVERNMENT_ECONOMIC.value)
_LISTED = ("", Classification.FUNCTIONAL.value, *_ECONOMIC)
_DEEPEST = {"functional": 3, "economic": 2, "government-economic": 2}
_LEAST_OF_A_ROW = 5
"""Digits of a classification's code that stands in a row of a unit, the 款 that it spends on."""
_SHORTEST_UNIT_CODE = 3
"""Digits of a unit's budget code; one beside 全额 or 差额 is how the units below are funded."""
_FEWEST_CODED = 2
"""Where so many rows have the code of a unit, one without is of no other."""
_NOT_ADDED = (*RATES, "unit_price", "score")


def read_entries(
    rows: Sequence[BodyRow],
    layout: Layout,
    classification: str,
    units: UnitNames,
    vocabulary: Vocabulary,
) -> tuple[Entry, ...]:
    """Rows → entries, list by list; a line that names nothing and states nothing has none.

    `classification` is what the form says of rows that print no code.
    """
    entries: list[Entry] = []
    for panels in lists_beside(rows, layout):
        lines = [
            (n, i, row[n]) for n in panels for i, row in enumerate(rows) if not row[n].is_blank
        ]
        reader = _PanelReader(
            panels[0], layout.panels[panels[0]], classification, units, vocabulary
        )
        read = reader.entries([(index, line) for _, index, line in lines])
        entries += [
            entry if entry.panel == n else replaced(entry, panel=n)
            for (n, _, _), entry in zip(lines, read, strict=True)
        ]
    return tuple(sorted(entries, key=lambda entry: (entry.row, entry.panel)))


@dataclass(slots=True)
class _PanelReader:
    number: int
    panel: Panel
    classification: str
    units: UnitNames
    vocabulary: Vocabulary
    headings: Headings = field(init=False)

    def __post_init__(self) -> None:
        self.headings = self.vocabulary.headings

    def entries(self, lines: Sequence[tuple[int, Line]]) -> list[Entry]:
        """The entries of all lines; years in rows make a hierarchy each."""
        rows = self._rows(lines)
        groups = defaultdict[Meaning, list[int]](list)
        for index, row in enumerate(rows):
            groups[row.said].append(index)
        made: dict[int, Entry] = {}
        for indexes in groups.values():
            group = [rows[index] for index in indexes]
            made.update(zip(indexes, self._group(group), strict=True))
        ordered = [made[index] for index in range(len(rows))]
        this_year = self.units.identity.fiscal_year
        return with_stated_years(ordered, self.panel, self.headings, this_year)

    # What a row is, by itself and by the rows before it

    def _rows(self, lines: Sequence[tuple[int, Line]]) -> list[Row]:
        rows: list[Row] = []
        carried: Row | None = None
        stub: Sequence[Cell] = ()  # what it hands down to rows that say a year only
        coded = sum(bool(line.unit_code) for _, line in lines) >= _FEWEST_CODED
        for index, line in lines:
            said, named = said_by(line.parts, self.headings)
            is_total = self._is_total(line)
            unit = "" if is_total else self.units.unit_of(line, coded=coded)
            label = line.label
            if said != NOTHING_SAID and not named and carried is not None:
                unit = carried.unit
                handed_down = "/".join(tidy(cell.text) for cell in stub)
                label = "/".join(filter(None, (handed_down, line.label)))
            is_one = bool(unit) and len(named) <= 1 and not self._is_of_code(line)
            row = Row(index, line, label, said, unit, is_one, is_total)
            if named or said == NOTHING_SAID:
                carried, stub = row, named
            rows.append(row)
        return self._with_codes(with_outline(with_units_beside(rows, self.units)))

    def _is_of_code(self, line: Line) -> bool:
        """Whether a label is the name that the lists have for the row's code."""
        names = (each.names(line.code) for each in self.vocabulary.classifications.values())
        label = fold(split_number(line.label).text)
        return any(label == fold(name) for each in names for name in each)

    def _is_total(self, line: Line) -> bool:
        return not line.code and len(line.parts) < 2 and is_total_label(line.label, self.headings)

    def _with_codes(self, rows: list[Row]) -> list[Row]:
        """Rows with the classification of their code, or of the code that their name means."""
        coded = [self._coded(row) for row in rows]
        if any(row.code for row in coded) or self.classification not in _LISTED:
            return coded
        plain = ["" if row.is_total or row.names_unit else row.line.label for row in coded]
        lists = self.vocabulary.classifications
        found, codes = named_codes(plain, lists, self.classification)
        if found:
            return list(self._named(coded, found, codes))
        if self.classification and are_of_another_list(plain, lists[self.classification]):
            return [row if row.names_unit else replace(row, classification="item") for row in coded]
        return coded

    def _named(
        self, rows: Sequence[Row], classification: str, codes: Sequence[Code | None]
    ) -> Iterator[Row]:
        """Rows whose names are codes'; a name among them that the list lacks stands as deep as it can."""
        bottom = _DEEPEST[classification]
        holds = unlisted_holders([row.line.label for row in rows], codes)
        above: int | None = None
        for row, code, is_holder in zip(rows, codes, holds, strict=True):
            if code is not None:
                above = code.level
                yield replace(row, code=code.code, classification=classification, depth=above)
            elif row.is_total or row.names_unit or row.is_numbered or above is None:
                above = None
                yield row
            else:
                above = bottom - 1 if is_holder else min(above + 1, bottom)
                yield replace(row, classification=classification, depth=above)

    def _coded(self, row: Row) -> Row:
        """A row with the classification of its code; 2xx in an economic form is functional all the same.

        Three digits beside a unit's name are the unit's code.
        """
        code = row.line.code
        found = classification_of(code)
        if not found and code_level(code) and self.classification in _ECONOMIC:
            found = self.classification
        if code == row.line.unit_code or (row.names_unit and len(code) < _LEAST_OF_A_ROW):
            found = ""
        if found:
            return replaced(row, code=code, classification=found, depth=code_level(code))
        if row.names_unit:
            return replaced(row, classification="", has_unit_code=bool(code))
        classification = "item" if code else self.classification
        return replaced(row, classification=classification) if classification else row

    # The tree of the rows that go together

    def _group(self, rows: list[Row]) -> list[Entry]:
        inner = [index for index, row in enumerate(rows) if not row.is_total]
        sums = sums_of([row.line for row in rows], self._additive())
        own = sums.only(inner)
        breaks = _after_totals(rows, sums, inner)
        readings = ranked([rows[index] for index in inner], own, breaks, self.units)
        total = self._total(rows, sums, readings)
        tree = grow(readings, own, total, breaks)
        levels = levels_of(
            [rows[index] for index in inner], readings[0], tree, len(inner) < len(rows)
        )
        if total is not None and any(total) and own.make(sorted(tree.leaves), total):
            levels = on_one_level(levels, tree)
        entities = self._entities([rows[index] for index in inner], tree)
        place = {index: at for at, index in enumerate(inner)}
        return [
            self._entry(
                row,
                level=0 if row.is_total else levels[place[index]],
                is_leaf=not row.is_total and place[index] in tree.leaves,
                entity=None if row.is_total else entities[place[index]],
            )
            for index, row in enumerate(rows)
        ]

    def _additive(self) -> list[int]:
        """The amounts of a line that can be added down a column."""
        return [
            index
            for index, slot in enumerate(self.panel.slots)
            if self.headings.meaning(slot.path).measure.rpartition(".")[2] not in _NOT_ADDED
        ]

    def _total(
        self, rows: Sequence[Row], sums: Sums, readings: Sequence[Sequence[Rank]]
    ) -> Vector | None:
        """The widest total that is printed; the department's own row where that is the first."""
        totals = [sums.rows[index] for index, row in enumerate(rows) if row.is_total]
        if totals:
            return max(totals, key=lambda vector: sum(map(abs, vector)))
        first = readings[0][0] if readings[0] else None
        return sums.rows[0] if first and first.is_own and len(rows) > 1 else None

    def _entities(self, rows: Sequence[Row], tree: Tree) -> list[Entity | None]:
        """The unit that each row's figures are of, None where they are the table's own."""
        several = len({fold(row.unit) for row in rows if row.unit}) > 1
        names = self.units.names((row.unit_code, row.unit) for row in rows)
        above: list[Entity | None] = []
        for index, row in enumerate(rows):
            parent = tree.parents[index]
            name = names[row.unit_code, row.unit]
            if not name or 0 < len(row.unit_code) < _SHORTEST_UNIT_CODE:
                above.append(above[parent] if parent is not None else None)
            elif not self.units.is_own(name):
                above.append(Entity(name, row.unit_code, EntityLevel.UNIT))
            else:
                holder = rows[parent].unit if parent is not None else ""
                is_part = self.units.is_own(holder) if holder else False
                among = several and not row.holds_units(index, rows, tree)
                own = Entity(name, row.unit_code, EntityLevel.UNIT)
                above.append(own if is_part or among else None)
        return above

    def _entry(self, row: Row, level: int | None, is_leaf: bool, entity: Entity | None) -> Entry:
        line = row.line
        return Entry(
            row=row.index,
            panel=self.number,
            place=line.place,
            label=row.label,
            code=line.code,
            classification=row.classification,
            level=level,
            is_leaf=is_leaf,
            is_total=row.is_total,
            inferred=line.inferred,
            code_2=line.code_2,
            classification_2=line.classification_2,
            entity=entity,
            said=row.said,
            shared=_shared(line),
        )


def _shared(line: Line) -> tuple[tuple[str, int], ...]:
    """The names of a row whose cells are merged over more rows than the last one's is."""
    if len(line.parts) < 2:
        return ()
    least = min(cell.row_span for cell in line.parts)
    return tuple((tidy(c.text), c.row_span) for c in line.parts if c.row_span > least)


def _after_totals(rows: Sequence[Row], sums: Sums, inner: Sequence[int]) -> frozenset[int]:
    """The rows (counted without totals) before which a total stands that was not printed before:
    one printed again at the top of a page parts nothing."""
    seen: set[tuple[str, Vector]] = set()
    breaks: set[int] = set()
    is_new = False
    at = 0
    for index, row in enumerate(rows):
        if row.is_total:
            key = (fold(row.line.label), sums.rows[index])
            is_new = is_new or key not in seen
            seen.add(key)
            continue
        if is_new:
            breaks.add(at)
            is_new = False
        at += 1
    return frozenset(breaks)
