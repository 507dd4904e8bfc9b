"""The strict policy on one page of every kind that the theme has, those that come first with it included."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.assemble import build
from pipeline.publish.status import status_of, write_pages
from pipeline.website.department import front
from pipeline.website.interface.policy import headers
from pipeline.website.jobs import versions as version_jobs
from pipeline.website.jobs.job import write_page
from pipeline.website.published import apart
from tests.conftest import DISCLOSURES
from tests.website import comparisons, jobs
from tests.website.chromium import CHROMIUM, served, settled
from tests.website.jobs import THEME
from tests.website.test_policy import WATCH
from tools.corpus.__main__ import rendered
from tools.corpus.make import corpus

OF_CONTENT = {"page"}
"""What Pelican makes of the texts in `content/`: `test_policy` looks at those pages."""
STATUS = ("status/index.html", "en/status/index.html")


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Packages of several places, years and formats, one of them in two versions; and their store."""
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "sources").mkdir()
    comparisons.write(folder / "sources")
    made = next(iter(corpus(1, 1)))
    (folder / "sources" / "a.pdf").write_bytes(rendered(made, made.document, "pdf"))
    with_projects = next(DISCLOSURES.glob("白河县*.txt"))
    shutil.copyfile(with_projects, folder / "sources" / with_projects.name)
    # A kind of body that goes by two names: the page of the second leads to that of the kind.
    comparisons.write_one(
        folder / "sources", "330903", "普陀区", 2022, "9.00", "6.00", "3.00", department="水务局"
    )
    for figure in ("90.00", "100.00"):
        corrected = folder / "sources" / "更正.txt"
        text = f"岱山县教育局2023年部门预算\n\n收支总表\n\n单位：万元\n\n项目\t预算数\n收入总计\t{figure}\n"
        corrected.write_text(text, encoding="utf-8")
        report = build(
            [folder / "sources"], folder / "packages", workers=1, versions=folder / "versions"
        )
        assert report.is_complete, report.set_aside
    return folder / "packages", folder / "versions"


@pytest.fixture(scope="module")
def kinds(
    packages: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, str]]:
    """The site, and of each template the page with most on it."""
    site = tmp_path_factory.mktemp("kinds-site") / "site"
    written: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "MOST_CELLS", 20)
        patch.setattr(apart, "MOST_CELLS_OF_ALL", 40)
        patch.setattr(front, "MOST_BYTES", 10_000)
        patch.setattr(
            version_jobs,
            "write_page",
            lambda house, page: (written.append(page), write_page(house, page))[1],
        )
        written += jobs.run(packages[0], site, versions=packages[1]).pages
    shutil.copytree(THEME / "static", site / "theme")
    write_pages(status_of(None, site, 1.0, 0), site)
    largest: dict[str, str] = {}
    for page in written:
        size = (site / page.address).stat().st_size
        if page.template not in largest or size > (site / largest[page.template]).stat().st_size:
            largest[page.template] = page.address
    return site, largest


def test_the_site_has_a_page_of_every_kind(kinds: tuple[Path, dict[str, str]]) -> None:
    templates = {
        path.stem
        for path in (THEME / "templates").glob("*.html")
        if re.search(r'{%-? extends "base.html"', path.read_text(encoding="utf-8"))
    }
    assert templates - OF_CONTENT - kinds[1].keys() == set()


@pytest.mark.parametrize("way", ["served", "from a folder"])
@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")
def test_no_kind_of_page_breaks_the_policy(
    browser: Any, kinds: tuple[Path, dict[str, str]], way: str
) -> None:
    site, largest = kinds
    with served(site, headers()) as address:
        root = address if way == "served" else f"{site.as_uri()}/"
        problems: list[str] = []
        context = browser.new_context()
        context.add_init_script(WATCH)
        context.on("console", lambda said: problems.append(f"{said.text} {said.location}"))
        for page in settled(context, [root + each for each in [*largest.values(), *STATUS]]):
            problems += [f"{page.url}: {one}" for one in page.evaluate("broken")]
        context.close()
    assert problems == []
