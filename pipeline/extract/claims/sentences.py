"""Prose → Sentences: lines joined where the page broke them, parted at 。 and ；, each sign placed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.model.document import Paragraph, Place
from pipeline.model.recognized import Prose
from pipeline.values.outline import CIRCLED, split_number
from pipeline.values.text import RADICALS, tidy

_ENDS = re.compile(r"[。！？!?；;：:．.”）)]$")
_GOES_ON = re.compile(r"[\d，,、（(]$")
_STOPS = "。！？!?；;"
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
    same as printed, `offsets` where in it each sign of `text` stands, `places` on which line.
    `begins` tells a sentence from the rest of one that a ； parted; `paragraph` counts paragraphs.
    """

    text: str
    printed: str
    offsets: tuple[int, ...]
    places: tuple[Place, ...]
    begins: bool
    paragraph: int

    def as_printed(self, start: int, end: int) -> str:
        return self.printed[self.offsets[start] : self.offsets[end - 1] + 1]


@dataclass(frozen=True, slots=True)
class _Sign:
    printed: str
    folded: str
    place: Place


def sentences(prose: Prose) -> Iterator[Sentence]:
    """The sentences under a heading, and of the heading where the prose begins in it."""
    begins = True
    for number, paragraph in enumerate(_paragraphs(prose), start=1):
        for signs in _parted(paragraph):
            if made := _sentence(signs, begins, number):
                yield made
                begins = made.text[-1] not in "；;：:，,"


def _paragraphs(prose: Prose) -> list[list[_Sign]]:
    """Paragraphs as signs: a line that stops in mid-sentence goes on with the next."""
    lines = [*_of_heading(prose), *prose.paragraphs]
    joined: list[list[_Sign]] = []
    above = ""
    for line in lines:
        text = tidy(line.text)
        signs = [_Sign(sign, _folded(sign), line.place) for sign in text]
        if joined and _goes_on(above, text):
            joined[-1] += signs
            above += text
        else:
            joined.append(signs)
            above = text
    return joined


def _goes_on(above: str, line: str) -> bool:
    if split_number(line).style or line.startswith("- "):
        return False
    if _GOES_ON.search(above) or (_HALF_A_PATH.search(above) and not _WHOLE_PATH.search(above)):
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


def _parted(signs: list[_Sign]) -> Iterator[list[_Sign]]:
    """Signs up to every stop that stands in no brackets."""
    start = depth = opened = 0
    for index, sign in enumerate(signs):
        if sign.folded in _OPEN:
            depth, opened = depth + 1, index
        elif sign.folded in _CLOSE:
            depth = max(0, depth - 1)
        elif sign.folded in _STOPS and (not depth or index - opened > _LONGEST_BRACKET):
            yield signs[start : index + 1]
            start, depth = index + 1, 0
    if start < len(signs):
        yield signs[start:]


def _sentence(signs: list[_Sign], begins: bool, paragraph: int) -> Sentence | None:
    read = [(at, sign) for at, sign in enumerate(signs) if sign.folded.strip()]
    if not read:
        return None
    return Sentence(
        text="".join(sign.folded for _, sign in read),
        printed="".join(sign.printed for sign in signs),
        offsets=tuple(at for at, _ in read),
        places=tuple(sign.place for _, sign in read),
        begins=begins,
        paragraph=paragraph,
    )


_CHINESE = {"(": "（", ")": "）", ",": ",", ";": "；", ":": "："}


def as_read(text: str) -> str:
    """A name as sentences are read, to be found in them."""
    return "".join(map(_folded, text))


@cache
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
