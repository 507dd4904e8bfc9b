"""Runs the site's jobs without Pelican, in this process, and tells what they did."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.engine import Cluster
from pipeline.website.jobs import departments, job
from pipeline.website.jobs.house import House
from pipeline.website.jobs.pool import Crew
from pipeline.website.jobs.site import Places, write_site
from pipeline.website.page import Page
from pipeline.website.published.shelf import open_shelf
from pipeline.website.rendering.renderer import Theme
from tests.conftest import ROOT

OPTIONS = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "autoescape": True,
    "extensions": ["jinja2.ext.i18n"],
}
THEME = ROOT / "themes" / "ledger"


@dataclass
class Run:
    """What a run wrote anew: its pages, and the addresses that it removed."""

    pages: list[Page] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @property
    def addresses(self) -> set[str]:
        return {page.address for page in self.pages}


def run(
    packages: Path,
    output: Path,
    siteurl: str = "",
    workers: int = 1,
    cluster: Cluster | None = None,
    draws_pages: bool = True,
    report: str = "",
    versions: Path | None = None,
) -> Run:
    """Writes the site of the packages; what it keeps for the next run lies beside the output."""
    made = Run()
    scratch = output.with_name(f"{output.name}.scratch")
    places = Places(
        output,
        output.with_name(f"{output.name}.cache"),
        scratch,
        Path("no glossary"),
        draws_pages=draws_pages,
    )
    theme = Theme(THEME, OPTIONS, siteurl, report=report)
    write = job.write_page

    def noting(house: House, page: Page) -> dict[str, int]:
        made.pages.append(page)
        return write(house, page)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "write_page", noting)
        patch.setattr(departments, "write_page", noting)
        made.removed = write_site(
            open_shelf(packages, versions), places, theme, Crew(workers, cluster)
        )
    return made
