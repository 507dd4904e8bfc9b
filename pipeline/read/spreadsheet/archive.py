"""The parts of a zipped spreadsheet, unpacked one by one and never beyond a limit."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model.refusal import Refusal

MAX_UNPACKED = 256 * 1024 * 1024
MAX_PART = 64 * 1024 * 1024
"""Parts that are read whole: all but the sheets and their texts."""
_CHUNK = 1024 * 1024
_ENCRYPTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0"
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError,
    EOFError, OSError, ValueError, IndexError, OverflowError,
)  # fmt: skip
PASSWORD_WAY_OUT = "open it with its password and save it without one"
SAVE_WAY_OUT = "open it in a spreadsheet program and save it again"


@dataclass(slots=True)
class Archive:
    """An open zip file; a part is found by its path in any case of letters."""

    file: str
    parts: zipfile.ZipFile
    left: int = MAX_UNPACKED
    paths: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.paths = {
            name.replace("\\", "/").lstrip("/").casefold(): name for name in self.parts.namelist()
        }

    def has(self, path: str) -> bool:
        return path.casefold() in self.paths

    def read(self, path: str) -> bytes:
        """A part's whole content. Raises Refusal where it is missing, damaged or too large."""
        chunks, size = [], 0
        for chunk in self.chunks(path):
            size += len(chunk)
            if size > MAX_PART:
                raise self._too_large(path, MAX_PART)
            chunks.append(chunk)
        return b"".join(chunks)

    def chunks(self, path: str) -> Iterator[bytes]:
        """A part's content, piece by piece. Raises Refusal like `read`."""
        stored = self.paths.get(path.casefold())
        if stored is None:
            raise Refusal(f"{self.file}: {path}", "this part is missing", SAVE_WAY_OUT)
        try:
            yield from self._unpacked(path, stored)
        except _DAMAGE as error:
            raise Refusal(f"{self.file}: {path}", f"damaged: {error}", SAVE_WAY_OUT) from error

    def _unpacked(self, path: str, stored: str) -> Iterator[bytes]:
        if self.parts.getinfo(stored).flag_bits & _ENCRYPTED:
            raise Refusal(self.file, "it is locked with a password", PASSWORD_WAY_OUT)
        with self.parts.open(stored) as part:
            while chunk := part.read(_CHUNK):
                self.left -= len(chunk)
                if self.left < 0:
                    raise self._too_large(path, MAX_UNPACKED)
                yield chunk

    def _too_large(self, path: str, limit: int) -> Refusal:
        return Refusal(
            f"{self.file}: {path}",
            f"it unpacks to more than the {limit:,} bytes that are taken in",
            "split it, or check that it is the right file",
        )


def open_archive(name: str, content: bytes) -> Archive:
    """Open a zipped file. Raises Refusal where it is none, cut short, or encrypted."""
    if content.startswith(_OLE):
        raise Refusal(name, *what_ole_is(content))
    try:
        return Archive(name, zipfile.ZipFile(io.BytesIO(content)))
    except _DAMAGE as error:
        raise Refusal(
            name,
            f"it is no whole zip file: {error}",
            f"fetch it again, or {SAVE_WAY_OUT}",
        ) from error


def what_ole_is(content: bytes) -> tuple[str, str]:
    """What is seen in an OLE file that holds no workbook, and the way out."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "it is locked with a password", PASSWORD_WAY_OUT
    return "there is no workbook in it", SAVE_WAY_OUT
