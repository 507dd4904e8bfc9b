"""A .docx (Office Open XML, transitional or strict) → Document.

Headers and footers repeat on every page and say nothing of their own; they are left out, but for the only
title or unit of tables (`headers`), as are comments, and what is hidden. Foot- and endnotes follow the text.
Tracked changes are read as if they were accepted, and what is struck out as if it were deleted.
"""

from __future__ import annotations

from functools import partial

from pipeline.model.document import Document
from pipeline.model.refusal import Refusal
from pipeline.read.docx.chunks import Chunks
from pipeline.read.docx.container import Package, body_of, open_package
from pipeline.read.docx.headers import with_headers
from pipeline.read.docx.inks import lies_on_pictures, page_ground
from pipeline.read.docx.lines import Lines, lines_of, noted
from pipeline.read.docx.markup import Element, attribute, kind
from pipeline.read.docx.numbering import Numbering, numbering_of
from pipeline.read.docx.paragraph import ParagraphReader
from pipeline.read.docx.raw import Mark, Raw
from pipeline.read.docx.story import StoryReader
from pipeline.read.docx.styles import Styles, styles_of
from pipeline.read.tabbed import with_typed_tables

_NOTE_PARTS = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}


def read_docx(name: str, content: bytes) -> Document:
    """Read one .docx. Raises Refusal for what is damaged, encrypted, too large or holds no text."""
    package = open_package(name, content)
    left_out: dict[Mark, list[str]] = {}
    chunks = Chunks(package, partial(_read_inner, left_out))
    lines = lines_of(name, _read(package, left_out, chunks))
    if not lines.blocks:
        raise _nothing_said(name, lines)
    return Document(
        file=name,
        format="docx",
        blocks=tuple(with_typed_tables(lines.blocks)),
        pages=(tuple(lines.lines),),
        remarks=(*lines.remarks(left_out), *chunks.remarks),
    )


def _read_inner(left_out: dict[Mark, list[str]], package: Package) -> list[Raw]:
    """A .docx that is a part of another one; what is a part of it is not read."""
    return _read(package, left_out, Chunks(package))


def _read(package: Package, left_out: dict[Mark, list[str]], chunks: Chunks) -> list[Raw]:
    styles = styles_of(package.related("styles"))
    numbering = numbering_of(package.related("numbering"), styles)
    body = StoryReader(package, _paragraphs(package, styles, numbering, left_out), chunks)
    text = body_of(package)
    body.page = page_ground(text)
    body.paragraphs.ground = None if lies_on_pictures(text) else body.page
    read = body.read(text)
    header = partial(_header, package, styles, numbering)
    found = with_headers(read, body.sections, package, header)
    notes = {of_kind: _notes(package.related(part)) for of_kind, part in _NOTE_PARTS.items()}
    for number, (of_kind, note_id) in enumerate(body.paragraphs.notes, start=1):
        if (note := notes[of_kind].pop(note_id, None)) is not None:
            story = StoryReader(package, _paragraphs(package, styles, numbering, left_out))
            found += noted(number, story.read(note))
    return found


def _header(package: Package, styles: Styles, numbering: Numbering, root: Element) -> list[Raw]:
    """What a header says; what is hidden in it is not told of."""
    story = StoryReader(package, _paragraphs(package, styles, numbering, {}))
    story.paragraphs.ground = None  # a header may lie on a coloured band
    return story.read(root, 1)


def _paragraphs(
    package: Package, styles: Styles, numbering: Numbering, left_out: dict[Mark, list[str]]
) -> ParagraphReader:
    return ParagraphReader(package.name, styles, numbering, left_out=left_out)


def _notes(part: Element | None) -> dict[str, Element]:
    """The notes of a part by their ids."""
    notes = list(part) if part is not None else []
    return {attribute(e, "id"): e for e in notes if kind(e) in {"w:footnote", "w:endnote"}}


def _nothing_said(name: str, lines: Lines) -> Refusal:
    if lines.marks[Mark.PICTURE]:
        seen = f"it holds no text, only {lines.marks[Mark.PICTURE]} pictures"
        return Refusal(name, seen, "fetch the disclosure where it was published as text or PDF")
    if lines.marks[Mark.OBJECT]:
        return Refusal(
            name,
            "it holds no text, only other files embedded in it",
            "open it in a word processor, take the embedded files out and put them in its place",
        )
    return Refusal(name, "the file is empty", "fetch it again from where it was published")
