"""Which reader a file needs, told from its content and never from its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from pipeline.model.document import Document, Place, Remark
from pipeline.model.refusal import Refusal
from pipeline.read.archive import unpack
from pipeline.read.bare_lines import with_set_tables
from pipeline.read.formats import Format, tell_format
from pipeline.read.office import convert
from pipeline.read.tabbed import with_typed_tables

MAX_BYTES = 256 * 1024 * 1024
"""A scanned disclosure may hold some 100 MB; more is no disclosure."""
MAX_TEXT_BYTES = 64 * 1024 * 1024
"""A text disclosure holds some 60 kB; a thousand times that is no disclosure."""

Reader = Callable[[str, bytes], Document]

_READERS = {
    Format.TXT: ("text", "read_text"),
    Format.PDF: ("pdf", "read_pdf"),
    Format.DOCX: ("docx", "read_docx"),
    Format.XLSX: ("spreadsheet", "read_xlsx"),
    Format.XLS: ("spreadsheet", "read_xls"),
    Format.ODS: ("spreadsheet", "read_ods"),
    Format.HTML: ("web", "read_html"),
    Format.MHT: ("web", "read_mht"),
}
"""Format → module and function; a reader and its libraries are loaded when a file needs them."""

_WEB = frozenset({Format.HTML, Format.MHT})
"""Formats whose preformatted text may hold rows with tabs."""
_WITH_SPACES = frozenset({*_WEB, Format.DOCX})
"""Formats whose publishers may set tables with spaces, for want of better."""


def read_source(name: str, content: bytes) -> tuple[Document, ...]:
    """Read one file: one document, or those that an archive holds.

    Raises Refusal when it is empty, too large, damaged, or of a format without a reader. A member
    of an archive that cannot be read is remarked on the first that can.
    """
    _expect_content(name, content)
    found = tell_format(name, content)
    if found is Format.ZIP:
        return _archived(name, content)
    return (_read(name, content, found),)


def _expect_content(name: str, content: bytes) -> None:
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise Refusal(name, "the file is empty", "fetch it again from where it was published")
    if len(content) > MAX_BYTES:
        raise _too_large(name, content, MAX_BYTES)


def _too_large(name: str, content: bytes, limit: int) -> Refusal:
    return Refusal(
        name,
        f"{len(content):,} bytes, more than the {limit:,} that a disclosure may have",
        "split it, or check that it is the right file",
    )


def _read(name: str, content: bytes, found: Format) -> Document:
    """One document, through LibreOffice where its own format has no reader."""
    if found not in _READERS:
        target, converted = convert(name, content, found)
        return replace(_read(name, converted, target), format=found.value)
    if found is Format.TXT and len(content) > MAX_TEXT_BYTES:
        raise _too_large(name, content, MAX_TEXT_BYTES)
    read = _reader(found)(name, content)
    if found in _WEB:
        read = replace(read, blocks=tuple(with_typed_tables(read.blocks)))
    return with_set_tables(read) if found in _WITH_SPACES else read


def _reader(found: Format) -> Reader:
    module, function = _READERS[found]
    reader: Reader = getattr(import_module(f"pipeline.read.{module}"), function)
    return reader


def _archived(name: str, content: bytes) -> tuple[Document, ...]:
    """The documents of an archive's members, in order."""
    documents: list[Document] = []
    refusals: list[Refusal] = []
    for member, inside in unpack(name, content):
        try:
            _expect_content(member, inside)
            documents.append(_read(member, inside, tell_format(member, inside)))
        except Refusal as refusal:
            refusals.append(refusal)
    if not documents:
        raise refusals[0]
    remarks = tuple(_unread(documents[0].file, refusal) for refusal in refusals)
    first = replace(documents[0], remarks=(*documents[0].remarks, *remarks))
    return (first, *documents[1:])


def _unread(file: str, refusal: Refusal) -> Remark:
    return Remark(
        check="form.member_unread",
        message=f"压缩包中的 {refusal.where} 未能读取：{refusal.seen}",
        message_en=f"not read: {refusal}",
        place=Place(file),
        is_defect=True,
    )
