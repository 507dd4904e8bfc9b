"""What a page says, before it is said in a language: Chinese words with named fields.

The Chinese text is the key under which `translations/` has the other languages (gettext). Words that
are stated outside a call are marked: `phrase("预算")`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of ours, its fields in braces; a field that is a str is source text and stays as it is.

    Other fields: numbers, phrases, series, bilingual names, and whatever only a template can show
    (a figure with its link), which `Language.pieces` hands through.
    """

    text: str
    fields: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Series:
    """Several things said one after the other, with a separator between them that is translated."""

    items: tuple[object, ...]
    separator: str


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A name or message that the specs or packages state in both languages."""

    chinese: str
    english: str


Said = Phrase | Series | Bilingual


def phrase(text: str, /, **fields: object) -> Phrase:
    """A phrase, marked for translation.

    >>> phrase("{year} 年", year=2023).text
    '{year} 年'
    """
    return Phrase(text, fields)


_COMMA = phrase("、").text


def series(items: Iterable[object], separator: str = _COMMA) -> Series:
    """One of the separators “、”, “，” or “；” between the items."""
    return Series(tuple(items), separator)
