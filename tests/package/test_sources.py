"""What was received is published under names of ours, and never as something that a host serves as a page."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble.disclosure import build_disclosure
from pipeline.catalogue import write_catalogue
from pipeline.model.disclosure import Provenance, Source
from pipeline.model.document import Document
from pipeline.package import verify, write_package
from pipeline.package.received import packed, published_as
from pipeline.package.sources import licence_descriptors, source_descriptors, write_sources
from tests.support import VOCABULARY

PAGE = """<html><body><h1>岱山县水利局2022年部门预算</h1><script>alert(1)</script>
<p>2022年部门收支预算总表</p><p>单位：万元</p><table>
<tr><td colspan=2>收入</td><td colspan=2>支出</td></tr>
<tr><td>项目</td><td>预算数</td><td>项目</td><td>预算数</td></tr>
<tr><td>一、一般公共预算拨款收入</td><td>1.00</td><td>一、农林水支出</td><td>1.00</td></tr>
<tr><td>收入总计</td><td>1.00</td><td>支出总计</td><td>1.00</td></tr></table></body></html>"""


def source(file: str, format_name: str, content: bytes = b"x") -> Source:
    return Source(file, content, (Document(file, format_name, ()),))


@given(st.text(max_size=30), st.sampled_from(["txt", "html", "mht", "wordml", "spreadsheetml"]))
def test_a_received_name_is_no_file_name(received: str, format_name: str) -> None:
    name = published_as(source(received, format_name), "330921-shuiliju-2022-budget").name
    assert name.startswith("330921-shuiliju-2022-budget.")
    assert name.endswith((".txt", ".zip"))


@pytest.mark.parametrize("format_name", ["html", "mht", "svg", "wordml", "spreadsheetml", "new"])
def test_what_may_run_in_a_browser_is_packed(format_name: str) -> None:
    made = published_as(source("index.html", format_name, b"<script>"), "x")
    assert made.is_packed
    with ZipFile(BytesIO(made.content)) as archive:
        (member,) = archive.namelist()
        assert archive.read(member) == b"<script>"
        assert member.startswith("x.")


def test_an_archive_stays_one() -> None:
    inside = Source("a.zip", b"PK\x03\x04", (Document("a.zip/b.html", "html", ()),))
    assert published_as(inside, "x").name == "x.zip"
    assert published_as(inside, "x").content == b"PK\x03\x04"


def test_a_packed_file_has_the_same_bytes_everywhere() -> None:
    assert packed("x.html", b"<p>") == packed("x.html", b"<p>")
    assert sha256(packed("x.html", b"<p>1</p>")).hexdigest() == (
        "0e6bc58629fbc0303b7b807c351ee4dbddbf056143afeeca4e58a7865ad6863a"
    )


def test_several_files_are_numbered(tmp_path: Path) -> None:
    files = write_sources([source("甲.txt", "txt"), source("../甲.html", "html")], tmp_path, "x")
    assert [each.file.path for each in files] == ["source/x.txt", "source/x-2.html.zip"]


def test_the_descriptor_has_the_hash_of_both(tmp_path: Path) -> None:
    sources = [source("甲.html", "html", b"<p>")]
    files = write_sources(sources, tmp_path, "x")
    (stated,) = source_descriptors(sources, files, Provenance())
    assert stated == {
        "title": "甲.html",
        "path": "source/x.html.zip",
        "sha256": sha256(b"<p>").hexdigest(),
        "packed": "zip",
        "packed_sha256": sha256((tmp_path / "source" / "x.html.zip").read_bytes()).hexdigest(),
    }


def test_a_web_page_is_published_packed_with_its_text_beside_it(tmp_path: Path) -> None:
    content = PAGE.encode()
    disclosure = build_disclosure([("index.php", content)], None, "x.yml", VOCABULARY)
    package = write_package(disclosure, tmp_path)
    write_catalogue(tmp_path)
    files = [p.relative_to(package).as_posix() for p in package.rglob("*") if p.is_file()]
    assert not [each for each in files if each.endswith((".html", ".php", ".mht", ".xml", ".svg"))]
    assert (package / "text" / f"{package.name}.txt").read_text("utf-8")
    custom = json.loads((package / "datapackage.json").read_bytes())["mingzhang"]
    (stated,) = custom["source_files"]
    assert stated["name"] == "index.php"
    assert stated["received"]["hash"] == f"sha256:{sha256(content).hexdigest()}"
    catalogue = (tmp_path / "catalogue" / "disclosures.csv").read_text("utf-8")
    assert sha256(content).hexdigest() in catalogue
    assert verify(tmp_path) == []


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
