"""The bytes of a .docx → its parts as parsed XML, within bounds. Raises Refusal for any other bytes."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from pipeline.model.refusal import Refusal
from pipeline.read.docx.markup import Element, attribute, kind

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that the parts read may hold together: four times what a packed disclosure may hold."""
MAX_TAGS = 3_000_000
"""Tags in one part; every element takes some 200 bytes of memory however short it is written."""

_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
)
_SAVE_AGAIN = "open it in a word processor, save it again as .docx and put that in its place"
_DOCTYPE = re.compile(rb"<!(?:\x00?)D(?:\x00?)O(?:\x00?)C(?:\x00?)T", re.IGNORECASE)
_ENCRYPTED = 0x1


@dataclass(slots=True)
class Package:
    """An opened .docx. `main` is the path of the part that holds the text."""

    name: str
    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    main: str = ""
    unpacked: int = 0
    _relations: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def related(self, relation_type: str) -> Element | None:
        """The root of the part that the text refers to by a type (`styles`), None without one."""
        for of_type, target in self.relations(self.main).values():
            if of_type == relation_type:
                return self.part(target)
        return None

    def by_id(self, relation: str) -> Element | None:
        """The root of the part that the text refers to by an id, None without one."""
        _, target = self.relations(self.main).get(relation, ("", ""))
        return self.part(target) if target else None

    def relations(self, path: str) -> dict[str, tuple[str, str]]:
        """id → (type, path of the part) of what a part refers to inside the file."""
        if path not in self._relations:
            self._relations[path] = self._read_relations(path)
        return self._relations[path]

    def part(self, path: str) -> Element | None:
        """The root of one part, None where the file has no such part."""
        content = self.bytes_of(path)
        return None if content is None else _parsed(f"{self.name} ({path})", content)

    def size_of(self, path: str) -> int:
        """How many bytes a part has unpacked, as its file states."""
        info = self.entries.get(_key(path))
        return 0 if info is None else info.file_size

    def bytes_of(self, path: str) -> bytes | None:
        """The unpacked bytes of one part, None where the file has no such part."""
        info = self.entries.get(_key(path))
        if info is None:
            return None
        where = f"{self.name} ({path})"
        if info.flag_bits & _ENCRYPTED:
            raise Refusal(where, "the content is encrypted", "save it without a password")
        # What is unpacked never exceeds what is stated here, whatever is packed.
        self.count_unpacked(where, info.file_size)
        try:
            with self.archive.open(info) as packed:
                return packed.read(info.file_size)
        except _DAMAGED as error:
            raise Refusal(where, f"the file is damaged: {_said(error)}", _SAVE_AGAIN) from error

    def count_unpacked(self, where: str, size: int) -> None:
        """Count bytes before they are unpacked. Raises Refusal at the limit."""
        if self.unpacked + size > MAX_UNPACKED:
            raise Refusal(
                where,
                f"more than {MAX_UNPACKED:,} bytes when unpacked",
                "check that it is the right file; split it if it is",
            )
        self.unpacked += size

    def _read_relations(self, path: str) -> dict[str, tuple[str, str]]:
        folder, base = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if attribute(relation, "TargetMode") != "External":
                target = posixpath.join("/", folder, attribute(relation, "Target"))
                of_type = attribute(relation, "Type").rpartition("/")[2]
                found[attribute(relation, "Id")] = (of_type, posixpath.normpath(target)[1:])
        return found


def open_package(name: str, content: bytes, unpacked: int = 0) -> Package:
    """Open a .docx and find its main part; `unpacked` bytes count as unpacked before. Raises Refusal for
    what is none."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGED as error:
        seen = f"the file is damaged or not whole: {_said(error)}"
        raise Refusal(name, seen, f"fetch it again, or {_SAVE_AGAIN}") from error
    entries = {_key(info.filename): info for info in archive.infolist()}
    package = Package(name, archive, entries, unpacked=unpacked)
    package.main = _main_part(package)
    return package


def _key(path: str) -> str:
    """A part's path as it is looked up: names differ in case, and some writers use a backslash."""
    return path.replace("\\", "/").lstrip("/").lower()


def _main_part(package: Package) -> str:
    targets = [
        target for of_type, target in package.relations("").values() if of_type == "officeDocument"
    ]
    for path in (*targets, "word/document.xml"):
        if _key(path) in package.entries:
            return path
    seen = "no text of a word processor's document in it (word/document.xml)"
    raise Refusal(package.name, seen, f"if it is a document, {_SAVE_AGAIN}")


def body_of(package: Package) -> Element:
    """The element that holds the text. Raises Refusal where there is none."""
    root = package.part(package.main)
    bodies = [inner for inner in root if kind(inner) == "w:body"] if root is not None else []
    if not bodies:
        raise Refusal(f"{package.name} ({package.main})", "it holds no document text", _SAVE_AGAIN)
    return bodies[0]


def _parsed(where: str, content: bytes) -> Element:
    if _DOCTYPE.search(content[:4096]):
        raise Refusal(where, "it declares a document type, which no .docx may", _SAVE_AGAIN)
    if content.count(b"<") > MAX_TAGS:
        raise Refusal(
            where, f"more than {MAX_TAGS:,} tags", "check that it is the right file, and split it"
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Refusal(where, f"its XML is broken: {_said(error)}", _SAVE_AGAIN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal(where, "it declares a document type, which no .docx may", _SAVE_AGAIN)
    return root


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
