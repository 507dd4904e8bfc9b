"""The characters of a PDF's page in its own coordinates: those it shows, each once.

A page may hold text that it does not show, because it lies outside of a clip. A whole line that is
clipped away is not printed there; of a word or number of which a part shows, the rest is restored: half
a number would be another number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter, eq
from typing import NamedTuple

import pypdfium2 as pdfium

from pipeline.model.laid import Box
from pipeline.read.pdf.baseline import UPRIGHT, baseline, unslanted
from pipeline.read.pdf.clip import clip_box, is_seen
from pipeline.read.pdf.engine import Handle, characters, is_generated
from pipeline.read.pdf.geometry import of_fields
from pipeline.read.pdf.unmapped import unmapped_text

_JOINED = 0.25
"""Characters closer than this share of their height are of one word."""
_HAIR = 0.001
_ROW = 8.0
_SPACES = frozenset((9, 10, 13, 32))
_HIGH_SURROGATES = frozenset(map(chr, range(0xD800, 0xDC00)))
_LOW_SURROGATES = range(0xDC00, 0xE000)


class Letter(NamedTuple):
    """A character and its box (left, bottom, right, top); `turns` is how many quarters it is turned
    against the clock, None where its base line runs askew. `owner` tells the text objects of a page
    apart, and `clip` is where such a one shows."""

    text: str
    box: Box
    turns: int | None
    is_seen: bool = True
    owner: int = 0
    clip: Box | None = None

    @property
    def size(self) -> float:
        return max(self.box[3] - self.box[1], 1.0)


_BOX, _TURNS, _IS_SEEN = map(attrgetter, ("box", "turns", "is_seen"))


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page, and how many of them a clip hides that were restored."""

    shown: tuple[Letter, ...]
    restored: int


def page_frame(page: pdfium.PdfPage) -> Box:
    """What is seen of a page (left, bottom, right, top)."""
    left, bottom, right, top = page.get_cropbox()
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def quarter_turns(letters: Sequence[Letter], rotation: int) -> int:
    """By how many quarters a page's text is turned; an empty page by what it says of itself."""
    told = (x.turns for x in letters if x.turns is not None and not x.text.isspace())
    are_alike = len(set(map(_TURNS, letters))) == 1
    counted = Counter(islice(told, 1) if are_alike else told)
    if not counted:
        return (rotation // 90) % 4
    return counted.most_common(1)[0][0]


def page_letters(textpage: Handle, frame: Box | None) -> Letters:
    """All letters that a page shows; `frame` is the page itself, which is no clip, None where clips
    are not in its coordinates."""
    with_rest = _restored(_one_by_one(_letters(textpage, frame)))
    return Letters(_single(with_rest), len(with_rest) - sum(map(_IS_SEEN, with_rest)))


def _letters(textpage: Handle, frame: Box | None) -> list[Letter]:
    """The characters in the order in which the PDF has them, seen or not; spaces that the engine
    adds are left out."""
    found: list[Letter] = []
    clip: Box | None = None
    owner, line, turns, is_slanted = 0, UPRIGHT, UPRIGHT.turns, False
    for index, (code, box, text_object, error) in enumerate(characters(textpage)):
        if box is None or (code in _SPACES and is_generated(textpage, index)):
            continue
        before, owner = owner, text_object or 0
        if owner != before or not owner:  # the characters of one object share a base line
            line = baseline(textpage, index)
            turns, is_slanted = line.turns, line.is_slanted
        around = unslanted(textpage, index, box, line) if is_slanted else box
        # asking for each clip costs more than all the rest: one object has one, and what joins a
        # letter and shows within its clip most likely shares it
        if frame is not None and owner != before:
            shares = found and _joins(found[-1].box, around) and is_seen(around, clip)
            clip = clip if shares else clip_box(Handle(owner), frame)
        is_mapped = code and error != 1
        text = chr(code) if is_mapped else unmapped_text(textpage, index)
        if (
            code >= _LOW_SURROGATES.start
            and code in _LOW_SURROGATES
            and is_mapped
            and found
            and found[-1].text in _HIGH_SURROGATES
        ):
            found[-1] = found[-1]._replace(text=_joined_halves(found[-1].text, text))
            continue
        is_shown = clip is None or is_seen(around, clip)
        found.append(of_fields(Letter, (text, around, turns, is_shown, owner, clip)))
    return found


def _joined_halves(high: str, low: str) -> str:
    """The character beyond 16 bits of which the engine says the halves."""
    return (high + low).encode("utf-16", "surrogatepass").decode("utf-16")


def _one_by_one(letters: Sequence[Letter]) -> Sequence[Letter]:
    """Letters of which the font prints several as one glyph (a ligature, a number in a ring), each with
    its share of the glyph's box: in one place they would seem to be drawn twice."""
    boxes = list(map(_BOX, letters))
    if not any(map(eq, boxes, islice(boxes, 1, None))):
        return letters
    apart: list[Letter] = []
    for _, group in groupby(letters, key=lambda letter: (letter.owner, letter.box)):
        same = list(group)
        if len(same) == 1 or not same[0].owner:
            apart += same
            continue
        apart += [x._replace(box=_share(x, n, len(same))) for n, x in enumerate(same)]
    return apart


def _share(letter: Letter, number: int, count: int) -> Box:
    """The part of a glyph's box that is the nth of so many characters', as its text runs."""
    left, bottom, right, top = letter.box
    if letter.turns in (2, 3):
        number = count - 1 - number
    if letter.turns in (1, 3):
        share = (top - bottom) / count
        return left, bottom + number * share, right, bottom + (number + 1) * share
    share = (right - left) / count
    return left + number * share, bottom, left + (number + 1) * share, top


def _joins(ahead: Box, behind: Box) -> bool:
    """Whether a letter stands right behind another, on its line."""
    size = ahead[3] - ahead[1]
    gap = behind[0] - ahead[2]
    return abs(behind[1] - ahead[1]) < 0.3 * size and -0.5 * size < gap < _JOINED * size


def _restored(letters: Sequence[Letter]) -> list[Letter]:
    """Letters with the hidden ones that belong to a word which shows; they take the place of the letter
    beside them, so that they stand with it and over nothing else."""
    if all(map(_IS_SEEN, letters)):
        return [letter if letter.clip is None else _trimmed(letter) for letter in letters]
    kept: dict[int, Letter] = {i: letter for i, letter in enumerate(letters) if letter.is_seen}
    for same_owner in (True, False):  # what overlaps the next cell's text is not of its word
        for index in range(1, len(letters)):
            _restore(letters, kept, index, index - 1, same_owner)
        for index in reversed(range(len(letters) - 1)):
            _restore(letters, kept, index, index + 1, same_owner)
    return [_trimmed(kept[index]) for index in sorted(kept)]


def _restore(
    letters: Sequence[Letter], kept: dict[int, Letter], index: int, beside: int, same_owner: bool
) -> None:
    """Keep a hidden letter that joins the kept one beside it."""
    letter, neighbour = letters[index], letters[beside]
    if index in kept or beside not in kept or letter.text.isspace():
        return
    if same_owner and letter.owner != neighbour.owner:
        return
    ahead, behind = (neighbour, letter) if beside < index else (letter, neighbour)
    if not _joins(ahead.box, behind.box):
        return
    left, bottom, right, top = kept[beside].box
    aside = _HAIR if beside < index else -_HAIR
    kept[index] = letter._replace(box=(left + aside, bottom, right + aside, top))


def _trimmed(letter: Letter) -> Letter:
    """The letter without what its clip hides of its sides: that part stands in no other cell."""
    left, bottom, right, top = letter.box
    if letter.clip is None or (letter.clip[0] <= left and right <= letter.clip[2]):
        return letter
    center = (left + right) / 2
    sides = min(max(left, letter.clip[0]), center), max(min(right, letter.clip[2]), center)
    return letter._replace(box=(sides[0], bottom, sides[1], top))


def _single(letters: Iterable[Letter]) -> tuple[Letter, ...]:
    """Letters without those drawn once more in the same place to look bold."""
    single: list[Letter] = []
    drawn = defaultdict[str, dict[int, list[Box]]](dict)
    for letter in letters:
        if not letter.is_seen:  # restored letters stand close together
            single.append(letter)
            continue
        box = letter.box
        rows = drawn[letter.text]
        row = int(box[1] / _ROW)
        for at in (row - 1, row, row + 1):
            if at in rows and _is_over(box, rows[at]):
                break
        else:
            if row in rows:
                rows[row].append(box)
            else:
                rows[row] = [box]
            single.append(letter)
    return tuple(single)


def _is_over(box: Box, others: Iterable[Box]) -> bool:
    """Whether a box lies nearly upon another: printed characters never do."""
    left, bottom, right, top = box
    aside, above = 0.25 * max(right - left, 1.0), 0.25 * max(top - bottom, 1.0)
    for at, base, _, _ in others:  # noqa: SIM110 (a generator would take twice as long)
        if -aside < left - at < aside and -above < bottom - base < above:
            return True
    return False
