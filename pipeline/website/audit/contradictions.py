"""A finding that compared two figures → what it is about, and both figures in plain words."""

from __future__ import annotations

import re

from pipeline.model.records import Finding
from pipeline.website import words
from pipeline.website.figures.numbers import parted, plain
from pipeline.website.interface.phrases import Bilingual, Phrase, phrase

_CUT = re.compile("“[、，；：。）]+(?=[^”])")
"""How a name begins that was cut from within a sentence."""
_NESTED = re.compile("“([^“”]*)“([^“”]*)”([^“”]*)”")


def subject_and_figures(finding: Finding) -> tuple[Bilingual, Phrase] | None:
    """What precedes the figures in the message, and the figures with the unit that it gives them.

    None where the message does not state the figures of the finding: it then stands as it is.
    """
    if finding.printed is None or finding.expected is None or finding.difference is None:
        return None
    printed, expected = plain(finding.printed), plain(finding.expected)
    stated = _parted(finding.message, printed, expected)
    if not stated:
        return None
    subject, unit = _within_quotes(_CUT.sub("“", stated[0])), stated[1]
    figures = words.CONTRADICTIONS.get(finding.check, words.CONTRADICTION)
    off = parted(plain(abs(finding.difference)))
    return Bilingual(subject, _in_english(subject, finding.message_en, printed)), Phrase(
        figures.text,
        {
            "printed": parted(printed) + unit,
            "expected": parted(expected) + unit,
            "difference": phrase("{number} 个百分点", number=off) if unit == "%" else off,
        },
    )


def _parted(message: str, printed: str, expected: str) -> tuple[str, str] | None:
    """What stands before the printed figure and the unit after it, where the message states both figures.

    >>> _parted("“合计”与各项之和：3.00 万元，各项为 4.00", "3.00", "4.00")
    ('“合计”与各项之和', ' 万元')
    """
    end = len(message)
    while (at := message.rfind(f"：{printed}", 1, end)) > 0:
        unit, comma, rest = message[at + 1 + len(printed) :].partition("，")
        if comma and "：" not in unit and expected in rest:
            return message[:at], unit
        end = at + len(printed)
    return None


def _within_quotes(text: str) -> str:
    """Quotes within quotes made single ones.

    >>> _within_quotes("合计 ““三公”经费合计”与所列 9 行之和")
    '合计 “‘三公’经费合计”与所列 9 行之和'
    """
    return _NESTED.sub(r"“\1‘\2’\3”", text)


def _in_english(subject: str, message: str, printed: str) -> str:
    """The same in English, with what is quoted from the source where the message leaves it out.

    >>> _in_english("合计 “基本支出”与各类之和", "合计 against the sum of the classes: 4.5", "4.5")
    '“基本支出”: 合计 against the sum of the classes'
    >>> _in_english("“本年支出合计”与各分项之和", "本年支出合计 against the sum of its parts: 4.5", "4.5")
    '本年支出合计 against the sum of its parts'
    """
    english, colon, _ = message.rpartition(f": {printed}")
    said = english if colon else message
    quoted = [each for each in re.findall("“[^”]+”", subject) if each[1:-1] not in said]
    return f"{' '.join(quoted)}: {said}" if quoted else said
