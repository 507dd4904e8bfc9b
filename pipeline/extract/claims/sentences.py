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
from pipeline.model.frozen import made_at_once
from pipeline.model.recognized import Prose
from pipeline.values.broken_lines import SHORTEST_BROKEN, TAIL, begins_item, goes_on, stops
from pipeline.values.outline import CIRCLED
from pipeline.values.printed_lines import tidied
from pipeline.values.text import RADICALS, tidy

_ENDS_HEADING = ("情况", "情况说明")
"""How a heading ends that goes on in no line below it, however long it is."""
_GOES_ON = tuple("，,、（(")
_IS_GONE_ON = re.compile(r"\d[\d.,]*\s*(?:亿元|万元|元|[%％])")
_MARKS = re.compile("[（(）)。！？!?；;]")
_RATE = re.compile(r"\s*(?:增|减|升|降|上升|下降|提高)[^，。；：\d]{0,4}\d[\d.,]*\s*[%％]")
"""增加5万元；增长10%: a ； before the rate of the change before it parts nothing."""
_OPEN, _CLOSE = "（(", "）)"
_LONGEST_BRACKET = 160
_HALF_A_PATH = re.compile(r"[（(][类款][）)]")
_WHOLE_PATH = re.compile(r"[（(]项[）)]")
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:亿元|万元|元|%|％)")


@made_at_once
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
    """Lines that go on into each other; `starts` are where in their text they begin, `end` is its end."""

    lines: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0
    end: str = ""

    def add(self, line: str, place: Place) -> None:
        self.starts.append(self.length)
        self.places.append(place)
        self.lines.append(line)
        self.length += len(line)
        self.end = self.end[-TAIL:] + line


def sentences(prose: Prose) -> Iterator[Sentence]:
    """The sentences under a heading, and of the heading where the prose begins in it."""
    begins = True
    for number, paragraph in enumerate(_paragraphs(prose), start=1):
        printed = "".join(paragraph.lines)
        folded = as_read(printed)
        for start, end in _parted(folded):
            if text := "".join(folded[start:end].split()):
                of_it = printed[start:end]
                yield _sentence(paragraph, of_it, (start, end), text, begins, number)
                begins = text[-1] not in "；;：:，,"


def _paragraphs(prose: Prose) -> list[_Paragraph]:
    """The paragraphs: a line that stops in mid-sentence goes on with the next."""
    joined: list[_Paragraph] = []
    paragraphs = footnotes_last(prose.paragraphs, stops)
    for line in map(tidied, (*_of_heading(prose), *paragraphs)):
        if not joined or not _goes_on(joined[-1].end, line.text):
            joined.append(_Paragraph())
        for printed, place in line.lines():
            joined[-1].add(printed, place)
    return joined


def _goes_on(above: str, line: str) -> bool:
    """Whether a line goes on with the one below it, as what is said tells besides: half of the path of an
    item (类 and 款, but no 项), a figure that the next line begins with, a bracket behind a clause."""
    if goes_on(above, line):
        return True
    if not above or begins_item(line):
        return False
    if above.endswith(_GOES_ON) or above[-1].isdecimal():
        return True
    if _HALF_A_PATH.search(above) and not _WHOLE_PATH.search(above):
        return True
    if not stops(above):
        return _IS_GONE_ON.match(line) is not None
    in_sentence = above.endswith(tuple(_CLOSE)) and any(sign in above for sign in "。，；")
    return in_sentence and len(above) >= SHORTEST_BROKEN


def _of_heading(prose: Prose) -> Sequence[Paragraph]:
    """The heading as a line of prose where a sentence begins in it or it states a figure."""
    heading = prose.heading
    first = prose.paragraphs[0].text if prose.paragraphs else ""
    said = bool(_FIGURE.search(heading)) or bool(_HALF_A_PATH.search(heading))
    broken = not heading.endswith(_ENDS_HEADING) and first and _goes_on(tidy(heading), tidy(first))
    if said or broken:
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
        elif sign in "；;" and _RATE.match(folded, index + 1):
            continue
        elif not depth or index - opened > _LONGEST_BRACKET:
            yield start, index + 1
            start, depth = index + 1, 0
    if start < len(folded):
        yield start, len(folded)


def _sentence(
    of: _Paragraph, printed: str, reach: tuple[int, int], text: str, begins: bool, paragraph: int
) -> Sentence:
    start, end = reach
    first, last = bisect_right(of.starts, start) - 1, bisect_left(of.starts, end)
    return Sentence(
        text=text,
        printed=printed,
        starts=tuple(max(0, at - start) for at in of.starts[first:last]),
        places=tuple(of.places[first:last]),
        begins=begins,
        paragraph=paragraph,
    )


_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_CHINESE = {"(": "（", ")": "）", ",": ",", ";": "；", ":": "："}


def as_read(text: str) -> str:
    """A name as sentences are read, to be found in them; a comma that parts no digits is a Chinese one.

    >>> as_read("5,000元,其中")
    '5,000元，其中'
    """
    read = text.translate(_SIGNS)
    return _COMMA.sub("，", read) if "," in read else read


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
