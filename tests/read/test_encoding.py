from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.text import read_text
from tests.support import FILE, printed

TEXT = printed("""
    岱山县水利局2022年度部门决算

    科目名称 → 决算数
    水利 → 1,061.40
    合计 → 1,061.40
    """)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("gbk"), "gb18030"),
        (TEXT.encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
    ids=["utf-8", "utf-8 bom", "gbk", "gb18030", "utf-16 le bom", "utf-16 be bom", "utf-16 le", "utf-16 be"],
)  # fmt: skip
def test_the_text_is_the_same_in_every_encoding(content: bytes, encoding: str) -> None:
    document = read_text(FILE, content)
    assert document.pages[0] == tuple(TEXT.split("\n"))
    assert document.blocks == read_text(FILE, TEXT.encode()).blocks
    assert (document.encoding, document.remarks) == (encoding, ())


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_all_line_ends_are_line_ends(newline: str) -> None:
    document = read_text(FILE, TEXT.replace("\n", newline).encode())
    assert document.pages[0] == tuple(TEXT.split("\n"))


def test_a_file_that_ends_inside_a_character_is_read_and_noted() -> None:
    document = read_text(FILE, (TEXT + "合计").encode()[:-1])
    assert document.pages[0][-1] == "合"
    assert "ends inside a character" in document.remarks[0].message_en


def test_a_gbk_file_that_ends_inside_a_character_is_read_and_noted() -> None:
    document = read_text(FILE, (TEXT + "合计").encode("gbk")[:-1])
    assert document.remarks


def test_a_utf_16_file_that_ends_inside_a_character_is_noted() -> None:
    document = read_text(FILE, TEXT.rstrip().encode("utf-16")[:-1])
    assert document.remarks


@given(st.text("岱山县水利局年度预算决算表金额单位万元\n0123456789.,:（）"))
def test_chinese_text_survives_utf_8_and_gb_18030(text: str) -> None:
    whole = f"岱山县水利局部门决算\n{text}"
    for encoding in ("utf-8", "gb18030"):
        assert read_text(FILE, whole.encode(encoding)).pages[0] == tuple(whole.split("\n"))


def test_characters_that_gb_18030_has_a_new_code_for_are_read_as_these() -> None:
    """Codes FE59, FE51 and A6D9, which the standard of 2000 put into the private area."""
    content = "水利".encode("gb18030") + bytes.fromhex("fe59fe51a6d9") + "支出".encode("gb18030")
    assert read_text(FILE, content).pages[0] == ("水利龴\U00020087\ufe10支出",)


def test_a_zero_byte_in_a_text_makes_it_no_utf_16() -> None:
    for encoding in ("utf-8", "gb18030"):
        content = TEXT.replace("\n", "\x00\n", 1).encode(encoding)
        assert read_text(FILE, content).encoding == encoding
