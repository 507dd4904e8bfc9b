"""Two sites: of the real disclosures, and of a few that are arranged to be awkward."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.assemble import build
from pipeline.catalogue import write_catalogue
from pipeline.package import write_package
from tests.conftest import DISCLOSURES
from tests.website import chromium, comparisons, formats, pelican

SCRIPT = "<script>alert(1)</script>{{ 7*7 }}"
SIDECARS = {
    # a final account that joins the budget of the same department and year
    "决算": """
        division: "130630"
        department: 涞源县医疗保障局
        fiscal_year: 2023
        kind: final
        url: "javascript:alert(1)"
        licence: "javascript:alert(2)"
        published_on: 2024-09-20
    """,
    # a unit that discloses on its own
    "单位": """
        division: "130630"
        department: 涞源县医疗保障局
        unit: 涞源县医疗保险中心
        fiscal_year: 2023
        kind: budget
        url: https://www.example.gov.cn/notice?a=1&b=2
        retrieved_on: 2023-03-01
    """,
    # what the maintainers say of a disclosure, in words as hostile as its own
    "恶意<script>": """
        corrections:
        - {locator: {table: final.expenditure, row: "210", column: 本年支出合计},
          action: override, value: "528.22", expect: "465.22", reason: "漏加<b>项目支出</b>"}
        answers:
        - {check: arithmetic.subtotal, table: 03-zhichujuesuanbiao, row_no: 5,
          status: corrected, reason: "<i>见更正</i>"}
        - {check: form.statutory_table, status: explained, reason: 没有这项收支}
    """,
}


@pytest.fixture(scope="session")
def site(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real disclosures, without SITEURL."""
    return pelican.publish(packages, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, for tests that carry the mark `browser`."""
    with chromium.started() as started:
        yield started


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site of the real disclosures is served."""
    with chromium.served(site) as served:
        yield served


@pytest.fixture(scope="session")
def awkward_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Budget and final account of one department-year, a unit's own budget, and hostile text."""
    folder = tmp_path_factory.mktemp("disclosures")
    (folder / "预算.txt").write_text(_disclosure("涞源"), encoding="utf-8")
    (folder / "决算.txt").write_text(_disclosure("安义"), encoding="utf-8")
    (folder / "单位.txt").write_text(_disclosure("莲池"), encoding="utf-8")
    for name, sidecar in SIDECARS.items():
        lines = [line.strip() for line in sidecar.strip().splitlines()]
        (folder / f"{name}.yml").write_text("\n".join(lines), encoding="utf-8")
    hostile = _disclosure("沾益").replace("住房公积金", f"住房{SCRIPT}公积金")
    hostile = hostile.replace("印刷费", '印刷费" onmouseover="alert(1)')
    (folder / "恶意<script>.txt").write_text(hostile, encoding="utf-8")
    packages = tmp_path_factory.mktemp("awkward")
    report = build([folder], packages, workers=1)
    assert report.is_complete, report.set_aside
    return packages


@pytest.fixture(scope="session")
def awkward_site(awkward_packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, with a SITEURL."""
    output = tmp_path_factory.mktemp("awkward-site")
    return pelican.publish(awkward_packages, output, siteurl="https://example.org/budget")


@pytest.fixture(scope="session")
def formats_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a PDF, partly scanned, and a workbook; and a file of which nothing was read."""
    packages = tmp_path_factory.mktemp("formats")
    write_package(formats.disclosure(), packages)
    write_catalogue(packages)
    return packages


@pytest.fixture(scope="session")
def formats_site(formats_packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, without SITEURL."""
    return pelican.publish(formats_packages, tmp_path_factory.mktemp("formats-site"))


def _disclosure(place: str) -> str:
    return next(_named(place)).read_text(encoding="utf-8")


def _named(place: str) -> Iterator[Path]:
    return DISCLOSURES.glob(f"*{place}*.txt")


@pytest.fixture(scope="session")
def comparison_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up disclosures of one kind of department in several places and years."""
    folder = tmp_path_factory.mktemp("compared")
    comparisons.write(folder)
    packages = tmp_path_factory.mktemp("comparison")
    report = build([folder], packages, workers=1)
    assert report.is_complete, report.set_aside
    return packages


@pytest.fixture(scope="session")
def comparison_site(comparison_packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, with a SITEURL."""
    output = tmp_path_factory.mktemp("comparison-site")
    return pelican.publish(comparison_packages, output, siteurl="https://example.org/budget")
