"""What the search finds: the records of a disclosure, the index as bytes, the page without a script."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.assemble import build
from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses, anchors
from pipeline.website.jobs import searching
from pipeline.website.published.shelf import open_shelf
from pipeline.website.search.name_index import name_files, pairs_of
from pipeline.website.search.names import Named, bodies
from pipeline.website.search.record import SearchLine, SearchRecord, leaf
from pipeline.website.search.terms import glossary_records
from pipeline.website.search.terms_of_text import part_of
from tests.website import comparisons, jobs, pelican
from tests.website.search_records import record as _record


@pytest.fixture(scope="module")
def records(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> list[SearchRecord]:
    made = jobs.run(packages, tmp_path_factory.mktemp("records") / "site")
    return [each for page in made.pages for leaf in page.leaves for each in leaf.records]


def test_every_table_and_every_printed_row_is_in_a_record(
    records: list[SearchRecord], packages: Path
) -> None:
    found = {(each.address, each.anchor): each for each in records}
    for package in open_shelf(packages).packages:
        for table in package.tables:
            record = found[package.address, anchors.table_anchor(package.part, table.no)]
            said = {
                text
                for line in record.lines
                for text in (*line.values, *line.label.split(), *line.code.split())
            }
            printed = {
                part
                for row in package.rows(table)
                for cell, column in zip(row.cells, table.columns, strict=True)
                if column.role != "sequence"
                for part in ([cell.strip()] if column.role == "measure" else cell.split())
                if part
            }
            assert printed <= said, table.title


def test_an_amount_stands_below_its_heading_and_leads_to_its_row(
    records: list[SearchRecord],
) -> None:
    table = next(
        each
        for each in records
        if each.address.startswith("360123") and each.title == "支出决算表" and each.lines
    )
    headings = next(line for line in table.lines if line.marks == "h")
    row = next(line for line in table.lines if line.code == "2101301")
    assert row.label == "城乡医疗救助"
    assert dict(zip(headings.values, row.values, strict=True))["本年支出合计"] == "521.00"
    assert row.anchor.startswith("-r")
    assert table.facets["code"] != ()
    assert all(each[:3].isdigit() and each[4:] for each in table.facets["code"])


def test_a_row_that_failed_a_check_is_marked(records: list[SearchRecord]) -> None:
    of = [each for each in records if each.address.startswith("530303")]
    table = next(each for each in of if each.anchor == "t-final-03")
    marks = {line.code: line.marks for line in table.lines}
    assert marks["210"] == "!"
    assert marks["208"] == ""
    assert any(each.facets["what"] == ("check",) and each.lines for each in of)


def test_what_was_read_from_a_picture_is_marked(formats_packages: Path, tmp_path: Path) -> None:
    shelf = open_shelf(formats_packages)
    scanned = {
        anchors.table_anchor(each.part, table.no)
        for each in shelf.packages
        for table in each.tables
        if table.read_by_ocr
    }
    marked = {
        each.anchor
        for page in jobs.run(formats_packages, tmp_path / "site").pages
        for leaf in page.leaves
        for each in leaf.records
        if each.facets["what"] == ("table",) and any("*" in line.marks for line in each.lines)
    }
    assert marked == scanned != set()


def test_of_two_panels_each_row_keeps_to_its_own(records: list[SearchRecord]) -> None:
    table = next(
        each
        for each in records
        if each.address.startswith("530303") and each.title == "收入支出决算表"
    )
    headings = [line.values for line in table.lines if line.marks == "h"]
    assert [each[0].partition("/")[0] for each in headings] == ["收入", "支出"]
    assert {len(line.values) for line in table.lines} == {1}


def test_an_entry_of_the_glossary_is_found_by_its_anchor() -> None:
    page = '<dl><div id="budget"><dt>部门<b>预算</b></dt><dd>一年&lt;的计划。</dd></div></dl>'
    [record] = glossary_records(page)
    assert (record.anchor, record.title, record.text) == ("budget", "部门预算", "一年<的计划。")


def test_a_leaf_is_found_by_parts_of_words_and_by_numbers_however_printed() -> None:
    record = _record(
        "t-1", lines=(SearchLine("-r1", "", "城乡医疗救助", "2101301", ("1,521.00",)),)
    )
    found = leaf([record])
    words = {term for terms in found.words.values() for term in terms.split("\n")}
    assert {"城乡", "疗救", "=城乡医疗救助"} <= words
    numbers = {term for terms in found.numbers.values() for term in terms.split("\n")}
    assert numbers == {"2101301", "21013", "210", "1521", "2023"}


def _body(place: str, name: str) -> Named:
    also = load_vocabulary().organisations.also_called(name)
    return Named("body", place + name, (*also, place.removesuffix("县") + name), "某省某市", "1/x/")


def test_a_kind_of_department_is_known_by_its_short_and_former_names(packages: Path) -> None:
    known = load_vocabulary().organisations
    found = list(bodies(open_shelf(packages).packages, known))
    body = next(each for each in found if each.name == "涞源县医疗保障局")
    assert (body.what, body.where, body.address) == (
        "body", "河北省保定市", "130630/yiliaobaozhangju/index.html",
    )  # fmt: skip
    assert {"涞源县医保局", "涞源医保局", "医保局", "涞源医疗保障局"} <= set(body.also)
    assert body.years == ((2023, ("budget",)),)
    assert "医保局" in next(each for each in found if each.what == "type").also
    assert {"涞源", "130630"} <= {each for one in found if one.what == "place" for each in one.also}
    assert "卫计委" in known.also_called("卫生健康委员会")


def test_a_kind_is_found_at_its_own_page_whatever_its_departments_are_called(
    packages: Path,
) -> None:
    first = open_shelf(packages).packages[0].disclosure
    planning = replace(
        first,
        department=first.division + "规划和自然资源局",
        department_slug="guihuaheziranziyuanju",
    )
    found = bodies([planning], load_vocabulary().organisations)
    (kind,) = [each for each in found if each.what == "type"]
    assert (kind.name, kind.address) == ("自然资源局", "departments/ziranziyuanju/index.html")
    assert {"规划和自然资源局", "国土资源局"} <= set(kind.also)


def test_the_full_name_of_a_body_is_none_of_its_kind(packages: Path) -> None:
    first = open_shelf(packages).packages[0].disclosure
    name = f"中国共产党{first.division}委员会办公室"
    office = replace(first, department=name, department_slug="zhonggongweibangongshi")
    found = list(bodies([office], load_vocabulary().organisations))
    (kind,) = [each for each in found if each.what == "type"]
    assert office.organisation == name  # its place stands within
    assert name not in (kind.name, *kind.also)
    assert name in [each.name for each in found if each.what == "body"]


def test_a_body_is_found_by_what_it_was_called_in_any_of_its_years(packages: Path) -> None:
    first = next(
        each.disclosure for each in open_shelf(packages).packages if each.division == "涞源县"
    )
    before = replace(first, department="涞源县医疗保险局", fiscal_year=first.fiscal_year - 1)
    (body,) = [
        each
        for each in bodies([before, first], load_vocabulary().organisations)
        if each.what == "body"
    ]
    assert body.name == first.department
    assert {"涞源县医疗保险局", "医疗保险局"} <= set(body.also)


def test_the_office_of_a_department_is_found_by_the_names_of_the_department(
    packages: Path,
) -> None:
    first = next(
        each.disclosure for each in open_shelf(packages).packages if each.division == "涞源县"
    )
    known = load_vocabulary().organisations

    def names(unit: str, slug: str) -> set[str]:
        (body,) = [
            each
            for each in bodies([replace(first, unit=unit, unit_slug=slug)], known)
            if each.what == "body"
        ]
        assert body.name == unit
        return set(body.also)

    whole = {"涞源县医疗保障局", "涞源医保局", "医保局"}
    assert whole <= names("涞源县医疗保障局（本级）", "benji")
    assert names("涞源县医疗保障中心", "zhongxin") == {"医疗保障局"}


def test_very_many_names_are_answered_by_few_small_files() -> None:
    characters = "安平永新清河山阳东西南北高阳武宁定远"
    places = [f"{a}{b}{c}县" for a in characters for b in characters for c in characters[:9]]
    named = [_body(place, name) for place in places for name in ("医疗保障局", "民政局")]
    files = dict(name_files(named))
    sizes = sorted(map(len, files.values()))
    assert sum(sizes[-6:]) < 150_000
    assert len(files) <= 512
    for query in ("安", "安平永县医疗保障局"):
        pair = next(iter(pairs_of(query)))
        name = next(each for each in files if each.endswith(f"/{part_of(pair) % len(files)}"))
        part = json.loads(gzip.decompress(files[name]))
        assert 0 < len(part["pairs"][pair]) <= 300
        assert all(part["names"][each][1][0] == "安" for each in part["pairs"][pair])


def test_a_volume_of_which_no_leaf_changed_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "LEAVES_IN_A_VOLUME", 3)
    disclosures = tmp_path / "disclosures"
    disclosures.mkdir()
    comparisons.write(disclosures)
    build([disclosures], tmp_path / "packages", workers=1)
    jobs.run(tmp_path / "packages", tmp_path / "site")
    folder = tmp_path / "site" / addresses.SEARCH_INDEX
    before = {each.name for each in folder.iterdir()}
    terms = {each.name for each in (folder / "terms").iterdir()}
    changed = next(each for each in sorted(disclosures.glob("*.txt")) if "2023" in each.name)
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text + "\n本表由本单位填报。\n", encoding="utf-8")
    build([disclosures], tmp_path / "packages", workers=1)
    kept = {each: each.stat().st_mtime_ns for each in folder.rglob("*/*")}
    jobs.run(tmp_path / "packages", tmp_path / "site")
    after = {each.name for each in folder.iterdir()}
    assert 0 < len(before - after) <= 2
    assert len(before & after) >= 3
    assert all(each.stat().st_mtime_ns == when for each, when in kept.items() if each.exists())
    assert 0 < len(terms - {each.name for each in (folder / "terms").iterdir()}) < len(terms)


def test_years_with_few_are_put_together_and_large_ones_parted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "LEAVES_IN_A_VOLUME", 3)
    years = [
        [f"year {province}0000/x/2024" for province in (11, 11, 12, 13, 13)],
        ["year 110000/x/2023"],
        ["year 110000/x/2022", "year 120000/x/2022"],
        ["year 110000/x/2021"],
    ]
    volumes = list(searching._in_volumes(years))
    assert list(map(len, volumes)) == [3, 2, 3, 1]
    assert [job for each in volumes for job in each] == [job for each in years for job in each]


def test_the_site_keeps_only_the_index_that_it_wrote_last(
    packages: Path, tmp_path: Path, site: Path
) -> None:
    output = tmp_path / "site"
    stale = output / addresses.SEARCH_INDEX / "000000000000" / "r0"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"")
    (output / ".written-by-mingzhang").write_text(f"{stale.relative_to(output)}\n")
    pelican.publish(packages, output)
    assert not stale.exists()
    assert pelican.contents(output / "search") == pelican.contents(site / "search")


def test_without_a_script_the_page_says_so_and_leads_everywhere(site: Path) -> None:
    for root in (site, site / "en"):
        reader = pelican.read(root / "search" / "index.html")
        assert "noscript" in {tag for tag, _ in reader.tags}
        assert reader.texts["unavailable"].strip()
        links = {link for _, link in reader.links}
        for place in ("130606", "130630", "360123", "530303", "610929"):
            assert any(link.endswith(f"/{place}/index.html") for link in links)


def test_a_site_without_material_has_a_page_of_search(tmp_path: Path) -> None:
    site = pelican.publish(tmp_path / "nothing", tmp_path / "site")
    assert (site / "search" / "index.html").is_file()
    assert (site / "search" / "files" / "index.json").is_file()
