"""What readers may tell: a prepared mail or form at tables and findings, set by the maintainer."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.website import jobs, pelican

YEAR = "610929/yiliaobaozhangju/2020/index.html"


def _reports(packages: Path, output: Path, report: str) -> list[dict[str, list[str]]]:
    jobs.run(packages, output, siteurl="https://example.org/budget", report=report)
    return [
        {"to": [link.partition("?")[0]], **parse_qs(urlsplit(link).query)}
        for _, link in pelican.read(output / YEAR).links
        if report and link.startswith(report)
    ]


@pytest.mark.parametrize(
    ("report", "title"),
    [("mailto:somebody@example.org", "subject"), ("https://example.org/issues/new", "title")],
)
def test_each_table_and_finding_has_a_prepared_report(
    packages: Path, tmp_path: Path, report: str, title: str
) -> None:
    found = _reports(packages, tmp_path / "site", report)
    assert {each["to"][0] for each in found} == {report}
    assert all(each[title][0].startswith("有误：") for each in found)
    told = {each["body"][0] for each in found}
    page = "https://example.org/budget/610929/yiliaobaozhangju/2020/"
    assert f"{page}#t-budget-04" in told
    assert f"{page}#summary" in told
    assert any(each.startswith(f"{page}#finding-") for each in told)


def test_without_an_address_nothing_is_offered(packages: Path, tmp_path: Path) -> None:
    jobs.run(packages, tmp_path / "site")
    assert 'class="wrong"' not in (tmp_path / "site" / YEAR).read_text(encoding="utf-8")
