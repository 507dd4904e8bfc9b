"""A paragraph tidied, with where in its text the lines that it was printed in begin."""

from __future__ import annotations

from itertools import pairwise

from pipeline.model.document import Paragraph
from pipeline.values.text import tidy


def tidied(paragraph: Paragraph) -> Paragraph:
    """The paragraph with its text tidied.

    >>> from pipeline.model.document import Place
    >>> here, there = Place("a.pdf", 9, 1), Place("a.pdf", 1, 2)
    >>> [text for text, _ in tidied(Paragraph("收入  5万元，支出  3万元。", here, ((8, there),))).lines()]
    ['收入 5万元，', '支出 3万元。']
    >>> [text for text, _ in tidied(Paragraph(" of the year", here, ((8, there),))).lines()]
    ['of the ', 'year']
    """
    text = tidy(paragraph.text)
    if text == paragraph.text:
        return paragraph
    starts = _in_tidied(paragraph.text, text, [0, *(start for start, _ in paragraph.further)])
    places = (place for _, place in paragraph.further)
    return Paragraph(text, paragraph.place, tuple(zip(starts, places, strict=True)))


def _in_tidied(printed: str, text: str, at: list[int]) -> list[int]:
    """Places of a printed text as places of it tidied: blanks are fewer, and markup is dropped."""
    found, read = list[int](), 0
    for start, end in pairwise(at):
        said = tidy(printed[start:end])
        after = text.find(said, read)
        read = after + len(said) if after >= 0 else read
        read += text[read : read + 1] == " "
        found.append(read)
    return found
