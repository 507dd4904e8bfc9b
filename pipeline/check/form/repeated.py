"""Text that stands twice: a heading printed twice, a section pasted a second time, a goal repeated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.check.comparison import remark
from pipeline.check.covers import body_at
from pipeline.check.form.repeated_goals import REPEATED, repeated_goals
from pipeline.check.lines import Line, place_name, place_name_en, printed_lines, shortened
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.outline import split_number
from pipeline.values.text import bare
from pipeline.values.units import unit_line
from pipeline.vocabulary.captions import Captions

_FEWEST_LINES = 3
_FEWEST_CHARACTERS = 60
_PARTED_BY = 6
"""Passages with at most so many other lines between them were pasted in one."""
_MOST_PLACES = 32
"""A line that stands in more places is no mark of a passage: only so many of them are gone on from."""
_SHORTEST_LINE = 4
_LONGEST_HEADING = 30
_LONG_TITLE = 12
"""So long a beginning of a table's title is the first of its two lines."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_RUNNING = 3
"""A line that opens so many pages is a running head."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """Lines `first` to `last` stand again as `again` to `end`."""

    first: int
    last: int
    again: int
    end: int


def check_repeated(subject: Subject) -> Iterator[Finding]:
    """Everything of this kind in each document."""
    for document in subject.documents:
        lines = _without_heads(
            [line for line in printed_lines(subject, document) if not line.in_contents]
        )
        found = [
            *_twice(subject, lines),
            *_pasted(subject, lines),
            *repeated_goals(subject, document),
        ]
        yield from found
        if lines and not found:
            said = ("未见重复的标题和段落", "no heading and no passage stands twice")
            yield remark(subject, REPEATED, Outcome.PASS, Severity.NOTE, said, place=lines[0].place)


def _without_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines without running heads: what opens page after page in the same words."""
    heads = defaultdict[str, set[int]](set)
    page = None
    for line in lines:
        if line.place.page != page and line.place.page is not None:
            heads[line.text].add(line.place.page)
        page = line.place.page
    return [line for line in lines if len(heads[line.text]) < _RUNNING]


# A heading printed twice


def _twice(subject: Subject, lines: Sequence[Line]) -> Iterator[Finding]:
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        beside = above.grids == line.grids and above.place.page == line.place.page
        if not beside or above.text != line.text:
            continue
        if _is_text(subject, line) or _is_heading_again(subject, lines, index):
            said = (
                f"“{shortened(line.text)}”连续出现两次（{place_name(above.place)}、{place_name(line.place)}）",
                f"“{shortened(line.text)}” is printed twice in a row",
            )
            yield remark(
                subject, REPEATED, Outcome.FAIL, Severity.WARNING, said, place=line.place
            )  # fmt: skip


def _is_text(subject: Subject, line: Line) -> bool:
    """A numbered heading or a sentence: titles stand on the cover and again on the first page."""
    if len(bare(line.text)) < _SHORTEST_LINE:
        return False
    numbered = split_number(line.text).style != ""
    # 二、预算单位构成情况 is a heading, though titles of tables end like it.
    if numbered and "表" not in line.text and line.is_short:
        return True
    return (numbered or line.text.endswith(("。", "；"))) and not _is_caption(subject, line)


def _is_heading_again(subject: Subject, lines: Sequence[Line], index: int) -> bool:
    """Whether a line that may be a title by its words is a heading, as the one above it: its text follows.

    The words of a part stand below its number and over its text; where no pages tell, a title may stand
    on one of its own.
    """
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.grids != line.grids:
        return False
    if split_number(line.text).style:
        return not below.is_short
    in_section = split_number(below.text).style not in ("", "part")
    if not _is_worded(line) or (below.is_short and not in_section):
        return False
    may_be_alone = line.place.page is None and _is_title(subject, line)
    of_part = index > 1 and split_number(lines[index - 2].text).style == "part"
    return not (may_be_alone or of_part or _is_caption(subject, line))


def _is_worded(line: Line) -> bool:
    return line.is_short and len(_CHINESE.findall(line.text)) >= _SHORTEST_LINE


# A section pasted twice


def _pasted(subject: Subject, lines: Sequence[Line]) -> Iterator[Finding]:
    lines = _without_captions(subject, lines) if _stand_again(subject, lines) else ()
    for copy in _joined(_copies(_keys(subject, lines))):
        texts = [line.text for line in lines[copy.again : copy.end + 1]]
        if copy.end - copy.again + 1 < _FEWEST_LINES or sum(map(len, texts)) < _FEWEST_CHARACTERS:
            continue
        first, last = lines[copy.first].place, lines[copy.last].place
        again, end = lines[copy.again].place, lines[copy.end].place
        if body_at(subject, first) != body_at(subject, again):
            continue  # two bodies in one file may say the same of themselves
        said = (
            f"“{shortened(texts[0])}”起的一段重复：{place_name(first)}至{place_name(last)}"
            f"的内容在{place_name(again)}至{place_name(end)}再次出现",
            f"a passage stands twice: {place_name_en(first)} to {place_name_en(last)} and again "
            f"{place_name_en(again)} to {place_name_en(end)}",
        )
        yield remark(subject, REPEATED, Outcome.FAIL, Severity.ERROR, said, place=again)


def _stand_again(subject: Subject, lines: Sequence[Line]) -> bool:
    """Whether lines of prose stood before: of a passage that was pasted, two do at least."""
    seen, again = set[str](), 0
    for line in lines:
        words = bare(line.text)
        again += words in seen and not _is_caption(subject, line)
        seen.add(words)
    return again > 1


def _keys(subject: Subject, lines: Sequence[Line]) -> list[tuple[str, str, str]]:
    """Each line with the title and the heading that it stands under: the same text under two is no
    repeat, but a heading that comes with its text again is."""
    title = heading = ""
    keys: list[tuple[str, str, str]] = []
    for line in lines:
        if _is_title(subject, line):
            title = heading = bare(line.text)
        elif _is_heading(subject, line):
            heading = bare(line.text)
        keys.append((title, heading, bare(line.text)))
    return keys


def _is_title(subject: Subject, line: Line) -> bool:
    """A part, or a title that names whose disclosure or report follows: 某某中心2023年单位预算."""
    if split_number(line.text).style == "part":
        return True
    named = line.text.endswith(("预算", "决算", "报告"))
    stands_over = subject.vocabulary.captions.is_heading(line.text)
    return line.is_short and (named or stands_over) and not line.text.startswith("附件")


def _is_heading(subject: Subject, line: Line) -> bool:
    if subject.vocabulary.captions.is_label(line.text):
        return True
    return len(line.text) <= _LONGEST_HEADING and split_number(line.text).style != ""


def _is_caption(subject: Subject, line: Line) -> bool:
    """Whether a line belongs to a table, where the same words stand over each; asked once of each text."""
    known = subject.once("captions of lines", dict[str, bool])
    if line.text not in known:
        known[line.text] = _may_caption(subject.vocabulary.captions, line)
    return known[line.text]


def _may_caption(captions: Captions, line: Line) -> bool:
    text = line.text
    if unit_line(text) or (" " in text and unit_line(text.split()[-1])):
        return True
    if line.is_short and captions.is_title(text):
        return True
    stated = captions.form_number(text) or captions.organisation_of(text)
    return bool(stated) or captions.year_of(text) is not None or captions.is_signature(text)


def _without_captions(subject: Subject, lines: Sequence[Line]) -> list[Line]:
    """The prose: no captions of tables, no lines of their titles, none of the notes below them, and no
    lines of one number, as somebody works them out beside tables."""
    titles = sorted({bare(table.title) for table in subject.tables if table.title})
    kept: list[Line] = []
    in_note = False
    for line in lines:
        captions = subject.vocabulary.captions
        in_note = captions.starts_note(line.text) or (in_note and captions.is_note(line.text))
        words = bare(line.text)
        of_title = len(words) >= _LONG_TITLE and begin_one(words, titles)
        is_number = parse_amount(line.text) is not None
        if not (in_note or of_title or is_number or _is_caption(subject, line)):
            kept.append(line)
    return kept


def begin_one(words: str, titles: Sequence[str]) -> bool:
    """Whether one of the titles, which are in order, begins with words: it stands where they would."""
    at = bisect_left(titles, words)
    return at < len(titles) and titles[at].startswith(words)


def _copies(keys: Sequence[tuple[str, str, str]]) -> list[_Copy]:
    """Runs of lines that stood before in the same order, each as long as it goes."""
    seen = defaultdict[tuple[str, str, str], list[int]](list)
    copies: list[_Copy] = []
    index = 0
    while index < len(keys):
        length, start = max(
            ((_run(keys, at, index), -at) for at in seen[keys[index]][:_MOST_PLACES]),
            default=(0, 0),
        )
        if length > 1:
            start = -start
            copies.append(_Copy(start, start + length - 1, index, index + length - 1))
        for at in range(index, index + max(length, 1)):
            seen[keys[at]].append(at)
        index += max(length, 1)
    return copies


def _run(keys: Sequence[tuple[str, str, str]], first: int, second: int) -> int:
    """How many lines from `first` on stand again from `second` on."""
    length = 0
    while second + length < len(keys) and first + length < second:
        if keys[first + length] != keys[second + length]:
            break
        length += 1
    return length


def _joined(copies: Sequence[_Copy]) -> list[_Copy]:
    """Copies that lie close together in both places, as one."""
    joined: list[_Copy] = []
    for copy in copies:
        last = joined[-1] if joined else None
        if (
            last
            and copy.again - last.end <= _PARTED_BY
            and 0 <= copy.first - last.first <= copy.again - last.again + _PARTED_BY
        ):
            joined[-1] = _Copy(last.first, max(last.last, copy.last), last.again, copy.end)
        else:
            joined.append(copy)
    return joined
