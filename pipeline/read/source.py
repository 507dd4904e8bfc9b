"""Which reader a file needs, told from its first bytes and never from its name."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.refusal import Refusal
from pipeline.read.text import read_text

MAX_BYTES = 64 * 1024 * 1024
"""A text disclosure holds some 60 kB; a thousand times that is no disclosure."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "zip, docx or xlsx"),
    (b"\xd0\xcf\x11\xe0", "doc, xls or wps (OLE)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)


def read_source(name: str, content: bytes) -> Document:
    """Read one file.

    Raises Refusal when it is empty, too large, or of a format without a reader.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise Refusal(name, "the file is empty", "fetch it again from where it was published")
    if len(content) > MAX_BYTES:
        raise Refusal(
            name,
            f"{len(content):,} bytes, more than the {MAX_BYTES:,} that a disclosure may have",
            "split it, or check that it is the right file",
        )
    for signature, format_name in _SIGNATURES:
        if content.startswith(signature):
            raise Refusal(
                name,
                f"the content is {format_name}, whatever the file's name says",
                "save it as text (UTF-8) and put that in its place",
            )
    return read_text(name, content)
