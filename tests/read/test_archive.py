"""Zip file → labels and bytes, whatever its names, sizes and bytes are."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.refusal import Refusal
from pipeline.read import archive
from pipeline.read.archive import unpack

NAME = "岱山县水利局.zip"
TEXT = "合计\t1,061.40\n".encode()


def zipped(*members: tuple[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", method) as packed:
        for name, content in members:
            info = ZipInfo(name)
            info.compress_type = method
            packed.writestr(info, content)
    return made.getvalue()


def raw_zipped(
    *names: bytes, flags: int = 0, extra: bytes = b"", content: bytes = TEXT, method: int = 0
) -> bytes:
    """A zip file written byte by byte: names in any encoding, flags and methods of any kind."""
    local, central = b"", b""
    for name in names:
        fields = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 33, zlib.crc32(content),
                             len(content), len(content), len(name), len(extra))  # fmt: skip
        central += b"PK\x01\x02" + struct.pack("<H", 20) + fields
        central += struct.pack("<HHHII", 0, 0, 0, 0, len(local)) + name + extra
        local += b"PK\x03\x04" + fields + name + extra + content
    sizes = struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(central), len(local), 0)
    return local + central + b"PK\x05\x06" + sizes


def labels(content: bytes) -> list[str]:
    return [label.removeprefix(f"{NAME}/") for label, _ in unpack(NAME, content)]


def refused(content: bytes) -> Refusal:
    with pytest.raises(Refusal) as raised:
        unpack(NAME, content)
    assert raised.value.where.startswith(NAME)
    assert raised.value.way_out
    return raised.value


def test_members_are_labelled_by_the_archive_and_kept_byte_for_byte() -> None:
    assert unpack(NAME, zipped(("预算/表一.txt", TEXT), ("read-me.md", b""))) == (
        (f"{NAME}/read-me.md", b""),
        (f"{NAME}/预算/表一.txt", TEXT),
    )


def test_members_stand_in_their_natural_order() -> None:
    shuffled = ["10.txt", "附件十.txt", "2.txt", "附件二.txt", "1.txt", "四、表.txt", "三、文.txt"]
    assert labels(zipped(*((name, TEXT) for name in shuffled))) == [
        "1.txt",
        "2.txt",
        "三、文.txt",
        "四、表.txt",
        "10.txt",
        "附件二.txt",
        "附件十.txt",
    ]


@pytest.mark.parametrize(
    "raw",
    ["水利局2023年部门预算.docx".encode(encoding) for encoding in ("utf-8", "gbk")],
    ids=["macOS", "Windows"],
)
def test_a_name_without_its_encoding_is_read_right(raw: bytes) -> None:
    assert labels(raw_zipped(raw)) == ["水利局2023年部门预算.docx"]


def test_a_gbk_name_that_is_utf_8_by_chance_is_read_as_gbk() -> None:
    name = "模摹.txt"
    name.encode("gbk").decode("utf-8")
    assert labels(raw_zipped(name.encode("gbk"))) == [name]


def test_a_gbk_name_whose_second_byte_is_a_backslash_is_whole() -> None:
    assert b"\\" in "乗.txt".encode("gbk")
    assert labels(raw_zipped("乗.txt".encode("gbk"))) == ["乗.txt"]


def test_the_field_for_a_utf_8_name_is_believed_where_it_belongs_to_the_name() -> None:
    raw, name = b"a.txt", "决算.txt".encode()
    value = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + name
    extra = struct.pack("<HH", 0x7075, len(value)) + value
    assert labels(raw_zipped(raw, extra=extra)) == ["决算.txt"]
    assert labels(raw_zipped(b"b.txt", extra=extra)) == ["b.txt"]


def test_what_systems_leave_behind_is_left_out() -> None:
    furniture = [
        "__MACOSX/._表.txt", ".DS_Store", "预算/.DS_Store", "Thumbs.db", "预算/~$表.docx",
        ".~表.docx", "desktop.ini", "预算/",
    ]  # fmt: skip
    assert labels(zipped(("表.txt", TEXT), *((name, b"") for name in furniture))) == ["表.txt"]
    assert (
        refused(zipped(*((name, b"") for name in furniture))).seen == "the zip file holds no file"
    )


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        (b"../../etc/passwd", "etc/passwd"),
        (b"/etc/passwd", "etc/passwd"),
        (b"C:\\Windows\\a.txt", "Windows/a.txt"),
        (b"..\\..\\a.txt", "a.txt"),
        (b"a/./b//c.txt", "a/b/c.txt"),
        (b"\\\\server\\share\\a.txt", "server/share/a.txt"),
        (b"a\x00.exe", "a.exe"),
        (b"..", "1"),
        (b"C:", "1"),
        ("表\u202etxt.exe".encode(), "表txt.exe"),
    ],
)
def test_a_name_is_a_label_and_no_path(raw: bytes, label: str) -> None:
    assert labels(raw_zipped(raw)) == [label]


def test_members_of_one_name_are_kept_apart() -> None:
    assert labels(raw_zipped(b"a.txt", b"A.txt", b"../a.txt")) == [
        "A.txt",
        "a (2).txt",
        "a (3).txt",
    ]


def test_a_zip_file_within_is_unpacked_in_its_place_once() -> None:
    inner = zipped(("2.txt", TEXT), ("1.txt", TEXT))
    assert labels(zipped(("b.txt", TEXT), ("a.zip", inner))) == [
        "a.zip/1.txt",
        "a.zip/2.txt",
        "b.txt",
    ]
    twice = refused(zipped(("a.zip", zipped(("b.zip", inner)))))
    assert twice.where == f"{NAME}/a.zip/b.zip"


def test_an_office_file_is_a_member_and_no_archive() -> None:
    docx = zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"))
    assert unpack(NAME, zipped(("表.docx", docx))) == ((f"{NAME}/表.docx", docx),)


def test_a_broken_archive_within_is_left_for_its_reader() -> None:
    assert labels(zipped(("a.zip", b"PK\x03\x04rest"))) == ["a.zip"]


def test_an_empty_zip_file_is_refused() -> None:
    assert "holds no file" in refused(zipped()).seen


def test_an_encrypted_member_is_refused() -> None:
    found = refused(raw_zipped(b"a.txt", flags=1))
    assert (found.where, found.seen) == (f"{NAME}/a.txt", "it is encrypted")


@pytest.mark.parametrize("content", [zipped(("a.txt", TEXT), method=ZIP_BZIP2),
                                     raw_zipped(b"a.txt", method=99)])  # fmt: skip
def test_a_method_that_is_not_read_is_refused(content: bytes) -> None:
    assert "compressed with method" in refused(content).seen


def test_a_wrong_checksum_is_refused_with_the_member() -> None:
    content = zipped(("a.txt", TEXT), ("b.txt", TEXT), method=ZIP_STORED)
    broken = content.replace("合计".encode(), "合什".encode(), 1)
    assert refused(broken).where == f"{NAME}/a.txt"


def test_a_zip_file_without_its_end_is_refused_as_cut_short() -> None:
    content = zipped(("a.txt", TEXT))
    assert "cut short" in refused(content[:-30]).seen


def test_a_bomb_is_refused_by_what_it_unpacks_to(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(("0.txt", b"0" * 3000))
    lying = bomb.replace(struct.pack("<I", 3000), struct.pack("<I", 10))
    monkeypatch.setattr(archive, "MAX_MEMBER_BYTES", 2999)
    assert "more than 2,999 bytes when unpacked" in refused(bomb).seen
    assert refused(lying).where == f"{NAME}/0.txt"


def test_the_members_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zipped(("1.txt", b"0" * 600), ("2.txt", b"0" * 600))
    assert len(unpack(NAME, zipped(("a.zip", inner)))) == 2
    monkeypatch.setattr(archive, "MAX_BYTES", 1000 + len(inner))
    assert refused(zipped(("a.zip", inner))).where == f"{NAME}/a.zip/2.txt"


def test_a_member_that_grows_out_of_proportion_is_refused() -> None:
    found = refused(zipped(("a.txt", bytes(20 * 1024 * 1024))))
    assert "when unpacked" in found.seen


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    assert "more than 2 files" in refused(zipped(*((f"{i}", TEXT) for i in range(3)))).seen


def test_too_long_a_list_of_members_is_refused_unread() -> None:
    assert "members" in refused(b"PK\x03\x04" + b"PK\x01\x02" * 20_001).seen


SAMPLE = zipped(("a/1.txt", TEXT * 9), ("b.zip", zipped(("2.txt", TEXT))), ("c.txt", b"0" * 500))


@given(st.integers(0, len(SAMPLE)), st.lists(st.tuples(st.integers(0), st.integers(0, 255))))
def test_unpacking_never_fails_but_with_a_refusal(end: int, flips: list[tuple[int, int]]) -> None:
    content = bytearray(SAMPLE[: end or None])
    for at, value in flips:
        content[at % len(content)] = value
    with suppress(Refusal):
        found = unpack(NAME, bytes(content))
        assert all(".." not in label.split("/") for label, _ in found)


@given(st.binary(min_size=1, max_size=60))
def test_any_name_becomes_a_clean_label(raw: bytes) -> None:
    try:
        ((label, content),) = unpack(NAME, raw_zipped(raw))
    except Refusal:
        return
    parts = label.removeprefix(f"{NAME}/").split("/")
    assert content == TEXT
    assert all(part.strip(". ") for part in parts)
    assert "\\" not in label
    assert "\x00" not in label
