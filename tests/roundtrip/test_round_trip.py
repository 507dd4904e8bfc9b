"""The same disclosure in every format gives the same amounts.

Each text source is printed anew as its tables were recognized, written as docx, xlsx, html and pdf, read
back and compared with the text, amount for amount. Headings and labels that the text lost and that
were inferred are printed like all others, so they too must come back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from pipeline.extract import extract_amounts
from pipeline.identify import identify
from pipeline.model.document import Document, Grid
from pipeline.model.identity import Identity
from pipeline.model.recognized import Recognized
from pipeline.model.records import Amount
from pipeline.model.sidecar import Sidecar
from pipeline.read import read_source
from pipeline.recognize import recognize
from pipeline.values.text import bare
from tests.conftest import DISCLOSURES
from tests.roundtrip.agreement import Agreement, agreement
from tests.roundtrip.perfect_reading import read_perfectly
from tests.roundtrip.printed import PrintedDocument, PrintedLine, print_disclosure
from tests.roundtrip.write_docx import write_docx
from tests.roundtrip.write_html import write_html
from tests.roundtrip.write_pdf import write_pdf
from tests.roundtrip.write_xlsx import write_xlsx
from tests.support import VOCABULARY

SOURCES = sorted(DISCLOSURES.glob("*.txt"))

FORMATS: dict[str, Callable[[PrintedDocument], bytes]] = {
    "docx-in-sections": lambda printed: write_docx(printed, in_sections=True),
    "docx-captions-in-tables": lambda printed: write_docx(printed, in_sections=False),
    "xlsx-by-form": lambda printed: write_xlsx(printed, by_form=True),
    "xlsx-on-one-sheet": lambda printed: write_xlsx(printed, by_form=False),
    "html-on-a-site": lambda printed: write_html(printed, from_word=False),
    "html-from-word": lambda printed: write_html(printed, from_word=True),
    "pdf-header-repeated": lambda printed: write_pdf(printed, repeat_header=True),
    "pdf-header-once": lambda printed: write_pdf(printed, repeat_header=False),
}

LONGEST = sorted(SOURCES, key=lambda path: path.stat().st_size)[-2:]
CASES = [
    (path, variant)
    for path in SOURCES
    for variant in FORMATS
    # a PDF takes seconds to read, so the second one of each is left to the longest
    if variant != "pdf-header-once" or path in LONGEST
]


@dataclass(frozen=True)
class Understood:
    """What a source says: whose it is, its tables and prose, its amounts."""

    identity: Identity
    recognized: Recognized
    amounts: tuple[Amount, ...]


def understand(documents: tuple[Document, ...]) -> Understood:
    identity = identify(documents, Sidecar(), VOCABULARY, "x.yml")
    recognized = recognize(documents, identity, VOCABULARY)
    amounts = extract_amounts(identity, recognized.tables, VOCABULARY)
    return Understood(identity, recognized, amounts)


@cache
def text_of(path: Path) -> Understood:
    return understand(read_source(path.name, path.read_bytes()))


@cache
def printed(path: Path) -> PrintedDocument:
    text = text_of(path)
    return print_disclosure(path.stem, text.identity, text.recognized, VOCABULARY.captions)


@cache
def content_of(path: Path, variant: str) -> bytes:
    return FORMATS[variant](printed(path))


@cache
def written(path: Path, variant: str) -> tuple[Document, ...]:
    """The file in a format, read back."""
    extension = variant.partition("-")[0]
    return read_source(f"{path.stem}.{extension}", content_of(path, variant))


def who(found: Understood) -> Identity:
    """The identity, less the places that it was read from: they are those of the format."""
    return replace(found.identity, evidence=())


def assert_agree(found: Agreement) -> None:
    assert (found.share, found.missing[:3], found.extra[:3]) == (1.0, (), ())
    assert found.in_order


every_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
every_file = pytest.mark.parametrize(
    ("path", "variant"), CASES, ids=[f"{path.stem}-{variant}" for path, variant in CASES]
)


@every_source
def test_recognition_needs_no_more_than_the_printed_form(path: Path) -> None:
    text, again = text_of(path), understand((read_perfectly(printed(path)),))
    assert who(again) == who(text)
    assert_agree(agreement(text.amounts, again.amounts))


@every_file
def test_every_format_gives_the_same_amounts(path: Path, variant: str) -> None:
    text, file = text_of(path), understand(written(path, variant))
    assert who(file) == who(text)
    assert_agree(agreement(text.amounts, file.amounts))


@every_file
def test_every_format_keeps_every_word_and_adds_none(path: Path, variant: str) -> None:
    read_back, document = list(_texts(written(path, variant))), printed(path)
    words, words_printed = bare("".join(read_back)), bare("".join(_printed_texts(document)))
    assert [text for text in _printed_texts(document) if bare(text) not in words] == []
    title = bare(document.name)  # what a web page has above its article
    assert [text for text in read_back if bare(text) not in (words_printed + title)] == []


@pytest.mark.parametrize("variant", FORMATS)
def test_writing_twice_gives_the_same_bytes(variant: str) -> None:
    smallest = min(SOURCES, key=lambda path: path.stat().st_size)
    assert FORMATS[variant](printed(smallest)) == content_of(smallest, variant)


def _texts(documents: tuple[Document, ...]) -> Iterator[str]:
    """All texts in reading order; one that a page broke stands in two pieces behind one another."""
    for block in (block for document in documents for block in document.blocks):
        if isinstance(block, Grid):
            yield from (cell.text for row in block.rows for cell in row)
        else:
            yield block.text


def _printed_texts(document: PrintedDocument) -> Iterator[str]:
    for item in document.items:
        if isinstance(item, PrintedLine):
            yield item.text
        else:
            yield from (item.title, *item.caption, *item.notes)
            yield from (cell.text for row in item.rows for cell in row if cell)
