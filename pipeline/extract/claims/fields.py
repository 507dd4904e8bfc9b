"""Forms of labelled fields → prose: the sentences that stand in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.model.document import Cell, Paragraph, Place
from pipeline.model.recognized import Prose
from pipeline.model.table import Table
from pipeline.values.text import closed_up

_SHORTEST_SENTENCE = 12
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:亿元|万元|元|%|％)|持平")
_SENTENCE = re.compile(r"[，。；：]")


def prose_in_fields(tables: Iterable[Table]) -> Iterator[Prose]:
    """A piece of prose for every cell with sentences that state figures."""
    for table in tables:
        if table.entries:
            continue
        for row in table.body:
            for cell in row:
                if cell is not None and _states_figures(cell.text):
                    yield _prose(table, row, cell)


def _states_figures(text: str) -> bool:
    said = len(text) >= _SHORTEST_SENTENCE and _SENTENCE.search(text) is not None
    return said and _FIGURE.search(text) is not None


def _prose(table: Table, row: tuple[Cell | None, ...], cell: Cell) -> Prose:
    label = next((c.text for c in row if c and c is not cell and c.text.strip()), "")
    path = tuple(filter(None, (*table.section, table.title, closed_up(label))))
    lines = [line for line in cell.text.split("\n") if line.strip()]
    place: Place = cell.place
    return Prose("", path, table.entity, place, tuple(Paragraph(line, place) for line in lines))
