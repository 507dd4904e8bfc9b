"""Prose → the same without the lines that stand on top of every page and part its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.document import Paragraph
from pipeline.model.recognized import Prose

_FEWEST_PAGES = 3


def without_running_heads(parts: Iterable[Prose]) -> tuple[Prose, ...]:
    """The parts less the lines that open three pages of one file or more alike."""
    parts = tuple(parts)
    pages = defaultdict[tuple[str, str], set[int]](set)
    for part in parts:
        for line in part.paragraphs:
            if _opens_page(line):
                pages[line.place.file, line.text.strip()].add(line.place.page or 0)
    heads = {key for key, found in pages.items() if len(found) >= _FEWEST_PAGES}
    return tuple(_without(part, heads) for part in parts) if heads else parts


def _without(part: Prose, heads: set[tuple[str, str]]) -> Prose:
    kept = tuple(
        line
        for line in part.paragraphs
        if not (_opens_page(line) and (line.place.file, line.text.strip()) in heads)
    )
    return part if len(kept) == len(part.paragraphs) else replace(part, paragraphs=kept)


def _opens_page(line: Paragraph) -> bool:
    return line.place.page is not None and line.place.line == 1
