from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.disclosure import Provenance
from pipeline.package.sources import file_name, file_names, licence_descriptors


@given(st.text(st.characters()) | st.text(st.sampled_from("./\\:~ a局\x00\n"), max_size=12))
def test_any_name_becomes_one_plain_file_name(received: str) -> None:
    name = file_name(received)
    assert name
    assert PurePosixPath(name).name == PureWindowsPath(name).name == name
    assert name[0] not in ".~ "
    assert ".." not in name
    assert len(name.encode()) <= 150
    assert file_name(name) == name


def test_a_long_name_keeps_its_suffix() -> None:
    assert file_name("预" * 200 + ".pdf").endswith("预.pdf")


def test_names_that_would_be_one_file_are_numbered() -> None:
    assert file_names(["A.txt", "a.txt", "a.txt"]) == ["A.txt", "a-2.txt", "a-3.txt"]


@pytest.mark.parametrize(
    ("stated", "key", "value"),
    [
        ("CC-BY-4.0", "name", "CC-BY-4.0"),
        ("https://example.org/licence", "path", "https://example.org/licence"),
        ("允许转载", "name", "other"),
        ("", "name", "notspecified"),
    ],
)
def test_a_licence_is_stated_never_invented(stated: str, key: str, value: str) -> None:
    (licence,) = licence_descriptors(Provenance(licence=stated))
    assert licence[key] == value
    assert stated in licence["title"]
