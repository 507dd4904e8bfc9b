"""The sections of a disclosure → its prose for reading: parts, headings that nest, paragraphs.

Also the few sentences on what the department does, taken from the section on its duties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.model.records import Section
from pipeline.values.outline import split_number
from pipeline.values.text import bare, tidy
from pipeline.website import anchors
from pipeline.website.published.package import Package
from pipeline.website.published.places import Places, SourcePlace

_SENTENCE_END = re.compile(r"[。！？；;]$")
_SENTENCES = re.compile(r"[^。！？；]*[。！？；]")
_FOLDED_FROM = 280
_EXCERPT = 110
_FEW_CHARACTERS = 10
_LONGEST_HEADING = 60
_LEADER = re.compile(r"\s*[.．…·]{4,}\s*\d*$")
"""The dots of a contents page behind a heading, and the page that they lead to."""


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """A heading (with its depth below the part, from 1) or a paragraph (depth 0)."""

    text: str
    depth: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class ProsePart:
    """What stands under one heading of the first or second level, all below it included.

    `heading` is "" of what stands before the first one.
    """

    id: str
    heading: str
    is_outer: bool
    is_long: bool
    blocks: tuple[ProseBlock, ...]
    place: SourcePlace | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The first sentences on a department's duties, and where all of them stand."""

    text: str
    heading: str
    anchor: str


def prose_parts(
    package: Package, sections: Sequence[Section], places: Places
) -> tuple[ProsePart, ...]:
    """The prose of the disclosure in reading order."""
    parts: list[tuple[Section, list[Section]]] = []
    for section in sections:
        if section.level <= 2 or not parts:
            parts.append((section, []))
        else:
            parts[-1][1].append(section)
    return tuple(
        _part(package, first, below, places) for first, below in parts if _says(first, below)
    )


def _says(first: Section, below: Sequence[Section]) -> bool:
    return bool(first.heading or below or first.text.strip())


def _part(package: Package, first: Section, below: Sequence[Section], places: Places) -> ProsePart:
    blocks = _paragraphs(first.text)
    depth_of = _depths(below)
    for section in below:
        anchor = anchors.section_anchor(package.part, section.section_no)
        blocks += _blocks(section, anchor, depth_of.get(section.section_no, 0))
    return ProsePart(
        id=anchors.section_anchor(package.part, first.section_no),
        heading=_heading(first),
        is_outer=first.level <= 1,
        is_long=sum(len(block.text) for block in blocks) > _FOLDED_FROM,
        blocks=tuple(blocks),
        place=places.place(first.source_file, first.source_line, first.source_page),
    )


def _blocks(section: Section, anchor: str, depth: int) -> list[ProseBlock]:
    """A section's heading and paragraphs; of one without words in its heading the first has the anchor."""
    paragraphs = _paragraphs(section.text)
    if heading := _heading(section):
        return [ProseBlock(heading, depth, anchor), *paragraphs]
    return [replace(each, id="" if number else anchor) for number, each in enumerate(paragraphs)]


def _heading(section: Section) -> str:
    return _LEADER.sub("", tidy(section.heading))


def _depths(sections: Sequence[Section]) -> dict[int, int]:
    """Section number → depth, each at most one deeper than the one before it."""
    depths: dict[int, int] = {}
    open_levels: list[int] = []
    for section in sections:
        if _is_sentence(section):
            continue
        while open_levels and open_levels[-1] >= section.level:
            open_levels.pop()
        open_levels.append(section.level)
        depths[section.section_no] = min(len(open_levels), 2)
    return depths


def _is_sentence(section: Section) -> bool:
    """Whether a numbered line was taken for a heading but reads as a sentence of its own."""
    heading = section.heading.strip()
    return bool(_SENTENCE_END.search(heading)) or len(heading) > _LONGEST_HEADING


def _paragraphs(text: str) -> list[ProseBlock]:
    return [ProseBlock(tidy(line), 0) for line in text.split("\n") if line.strip()]


def duties(package: Package, sections: Sequence[Section]) -> Excerpt | None:
    """The first sentences of the section on duties (职责), None where there is none."""
    for index, section in enumerate(sections):
        if not _is_on_duties(section):
            continue
        those = _below(section, sections[index + 1 :])
        if any(map(_is_on_duties, those)):
            continue  # what stands before is not yet on them
        lines = section.text.split("\n") if section.text.strip() else []
        for below in those:
            lines += [below.heading, *below.text.split("\n")]
        if text := _first_sentences(lines):
            anchor = anchors.section_anchor(package.part, section.section_no)
            return Excerpt(text, tidy(split_number(section.heading).text).strip("：:。"), anchor)
    return None


def _below(section: Section, after: Sequence[Section]) -> list[Section]:
    return list(takewhile(lambda each: each.level > section.level, after))


def _is_on_duties(section: Section) -> bool:
    """Whether a section is headed so, or by no more than a few words with a stop behind them."""
    heading = bare(split_number(section.heading).text).strip("。：:")
    is_short = len(heading) <= _FEW_CHARACTERS
    return "职责" in heading and (is_short or not _is_sentence(section))


def _first_sentences(lines: Sequence[str]) -> str:
    """One to three whole sentences, outline numbers taken off.

    >>> _first_sentences(["（一）部门职责", "（二）负责甲。负责乙。", "3. 负责丙。"])
    '负责甲。负责乙。负责丙。'
    """
    taken = ""
    for line in lines:
        text = split_number(tidy(line)).text
        for sentence in _SENTENCES.findall(text):
            if taken and len(taken) + len(sentence) > _EXCERPT:
                return taken
            taken += sentence
    return taken
