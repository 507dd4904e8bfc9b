"""Pages of a PDF as pictures: which there are, what is framed on them, what leads to them, and the switch."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pipeline.assemble import build
from pipeline.website.interface.policy import headers
from pipeline.website.jobs import drawing
from pipeline.website.published.package import Package
from pipeline.website.published.picture_page import pages_to_draw, picture_views
from pipeline.website.published.places import Places
from pipeline.website.published.shelf import open_shelf
from pipeline.website.tables.table import TableCell, table_view
from tests.website import chromium, jobs, pelican
from tests.website.jobs import THEME
from tests.website.test_accessibility import RULES
from tools.corpus.__main__ import rendered
from tools.corpus.make import corpus

YEAR = re.compile(r"\d{6}/[a-z]+/\d{4}/")


@pytest.fixture(scope="module")
def pdf_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of a made-up disclosure, received as a PDF."""
    folder = tmp_path_factory.mktemp("pdf")
    made = next(iter(corpus(1, 1)))
    (folder / "a.pdf").write_bytes(rendered(made, made.document, "pdf"))
    packages = tmp_path_factory.mktemp("pdf-packages")
    report = build([folder], packages, workers=1)
    assert report.is_complete, report.set_aside
    return packages


@pytest.fixture(scope="module")
def pdf_site(pdf_packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("pdf-site")
    jobs.run(pdf_packages, output)
    return output


def _pictures(site: Path) -> list[Path]:
    return sorted(site.glob("*/*/*/source-*/*.png"))


def test_every_page_with_an_amount_is_a_picture_of_few_colours(
    pdf_packages: Path, pdf_site: Path
) -> None:
    shelf = open_shelf(pdf_packages)
    wanted = pages_to_draw(shelf.package(shelf.names[0]))
    assert wanted
    pictures = _pictures(pdf_site)
    assert {int(each.name.split("-")[0]) for each in pictures} == {page for _, page in wanted}
    for each in pictures:
        with Image.open(io.BytesIO(each.read_bytes())) as image:
            assert image.mode == "P"
            assert len(image.getcolors() or ()) <= 8


def test_a_row_leads_to_its_page_where_each_of_its_amounts_is_framed(pdf_site: Path) -> None:
    year = next(pdf_site.glob("*/*/*/index.html"))
    for language in ("", "en/"):
        page = pdf_site / language / year.relative_to(pdf_site)
        links = [to for _, to in pelican.read(page).links if re.search(r"source-\w+/\d+/", to)]
        assert links
        for link in links:
            address, _, anchor = link.partition("#")
            assert anchor in pelican.read((page.parent / address).resolve()).ids or not anchor
    amounts = [each for each in pelican.read(year).ids if re.fullmatch(r"t-.*-r\d+-c\d+", each)]
    framed = {
        tag["id"]
        for page in year.parent.glob("source-*/*/index.html")
        for name, tag in pelican.read(page).tags
        if name == "rect"
    }
    assert framed
    assert framed <= {*amounts}


@pytest.mark.parametrize("is_apart", [True, False])
def test_a_number_of_a_table_leads_to_its_frame(
    pdf_packages: Path, tmp_path: Path, *, is_apart: bool
) -> None:
    """On the page of the year as on the page of a large table."""
    shelf = open_shelf(pdf_packages)
    package = shelf.package(shelf.names[0])
    found, _ = drawing.draw(package, tmp_path)
    here = replace(package, pictures=found)
    apart = {each.no: 5 for each in package.tables if is_apart}
    here = replace(here, tables_apart=apart)
    frames = {
        cell.anchor for view in picture_views(here) for row in view.rows for cell in row.frames
    }
    cells = _amounts_shown(here)
    assert len(cells) > 20
    for each in cells:
        assert each.picture.partition("#")[2] == each.id
        assert each.id in frames
        assert f'<a href="../{each.picture}" tabindex="-1">' in each.html("../")


def test_a_number_in_the_summary_leads_to_its_place_in_the_source(
    pdf_site: Path, site: Path
) -> None:
    for found, way in (
        (pdf_site, r'<a class="seen" href="(source-\w+/\d+/index\.html)#(t-[^"]*)"[^>]*>看图</a>'),
        (
            site,
            r'<a class="seen" href="(source-\w+/[^"]*index\.html)#(L\d+|P\d+-L\d+)"[^>]*>原文</a>',
        ),
    ):
        year = next(found.glob("[0-9]*/*/[0-9]*/index.html"))
        summary = year.read_text(encoding="utf-8").partition('id="summary"')[2]
        summary = summary.partition('id="money"')[0]
        links = re.findall(way, summary)
        assert len(links) > 2
        for address, anchor in links:
            assert anchor in pelican.read(year.parent / address).ids


def _amounts_shown(package: Package) -> list[TableCell]:
    """The cells of all tables that have an amount."""
    places, amounts = Places(package), package.amounts()
    views = [
        table_view(
            package,
            table,
            [each for each in amounts if each.table == table.name],
            form_name="",
            places=places,
            codes=(),
        )
        for table in package.tables
    ]
    return [cell for view in views for row in view.rows for cell in row.cells if cell.id]


def test_a_frame_lies_on_the_page_and_shows_nothing_until_it_is_meant(pdf_site: Path) -> None:
    for path in pdf_site.glob("*/*/*/source-*/*/index.html"):
        tags = pelican.read(path).tags
        assert not pelican.read(path).faults
        (picture,) = [tag for name, tag in tags if name == "svg"]
        width, height = map(float, picture["viewbox"].split()[2:])
        for name, tag in tags:
            if name == "g":
                assert tag["fill"] == "none"
            if name == "rect":
                assert 0 <= float(tag["x"]) <= float(tag["x"]) + float(tag["width"]) <= width + 1
                assert 0 <= float(tag["y"]) <= float(tag["y"]) + float(tag["height"]) <= height + 1


def test_search_engines_do_not_list_pictures(pdf_site: Path) -> None:
    assert not re.search(r"source-\w+/\d+/", (pdf_site / "sitemap.xml").read_text("utf-8"))
    page = next(pdf_site.glob("*/*/*/source-*/*/index.html"))
    assert '<meta name="robots" content="noindex">' in page.read_text("utf-8")


def test_with_an_address_a_picture_names_the_text_of_the_source(
    pdf_packages: Path, tmp_path: Path
) -> None:
    output = tmp_path / "site"
    jobs.run(pdf_packages, output, siteurl="https://example.org/budget")
    page = next(output.glob("*/*/*/source-*/*/index.html"))
    tags = pelican.read(page).tags
    (named,) = [stated["href"] for _, stated in tags if stated.get("rel") == "canonical"]
    assert (
        named == f"https://example.org/budget/{page.parent.parent.relative_to(output).as_posix()}/"
    )
    assert "noindex" not in page.read_text("utf-8")


def test_a_picture_is_made_once(
    pdf_packages: Path, pdf_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = open_shelf(pdf_packages)
    package = shelf.package(shelf.names[0])
    monkeypatch.setattr(drawing, "_png", lambda image: pytest.fail("drawn again"))
    found, files = drawing.draw(package, pdf_site)
    assert {pdf_site / each for each in files} == {*_pictures(pdf_site)}
    assert len(found) == len(files)


def test_a_file_that_cannot_be_drawn_has_no_pictures(
    formats_packages: Path, pdf_packages: Path, tmp_path: Path
) -> None:
    for packages in (formats_packages, pdf_packages):
        shelf = open_shelf(packages)
        package = shelf.package(shelf.names[0])
        source = package.directory / package.sources[0].path
        received = source.read_bytes()
        source.write_bytes(b"%PDF-1.4 nothing")
        try:
            assert drawing.draw(package, tmp_path) == ({}, {})
        finally:
            source.write_bytes(received)


def test_a_maintainer_may_do_without(pdf_packages: Path, tmp_path: Path) -> None:
    jobs.run(pdf_packages, tmp_path / "site", draws_pages=False)
    assert not _pictures(tmp_path / "site")
    year = next((tmp_path / "site").glob("*/*/*/index.html"))
    assert not [to for _, to in pelican.read(year).links if re.search(r"source-\w+/\d+/", to)]


def test_a_text_file_has_no_pictures(packages: Path) -> None:
    shelf = open_shelf(packages)
    assert not any(pages_to_draw(shelf.package(name)) for name in shelf.names)


@pytest.mark.browser
@pytest.mark.skipif(chromium.CHROMIUM is None, reason="there is no chromium on this machine")
def test_a_link_comes_to_the_framed_cell_without_a_script(pdf_site: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    path, cell = next(
        (each, cells[-1])
        for each in sorted(pdf_site.glob("*/*/*/source-*/*/index.html"))
        if (cells := [id for id in pelican.read(each).ids if re.search(r"-r\d+-c\d+$", id)])
    )
    shutil.copytree(THEME / "static", pdf_site / "theme", dirs_exist_ok=True)
    with chromium.started() as browser, chromium.served(pdf_site, headers()) as address:
        context = browser.new_context(
            viewport={"width": 390, "height": 700}, java_script_enabled=False
        )
        page = context.new_page()
        problems: list[str] = []
        page.on("console", lambda message: problems.append(message.text))
        page.goto(f"{address}{path.relative_to(pdf_site).as_posix()}#{cell}")
        page.wait_for_load_state("networkidle")
        box = page.locator(f"#{cell}").bounding_box()
        assert 0 <= box["x"] <= 390
        assert 0 <= box["y"] <= 700
        drawn = page.evaluate(f"getComputedStyle(document.getElementById('{cell}')).stroke")
        assert drawn == "rgb(194, 42, 18)"
        context.close()
        page = browser.new_page()
        page.goto(f"{address}{path.relative_to(pdf_site).as_posix()}")
        assert page.evaluate("document.querySelector('.pictured').getBoundingClientRect().width")
        assert (
            Axe()
            .run(page, options={"runOnly": {"type": "tag", "values": RULES}})
            .response["violations"]
            == []
        )
    assert problems == []
