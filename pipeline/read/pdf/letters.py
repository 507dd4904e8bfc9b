"""The characters of a PDF's page in its own coordinates: those it shows, each once.

A disclosure has some hundred thousand of them. They are kept in columns, and only what is odd about a few
(a slanted font, a ligature, a clip) is looked at one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

import numpy as np
import pypdfium2 as pdfium

from pipeline.model.laid import Box
from pipeline.read.pdf.baseline import baselines, unslanted
from pipeline.read.pdf.clip import is_seen, letter_clips
from pipeline.read.pdf.engine import (
    Characters,
    Flags,
    Floats,
    Handle,
    Ints,
    are_generated,
    characters,
)
from pipeline.read.pdf.hidden import restored
from pipeline.read.pdf.in_forms import on_page
from pipeline.read.pdf.points import with_points
from pipeline.read.pdf.unmapped import unmapped_text

ASKEW = -1
"""In place of quarter turns where a base line runs askew."""
_OTHER = 33
_IS_SPACE = np.isin(np.arange(_OTHER + 1), (9, 10, 13, 32))
_HIGH_SURROGATES, _LOW_SURROGATES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page in the order of its file, in columns.

    `codes` are the characters, `boxes` four columns (left, bottom, right, top); `turns` is by how many
    quarters each is turned against the clock, or ASKEW; `owners` tells the text objects of a page apart.
    `is_cut` tells those that a clip hides, of words that show in part.
    """

    codes: Ints
    boxes: Floats
    turns: Ints
    owners: Ints
    is_cut: Flags

    @property
    def texts(self) -> list[str]:
        """The letters as characters."""
        return list(map(chr, self.codes.tolist()))

    def taken(self, which: Flags | Ints) -> Letters:
        """Some of the letters."""
        if which.dtype == np.bool_ and which.all():
            return self
        return replace(
            self,
            codes=self.codes[which],
            boxes=self.boxes[:, which],
            turns=self.turns[which],
            owners=self.owners[which],
            is_cut=self.is_cut[which],
        )


def page_frame(page: pdfium.PdfPage) -> Box:
    """What is seen of a page (left, bottom, right, top)."""
    left, bottom, right, top = page.get_cropbox()
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def quarter_turns(letters: Letters, rotation: int) -> int:
    """By how many quarters a page's text is turned; an empty page by what it says of itself."""
    told: list[int] = letters.turns.tolist()
    texts = map(chr, letters.codes.tolist())
    printed = (turns for turns, text in zip(told, texts, strict=True) if not text.isspace())
    are_alike = len(set(told)) == 1
    counted = Counter(turns for turns in islice(printed, are_alike or None) if turns != ASKEW)
    if not counted:
        return (rotation // 90) % 4
    return counted.most_common(1)[0][0]


def page_letters(textpage: Handle, frame: Box | None) -> Letters:
    """All letters of a page that no clip hides; `frame` is the page itself, which is no clip, None where it
    has forms: clips are not in its coordinates there."""
    found = _in_file(textpage, has_forms=frame is None)
    clips = None if frame is None else letter_clips(found.owners, found.boxes, frame)
    if clips is None:
        return _parted(found)
    seen = is_seen(found.boxes, clips)
    found = _parted(found)
    whole = restored(found.codes, found.boxes, found.owners, seen, clips)
    return replace(found.taken(whole.which), boxes=whole.boxes, is_cut=~seen[whole.which])


def _in_file(textpage: Handle, *, has_forms: bool) -> Letters:
    """The characters in the order in which the PDF has them, seen or not; spaces that the engine
    adds are left out."""
    every = characters(textpage)
    indices, codes = _whole_characters(*_printed(textpage, every))
    boxes, owners = every.boxes[:, indices], every.owners[indices]
    codes = with_points(textpage, indices, codes, boxes)
    if has_forms:
        boxes = on_page(textpage, indices, owners, boxes)
    is_first = np.ones(
        len(owners), dtype=np.bool_
    )  # the characters of one object share a base line
    is_first[1:] = (owners[1:] != owners[:-1]) | (owners[1:] == 0)
    starts = np.flatnonzero(is_first)
    lengths = np.diff(starts, append=len(owners))
    turns = np.zeros(len(starts), dtype=np.int64)
    for number, line in baselines(textpage, indices[starts].tolist()).items():
        turns[number] = ASKEW if line.turns is None else line.turns
        if line.is_slanted:
            for at in range(starts[number], starts[number] + lengths[number]):
                left, bottom, right, top = boxes[:, at].tolist()
                index = int(indices[at])
                boxes[:, at] = unslanted(textpage, index, (left, bottom, right, top), line)
    is_cut = np.zeros(len(codes), dtype=np.bool_)
    return Letters(codes, boxes, np.repeat(turns, lengths), owners, is_cut)


def _printed(textpage: Handle, every: Characters) -> tuple[Ints, Ints]:
    """Which characters have a place and are in the file, and what they are."""
    kept = every.has_box.copy()
    spaces = np.flatnonzero(kept & _IS_SPACE[np.minimum(every.codes, _OTHER)])
    kept[spaces] = ~np.array(are_generated(textpage, spaces.tolist()), dtype=np.bool_)
    indices = np.flatnonzero(kept)
    codes = every.codes[indices]
    for at in np.flatnonzero(~every.is_mapped[indices]).tolist():
        codes[at] = ord(unmapped_text(textpage, int(indices[at])))
    return indices, codes


def _whole_characters(indices: Ints, codes: Ints) -> tuple[Ints, Ints]:
    """Characters beyond 16 bits in the place of the two halves that the engine says of each."""
    low = np.flatnonzero((codes >= _LOW_SURROGATES.start) & (codes < _LOW_SURROGATES.stop))
    if not len(low):
        return indices, codes
    kept = np.ones(len(codes), dtype=np.bool_)
    for at in low.tolist():
        if at and int(codes[at - 1]) in _HIGH_SURROGATES:
            halves = chr(codes[at - 1]) + chr(codes[at])
            codes[at - 1] = ord(halves.encode("utf-16", "surrogatepass").decode("utf-16"))
            kept[at] = False
    return indices[kept], codes[kept]


def _parted(letters: Letters) -> Letters:
    """Letters of which the font prints several as one glyph (a ligature, a number in a ring), each with
    its share of the glyph's box: in one place they would seem to be drawn twice."""
    boxes, owners = letters.boxes, letters.owners
    is_same = (boxes[0, 1:] == boxes[0, :-1]) & (owners[1:] == owners[:-1]) & (owners[1:] != 0)
    if not is_same.any():
        return letters
    is_same &= (boxes[:, 1:] == boxes[:, :-1]).all(axis=0)
    apart = boxes.copy()
    for start, end in _runs(np.flatnonzero(is_same).tolist()):
        for number, at in enumerate(range(start, end)):
            apart[:, at] = _share(boxes[:, at], int(letters.turns[at]), number, end - start)
    return replace(letters, boxes=apart)


def _runs(same: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the one behind the last of letters in a row, told from those that are as the next."""
    edges = [i for i, (a, b) in enumerate(pairwise(same), 1) if b > a + 1]
    for first, last in zip([0, *edges], [*edges, len(same)], strict=True):
        if first < last:
            yield same[first], same[last - 1] + 2


def _share(box: Floats, turns: int, number: int, count: int) -> Box:
    """The part of a glyph's box that is the nth of so many characters', as its text runs."""
    left, bottom, right, top = box.tolist()
    if turns in (2, 3):
        number = count - 1 - number
    if turns in (1, 3):
        share = (top - bottom) / count
        return left, bottom + number * share, right, bottom + (number + 1) * share
    share = (right - left) / count
    return left + number * share, bottom, left + (number + 1) * share, top
