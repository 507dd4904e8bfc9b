"""Rules that frame the pages of a sheet → the sheet without them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.read.pdf.geometry import PageContent, Rule

_NEAR = 0.02
"""A frame lies so near to the edge of its page, as a share of the page's width or height."""
_LONG = 0.9


def without_borders(sheet: PageContent, across: int, downs: Iterable[int]) -> PageContent:
    """A sheet of pages, `across` beside one another and as many below as one of `downs` says, without the
    rules that run along their edges."""
    width, heights = sheet.width / across, [sheet.height / count for count in downs]
    return replace(
        sheet,
        horizontal=tuple(
            rule
            for rule in sheet.horizontal
            if rule.length < _LONG * width or not any(_is_at_edge(rule, h) for h in heights)
        ),
        vertical=tuple(
            rule
            for rule in sheet.vertical
            if rule.length < _LONG * min(heights) or not _is_at_edge(rule, width)
        ),
    )


def _is_at_edge(rule: Rule, size: float) -> bool:
    """Whether a rule lies at an edge of a page; pages of a sheet are `size` points apart, and a damaged one
    may have none."""
    return size > 0 and abs(rule.at - round(rule.at / size) * size) < _NEAR * size
