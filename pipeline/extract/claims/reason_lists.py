"""Reasons that are numbered (主要原因是：1、甲…；2、乙…) → whether a sentence goes on with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.claims.listings import style_of
from pipeline.extract.claims.sentences import Sentence
from pipeline.values.outline import split_number

_IN_WORDS = "in_words"
"""The style of 一是…二是…"""
_SECOND = re.compile("[二三四五六七八九]是|其[二三四五]")
_FIRST = re.compile(
    r"(?:是因?为?|为|因为|由于)?[：，]?(?=(?P<words>一是|其一)|(?:1|一)[、.．](?!\d)|（[1一]）|①)"
)


@dataclass(slots=True)
class ReasonList:
    """The list of reasons that is open: the `style` of its numbers, "" for none, and whether its items are
    paragraphs of their own."""

    style: str = ""
    in_paragraphs: bool = False

    @property
    def numbered(self) -> bool:
        return bool(self.style)

    def open(self, words: str, at: int, outer: str) -> None:
        """Begin with what stands behind 原因是, at a place of the words. Numbers of the style of the
        paragraph itself (`outer`) may be those of its own list."""
        style = _style(words, at)
        self.style, self.in_paragraphs = "" if style == outer else style, False

    def go_on(self, sentence: Sentence, paragraph: int, *, in_reason: bool, behind: str) -> bool:
        """Whether a sentence gives a further reason, or the first one behind the colon of the paragraph
        above; `paragraph` is the one of the sentence before, `behind` the sign which that ends in."""
        if in_reason and behind == "：" and (style := _style(sentence.text, 0)):
            self.style, self.in_paragraphs = style, True
            return True
        if sentence.paragraph != paragraph and not self.in_paragraphs:
            self.style = ""
        in_words = _SECOND.match(sentence.text) is not None
        if in_words and (self.style == _IN_WORDS or (in_reason and not sentence.begins)):
            return True
        if self.style in ("", _IN_WORDS) or style_of(sentence.text) != self.style:
            self.style = self.style if sentence.paragraph == paragraph else ""
            return False
        return (split_number(sentence.text).ordinal or 0) > 1


def _style(words: str, at: int) -> str:
    """The style of the first of numbered reasons at a place of the words, "" where none is."""
    found = _FIRST.match(words, at)
    if found is None:
        return ""
    return _IN_WORDS if found["words"] else style_of(words[found.end() :])
