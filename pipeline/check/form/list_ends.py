"""Numbered items and lists of prose whose last sign is missing or goes on → remarks.

Of items that stand right one after another and all end a sentence, one that ends in a word lacks its
mark; a list of clauses (…；…；) that a heading follows is not ended. An item that another line
parts from the next one may go on there, and is left alone; so is what was recognized from a picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.lines import Line, around
from pipeline.model.document import Document, Place
from pipeline.values.outline import split_number

_STYLES = ("cn_bracket", "digit", "digit_bracket")
_FEWEST = 5
_SHORTEST = 10
"""A shorter item may be a name or a heading among sentences."""
_END, _CLAUSE = "。", "；"
_SHOWN = 20
_AMONG = ("其中：", "其中:")
_LONGER = 15


def list_ends(document: Document, lines: Sequence[Line]) -> Iterator[tuple[tuple[str, str], Place]]:
    """What is said of each such item, in Chinese and English, and where it stands."""
    lines = [
        each for each in lines if not each.in_contents and each.place.page not in document.ocr_pages
    ]
    for run in _runs(lines):
        if odd := _unended(run):
            yield _unmarked(odd, len(run) - 1), odd.place
    for line, after in pairwise(lines):
        if _lacks_its_end(line, after):
            yield _endless(line), line.place
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if _goes_nowhere(before, line, after):
            yield _open(line), line.place


def _runs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Items of one style and with consecutive numbers, each right behind the one before."""
    run: list[Line] = []
    last: tuple[str, int] = ("", 0)
    for line in lines:
        numbered = split_number(line.text)
        is_item = numbered.style in _STYLES
        here = (numbered.style, numbered.ordinal or 0) if is_item else ("", 0)
        follows = here == (last[0], last[1] + 1) and bool(run) and line.grids == run[-1].grids
        if run and not follows:
            yield run
            run = []
        if is_item:
            run.append(line)
        last = here
    if run:
        yield run


def _unended(run: Sequence[Line]) -> Line | None:
    """The only item before the last that ends in a word, where all others end as sentences do."""
    if len(run) < _FEWEST:
        return None
    odd = [line for line in run if not line.text.endswith((_END, _CLAUSE))]
    if len(odd) != 1 or odd[0] is run[-1]:
        return None
    said = split_number(odd[0].text).text
    return odd[0] if len(said) >= _SHORTEST and "\u4e00" <= said[-1] <= "\u9fff" else None


def _goes_nowhere(before: Line, line: Line, after: Line) -> bool:
    """Whether the last clause of a list ends as if another followed, and a heading does."""
    if not (before.text.endswith(_CLAUSE) and line.text.endswith(_CLAUSE)):
        return False
    heads = after.is_short and split_number(after.text).style == "cn"
    same = before.grids == line.grids == after.grids
    return heads and same and split_number(line.text).style != "cn"


def _lacks_its_end(line: Line, after: Line) -> bool:
    """Whether a sentence ends in a word, and 其中： follows on the next line: a mark belongs between, whether
    the line ends there or is broken."""
    if not after.text.startswith(_AMONG) or line.grids != after.grids:
        return False
    is_heading = split_number(line.text).style and "元" not in line.text
    if is_heading or len(line.text) < _LONGER:
        return False
    return "\u4e00" <= line.text[-1] <= "\u9fff" and any(mark in line.text for mark in "，。：")


def _endless(line: Line) -> tuple[str, str]:
    end = around(line.text, len(line.text), len(line.text), _SHOWN)
    return (
        f"“{end}”：句末没有标点，其后为“其中：”",
        f"“{end}”: the sentence ends without a mark, and 其中 follows",
    )


def _unmarked(line: Line, others: int) -> tuple[str, str]:
    end = around(line.text, len(line.text), len(line.text), _SHOWN)
    return (
        f"“{end}”：这一项句末没有标点，同列其余 {others} 项都有",
        f"“{end}”: the item ends without a mark, the {others} others of its list have one",
    )


def _open(line: Line) -> tuple[str, str]:
    end = around(line.text, len(line.text), len(line.text), _SHOWN)
    return (
        f"“{end}”：以分号结束，其后是另一标题，没有下文",
        f"“{end}”: ends in a semicolon, and another heading follows",
    )
