"""Other files that a Word file has as parts of its text → what they say in their place.

Programs that put a document together write w:altChunk; a word processor shows what they hold as its own text.
Of embedded files (o:OLEObject) a workbook is read, and another .docx. What is of no such kind, or holds
such parts itself, is left unread and told of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.document import Block, Document, Paragraph, Place, Remark
from pipeline.model.refusal import Refusal
from pipeline.read.docx.container import Package, open_package
from pipeline.read.docx.markup import Element, attribute, kind
from pipeline.read.docx.raw import Raw, RawCell, RawGrid, RawParagraph
from pipeline.read.docx.workbook import shown_of, unpacked_size
from pipeline.read.formats import Format, tell_format
from pipeline.read.text import read_text
from pipeline.read.web import read_html, read_mht

MAX_CHUNKS = 200
"""Parts of one file that are files of their own."""
MAX_BYTES = 16 * 1024 * 1024
"""Of one such part; a disclosure as text has some 60 kB, as a page some 2 MB."""
_MOST_NAMED = 20
_RELATIONS = {"altChunk": "aFChunk", "OLEObject": "package"}
"""Elements → the type of the relation to the file that they stand for."""


@dataclass(slots=True)
class Chunks:
    """Reads the files within a package; `read_inner` reads another .docx."""

    package: Package
    read_inner: Callable[[Package], list[Raw]] | None = None
    remarks: list[Remark] = field(default_factory=list)
    """What reading them had to say."""
    count: int = 0

    def read(self, element: Element) -> list[Raw] | None:
        """What one of them says, None where it is not read."""
        of_type, path = self.package.relations(self.package.main).get(
            attribute(element, "id"), ("", "")
        )
        local = kind(element).rpartition(":")[2]
        if of_type != _RELATIONS.get(local) or self.read_inner is None:
            return None
        self.count += 1
        if self.count > MAX_CHUNKS or self.package.size_of(path) > MAX_BYTES:
            return None
        content = self.package.bytes_of(path)
        try:
            if content and local == "OLEObject":
                return self._embedded(content, path, attribute(element, "DrawAspect") == "Icon")
            return self._said(content) if content else None
        except Refusal:
            return None

    def _embedded(self, content: bytes, path: str, as_icon: bool) -> list[Raw] | None:
        """What a file that somebody embedded says, where it is a workbook or another .docx."""
        name = f"{self.package.name} ({path})"
        found = tell_format(name, content)
        if found is Format.DOCX:
            return self._said(content)
        if found is not Format.XLSX:
            return None
        self.package.count_unpacked(name, unpacked_size(name, content))
        shown = shown_of(name, content, as_icon=as_icon)
        if not shown.blocks:
            return None
        here = Place(self.package.name)
        self.remarks += [replace(remark, place=here) for remark in shown.remarks]
        if shown.unseen_sheets:
            self.remarks.append(_unseen(name, shown.unseen_sheets, here))
        return [_raw(block) for block in shown.blocks]

    def _said(self, content: bytes) -> list[Raw] | None:
        name = self.package.name
        match tell_format(name, content):
            case Format.DOCX if self.read_inner is not None:
                return self._of_docx(content, self.read_inner)
            case Format.HTML:
                read = read_html(name, content)
            case Format.MHT:
                read = read_mht(name, content)
            case Format.TXT:
                read = read_text(name, content)
            case _:
                return None
        return self._raws(read)

    def _of_docx(self, content: bytes, read: Callable[[Package], list[Raw]]) -> list[Raw]:
        """What another .docx says; what it holds unpacked counts as this one's."""
        inner = open_package(self.package.name, content, self.package.unpacked)
        try:
            return read(inner)
        finally:
            self.package.unpacked = inner.unpacked

    def _raws(self, read: Document) -> list[Raw]:
        here = Place(self.package.name)
        self.remarks += [replace(remark, place=here) for remark in read.remarks]
        return [_raw(block) for block in read.blocks]


def _unseen(name: str, sheets: Sequence[str], place: Place) -> Remark:
    listed = "、".join(sheets[:_MOST_NAMED]) + (" …" if len(sheets) > _MOST_NAMED else "")
    return Remark(
        "form.embedded_object",
        f"{name} 是嵌入的工作簿，页面上只显示其中一张工作表，其余 {len(sheets)} 张没有收录：{listed}",
        f"{name} is an embedded workbook of which one sheet shows; {len(sheets)} are left out: {listed}",
        place,
        is_defect=True,
    )


def _raw(block: Block) -> Raw:
    if isinstance(block, Paragraph):
        return RawParagraph(block.text)
    return RawGrid(
        tuple(
            tuple(RawCell(c.text, c.column_span, c.row_span, c.covered) for c in row)
            for row in block.rows
        )
    )
