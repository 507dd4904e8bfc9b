"""What is refused, and what is said of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.refusal import Refusal
from pipeline.read import read_source, source
from tests.support import FILE

OPENINGS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\t", b"MZ"]
)


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe\n\x00", b"\x00" * 64]
)
def test_a_file_without_words_is_refused_as_empty(content: bytes) -> None:
    with pytest.raises(Refusal, match="empty") as raised:
        read_source(FILE, content)
    assert str(raised.value).startswith(FILE)
    assert raised.value.way_out


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", "PDF is damaged"),
        (b"PK\x03\x04\x14\x00\x06\x00", "cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_a_file_is_what_its_content_says_whatever_its_name(content: bytes, seen: str) -> None:
    with pytest.raises(Refusal, match=seen) as raised:
        read_source("岱山县水利局.txt", content)
    assert raised.value.way_out


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(Refusal, match="control characters") as raised:
        read_source(FILE, bytes(range(1, 32)) * 8)
    assert "UTF-8" in raised.value.way_out


def test_bytes_in_no_encoding_are_refused_with_the_place() -> None:
    with pytest.raises(Refusal) as raised:
        read_source(FILE, "水利局\n".encode() + b"\xff\xff\n" + b"ab" * 4)
    assert raised.value.where.startswith(f"{FILE} byte ")
    assert "GB 18030" in raised.value.seen


def test_too_large_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 8)
    with pytest.raises(Refusal, match="more than the 8") as raised:
        read_source(FILE, b"123456789")
    assert "split it" in raised.value.way_out
    (document,) = read_source(FILE, b"12345678")
    assert document.pages == (("12345678",),)


def test_a_file_of_full_width_spaces_is_refused_as_empty() -> None:
    with pytest.raises(Refusal, match="empty"):
        read_source(FILE, "　　\n　\n".encode())


@given(OPENINGS, st.binary(max_size=200))
def test_reading_never_fails_but_with_a_refusal(opening: bytes, rest: bytes) -> None:
    said = said_of(opening + rest)
    assert all(said)


def said_of(content: bytes) -> tuple[object, ...]:
    """What is said of a file that is refused, or its lines."""
    try:
        return tuple(document.pages for document in read_source(FILE, content))
    except Refusal as refusal:
        return (refusal.where.startswith(FILE), refusal.seen, refusal.way_out)
