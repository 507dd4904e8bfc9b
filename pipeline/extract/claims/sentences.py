"""Prose → Sentences: lines joined where the page broke them, parted at 。 and ；, each sign placed."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.extract.claims.footnotes import footnotes_last
from pipeline.model.document import Paragraph, Place
from pipeline.model.recognized import Prose
from pipeline.values.outline import CIRCLED, split_number
from pipeline.values.text import RADICALS, cuts_number, tidy

_ENDS = re.compile(r"[。！？!?；;：:．.”）)]$")
_GOES_ON = re.compile(r"[\d，,、（(]$")
_IS_GONE_ON = re.compile(r"\d[\d.,]*\s*(?:亿元|万元|元|[%％])")
_MARKS = re.compile("[（(）)。！？!?；;]")
_OPEN, _CLOSE = "（(", "）)"
_BRACKET_IN_SENTENCE = re.compile(r"[。，；].*[）)]$")
_SHORTEST_BROKEN_LINE = 24
_LONGEST_BRACKET = 160
_HALF_A_PATH = re.compile(r"[（(][类款][）)]")
_WHOLE_PATH = re.compile(r"[（(]项[）)]")
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:亿元|万元|元|%|％)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or the part of one up to a ；.

    `text` is what is read: compatibility forms folded sign by sign, blanks dropped; `printed` the
    same as printed, `starts` where in it its lines begin, `places` where those stand.
    `begins` tells a sentence from the rest of one that a ； parted; `paragraph` counts paragraphs.
    """

    text: str
    printed: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]
    begins: bool
    paragraph: int

    def as_printed(self, start: int, end: int) -> str:
        return self.printed[self._offset(start) : self._offset(end - 1) + 1]

    def place(self, at: int) -> Place:
        """Where a sign of the text stands."""
        return self.places[bisect_right(self.starts, self._offset(at)) - 1]

    def _offset(self, at: int) -> int:
        """Where in what is printed a sign of the text stands: there are blanks besides."""
        if len(self.text) == len(self.printed):
            return at
        return at + bisect_right(_blanks(self.printed), at)


@lru_cache(maxsize=64)
def _blanks(printed: str) -> list[int]:
    """The blanks of a text, each as how many signs stand before it that are none.

    >>> _blanks("共计 5 人")
    [2, 3]
    """
    offsets = (offset for offset, sign in enumerate(printed) if sign.isspace())
    return [offset - before for before, offset in enumerate(offsets)]


@dataclass(slots=True)
class _Paragraph:
    """Lines that go on into each other, as one text; `starts` are where in it they begin."""

    printed: str = ""
    starts: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, line: str, place: Place) -> None:
        self.starts.append(len(self.printed))
        self.places.append(place)
        self.printed += line


def sentences(prose: Prose) -> Iterator[Sentence]:
    """The sentences under a heading, and of the heading where the prose begins in it."""
    begins = True
    for number, paragraph in enumerate(_paragraphs(prose), start=1):
        folded = as_read(paragraph.printed)
        for start, end in _parted(folded):
            if text := "".join(folded[start:end].split()):
                yield _sentence(paragraph, start, end, text, begins, number)
                begins = text[-1] not in "；;：:，,"


def _paragraphs(prose: Prose) -> list[_Paragraph]:
    """The paragraphs: a line that stops in mid-sentence goes on with the next."""
    joined: list[_Paragraph] = []
    paragraphs = footnotes_last(prose.paragraphs, lambda above: _ENDS.search(above) is not None)
    for line in (*_of_heading(prose), *paragraphs):
        text = tidy(line.text)
        if not joined or not _goes_on(joined[-1].printed, text):
            joined.append(_Paragraph())
        joined[-1].add(text, line.place)
    return joined


def _goes_on(above: str, line: str) -> bool:
    if split_number(line).style or line.startswith(("- ", "* ")):
        return False
    if (
        cuts_number(above, line)
        or _GOES_ON.search(above)
        or (_HALF_A_PATH.search(above) and not _WHOLE_PATH.search(above))
    ):
        return True
    if _IS_GONE_ON.match(line) and above and not _ENDS.search(above):
        return True
    if len(above) < _SHORTEST_BROKEN_LINE:
        return False
    return not _ENDS.search(above) or _BRACKET_IN_SENTENCE.search(above) is not None


def _of_heading(prose: Prose) -> Sequence[Paragraph]:
    """The heading as a line of prose where a sentence begins in it or it states a figure."""
    heading = prose.heading
    first = prose.paragraphs[0].text if prose.paragraphs else ""
    said = bool(_FIGURE.search(heading)) or bool(_HALF_A_PATH.search(heading))
    if said or (first and _goes_on(tidy(heading), tidy(first))):
        return (Paragraph(heading, prose.place),)
    return ()


def _parted(folded: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a text begin and end, up to every stop that stands in no brackets."""
    start = depth = opened = 0
    for mark in _MARKS.finditer(folded):
        index, sign = mark.start(), mark[0]
        if sign in _OPEN:
            depth, opened = depth + 1, index
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth or index - opened > _LONGEST_BRACKET:
            yield start, index + 1
            start, depth = index + 1, 0
    if start < len(folded):
        yield start, len(folded)


def _sentence(
    of: _Paragraph, start: int, end: int, text: str, begins: bool, paragraph: int
) -> Sentence:
    first, last = bisect_right(of.starts, start) - 1, bisect_left(of.starts, end)
    return Sentence(
        text=text,
        printed=of.printed[start:end],
        starts=tuple(max(0, at - start) for at in of.starts[first:last]),
        places=tuple(of.places[first:last]),
        begins=begins,
        paragraph=paragraph,
    )


_CHINESE = {"(": "（", ")": "）", ",": ",", ";": "；", ":": "："}


def as_read(text: str) -> str:
    """A name as sentences are read, to be found in them."""
    return text.translate(_SIGNS)


def _folded(sign: str) -> str:
    """One sign for one sign: digits and letters at half width, brackets, colons and ； at full. A
    circled number stays one: ②30 is no 230.

    >>> [_folded(sign) for sign in "５％(⻔②"]
    ['5', '%', '（', '门', '②']
    """
    if sign in "（），；：" or sign in CIRCLED:
        return sign
    plain = unicodedata.normalize("NFKC", sign).translate(RADICALS)
    return _CHINESE.get(plain, plain) if len(plain) == 1 else sign


class _Signs(dict[int, str]):
    """The signs met so far, each with what it is read as."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


_SIGNS = _Signs()
