"""Lines of prose → the same with the footnotes behind them that part a sentence at the end of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.model.document import Paragraph
from pipeline.values.text import tidy

_MARKS = ("*", "＊", "※")
_LONGEST = 6
"""Lines of a footnote."""


def footnotes_last(
    lines: Sequence[Paragraph], is_ended: Callable[[str], bool]
) -> Sequence[Paragraph]:
    """The lines, where a marked note closes a page in mid-sentence with the note behind all others;
    `is_ended` tells a line whose sentence is whole."""
    if not any(line.text.lstrip().startswith(_MARKS) for line in lines):
        return lines
    body: list[Paragraph] = []
    notes: list[Paragraph] = []
    at = 0
    while at < len(lines):
        end = _end_of_note(lines, at) if body and not is_ended(tidy(body[-1].text)) else at
        notes += lines[at:end]
        if end == at:
            body.append(lines[at])
            end += 1
        at = end
    return [*body, *notes]


def _end_of_note(lines: Sequence[Paragraph], first: int) -> int:
    """Behind the last line of the note that begins at a line and ends its page; the line itself where
    none does."""
    page = lines[first].place.page
    if page is None or not lines[first].text.lstrip().startswith(_MARKS):
        return first
    for end in range(first + 1, min(first + _LONGEST + 1, len(lines))):
        if lines[end].place.page != page:
            return end if lines[end - 1].text.rstrip().endswith("。") else first
    return first
