"""Every printed word of a source is published: in a table, in prose, or as what a caption says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.assemble import build_disclosure
from pipeline.model.disclosure import Disclosure
from pipeline.values.amounts import parse_amount
from pipeline.values.text import bare, tidy
from pipeline.values.units import unit_line
from pipeline.vocabulary import load_vocabulary
from tests.conftest import DISCLOSURES

SOURCES = sorted(DISCLOSURES.glob("*.txt"))


def published_words(disclosure: Disclosure) -> str:
    """All text that a disclosure is published with, without spaces and punctuation."""
    words: list[str] = []
    for table in disclosure.tables:
        words += [table.title, table.number, *table.notes]
        words += [heading for column in table.columns for heading in column.path]
        words += [cell.text for row in (*table.header, *table.body) for cell in row if cell]
        words += [entry.label for entry in table.entries]
    for section in disclosure.sections:
        words += [section.heading, section.text]
    return bare("|".join(words))


def printed_words(path: Path) -> Iterator[tuple[int, str]]:
    """Each line's cells, with the line number."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        yield from ((number, tidy(cell)) for cell in line.split("\t") if bare(tidy(cell)))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_decimal_in_a_table_is_an_amount_on_its_line(path: Path) -> None:
    disclosure = build_disclosure(
        [(path.name, path.read_bytes())], None, "x.yml", load_vocabulary()
    )
    stated = Counter((amount.source_line, amount.amount_text) for amount in disclosure.amounts)
    printed = Counter(
        (number, cell.strip())
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        for cell in line.split("\t")
        if "\t" in line and (value := parse_amount(cell)) is not None and value.decimals
    )
    assert printed - stated == Counter()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_word_is_published(path: Path) -> None:
    vocabulary = load_vocabulary()
    captions = vocabulary.captions
    disclosure = build_disclosure([(path.name, path.read_bytes())], None, "x.yml", vocabulary)
    published = published_words(disclosure)
    names = {entity.name for entity in disclosure.entities}

    def is_understood(text: str) -> bool:
        """Whether a line stands in the package as a value, not as text."""
        stated = captions.organisation_of(text)
        return bool(
            (stated and stated[1] in names)
            or unit_line(text)
            or captions.year_of(text)
            or captions.is_furniture(text)
            or vocabulary.headings.is_numbering_word(text)
        )

    lost = [
        (number, text)
        for number, text in printed_words(path)
        if bare(text) not in published and not is_understood(text)
    ]
    assert lost == []


def as_stripped(text: str) -> str:
    """Every line without the white space at its end, as editors save it."""
    return "\n".join(line.rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(
    "path",
    # one cell per line cannot lose its tabs: an empty cell is nothing else
    [path for path in SOURCES if "\n\t\n" not in path.read_text(encoding="utf-8")],
    ids=lambda path: path.stem,
)
def test_tabs_lost_at_the_ends_of_lines_change_nothing(path: Path) -> None:
    vocabulary = load_vocabulary()
    text = path.read_text(encoding="utf-8")

    def amounts(content: str) -> Counter[tuple[str, ...]]:
        disclosure = build_disclosure([("x.txt", content.encode())], None, "x.yml", vocabulary)
        return Counter(
            (a.table_title, a.code, a.row_label, a.column_label, a.amount_text)
            for a in disclosure.amounts
        )

    assert amounts(as_stripped(text)) == amounts(text)
