"""A sheet that prints several pages, or several tables beside one another → each as a page of its own.

Its characters and rules are counted from its own corner; `PageContent.corner` says where that lies.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.pdf.geometry import Char, PageContent, Rule, of_fields


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where a sheet is cut: across at `ys`, and each strip between these at its own `xs` (from the top)."""

    ys: tuple[float, ...]
    xs: tuple[tuple[float, ...], ...]


def cut(sheet: PageContent, cuts: Cuts, *, are_aside: bool = False) -> list[PageContent]:
    """The parts of a sheet, strip by strip, each from left to right, as they lie on it. Parts that stand
    aside from one another on one page keep its height."""
    chars, across, down = defaultdict(list), defaultdict(list), defaultdict(list)
    for char in sheet.chars:
        chars[_part(cuts, char.center, char.middle)].append(char)
    for rule in sheet.horizontal:
        across[_part(cuts, (rule.start + rule.end) / 2, rule.at)].append(rule)
    for rule in sheet.vertical:
        down[_part(cuts, rule.at, (rule.start + rule.end) / 2)].append(rule)
    parts: list[PageContent] = []
    strips = list(pairwise((0.0, *cuts.ys, sheet.height)))
    if are_aside:
        strips = [(0.0, sheet.height)] * len(strips)
    for strip, (top, bottom) in enumerate(strips):
        edges = pairwise((0.0, *cuts.xs[strip], sheet.width))
        for column, (left, right) in enumerate(edges):
            at = strip, column
            parts.append(
                replace(
                    sheet,
                    width=right - left,
                    height=bottom - top,
                    chars=tuple(_moved(char, left, top) for char in chars[at]),
                    horizontal=tuple(_rule(rule, top, left) for rule in across[at]),
                    vertical=tuple(_rule(rule, left, top) for rule in down[at]),
                    corner=(sheet.corner[0] + left, sheet.corner[1] + top),
                    is_aside=are_aside and bool(parts),
                )
            )
    return parts


def _part(cuts: Cuts, x: float, y: float) -> tuple[int, int]:
    strip = bisect(cuts.ys, y)
    return strip, bisect(cuts.xs[strip], x)


def _moved(char: Char, left: float, top: float) -> Char:
    text, x0, y0, x1, y1, *others = char
    return of_fields(Char, (text, x0 - left, y0 - top, x1 - left, y1 - top, *others))


def _rule(rule: Rule, at: float, along: float) -> Rule:
    return Rule(rule.at - at, rule.start - along, rule.end - along)
