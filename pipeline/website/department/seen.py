"""Sentences of a disclosure → where the source prints each figure in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.website.figures.figure import Figure
from pipeline.website.interface.phrases import Phrase, Series
from pipeline.website.published.places import Places, SourcePlace


def seen(sentences: Iterable[object], places: Places) -> dict[str, SourcePlace]:
    """Anchor of a figure → its place in the source, for the figures that a table prints."""
    found = {}
    for figure in _figures(sentences):
        amount = figure.amount
        if amount and (
            place := places.place(
                amount.source_file, amount.source_line, amount.source_page, figure.anchor
            )
        ):
            found[figure.anchor] = place
    return found


def _figures(said: Iterable[object]) -> Iterator[Figure]:
    for each in said:
        if isinstance(each, Figure):
            yield each
        elif isinstance(each, Phrase):
            yield from _figures(each.fields.values())
        elif isinstance(each, Series):
            yield from _figures(each.items)
