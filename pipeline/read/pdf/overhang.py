"""What hangs over the end of a page and is printed on the pages after it: the rest of a sheet.

Contents of pages → the same without it. Some programs write the whole of a long sheet on each of its
pages and let the edge of the paper cut it: what lies below the edge is said again where it shows. What
no later page says is kept, for a page may simply be too small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf.geometry import Char, PageContent
from pipeline.read.pdf.lines import text_lines
from pipeline.values.text import fold

_PAGES = 8
"""Of so many pages a sheet may be."""
_REPEATED = 0.5


def without_overhang(contents: Sequence[PageContent]) -> list[PageContent]:
    """The pages without the lines below their lower edge that the pages after them show."""
    return [_cut(content, contents[index + 1 :][:_PAGES]) for index, content in enumerate(contents)]


def _cut(content: PageContent, after: Sequence[PageContent]) -> PageContent:
    edge = content.height
    below = [char for char in content.chars if char.bottom > edge and char.middle > edge]
    if not below or not after:
        return content
    shown = "\n".join(line for each in after for line in _lines(_on_page(each)))
    lines = _lines(below)
    said = sum(len(line) for line in lines if line in shown)
    if said < _REPEATED * sum(map(len, lines)):
        return content
    return replace(content, chars=_on_page(content), layer=_without(content.layer, lines))


def _on_page(content: PageContent) -> tuple[Char, ...]:
    return tuple(char for char in content.chars if char.middle <= content.height)


def _lines(chars: Sequence[Char]) -> list[str]:
    return [fold(line.text) for line in text_lines(chars)]


def _without(layer: Sequence[str], cut: Sequence[str]) -> tuple[str, ...]:
    """The lines of a page's text layer without those that were cut, which come last in the file; it may
    have parts of them as lines."""
    left, kept = list(cut), list[str]()
    for line in reversed(layer):
        text = fold(line)
        fits = [i for i, each in enumerate(left) if text and text in each]
        at = min(fits, key=lambda i: len(left[i]), default=None)
        if at is None:
            kept.append(line)
        else:
            left[at] = left[at].replace(text, "", 1)
    return tuple(reversed(kept))
