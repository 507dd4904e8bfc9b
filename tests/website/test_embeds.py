"""What others may show of a disclosure: small pages without a script, with their source, and code to copy."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from pipeline.website import addresses
from tests.website import pelican

LARGEST = 16_000
YEAR = "360123/yiliaobaozhangju/2023/index.html"


def _embeds(site: Path) -> list[Path]:
    return [each for each in pelican.pages(site) if "embed" in each.relative_to(site).parts]


def test_every_embed_is_small_has_its_source_and_no_script(site: Path) -> None:
    found = _embeds(site)
    assert {each.parent.name for each in found} >= {"figure", "flow", "functions", "purposes"}
    for each in found:
        reader = pelican.read(each)
        assert each.stat().st_size < LARGEST, each
        assert "script" not in {tag for tag, _ in reader.tags}
        assert reader.faults == []
        sources = [(each.parent / to.partition("#")[0]).resolve() for _, to in reader.links]
        parts = each.relative_to(site).parts
        year = Path(*(one for one in parts[:-3] if one != "embed"), "index.html")
        assert (site / year).resolve() in sources
        assert ("base", {"target": "_blank"}) in reader.tags


def test_what_search_engines_list_is_the_page_of_the_year(site: Path, awkward_site: Path) -> None:
    for each in _embeds(awkward_site):
        parts = each.relative_to(awkward_site).parts
        year = "/".join(one for one in parts[:-3] if one != "embed")
        tags = pelican.read(each).tags
        named = [stated["href"] for _, stated in tags if stated.get("rel") == "canonical"]
        assert named == [f"https://example.org/budget/{year}/"]
    assert all("noindex" in each.read_text(encoding="utf-8") for each in _embeds(site))


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_figure_leads_to_its_cell_and_keeps_its_unit(site: Path, prefix: str) -> None:
    address = f"{prefix}embed/530303/yiliaobaozhangju/2023/final/figure/index.html"
    text = (site / address).read_text(encoding="utf-8")
    (to, printed) = re.findall(r'<a class="figure" href="([^"]+)">(.*?)</a>', text)[0]
    page, _, anchor = to.partition("#")
    assert anchor in pelican.read(((site / address).parent / page).resolve()).ids
    assert "万元" in printed


def test_a_doubtful_figure_warns_in_a_frame_too(site: Path) -> None:
    folder = site / "embed/530303/yiliaobaozhangju/2023/final"
    assert any(
        "这一行核对不通过" in each.read_text(encoding="utf-8") for each in folder.rglob("*.html")
    )


def test_the_page_of_the_year_has_code_to_copy(awkward_site: Path) -> None:
    text = (awkward_site / "530303/yiliaobaozhangju/2023/index.html").read_text(encoding="utf-8")
    codes = re.findall(r"<code[^>]*>(&lt;iframe .*?)</code>", text)
    assert codes
    for code in codes:
        (to,) = re.findall(r'src="https://example.org/budget/([^"]+)"', html.unescape(code))
        assert (awkward_site / to / "index.html").is_file()
        assert not addresses.is_listed(to + "index.html")
