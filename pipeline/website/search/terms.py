"""What is found beside disclosures: the pages of codes, and the entries of the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from pipeline.website import addresses
from pipeline.website.comparisons.codes import CodePages
from pipeline.website.search.record import SearchRecord


def code_records(pages: CodePages) -> Iterator[SearchRecord]:
    """A record for each code that has a page."""
    for each in pages.links():
        name = pages.name(each.code)
        above = [each.code[:length] for length in (3, 5) if length < len(each.code)]
        yield SearchRecord(
            address=each.address,
            anchor="content",
            title=f"{each.code} {name}".strip(),
            of=" › ".join(f"{code} {pages.name(code)}".strip() for code in above),
            unit="",
            text="",
            lines=(),
            facets={
                "what": ("code",),
                "code": (f"{each.code[:3]} {pages.name(each.code[:3])}".strip(),),
            },
        )


def glossary_records(page: str) -> Iterator[SearchRecord]:
    """A record for each entry of the glossary, a page of HTML: an element with an id, dt and dd in it."""
    reader = _Entries()
    reader.feed(page)
    for anchor, (term, explanation) in reader.entries.items():
        if term.strip():
            yield SearchRecord(
                address=addresses.GLOSSARY,
                anchor=anchor,
                title=term.strip(),
                of="",
                unit="",
                text=explanation.strip(),
                lines=(),
                facets={"what": ("term",)},
            )


class _Entries(HTMLParser):
    """Anchor → term and explanation."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.entries: dict[str, tuple[str, str]] = {}
        self._anchor = ""
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._anchor = dict(attrs).get("id") or self._anchor
        if tag in ("dt", "dd"):
            self._tag = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._tag:
            self._tag = ""

    def handle_data(self, data: str) -> None:
        if self._tag and self._anchor:
            term, explanation = self.entries.get(self._anchor, ("", ""))
            is_term = self._tag == "dt"
            self.entries[self._anchor] = (
                term + data if is_term else term,
                explanation if is_term else explanation + data,
            )
