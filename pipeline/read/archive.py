"""A zip file → its members' labels and bytes, unpacked in memory within bounds.

Nothing is written to disk, and a member's name is a label that is never used as a path. Sizes are
counted while unpacking, because those that a zip file states of itself may lie.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from pipeline.model.refusal import Refusal
from pipeline.values.outline import chinese_number

MAX_BYTES = 256 * 1024 * 1024
"""What all members of an archive may hold together."""
MAX_MEMBER_BYTES = 64 * 1024 * 1024
MAX_MEMBERS = 200
MAX_RATIO = 300
"""How many times its packed size a member above `_SMALL` may have; office files have 5 to 50."""

ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK")
PACKAGE_MEMBERS = frozenset({"[content_types].xml", "mimetype", "ofd.xml"})
"""Names, in lower case, that make a zip file one office file and no archive."""

_MOST_RECORDS = 20_000
_SMALL = 16 * 1024 * 1024
_CHUNK = 64 * 1024
_LONGEST_LABEL = 240
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_FURNITURE = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.DS_Store$|\._|~\$|\.~|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\d{1,18}|(?<=[第件表（(])[一二三四五六七八九十]{1,3}"
    r"|(?:(?<=/)|^)[一二三四五六七八九十]{1,3}(?=[、.．，）)])"
)


def unpack(name: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    """The members of a zip file as (`name/member`, bytes), in the natural order of their names.

    Folders and what operating and office systems leave behind are left out; a zip file within is
    unpacked in its place. Raises Refusal for what is broken, encrypted, empty or too large.
    """
    members = tuple(_members(name, content, _Unpacked(name), is_inner=False))
    if not members:
        raise Refusal(name, "the zip file holds no file", "pack the disclosure's files again")
    return _kept_apart(members)


def open_zip(name: str, content: bytes) -> ZipFile:
    """A zip file with its list of members read. Raises Refusal when that cannot be read."""
    if content.count(b"PK\x01\x02") > _MOST_RECORDS:
        raise _too_large(name, f"more than {_MOST_RECORDS:,} members")
    try:
        return ZipFile(BytesIO(content))
    except Exception as error:  # a broken list makes the library raise almost anything
        seen = "the zip file is broken: its list of members cannot be read"
        if b"PK\x05\x06" not in content:
            seen = "the file is cut short: the list of members at a zip file's end is missing"
        raise Refusal(name, seen, "fetch it again from where it was published") from error


def read_member(name: str, archive: ZipFile, info: ZipInfo, limit: int) -> bytes:
    """The bytes of one member, `limit` at most. `name` is what a Refusal calls it."""
    if info.flag_bits & _ENCRYPTED:
        raise Refusal(name, "it is encrypted", "unpack it with its password and pack it without")
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise Refusal(
            name,
            f"it is compressed with method {info.compress_type}, which is not read",
            "unpack it and pack it again with the usual method (Deflate)",
        )
    return b"".join(_chunks(name, archive, info, limit))


def _chunks(name: str, archive: ZipFile, info: ZipInfo, limit: int) -> Iterator[bytes]:
    size = 0
    most = max(_SMALL, info.compress_size * MAX_RATIO)
    try:
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                if size > min(limit, most):
                    raise _too_large(name, f"more than {min(limit, most):,} bytes when unpacked")
                yield chunk
    except Refusal:
        raise
    except Exception as error:  # bad data, a wrong checksum, an early end: each has its own
        raise Refusal(
            name,
            "it is broken or cut short within the zip file",
            "fetch the zip file again, or pack it again",
        ) from error


@dataclass(slots=True)
class _Unpacked:
    """What was unpacked of one archive so far, the zip files within it included."""

    name: str
    members: int = 0
    bytes: int = 0

    def count_member(self) -> None:
        self.members += 1
        if self.members > MAX_MEMBERS:
            raise _too_large(self.name, f"more than {MAX_MEMBERS} files")

    @property
    def limit(self) -> int:
        """What the next member may hold."""
        return min(MAX_MEMBER_BYTES, MAX_BYTES - self.bytes)


def _members(
    label: str, content: bytes, so_far: _Unpacked, is_inner: bool
) -> Iterator[tuple[str, bytes]]:
    """The members of one zip file, those of zip files within it in their place."""
    with open_zip(label, content) as archive:
        for member, info in _files(archive):
            so_far.count_member()
            named = f"{label}/{member}"
            unpacked = read_member(named, archive, info, so_far.limit)
            so_far.bytes += len(unpacked)
            if not _is_archive(unpacked):
                yield named, unpacked
            elif is_inner:
                raise Refusal(
                    named, "a zip file within a zip file within a zip file", "unpack the inner ones"
                )
            else:
                yield from _members(named, unpacked, so_far, is_inner=True)


def _files(archive: ZipFile) -> list[tuple[str, ZipInfo]]:
    """The files worth reading, each with its label, in the natural order of the labels."""
    found = []
    for index, info in enumerate(archive.infolist()):
        printed = _printed_name(info).replace("\\", "/")
        if not printed.endswith("/") and not _FURNITURE.search(printed):
            found.append((_label(printed) or f"{index + 1}", info))
    return sorted(found, key=lambda pair: _natural(pair[0]))


def _is_archive(content: bytes) -> bool:
    """Whether a member is itself an archive; a broken one is left for its reader to refuse."""
    if not content.startswith(ZIP_SIGNATURES):
        return False
    try:
        with open_zip("", content) as archive:
            return PACKAGE_MEMBERS.isdisjoint(member.lower() for member in archive.namelist())
    except Refusal:
        return False


def _printed_name(info: ZipInfo) -> str:
    """A member's name as its packer meant it.

    Windows in Chinese writes GBK and macOS UTF-8, both without saying so; the few GBK names that
    are UTF-8 by chance hold no Chinese character when read so.
    """
    if info.flag_bits & _UTF8_NAME:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", errors="replace")
    stated = _stated_name(info.extra, raw)
    if stated or raw.isascii():
        return stated or raw.decode("ascii")
    for encoding in ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" or max(text) >= "\u2e80":
            return text
    return info.orig_filename


def _stated_name(extra: bytes, raw: bytes) -> str:
    """The UTF-8 name in the field for it (PKWARE APPNOTE 4.6.9), "" where there is none."""
    while len(extra) >= 4:
        kind, size = (int.from_bytes(extra[at : at + 2], "little") for at in (0, 2))
        value, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and value[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return value[5:].decode("utf-8", errors="replace")
    return ""


def _label(printed: str) -> str:
    """A name without what could make it a path elsewhere or hide what it says."""
    visible = "".join(c for c in printed if unicodedata.category(c) not in _UNSEEN)
    parts = [re.sub(r"^(?:[A-Za-z]:)+", "", part).strip() for part in visible.split("/")]
    label = "/".join(part for part in parts if part.strip(". "))
    return unicodedata.normalize("NFC", label[-_LONGEST_LABEL:]).lstrip("/")


def _natural(label: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """What names are sorted by: 2 before 10, 附件二 before 附件十, folder by folder.

    >>> sorted(["10.txt", "9.txt", "附件十.txt", "附件二.txt"], key=_natural)
    ['9.txt', '10.txt', '附件二.txt', '附件十.txt']
    """
    return tuple(tuple(_tokens(part)) for part in label.split("/"))


def _tokens(part: str) -> Iterator[tuple[int, int, str]]:
    at = 0
    for found in _NUMBER.finditer(part):
        if found.start() > at:
            yield (1, 0, part[at : found.start()])
        number = chinese_number(found.group())
        yield (1, 0, found.group()) if number is None else (0, number, found.group())
        at = found.end()
    if at < len(part):
        yield (1, 0, part[at:])


def _kept_apart(members: tuple[tuple[str, bytes], ...]) -> tuple[tuple[str, bytes], ...]:
    """The same members, those of one name told apart by a number before the name's ending."""
    taken: set[str] = set()
    kept = []
    for label, content in members:
        own, count = label, 1
        while own.casefold() in taken:
            count += 1
            path = PurePosixPath(label)
            own = str(path.with_name(f"{path.stem} ({count}){path.suffix}"))
        taken.add(own.casefold())
        kept.append((own, content))
    return tuple(kept)


def _too_large(name: str, seen: str) -> Refusal:
    return Refusal(name, seen, "check that it is a disclosure; split it if it is")
