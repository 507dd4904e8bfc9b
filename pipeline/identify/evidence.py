"""What a document says of itself, counted: names of organisations, years, kinds.

Titles weigh most, lines above tables less, a name or year anywhere else least; a leftover of last
year's text is outvoted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.model.document import Document, Grid, Paragraph
from pipeline.values.outline import split_number
from pipeline.values.text import fold, tidy
from pipeline.vocabulary import Vocabulary

_TITLE, _LINE, _MENTION = 5, 3, 1
_LONGEST_LINE = 60
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_OPENING = 6
"""The first lines of a document are read as one: a title may be broken over them."""


@dataclass(slots=True)
class Evidence:
    """Votes for each name, year and kind; `codes` maps a name to its budget code."""

    names: Counter[str] = field(default_factory=Counter)
    codes: dict[str, str] = field(default_factory=dict)
    years: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    scopes: Counter[str] = field(default_factory=Counter)


def gather(document: Document, vocabulary: Vocabulary) -> Evidence:
    """Count what all short lines and the first rows of all tables say."""
    found = Evidence()
    reader = _Gatherer(vocabulary, found)
    paragraphs = [b for b in document.blocks if isinstance(b, Paragraph) and b.text.strip()]
    reader.title("".join(fold(tidy(p.text)) for p in paragraphs[:_OPENING]))
    for text, times in Counter(_short_lines(document)).items():
        reader.line(text, times)
    return found


def _short_lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Grid):
            cells: Iterable[str] = (cell.text for row in block.rows for cell in row)
        else:
            cells = (block.text,)
        for text in cells:
            line = split_number(tidy(text)).text
            if len(line) <= _LONGEST_LINE and _WORDS.search(line):
                yield line


@dataclass(slots=True)
class _Gatherer:
    vocabulary: Vocabulary
    found: Evidence

    def title(self, text: str, times: int = 1) -> bool:
        """A title states all at once; the first wording that fits is taken.

        A name without a division counts as a mention only: it may be more than a name.
        """
        for pattern in self.vocabulary.identity.titles:
            for match in re.finditer(pattern, fold(text)):
                stated = match.groupdict()
                name, weight = self._organisation(stated["name"]), _TITLE
                if not name and stated["name"].endswith(self.vocabulary.identity.organisations):
                    name, weight = stated["name"], _MENTION
                if name:
                    self.found.names[name] += weight * times
                    self.found.kinds[self._kind(stated["kind"])] += weight * times
                    if year := stated.get("year"):
                        self.found.years[int(year)] += weight * times
                    return True
        return False

    def line(self, text: str, times: int) -> None:
        """A short line that stands in the document so many times."""
        self.title(text, times)
        plain = fold(text)
        stated = self.vocabulary.captions.organisation_of(text)
        if stated and (name := self._organisation(stated[1])):
            self.found.names[name] += _LINE * times
            if stated[0]:
                self.found.codes[name] = stated[0]
        elif name := self._organisation(plain, whole=True):
            self.found.names[name] += _MENTION * times
        for pattern in self.vocabulary.identity.scopes:
            for scope in re.finditer(pattern, plain):
                self.found.scopes[scope["scope"]] += times
        for pattern in self.vocabulary.identity.years:
            if match := re.search(pattern, plain):
                self.found.years[int(match["year"])] += _LINE * times
                break
        if self.vocabulary.captions.is_title(plain) and (kind := self._kind(plain)):
            self.found.kinds[kind] += _MENTION * times

    def _organisation(self, text: str, whole: bool = False) -> str:
        """The organisation's name that a text is, "" if it is none.

        It is one if it names a division and ends like an organisation; what stands before the
        division belongs to it (中共岱山县委宣传部) unless it is no name itself.
        """
        spec = self.vocabulary.identity
        before, chain, rest = self.vocabulary.divisions.locate(text)
        stem = _without(rest, spec.own_offices)
        if not chain or len(stem) < 2 or not stem.endswith(spec.organisations):
            return ""
        if before and (whole or before not in spec.prefixes):
            return "" if whole else text[len(before) :]
        return text

    def _kind(self, text: str) -> str:
        spec = self.vocabulary.identity
        if any(word in text for word in spec.final):
            return "final"
        return "budget" if any(word in text for word in spec.budget) else ""


def _without(text: str, suffixes: Iterable[str]) -> str:
    for suffix in sorted(suffixes, key=len, reverse=True):
        if text.endswith(suffix):
            return text.removesuffix(suffix)
    return text
