"""The same disclosure in every format gives the same amounts.

Each text source is printed anew as its tables were recognized, written as docx, wps, xlsx, xls, html and
pdf in the ways of those who publish, read back and compared with the text, amount for amount. Headings and
labels that the text lost and that were inferred are printed like all others, so they too must come back.
"""

from __future__ import annotations

from collections.abc import Iterator
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
from pipeline.read.office import is_available
from pipeline.recognize import recognize
from pipeline.values.text import bare
from tests.conftest import DISCLOSURES
from tests.roundtrip.agreement import Agreement, agreement
from tests.roundtrip.perfect_reading import read_perfectly
from tests.roundtrip.printed import PrintedDocument, PrintedLine, print_disclosure
from tests.roundtrip.variants import VARIANTS
from tests.support import VOCABULARY

LIBREOFFICE = pytest.mark.skipif(not is_available(), reason="needs LibreOffice")
SOURCES = sorted(DISCLOSURES.glob("*.txt"))
BY_LENGTH = sorted(SOURCES, key=lambda path: path.stat().st_size)
ONLY = {
    "pdf-header-once": BY_LENGTH[-2:],  # a PDF takes seconds to read
    "docx-sides-without-heads": BY_LENGTH[-2:],  # the xls of each has them too
    "wps-from-wps": BY_LENGTH[:1],  # and LibreOffice some to write it, some to read it
}
CASES = [
    pytest.param(
        path, name, id=f"{path.stem}-{name}", marks=LIBREOFFICE if how.needs_libreoffice else ()
    )
    for path in SOURCES
    for name, how in VARIANTS.items()
    if path in ONLY.get(name, SOURCES)
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
def content_of(path: Path, name: str) -> bytes:
    return VARIANTS[name].write(printed_in(path, name))


def printed_in(path: Path, name: str) -> PrintedDocument:
    """What the file prints."""
    return VARIANTS[name].reworked(printed(path))


@cache
def written(path: Path, name: str) -> tuple[Document, ...]:
    """The file in a format, read back."""
    ending = name.partition("-")[0]
    return read_source(f"{path.stem}.{ending}", content_of(path, name))


def who(found: Understood) -> Identity:
    """The identity, less the places that it was read from: they are those of the format."""
    return replace(found.identity, evidence=())


def assert_agree(found: Agreement) -> None:
    assert (found.share, found.missing[:3], found.extra[:3]) == (1.0, (), ())
    assert found.in_order


every_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
every_file = pytest.mark.parametrize(("path", "name"), CASES)


@every_source
def test_recognition_needs_no_more_than_the_printed_form(path: Path) -> None:
    text, again = text_of(path), understand((read_perfectly(printed(path)),))
    assert who(again) == who(text)
    assert_agree(agreement(text.amounts, again.amounts))


@every_file
def test_every_format_gives_the_same_amounts(path: Path, name: str) -> None:
    text, file = text_of(path), understand(written(path, name))
    assert who(file) == who(text)
    assert_agree(agreement(VARIANTS[name].stated(printed(path), text.amounts), file.amounts))


@every_file
def test_every_format_keeps_every_word_and_adds_none(path: Path, name: str) -> None:
    read_back, document = list(_texts(written(path, name))), printed_in(path, name)
    words, words_printed = bare("".join(read_back)), bare("".join(_printed_texts(document)))
    assert [text for text in _printed_texts(document) if bare(text) not in words] == []
    title = bare(document.name)  # what a web page has above its article
    assert [text for text in read_back if bare(text) not in (words_printed + title)] == []


@pytest.mark.parametrize("name", [n for n, how in VARIANTS.items() if not how.needs_libreoffice])
def test_writing_twice_gives_the_same_bytes(name: str) -> None:
    smallest = BY_LENGTH[0]
    assert VARIANTS[name].write(printed_in(smallest, name)) == content_of(smallest, name)


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
