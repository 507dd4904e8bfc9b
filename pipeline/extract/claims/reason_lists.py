"""Reasons that are numbered (主要原因是：1、甲…；2、乙…) → whether a sentence goes on with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.claims.listings import style_of
from pipeline.extract.claims.sentences import Sentence

_SECOND = re.compile(r"(?:[二三四五六]是|其[二三四])")
_FIRST = re.compile(
    r"(?:是因?为?|为|因为|由于)?[：，]?(?:一是|其一|(?:1|一)[、.．](?!\d)|（[1一]）|①)"
)
_NEXT = re.compile(
    r"(?:[二三四五六七八九十]是|其[二三四五]|(?:[2-9]|1\d|[二三四五六七八九十])[、.．](?!\d)"
    r"|（(?:[2-9]|[二三四五六七八九十])）|[②-⑳])"
)


@dataclass(slots=True)
class ReasonList:
    """The list of reasons that is open: whether they are `numbered`, and the outline `style` of their
    paragraphs, "" where they stand in one."""

    numbered: bool = False
    style: str = ""

    def open(self, words: str, at: int) -> None:
        """Begin with what stands behind 原因是, at a place of the words."""
        self.numbered, self.style = _FIRST.match(words, at) is not None, ""

    def go_on(self, sentence: Sentence, paragraph: int, *, in_reason: bool, behind: str) -> bool:
        """Whether a sentence gives a further reason, or the first one behind the colon of the paragraph
        above; `paragraph` is the one of the sentence before, `behind` the sign which that ends in."""
        if in_reason and behind == "：" and _FIRST.match(sentence.text):
            self.numbered, self.style = True, style_of(sentence.text)
            return True
        turned = sentence.paragraph != paragraph
        if turned and not (self.style and style_of(sentence.text) == self.style):
            self.numbered = False
        further = not sentence.begins and _SECOND.match(sentence.text)
        return bool(further or (self.numbered and _NEXT.match(sentence.text)))
