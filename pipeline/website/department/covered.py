"""A package → what the page of coverage says of it: its formats, whether it was scanned, which items its
text speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary import load_vocabulary
from pipeline.website.published.package import Package


@dataclass(frozen=True, slots=True)
class Covered:
    """`formats` are those of its sources; `scanned` is "" (text), partly or wholly; `items` are the ids
    of the statutory items of which the document speaks anywhere."""

    formats: tuple[str, ...]
    scanned: str
    items: frozenset[str]


def covered(package: Package) -> Covered:
    """What is known of the package."""
    documents = [document for source in package.sources for document in source.documents]
    return Covered(
        formats=tuple(dict.fromkeys(each.format for each in documents)),
        scanned=_scanned(package, any(each.ocr_pages for each in documents)),
        items=_items(package),
    )


def _scanned(package: Package, has_pictures: bool) -> str:
    tables = [each.read_by_ocr for each in package.tables]
    if tables and all(tables):
        return "wholly"
    return "partly" if has_pictures or any(tables) else ""


def _items(package: Package) -> frozenset[str]:
    """Asked of the whole document, tables included, whatever lines break its words."""
    printed = "".join(
        "".join((package.directory / document.text).read_bytes().decode("utf-8").split())
        for source in package.sources
        for document in source.documents
    )
    return frozenset(
        item.id
        for item in load_vocabulary().statutory_items.items
        if any(word in printed for word in item.words)
    )
