"""Tables and terms → the same tables with each term marked where it first stands in a heading or label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.website.tables.headings import HeaderCell
from pipeline.website.tables.table import TableCell, TableView
from pipeline.website.tables.terms import Terms


def with_terms(views: Sequence[TableView], terms: Terms) -> tuple[TableView, ...]:
    """The tables, in which a cell `explains` its term; no term is marked twice, lest they litter."""
    marking = _Marking(terms)
    return tuple(each if each.is_grid else marking.table(each) for each in views)


class _Marking:
    """Marks cells one after the other, and remembers which terms were marked."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._marked: set[str] = set()

    def table(self, view: TableView) -> TableView:
        return replace(
            view,
            header=tuple(self._heading(cells) for cells in view.header),
            rows=tuple(replace(row, cells=self._labels(row.cells)) for row in view.rows),
        )

    def _heading(self, cells: Iterable[HeaderCell]) -> tuple[HeaderCell, ...]:
        return tuple(
            replace(each, explains=True) if self._is_first(each.text) else each for each in cells
        )

    def _labels(self, cells: Iterable[TableCell]) -> tuple[TableCell, ...]:
        return tuple(
            replace(each, explains=True) if each.is_header and self._is_first(each.text) else each
            for each in cells
        )

    def _is_first(self, text: str) -> bool:
        """Whether the text is a term that was not marked before; it is from now on."""
        of_document = self._terms.of_document(text)
        term = of_document.id if of_document else self._terms.in_glossary(text)
        if not term or term in self._marked:
            return False
        self._marked.add(term)
        return True
