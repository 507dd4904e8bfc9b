"""Forms of labelled fields → prose: the sentences that stand in their cells, values with their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model.document import Cell, Paragraph, Place
from pipeline.model.recognized import Prose
from pipeline.model.table import Table
from pipeline.values.text import closed_up
from pipeline.vocabulary import ClaimSpec

_SHORTEST_SENTENCE = 12
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:亿元|万元|元|%|％)|持平")
_SENTENCE = re.compile(r"[，。；：]")
_PIECES = re.compile(r"[；;\n]+")
_VALUE = re.compile(
    r"[≥≤≧≦><=]*\d[\d.,]*(?:[-—~～至]\d[\d.,]*)?(?:亿元|万元|元|%|％)(?:[/／][^；;]{1,8})?"
)
"""293.12万元, 10万元/基地: a value without a name."""
_INDICATOR = re.compile(r"^指标\d*[：:]")
_NAMES = re.compile(r"[：:；;、\n]+")


def prose_in_fields(tables: Iterable[Table], spec: ClaimSpec) -> Iterator[Prose]:
    """A piece of prose for every cell with sentences that state figures."""
    for table in tables:
        if table.entries:
            continue
        for row in table.body:
            for cell in row:
                if cell is None or not _states_figures(cell.text):
                    continue
                if not _are_values(cell.text, spec):
                    yield _prose(table, row, cell)


def values_in_fields(tables: Iterable[Table], spec: ClaimSpec) -> Iterator[Prose]:
    """A piece of prose for every value of a cell that states nothing but values (10万元/基地；5万元/人), with
    its name in the cell to the left; none where names and values are not as many."""
    for table in tables:
        if table.entries:
            continue
        for row in table.body:
            for at, cell in enumerate(row):
                if cell is None or not _states_figures(cell.text):
                    continue
                if not _are_values(cell.text, spec):
                    continue
                left = (c.text for c in reversed(row[:at]) if c is not None and c.text.strip())
                for said in _named(next(left, ""), cell.text):
                    yield replace(
                        _prose(table, row, cell), paragraphs=(Paragraph(said, cell.place),)
                    )


def _are_values(text: str, spec: ClaimSpec) -> bool:
    return all(_is_value(closed_up(piece), spec) for piece in _pieces(_PIECES, text))


def _is_value(text: str, spec: ClaimSpec) -> bool:
    before = next(filter(text.startswith, spec.before_values), "")
    return _VALUE.fullmatch(text, len(before)) is not None


def _named(names: str, values: str) -> list[str]:
    """Every value behind its name.

    >>> _named("基本支出：人员经费；公用经费", "合计3万元；2万元；1万元")
    ['基本支出 合计3万元', '人员经费 2万元', '公用经费 1万元']
    >>> _named("指标：奖励；资助；补助", "3万元；2万元")
    []
    """
    named = _pieces(_NAMES, _INDICATOR.sub("", names.strip()))
    pieces = _pieces(_PIECES, values)
    if len(named) == 1:
        named *= len(pieces)
    if len(named) != len(pieces):
        return []
    return [f"{name} {piece}" for name, piece in zip(named, pieces, strict=True)]


def _pieces(marks: re.Pattern[str], text: str) -> list[str]:
    return [piece.strip() for piece in marks.split(text) if piece.strip()]


def _states_figures(text: str) -> bool:
    said = len(text) >= _SHORTEST_SENTENCE and _SENTENCE.search(text) is not None
    return said and _FIGURE.search(text) is not None


def _prose(table: Table, row: tuple[Cell | None, ...], cell: Cell) -> Prose:
    label = next((c.text for c in row if c and c is not cell and c.text.strip()), "")
    path = tuple(filter(None, (*table.section, table.title, closed_up(label))))
    lines = [line for line in cell.text.split("\n") if line.strip()]
    place: Place = cell.place
    return Prose("", path, table.entity, place, tuple(Paragraph(line, place) for line in lines))
