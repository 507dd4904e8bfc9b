"""What was read of a source → its lines, page by page, numbered as the packages count them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.resource.defuse import clean
from pipeline.website import addresses, anchors, package_addresses, words
from pipeline.website.interface.phrases import Phrase
from pipeline.website.published.package import Package, SourceDocument, SourceFile

_MOST_UNLISTED = 3


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line and the id that leads to it."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class TextPage:
    """The lines of one page; it has no `heading` and no `anchor` where the format has no pages."""

    heading: Phrase | None
    anchor: str
    is_recognized: bool
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """What a source page shows of a document, and the file `received` in which it was read.

    `is_verbatim` tells a text file from text taken out of another format, which is also at `text`;
    `leaves` is what its pages are called, without a number, None where there are too few to list.
    """

    name: str
    received: str
    sha256: str
    size: int
    file: str
    text: str
    format: Phrase | str
    encoding: str
    is_verbatim: bool
    count: int
    leaves: Phrase | None
    pages: tuple[TextPage, ...]


def source_documents(package: Package) -> list[tuple[SourceFile, SourceDocument]]:
    """Every document of a package with the received file it was read in, in order."""
    return [(source, document) for source in package.sources for document in source.documents]


def source_pages(package: Package) -> dict[str, str]:
    """Document → its text page, relative to the department-year; "" stands for the first."""
    pages = {
        document.name: addresses.source_page(package.part, number)
        for number, (_, document) in enumerate(source_documents(package), start=1)
    }
    return {"": next(iter(pages.values()), ""), **pages}


def source_view(package: Package, source: SourceFile, document: SourceDocument) -> SourceView:
    """The view of one document."""
    text = (package.directory / document.text).read_bytes().decode("utf-8")
    leaves = text.split("\f") if document.has_pages else [text]
    pages = [leaf.split("\n") for leaf in leaves]
    return SourceView(
        name=document.name,
        received=source.name,
        sha256=source.sha256,
        size=source.size,
        file=package_addresses.package_file(package.name, source.path),
        text=package_addresses.package_file(package.name, document.text),
        format=words.SOURCE_FORMATS.get(document.format, document.format.upper()),
        encoding=document.encoding,
        is_verbatim=document.format == "txt",
        count=sum(map(len, pages)),
        leaves=words.page(document.format, None) if len(pages) > _MOST_UNLISTED else None,
        pages=tuple(_pages(pages, document)),
    )


def _pages(pages: list[list[str]], document: SourceDocument) -> list[TextPage]:
    paged = document.has_pages
    return [
        TextPage(
            heading=words.page(document.format, number) if paged else None,
            anchor=anchors.page_anchor(number) if paged else "",
            is_recognized=number in document.ocr_pages,
            lines=tuple(
                SourceLine(anchors.line_anchor(line, number if paged else None), clean(text))
                for line, text in enumerate(lines, start=1)
            ),
        )
        for number, lines in enumerate(pages, start=1)
    ]
