"""Leaves → the volumes and the files of terms of the search, as bytes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from pipeline.website.search import record, volume
from pipeline.website.search.postings import Postings, count_of_parts, term_file
from pipeline.website.search.record import in_leaves, leaf
from pipeline.website.search.terms_of_text import part_of
from pipeline.website.search.volume import Volume
from tests.website.search_records import record as _record


def _volume(years: range) -> dict[str, bytes]:
    return dict(_volume_of(years).files())


def _volume_of(years: range) -> Volume:
    volume = Volume()
    for year in years:
        facets = {"what": ("table",), "year": (str(year),), "place": (f"地方{year % 7}",)}
        volume.add(leaf([_record(f"t-{year}", title=f"{year}年支出", facets=facets)]))
    return volume


def test_the_same_leaves_give_the_same_files_and_others_another_folder() -> None:
    first = _volume(range(2000, 2020))
    assert _volume(range(2000, 2020)) == first
    assert not set(_volume(range(2000, 2019))) & set(first)


def test_a_volume_says_which_leaves_hold_a_term_and_where_their_records_are(tmp_path: Path) -> None:
    volume = _volume_of(range(2000, 2020))
    files = {
        name.partition("/")[2]: gzip.decompress(each) for name, each in dict(volume.files()).items()
    }
    stated = json.loads(files["leaves"])
    (tmp_path / "postings").write_bytes(volume.postings())
    lines = Postings(tmp_path / "postings").read("n", 0, 1)
    terms = dict(line.split(",", 1) for line in lines.split("\n"))
    assert terms["2007"] == "7"
    assert terms["2101301"] == "0" + 19 * ",1"
    _, of, _, year, _, _, file, place, kinds, _ = stated["leaves"][7]
    assert (of, year, kinds) == ("河北省保定市涞源县医疗保障局2023年部门预算", "2007", [1])
    assert json.loads(files[f"r{file}"])[place][0][1] == "t-2007"


def test_files_of_a_volume_grow_slower_than_its_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volume, "_BYTES_OF_RECORDS", 2_000)
    files = _volume(range(1000, 1400))
    assert len(files) < 200
    assert max(map(len, files.values())) < 6_000


@pytest.mark.parametrize("parts", [1, 4, 512])
def test_the_files_of_terms_say_of_all_volumes_what_each_says(tmp_path: Path, parts: int) -> None:
    volumes = [_volume_of(range(2000, 2020)), _volume_of(range(2010, 2013)), Volume()]
    kept = []
    for number, each in enumerate(volumes):
        (tmp_path / f"{number}").write_bytes(each.postings())
        kept.append(Postings(tmp_path / f"{number}"))
    found: dict[str, str] = {}
    for part in range(parts):
        text = gzip.decompress(term_file([each.read("n", part, parts) for each in kept])).decode()
        lines = dict(line.split(" ", 1) for line in text.split("\n") if line)
        assert all(part_of(term) % parts == part for term in lines)
        found |= lines
    assert found["2007"] == "0,7"
    assert found["2011"] == "0,b 1,1"
    assert found["21013"] == "0,0" + 19 * ",1" + " 1,0,1,1"
    assert sum(each.size("n") for each in kept) > 0


def test_terms_that_are_as_they_were_have_the_same_hash(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(_volume_of(range(2000, 2020)).postings())
    (tmp_path / "b").write_bytes(_volume_of(range(2000, 2019)).postings())
    one, other = Postings(tmp_path / "a"), Postings(tmp_path / "b")
    same = [one.hashes("n", part, 512) == other.hashes("n", part, 512) for part in range(512)]
    assert all(same) is False
    assert sum(same) > 500


def test_very_many_terms_lie_in_files_of_limited_size() -> None:
    assert [count_of_parts(size) for size in (0, 40_000, 200_000, 10**9)] == [1, 2, 16, 512]


def test_a_long_disclosure_is_parted_into_leaves_that_keep_its_records(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records = [_record(f"t-{number}") for number in range(5)]
    monkeypatch.setattr(record, "_MOST_CHARACTERS", 100)
    found = list(in_leaves(records))
    assert len(found) > 1
    assert [each for one in found for each in one.records] == records
    assert list(in_leaves([])) == []
