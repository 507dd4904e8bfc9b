"""Lines and pages of a disclosure's sources → links to them, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.website import anchors, words
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.published.package import Package
from pipeline.website.published.source_page import source_documents, source_pages


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A link to a place in a source: `href` from the department-year's folder, and what it says.

    `picture` leads to it on a picture of its page, "" where there is none.
    """

    href: str
    text: Phrase
    picture: str = ""


class Places:
    """All places of one disclosure.

    `first` is the text page of its first document ("" without one); `has_pages` and `has_several`
    tell whether any document has pages, and whether there is more than one.
    """

    def __init__(self, package: Package) -> None:
        documents = [document for _, document in source_documents(package)]
        named = Counter(document.name for document in documents)
        self._pages = source_pages(package)
        self._formats = {each.name: each.format for each in documents if named[each.name] == 1}
        self._folder = package.folder
        self._pictures = package.pictures
        self._only = documents[0].name if len(documents) == 1 else ""
        self.first = self._pages[""]
        self.has_pages = any(each.has_pages for each in documents)
        self.has_several = len(documents) > 1

    def place(
        self, document: str, line: int | None, page: int | None, anchor: str = ""
    ) -> SourcePlace | None:
        """The link to a line or page, or to the whole text where neither is known; `anchor` is that of
        the row or table which stands there.

        `document` may be "" where it is not stated; None where it could be any of several.
        """
        name = document if document in self._formats else self._only
        if not name:
            return None
        if line is None and page is None:
            return SourcePlace(self._pages[name], phrase("全文"))
        at = anchors.page_anchor(page or 0)
        if line is not None:
            at = anchors.line_anchor(line, page)
        said = words.place(self._formats[name], line, page)
        return SourcePlace(f"{self._pages[name]}#{at}", said, self._picture(name, page, anchor))

    def framed(self, document: str, page: int | None, anchor: str) -> str:
        """The link to the picture that frames what has the anchor, from the department-year's folder; ""
        where none does."""
        name = document if document in self._formats else self._only
        found = self._picture(name, page, anchor)
        return found if "#" in found else ""

    def _picture(self, name: str, page: int | None, anchor: str) -> str:
        picture = self._pictures.get((name, page or 0))
        if picture is None:
            return ""
        address = picture.address.removeprefix(self._folder)
        return f"{address}#{anchor}" if anchor in picture.framed else address
