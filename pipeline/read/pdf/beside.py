"""A page with tables beside one another, each under its own title → its parts, each read by itself.

Titles on one line begin them, or titles that stand beside one another without being level; white space
parts them as far down as nothing lies across it. Where the titles do not tell which white space that is,
between tables without rules, these are not proven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.pdf.geometry import PageContent
from pipeline.read.pdf.leaves import Cuts, cut
from pipeline.read.pdf.lines import TextLine, runs, text_lines
from pipeline.values.text import fold
from pipeline.values.units import unit_line

_TITLE = re.compile(
    r"(?P<number>(?:附件|(?:附|公开)?表)\d{1,2}(?:-\d)?[:、.]? ?)?"
    r"(?:(?:19|20)\d{2}年?)?[^\d.…·,;:。]{2,}表(?:\([^()]{1,12}\))?"
)
_NUMBER = re.compile(r"(?:附件|(?:附|公开)?表)\d{1,2}(?:-\d)?|(?:公开)?\d{1,2}(?:-\d)?表")
_PARTED = 2.0
_WORDS = 1.0
"""White space between tables is at least so many character heights wide."""
_NEAR = 3.0
_FEWEST_LINES = 2
_MOST_ABOVE = 2
_UNEVEN = 6.0
"""Titles beside one another stand no further below each other than so many of their heights."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Titles:
    """Titles beside one another, from left to right, on the lines from `first` to `last`."""

    runs: tuple[TextLine, ...]
    first: int
    last: int

    @property
    def is_level(self) -> bool:
        return self.first == self.last

    @property
    def are_numbered(self) -> bool:
        """Whether they say their numbers, as a list of tables does."""
        return any((found := _title(run)) and found["number"] for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Band:
    """The lines from `first` to before `end` that hold tables beside one another, parted at `xs`."""

    first: int
    end: int
    xs: tuple[float, ...]


def parts_of(page: PageContent) -> list[PageContent]:
    """The parts of a page, in reading order; the page alone where no tables stand beside one another."""
    if sum(char.text == "表" for char in page.chars) < _FEWEST_LINES:
        return [page]
    lines = text_lines(page.chars)
    rows = [runs(line, _PARTED) for line in lines]
    level = [_Titles(tuple(row), at, at) for at, row in enumerate(rows) if _are_titles(row)]
    found = level or list(_uneven(rows))
    if not found:
        return [page]
    bands, is_unsure = list[_Band](), False
    followed_by = [*(titles.first for titles in found[1:]), len(lines)]
    for titles, following in zip(found, followed_by, strict=True):
        end, white = _reach(page, lines, titles, following)
        if not _are_filled(rows, titles, end, white):
            continue
        xs = _gutters(rows[titles.first : end], titles, white)
        if xs is None:
            is_unsure = True
            continue
        is_plain = titles.is_level and not titles.are_numbered
        if not (is_plain or _are_tables(page, rows[titles.first : end], xs)):
            continue
        first = _first(rows, titles.first, xs, bands[-1].end if bands else 0)
        bands.append(_Band(first, end, xs))
    if not bands:
        return [replace(page, is_unsure=is_unsure)]
    parts = cut(replace(page, is_unsure=is_unsure), _cuts(lines, bands), are_aside=True)
    return [part for part in parts if part.chars or part.horizontal or part.vertical]


def _are_titles(row: Sequence[TextLine]) -> bool:
    return len(row) > 1 and all(map(_title, row))


def _title(run: TextLine) -> re.Match[str] | None:
    return _TITLE.fullmatch(fold(run.text)) if "表" in run.text else None


def _uneven(rows: Sequence[Sequence[TextLine]]) -> Iterator[_Titles]:
    """Titles that stand beside one another on lines of their own, each a little below the one before."""
    found: list[tuple[TextLine, int]] = []
    for at, row in enumerate(rows):
        for run in row:
            if not _title(run):
                continue
            if found and not _stands_beside(run, [title for title, _ in found]):
                yield from _beside(found)
                found = []
            found.append((run, at))
    yield from _beside(found)


def _beside(found: Sequence[tuple[TextLine, int]]) -> Iterator[_Titles]:
    if len(found) > 1:
        ordered = sorted((run for run, _ in found), key=lambda run: run.left)
        yield _Titles(tuple(ordered), found[0][1], found[-1][1])


def _stands_beside(run: TextLine, others: Sequence[TextLine]) -> bool:
    """Whether a text is wide apart from all others to their side, and not far below the first."""
    apart = _PARTED * run.size
    is_near = run.middle - others[0].middle < _UNEVEN * run.size
    return is_near and all(
        run.left - other.right > apart or other.left - run.right > apart for other in others
    )


def _are_tables(page: PageContent, rows: Sequence[Sequence[TextLine]], xs: Sequence[float]) -> bool:
    """Whether each part has rules down its columns below the first title, or a line that says a unit."""
    top = rows[0][0].middle
    marks = [rule.at for rule in page.vertical if rule.end > top]
    words = (word for row in rows for run in row for word in runs(run, _WORDS))
    marks += [word.left for word in words if unit_line(fold(word.text))]
    return all(
        any(left < mark < right for mark in marks)
        for left, right in pairwise([float("-inf"), *xs, float("inf")])
    )


def _reach(
    page: PageContent, lines: Sequence[TextLine], titles: _Titles, following: int
) -> tuple[int, list[list[Span]]]:
    """Before which line white space between titles ends, and the white spaces between each two."""
    size = min(run.size for run in titles.runs)
    white = [[(one.right, other.left)] for one, other in pairwise(titles.runs)]
    rules = sorted(r for r in page.horizontal if r.at > lines[titles.first].middle)
    for number in range(titles.first + titles.is_level, following):
        line = lines[number]
        above = [rule for rule in rules if rule.at < line.middle]
        rules = rules[len(above) :]
        taken = [(r.start, r.end) for r in above]
        taken += [(run.left, run.right) for run in runs(line, _WORDS)]
        left = [list(_left_of(spans, taken, _WORDS * min(size, line.size))) for spans in white]
        if not all(left):
            return number, white
        white = left
    return following, white


def _left_of(spans: Sequence[Span], taken: Sequence[Span], least: float) -> Iterator[Span]:
    """What is left of spans where others take their share; nothing narrower than `least`."""
    for first, end in spans:
        start = first
        for left, right in sorted(taken):
            if start < right and left < end:
                if left - start >= least:
                    yield start, left
                start = max(start, right)
        if end - start >= least:
            yield start, end


def _are_filled(
    rows: Sequence[Sequence[TextLine]], titles: _Titles, end: int, white: Sequence[Sequence[Span]]
) -> bool:
    """Whether several lines stand below each of the titles."""
    middles = [(spans[0][0] + spans[-1][1]) / 2 for spans in white]
    edges = [float("-inf"), *middles, float("inf")]
    return all(
        sum(
            any(left < run.right and run.left < right for run in row)
            for row in rows[titles.last + 1 : end]
        )
        >= _FEWEST_LINES
        for left, right in pairwise(edges)
    )


def _gutters(
    rows: Sequence[Sequence[TextLine]], titles: _Titles, white: Sequence[Sequence[Span]]
) -> tuple[float, ...] | None:
    """Where the tables of a band are parted; None where that is not sure."""
    found: list[float] = []
    start = min(run.left for row in rows for run in row)
    for number, spans in enumerate(white):
        told = list(_told(rows[1:], titles, number))
        own = [s for s in spans if all(low <= s[0] and s[1] <= high for low, high in told)]
        if len(own) > 1:
            title = titles.runs[number]
            end = title.left + title.right - start
            own = [s for s in own if abs(s[0] - end) < _NEAR * title.size]
        if len(own) != 1:
            return None
        found.append((own[0][0] + own[0][1]) / 2)
        start = own[0][1]
    return tuple(found)


def _told(rows: Sequence[Sequence[TextLine]], titles: _Titles, number: int) -> Iterator[Span]:
    """Between which edges a gutter lies, by the lines that say the unit of each table."""
    for row in rows if titles.is_level else ():
        units = [at for at, run in enumerate(row) if unit_line(fold(run.text))]
        if len(units) == len(titles.runs):
            at = units[number]
            yield row[at].right, row[at + 1].left


def _first(rows: Sequence[Sequence[TextLine]], index: int, xs: Sequence[float], after: int) -> int:
    """The first of the lines that belong to the titles: their numbers above them."""
    for number in range(index - 1, max(index - 1 - _MOST_ABOVE, after - 1), -1):
        row = rows[number]
        if not any(_NUMBER.fullmatch(fold(run.text)) for run in row):
            return number + 1
        if any(run.left < x < run.right for run in row for x in xs):
            return number + 1
    return max(index - _MOST_ABOVE, after, 0)


def _cuts(lines: Sequence[TextLine], bands: Sequence[_Band]) -> Cuts:
    """Where a page is cut: above and below each band, and within it."""
    ys, xs = list[float](), list[tuple[float, ...]]()
    if bands[0].first:
        xs.append(())
    for band in bands:
        if band.first:
            ys.append(_between(lines, band.first))
        xs.append(band.xs)
        following = next((b for b in bands if b.first == band.end), None)
        if following is None and band.end < len(lines):
            ys.append(_between(lines, band.end))
            xs.append(())
    return Cuts(tuple(ys), tuple(xs))


def _between(lines: Sequence[TextLine], index: int) -> float:
    """The height between a line and the one above it."""
    return (lines[index - 1].box[3] + lines[index].box[1]) / 2
