"""The outline of a document: which paragraphs are headings, and what stands under which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.model.document import Paragraph
from pipeline.values.outline import STYLE_ORDER, TELLS, split_number
from pipeline.values.text import bare, fold, tidy
from pipeline.vocabulary import Captions

_LONGEST = {"part": 40, "section": 40, "cn": 40, "cn_bracket": 34, "digit": 26, "digit_bracket": 26}
_CLAUSES = re.compile(r"[,，].*[,，]")
_STATEMENT = re.compile(r"[:：].{4,}")
_LEADERS = re.compile(r"[\s.．…·•_—-]*(?:\d{1,3}|第?\s*\d{1,3}\s*页)?$")
"""What stands behind an entry of a table of contents: dots and its page."""
_WHOSE = re.compile(r"^(?:部门|单位)")
_SHORTEST_NAME = 4
_TITLE, _LABEL = "title", "label"
_MAX_CONTENTS = 120
_LONGEST_ENTRY = 60


def heading_style(text: str, captions: Captions) -> str:
    """The style of outline number a heading has (title, label for one without), "" for prose."""
    line = tidy(text)
    numbered = split_number(line)
    if numbered.style in _LONGEST:
        rest = numbered.text.rstrip("。：:.")
        short = 0 < len(rest) <= _LONGEST[numbered.style]
        plain = not any(each.search(rest) for each in (TELLS, _CLAUSES, _STATEMENT))
        return numbered.style if short and plain else ""
    if captions.is_heading(line):
        return _TITLE
    return _LABEL if captions.is_label(line) else ""


def list_items(texts: Sequence[str]) -> frozenset[int]:
    """The indices of lines that count on from a neighbour ((一) (二) (三) with nothing between):
    items of a list, not headings."""
    numbered = [split_number(text) for text in texts]
    items: set[int] = set()
    for index, (first, second) in enumerate(pairwise(numbered)):
        if first.style != second.style or first.style in ("", "part"):
            continue
        if first.ordinal is not None and second.ordinal == first.ordinal + 1:
            items |= {index, index + 1}
    return frozenset(items)


@dataclass(slots=True)
class Outline:
    """Headings as they are met, kept as a stack.

    `path` is the headings that the next block stands under. A table of contents is one section:
    its lines look like headings and are none; it ends where its first entry comes again.
    """

    captions: Captions
    _stack: list[tuple[str, str]] = field(default_factory=list)
    _contents: list[str] | None = None
    _before_contents: list[tuple[str, str]] = field(default_factory=list)
    _entries: list[str] = field(default_factory=list)
    """the names of numbered entries of the contents, without 部门 or 单位"""

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._stack)

    def is_heading(self, paragraph: Paragraph, listed: bool = False, following: str = "") -> bool:
        """Take in the next paragraph; whether it opened a section (`path` then ends with it).

        `listed`: it is an item of a list; `following` is the line after it.
        """
        text = tidy(paragraph.text)
        if fold(text) == "目录":
            self._contents = []
            self._before_contents = self._stack
            self._stack = [("part", text)]
            return True
        is_named = self._contents is not None and self._heads_entry(text, following)
        if self._contents is not None and not is_named and not self._leaves_contents(text):
            return False
        if is_named:
            self.end_contents()
        style = _TITLE if is_named else heading_style(text, self.captions)
        if not style or listed:
            return False
        self._open(style, text)
        return True

    def end_contents(self) -> str:
        """A grid ends a table of contents, or is one: its heading (目录) is the grid's title then."""
        heading = ""
        if self._contents is not None:
            heading = self._stack[-1][1] if not self._contents else ""
            self._contents = None
            self._stack = self._before_contents
        return heading

    def _heads_entry(self, text: str, following: str) -> bool:
        """Whether a line without a number is the heading of a numbered entry, led by whose it is
        (岱山县水利局主要职能 of 一、部门主要职能): a sentence follows it."""
        if len(text) > _LONGEST["cn"] or split_number(text).style or TELLS.search(text):
            return False
        line = bare(text)
        follows = following.endswith("。")
        return follows and any(line.endswith(name) and line != name for name in self._entries)

    def _leaves_contents(self, text: str) -> bool:
        """Whether a line is no entry: an earlier one come again, or prose."""
        assert self._contents is not None
        plain = _LEADERS.sub("", text.lstrip("- "))
        entry = bare(plain)
        if (
            entry in self._contents
            or len(text) > _LONGEST_ENTRY
            or len(self._contents) > _MAX_CONTENTS
        ):
            self._contents = None
            self._stack = self._before_contents
            return True
        self._contents.append(entry)
        numbered = split_number(plain)
        name = _WHOSE.sub("", bare(numbered.text)) if numbered.style else ""
        if len(name) >= _SHORTEST_NAME:
            self._entries.append(name)
        return False

    def _open(self, style: str, text: str) -> None:
        depth = _depth(style)
        while self._stack and _depth(self._stack[-1][0]) >= depth:
            self._stack.pop()
        self._stack.append((style, text))


def _depth(style: str) -> int:
    """Parts hold titles, those hold 一、, these （一）, and so on; a label stands below all."""
    if style in (_TITLE, _LABEL):
        return 1 if style == _TITLE else len(STYLE_ORDER) + 1
    return 0 if style == "part" else STYLE_ORDER.index(style) + 1
