"""A sign that a font has no letter for (U+FFFD) behind numbers → per cent, where the document proves it.

甲费8.00万元，较上年减少2.00万元（20.00, that sign and a bracket) can be worked out. Where that holds for
every such bracket, and for two of them at least, the sign behind a number is per cent wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.claims.sentences import Sentence, sentences
from pipeline.model.recognized import Prose
from pipeline.values.amounts import PrintedNumber, parse_amount

UNMAPPED = "\ufffd"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_TOLD = re.compile(
    rf"(?P<level>{_NUMBER})万元[，,][^，,。；;（(\d]{{0,12}}(?P<verb>减少|下降|降低|增加|增长)了?"
    rf"(?P<by>{_NUMBER})万元[，,（(][^，,。；;（(\d]{{0,4}}(?P<rate>{_NUMBER}){UNMAPPED}"
)
_BEHIND_NUMBER = re.compile(rf"(?<=\d){UNMAPPED}")
_FEWEST = 2
_DOWN = ("减少", "下降", "降低")
_HUNDRED = 100


def is_per_cent(parts: Iterable[Prose]) -> bool:
    """Whether the sign behind the numbers of a document's prose is proven to be per cent."""
    texts = (line.text for part in parts for line in part.paragraphs if UNMAPPED in line.text)
    told = [found for text in texts for found in _TOLD.finditer("".join(text.split()))]
    return len(told) >= _FEWEST and all(map(_is_worked_out, told))


def sentences_read(prose: Prose, *, unmapped_is_rate: bool) -> Iterator[Sentence]:
    """The sentences of one piece of prose, with % for that sign behind a number where it is proven."""
    for sentence in sentences(prose):
        if unmapped_is_rate and UNMAPPED in sentence.text:
            yield replace(sentence, text=_BEHIND_NUMBER.sub("%", sentence.text))
        else:
            yield sentence


def _is_worked_out(told: re.Match[str]) -> bool:
    """Whether a rate is what two amounts make, within what their digits leave open."""
    level, by, rate = (parse_amount(told[name]) for name in ("level", "by", "rate"))
    if level is None or by is None or rate is None:
        return False
    sign = 1 if told["verb"] in _DOWN else -1
    before = level.value + sign * by.value
    least, most = (before - _open(level, by), before + _open(level, by))
    if least <= 0:
        return False
    share = [(by.value - by.half_unit) / most, (by.value + by.half_unit) / least]
    low, high = (each * _HUNDRED for each in share)
    return low - rate.half_unit <= rate.value <= high + rate.half_unit


def _open(level: PrintedNumber, by: PrintedNumber) -> Decimal:
    return level.half_unit + by.half_unit
