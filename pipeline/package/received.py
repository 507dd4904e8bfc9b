"""A received file → the name and bytes under which it is published: nothing that a host would serve as
a page, and no name that its publisher chose.

A format in which something may run where it is opened in a browser (a web page, an archive of one,
XML) is packed as a zip file; whoever unpacks it has what was received, byte for byte. So is whatever
is not known to be harmless. All others are published as they came.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from pipeline.model.disclosure import Source

_INERT = frozenset({"txt", "pdf", "docx", "xlsx", "xls", "ods", "odt", "doc", "rtf", "zip"})
"""Formats that no host serves as a page, each under the suffix of its name."""
_SUFFIXES = {"spreadsheetml": "xml", "wordml": "xml"}
_ZIP_SIGNATURE = b"PK"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16


@dataclass(frozen=True, slots=True)
class Received:
    """A file to publish: its name below `source/`, its bytes, and whether it was packed for that."""

    name: str
    content: bytes
    is_packed: bool


def published_as(source: Source, stem: str) -> Received:
    """The received file under a name made of `stem` and of the format that its content is of."""
    suffix = _suffix(source)
    if suffix in _INERT:
        return Received(f"{stem}.{suffix}", source.content, is_packed=False)
    return Received(f"{stem}.{suffix}.zip", packed(f"{stem}.{suffix}", source.content), True)


def _suffix(source: Source) -> str:
    """The suffix of the format; that of an archive where the documents were in one."""
    if not source.documents:
        return "bin"
    first = source.documents[0]
    inside = len(source.documents) > 1 or first.file != source.name
    if inside and source.content.startswith(_ZIP_SIGNATURE):
        return "zip"
    return _SUFFIXES.get(first.format, first.format)


def packed(name: str, content: bytes) -> bytes:
    """A zip file with one member; the same bytes on every machine, which compressing would not give."""
    info = ZipInfo(name, _EARLIEST)
    info.compress_type, info.create_system, info.external_attr = ZIP_STORED, _UNIX, _READABLE
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr(info, content)
    return made.getvalue()
