"""Sections → Passages: the paragraphs of the prose as one line of text each, every sign with its place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.check.prose.figures import forget_figures
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Paragraph, Place
from pipeline.model.frozen import made_at_once
from pipeline.model.kept import kept_property
from pipeline.model.records import Section
from pipeline.model.sourced import place_of
from pipeline.values.memo import forgotten
from pipeline.values.outline import split_number
from pipeline.values.printed_lines import tidied
from pipeline.values.text import RADICALS, fold

_STOPS = re.compile(r"[。！？]")
_FIGURE = re.compile(r"\d\s*(?:万元|元|%|人|个|辆)")
_GOES_ON = re.compile(r"[\d，,、（(]$")
_ALIKE = {"(": "（", ")": "）", ";": "；", ":": "：", "．": ".", "％": "%"}
_CURRENCY = re.compile(r"人民币(?=\d)")
_THOUSANDS = re.compile("，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
_COMMA = re.compile(r",(?:(?<!\d,)|(?!\d{3}))")
_OTHERS = re.compile("[^一-龥0-9A-Za-z.%（），；：。、“”《》]+")
"""What may be read as another sign: these are read as they are printed."""


@dataclass(frozen=True)
class Passage:
    """One paragraph under a heading. `text` is what is read: one sign for each printed one, blanks
    dropped, punctuation at full width and digits at half; `starts` are where in it its lines begin,
    `places` where those lines stand.
    """

    section: Section
    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]
    outline: str = ""
    ordinal: int | None = None

    def forget(self) -> None:
        """Lets go of the sentences, each of which refers to its passage."""
        vars(self).pop("sentences", None)

    def place(self, at: int) -> Place:
        """Where a sign of the text stands."""
        return self.places[max(0, bisect_right(self.starts, at) - 1)]

    def places_of(self, start: int, end: int) -> tuple[Place, ...]:
        """Where the lines stand that the signs from one to another are on; the first one's at least."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        return self.places[max(0, first) : max(0, last) + 1]

    @kept_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, parted at 。 outside of brackets."""
        found: list[Sentence] = []
        start = 0
        for stop in _STOPS.finditer(self.text):
            said = self.text[start : stop.end()]
            if "（" in said and said.count("（") > said.count("）"):
                continue
            found.append(Sentence(self, said, start))
            start = stop.end()
        if start < len(self.text):
            found.append(Sentence(self, self.text[start:], start))
        return tuple(found)


@made_at_once
@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `start` is where in its passage it begins."""

    passage: Passage
    text: str
    start: int

    def place(self, at: int) -> Place:
        return self.passage.place(self.start + at)

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Where the lines stand that its signs from one to another are on."""
        return self.passage.places_of(self.start + start, self.start + end)


def words_before(text: str, at: int, signs: str) -> str:
    """What stands before a place of a text, back to the last of some signs.

    >>> words_before("增加。其中：会议费5万元", 9, "。：")
    '会议费'
    """
    start = at
    while start and text[start - 1] not in signs:
        start -= 1
    return text[start:at]


def passages_of(subject: Subject) -> tuple[Passage, ...]:
    """All paragraphs of what is checked, made once."""
    return subject.once("passages", lambda: passages(subject.sections, subject.documents))


def forget_sentences(subject: Subject) -> None:
    """Lets go of the sentences of all paragraphs, and of the figures in them."""
    for passage in passages_of(subject):
        passage.forget()
    forget_figures()


def passages(sections: Iterable[Section], documents: Sequence[Document]) -> tuple[Passage, ...]:
    """All paragraphs of all sections, in order."""
    lines = {document.file: _Lines.of(document) for document in documents}
    return tuple(
        passage
        for section in sections
        if section.source_file in lines
        for passage in _of_section(section, lines[section.source_file])
    )


@dataclass
class _Lines:
    """The printed lines of one document, walked through once."""

    lines: list[tuple[str, Place]]
    _numbers: dict[tuple[int | None, int | None], int] = field(init=False)
    _at: int = 0

    def __post_init__(self) -> None:
        self._numbers = {}
        for number, (_, place) in enumerate(self.lines):
            self._numbers.setdefault((place.page, place.line), number)

    @classmethod
    def of(cls, document: Document) -> _Lines:
        lines: list[tuple[str, Place]] = []
        for block in document.blocks:
            if isinstance(block, Paragraph):
                said = tidied(block)
                if said.further:
                    lines += _read_lines(said)
                elif text := _read(said.text):  # most are printed in one line
                    lines.append((text, said.place))
        return cls(lines)

    def go_to(self, section: Section) -> None:
        """Go on from the section's heading."""
        place = (section.source_page, section.source_line)
        self._at = self._numbers.get(place, self._at)

    def of_text(self, text: str) -> tuple[list[int], list[Place]]:
        """Where the lines that make up a text begin in it, and their places."""
        starts, places, read, at = list[int](), list[Place](), 0, self._at
        while read < len(text) and at < len(self.lines):
            line, place = self.lines[at]
            at += 1
            if line and text.startswith(line, read):
                starts.append(read)
                places.append(place)
                read += len(line)
            elif read:
                break
        if places:
            self._at = at
        return starts, places


def _read_lines(said: Paragraph) -> Iterator[tuple[str, Place]]:
    """The printed lines of a tidied paragraph as they are read: a comma at the end of one may part digits."""
    text, start = _read(said.text), 0
    if not said.further:  # most lines
        if text:
            yield text, said.place
        return
    *lines, (_, last) = said.lines()
    for line, place in lines:
        end = start + len(_read(line))
        yield text[start:end], place
        start = end
    if text:
        yield text[start:], last


def _of_section(section: Section, lines: _Lines) -> Iterator[Passage]:
    lines.go_to(section)
    nowhere = place_of(section)
    for paragraph in _paragraphs(section):
        text = _read(paragraph)
        if not text:
            continue
        starts, places = lines.of_text(text)
        numbered = split_number(paragraph)
        yield Passage(
            section, text, tuple(starts) or (0,), tuple(places) or (nowhere,),
            numbered.style, numbered.ordinal,
        )  # fmt: skip


def _paragraphs(section: Section) -> list[str]:
    """The heading where it states a figure, and the paragraphs; a line that stops in a figure goes on."""
    said = [section.heading] if _FIGURE.search(section.heading) else []
    joined: list[str] = []
    for line in (*said, *section.text.split("\n")):
        if joined and _GOES_ON.search(joined[-1]) and not split_number(line).style:
            joined[-1] += line
        else:
            joined.append(line)
    return joined


@forgotten
@lru_cache(maxsize=16384)
def _read(text: str) -> str:
    """The signs of a text as they are compared, without blanks.

    >>> _read("支出 1,051.10万元,占（５.2％）; 其中:")
    '支出1,051.10万元，占（5.2%）；其中：'
    >>> _read("支出１，０５１．１０万元，１２０人")
    '支出1,051.10万元，120人'
    """
    folded = _OTHERS.sub(_read_run, _THOUSANDS.sub(",", text))
    return _CURRENCY.sub("", _COMMA.sub("，", folded))


def _read_run(run: re.Match[str]) -> str:
    return run[0].translate(_SIGNS)


def _folded(sign: str) -> str:
    if sign.isspace():
        return ""
    if sign in "（），；：。！？":
        return sign
    if sign in _ALIKE:
        return _ALIKE[sign]
    if "①" <= sign <= "⑳":
        return sign
    plain = unicodedata.normalize("NFKC", sign).translate(RADICALS)
    return plain if len(plain) == 1 else fold(sign)


class _Signs(dict[int, str]):
    """The signs met so far, each with what it is read as."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


_SIGNS = _Signs()
