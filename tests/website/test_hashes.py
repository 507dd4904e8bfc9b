"""Hashes of a site's files that are kept from run to run."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.website import hashes
from pipeline.website.hashes import hashes_of


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("水库.html", "堤坝.html"):
        (site / name).write_text(name, encoding="utf-8")
    return site


def test_only_what_changed_is_read_again(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    cache, names = tmp_path / "cache", ["水库.html", "堤坝.html"]
    plain = hashes.sha256_of
    monkeypatch.setattr(hashes, "sha256_of", lambda path: read.append(path.name) or plain(path))
    first = hashes_of(site, names, cache)
    assert read == names
    (site / "堤坝.html").write_text("堤坝已加高", encoding="utf-8")
    again = hashes_of(site, names, cache)
    assert read == [*names, "堤坝.html"]
    assert again["水库.html"] == first["水库.html"]
    assert again["堤坝.html"] == sha256("堤坝已加高".encode()).hexdigest()
    assert hashes_of(site, names, None) == again
    assert len(read) == 5


def test_a_file_of_the_same_size_that_is_newer_is_read_again(site: Path, tmp_path: Path) -> None:
    hashes_of(site, ["水库.html"], tmp_path)
    changed = (site / "水库.html").stat().st_mtime_ns
    (site / "水库.html").write_text("水池.html", encoding="utf-8")
    os.utime(site / "水库.html", ns=(changed + 1, changed + 1))
    found = hashes_of(site, ["水库.html"], tmp_path)
    assert found == {"水库.html": sha256("水池.html".encode()).hexdigest()}


@pytest.mark.parametrize("content", ["", "[1]", '{"水库.html": 1}', '{"水库.html": [1]}', "{}"])
def test_what_was_kept_in_another_shape_is_made_anew(
    site: Path, tmp_path: Path, content: str
) -> None:
    expected = hashes_of(site, ["水库.html"], tmp_path)
    (kept,) = tmp_path.glob("hashes-*.json")
    kept.write_text(content, encoding="utf-8")
    assert hashes_of(site, ["水库.html"], tmp_path) == expected
