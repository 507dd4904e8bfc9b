"""A figure that a maintainer corrects in the sidecar, then the same source read by another spec:
what a reader, the feed, the differences and a citation of the first version say of each."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.commands import main
from pipeline.versions import version_of
from tests.assemble.corrected import IDENTITY, TEXT, override
from tests.website.test_versions import SITE, read_otherwise

NAME = "330921-shuiliju-2023-budget"


class Played:
    """A folder after three runs; `versions` are those of the package, in their order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.versions: list[str] = []

    def publish(self) -> None:
        given = ["publish", str(self.folder / "来源"), "--packages", str(self.folder / "packages")]
        given += ["--output", str(self.folder / "site"), "--workers", "1", "--siteurl", SITE]
        assert main(given) == 0
        self.versions.append(version_of(self.folder / "packages" / NAME))

    def text(self, path: str) -> str:
        return (self.folder / "site" / path).read_text(encoding="utf-8")

    def of_package(self, path: str) -> str:
        return self.text(f"data/packages/{NAME}/v/{path}")

    def json(self, path: str) -> Any:
        return json.loads(self.of_package(path))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    made = Played(tmp_path_factory.mktemp("corrected"))
    sources = made.folder / "来源"
    sources.mkdir()
    (sources / "水.txt").write_text(TEXT, encoding="utf-8")
    (sources / "水.yml").write_text(IDENTITY, encoding="utf-8")
    made.publish()
    (sources / "水.yml").write_text(IDENTITY + override(), encoding="utf-8")
    made.publish()
    with pytest.MonkeyPatch.context() as patch:
        read_otherwise(patch)
        made.publish()
    return made


def test_a_reader_sees_the_print_with_the_correction_beside_it(played: Played) -> None:
    page = played.text("330921/shuiliju/2023/index.html")
    assert re.search(
        r'<span id="t-budget-01-r1-c3">66\.40</span> <small class="corrected"><b>更正为 61\.40</b> 印误',
        page,
    )
    assert "有更动" in page
    assert played.versions[-1] in page


def test_what_changed_is_said_of_each_with_its_cause(played: Played) -> None:
    first, second, third = played.versions
    read, corrected, _ = played.json("versions.json")["versions"]
    assert (corrected["version"], corrected["change"]["from"]) == (second, first)
    assert corrected["change"]["level"] == "minor"  # no printed number is another
    assert corrected["change"]["causes"]["zh"] == "更正或答复有变"
    assert "1 条更正是新的或改过的" in corrected["change"]["summary"]["zh"]
    assert read["version"] == third
    assert read["change"]["level"] == "major"
    assert read["change"]["causes"]["zh"] == "原件没有变，读法变了"
    step = played.json("changes-2.json")
    (added,) = step["resources"]["corrections"]["added"]
    assert (added["printed"], added["corrected"]) == ("66.40", "61.40")
    assert not step["resources"].get("amounts", {}).get("changed")


def test_the_feed_tells_each_once_and_the_log_of_corrections_has_the_figure(played: Played) -> None:
    first, second, third = played.versions
    feed = played.text("feeds/changes.atom.xml")
    assert feed.count("<entry>") == 2
    assert f"版本 {first} → {second}。" in feed
    assert f"版本 {second} → {third}。" in feed
    assert "更正：农林水支出“合计”印作 66.40，应为 61.40（印误）。" in feed
    # a number that is read otherwise is not said to be another
    assert "66.40 万元 → 66.40 万元" not in feed
    assert "“合计”：资金性质 （无） → government_fund" in feed
    (correction,) = json.loads(played.text("data/changes/corrections.json"))["corrections"]
    assert (correction["version"], correction["printed"], correction["corrected"]) == (
        third,
        "66.40",
        "61.40",
    )


def test_a_citation_of_the_first_still_leads_to_it_and_says_what_changed_since(
    played: Played,
) -> None:
    first, _, third = played.versions
    page = played.of_package(f"{first}/index.html")
    assert "这是从前的版本，文件与当时一样。" in page
    since = page[page.index('id="since"') :]
    assert "更正或答复有变" in since
    assert "农林水支出 合计 印作 66.40，应为 61.40" in since
    assert "读法变了" in since
    assert "61.40" in since
    assert "66.40" in played.of_package(f"{first}/amounts.csv")
    assert not (
        played.folder / "site/data/packages" / NAME / "v" / first / "corrections.csv"
    ).exists()
    both = played.json(f"since-{first}.json")
    assert (both["from"], both["to"]) == (first, third)
    assert set(both["cause_ids"]) == {"corrections", "reading"}
