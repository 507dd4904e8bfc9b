"""What the search finds: the records of a disclosure, the index as bytes, the page without a script."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.website import addresses
from pipeline.website.published.shelf import open_shelf
from pipeline.website.search.index import SearchIndex
from pipeline.website.search.record import SearchLine, SearchRecord, html
from pipeline.website.search.terms import glossary_records
from tests.website import jobs, pelican


def _record(anchor: str, **stated: object) -> SearchRecord:
    fields: dict[str, object] = {
        "address": "130630/x/2023/index.html",
        "anchor": anchor,
        "title": "支出总表",
        "of": "河北省保定市涞源县医疗保障局2023年部门预算",
        "unit": "万元",
        "text": "",
        "lines": (SearchLine("-r1", "", "城乡医疗救助", "2101301", ("428.97",)),),
        "facets": {"what": ("table",), "year": ("2023",), "place": ("涞源县",)},
    }
    return SearchRecord(**{**fields, **stated})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def records(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> list[SearchRecord]:
    made = jobs.run(packages, tmp_path_factory.mktemp("records") / "site")
    return [each for page in made.pages for each in page.records]


def test_every_table_and_every_printed_row_is_in_a_record(
    records: list[SearchRecord], packages: Path
) -> None:
    found = {(each.address, each.anchor): each for each in records}
    for package in open_shelf(packages).packages:
        for table in package.tables:
            record = found[package.address, addresses.table_anchor(package.part, table.no)]
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
        addresses.table_anchor(each.part, table.no)
        for each in shelf.packages
        for table in each.tables
        if table.read_by_ocr
    }
    marked = {
        each.anchor
        for page in jobs.run(formats_packages, tmp_path / "site").pages
        for each in page.records
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


def test_text_of_a_source_stays_text() -> None:
    class Reader(HTMLParser):
        tags: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tags.append(tag)

    hostile = '<script>alert(1)</script>" onload="x ␞ -r9 ␟ h'
    line = SearchLine("-r1", "", hostile, hostile, (hostile,))
    reader = Reader()
    text = html(_record("a", title=hostile, of=hostile, lines=(line,)))
    reader.feed(text)
    assert set(reader.tags) == {"html", "body", "i", "p"}
    assert text.count("␞") == 2
    assert text.count("␟") == 2 + 4 + 2


def test_an_entry_of_the_glossary_is_found_by_its_anchor() -> None:
    page = '<dl><div id="budget"><dt>部门<b>预算</b></dt><dd>一年&lt;的计划。</dd></div></dl>'
    [record] = glossary_records(page)
    assert (record.anchor, record.title, record.text) == ("budget", "部门预算", "一年<的计划。")


def test_the_same_records_give_the_same_bytes_and_others_do_not(tmp_path: Path) -> None:
    def write(name: str, years: range) -> dict[str, bytes]:
        with SearchIndex() as index:
            for year in years:
                facets = {"what": ("table",), "year": (str(year),), "place": (f"地方{year % 7}",)}
                index.add(_record(f"t-{year}", facets=facets))
            written = list(index.write(tmp_path / name))
        contents = pelican.contents(tmp_path / name)
        assert sorted(contents) == written
        return contents

    first = write("first", range(2000, 2020))
    assert write("second", range(2000, 2020)) == first
    assert write("third", range(2000, 2019)) != first


def test_two_records_may_not_lead_to_one_place() -> None:
    with SearchIndex() as index:
        index.add(_record("t-1"))
        with pytest.raises(FileExistsError):
            index.add(_record("t-1"))


def test_the_site_keeps_only_the_index_that_it_wrote_last(
    packages: Path, tmp_path: Path, site: Path
) -> None:
    output = tmp_path / "site"
    stale = output / "pagefind" / "fragment" / "zh-cn_0000000.pf_fragment"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"")
    (output / ".written-by-mingzhang").write_text(f"{stale.relative_to(output)}\n")
    pelican.publish(packages, output)
    assert not stale.exists()
    assert pelican.contents(output / "pagefind") == pelican.contents(site / "pagefind")


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
    assert (site / "pagefind" / "pagefind-entry.json").is_file()
