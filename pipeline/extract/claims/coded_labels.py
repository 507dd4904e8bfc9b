"""Words that print a code, or the names of a classification's levels → Label."""

from __future__ import annotations

import re

from pipeline.extract.claims.code_paths import code_of_path
from pipeline.extract.claims.joined_items import are_coded, joined_before
from pipeline.extract.claims.label import Label
from pipeline.extract.claims.plain_words import less_before, unnumbered
from pipeline.extract.claims.printed_paths import (
    last_path,
    less_rank,
    names_levels,
    names_of,
    printed_code,
)
from pipeline.extract.claims.segments import segments
from pipeline.values.outline import split_number
from pipeline.vocabulary import Vocabulary

_OPENS = re.compile(r"^[“\"'”、]+|[”\"'“]+$")
_CODE = re.compile(
    r"(?P<words>.+)[（(](?P<code>\d{3}(?:\d{2}){0,2})[）)](?P<phase>(?:支出|预算|决算|执行|安排)*数?)$"
)
_CODE_FIRST = re.compile(r"(?P<code>\d{3}(?:\d{2}){0,2})[-－—–]*(?P<words>[^\d\W].*)")
_AN_ITEM = re.compile(r"^.*(?:科目[为是]|主要[是有])(?=\d{3})")
_MAY_BE_CODE = re.compile(r"\d{3}")
_QUOTED_LEVEL = re.compile(r"[“\"](?P<name>[^“”\"]+)[”\"](?=[（(]\d{0,7}[类款项][）)])")


def named_path(text: str, vocabulary: Vocabulary, year: int) -> Label | None:
    """The last …（类）…（款）…（项） of a text with its code ("" if no list has it), None if it has none."""
    found = last_path(text) if names_levels(text) else None
    if found is None:
        return None
    codes = vocabulary.classifications["functional"]
    if joined := joined_before(text, found, codes, year):
        return Label(_less_number(joined + found[0].lstrip("、")), "", "", None)
    code = printed_code(found)
    code = code if codes.names(code, year) else code_of_path(names_of(found), codes, year)
    words = _less_number(found[0])
    if not code and (printed := with_code(unnumbered(words), vocabulary, year)):
        return printed  # 20136-其他共产党事务支出（款）
    return Label(words, code, "", None)


def path_told(words: str, vocabulary: Vocabulary, year: int) -> Label | None:
    """What figures behind words are of that name a path of a classification, or open a segment with the code
    of an item (科目为2010301行政运行，…); None where they do neither."""
    path = named_path(words, vocabulary, year)
    if path is not None or not _MAY_BE_CODE.search(words):
        return path
    *before, _ = segments(words)
    items = (_AN_ITEM.sub("", segment) for segment in reversed(before))
    coded = (named_code(item, vocabulary, year) for item in items)
    return next(filter(None, coded), None)


def _less_number(words: str) -> str:
    """A path without the number of its item, and what the name that opens it was cut behind."""
    words = _OPENS.sub("", _QUOTED_LEVEL.sub(r"\g<name>", words))
    return less_rank(_OPENS.sub("", split_number(words).text or words))


def named_code(text: str, vocabulary: Vocabulary, year: int) -> Label | None:
    """What a segment names by its printed code, None for any other: 1.小学教育（2050202）."""
    return with_code(less_before(unnumbered(text), vocabulary.claims), vocabulary, year)


def with_code(words: str, vocabulary: Vocabulary, year: int) -> Label | None:
    """小学教育（2050202）支出决算 or 2050202-小学教育; the code in front is one of the classifications."""
    if printed := _CODE.fullmatch(words):
        phase = vocabulary.claims.phase_of(printed["phase"])
        code = "" if are_coded(printed["words"]) else printed["code"]
        return Label(printed["words"], code, phase, None)
    printed = _CODE_FIRST.fullmatch(words)
    lists = vocabulary.classifications.values()
    if printed and any(codes.names(printed["code"], year) for codes in lists):
        return Label(printed["words"], printed["code"], "", None)
    return None
