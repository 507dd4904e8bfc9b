"""Only what changed is written, and what comes out is what a run from nothing writes."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from pipeline.assemble import build
from pipeline.website.comparisons.coded_expenditure import CodedExpenditure
from pipeline.website.jobs import coded, pool, site
from pipeline.website.looked_over import hand_over, written_lately
from pipeline.website.published.package import Package
from pipeline.website.rendering.renderer import Renderer
from tests.website import comparisons, jobs, pelican

SHUILIJU = "330902/shuiliju"
DEPARTMENTS = ("水利局", "统计局", "审计局")


@pytest.fixture
def disclosures(tmp_path: Path) -> Path:
    folder = tmp_path / "disclosures"
    folder.mkdir()
    comparisons.write(folder)
    return folder


def _built(disclosures: Path, packages: Path) -> Path:
    report = build([disclosures], packages, workers=1)
    assert report.is_complete, report.set_aside
    return packages


@pytest.fixture(autouse=True)
def _without_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index has tests of its own."""
    monkeypatch.setattr(site, "write_search", lambda *_: None)


def test_a_second_run_writes_no_page(
    disclosures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = _built(disclosures, tmp_path / "packages")
    assert jobs.run(packages, tmp_path / "site").pages
    monkeypatch.setattr(coded, "coded_expenditure", lambda *_: pytest.fail("sorted again"))
    again = jobs.run(packages, tmp_path / "site")
    assert (again.pages, again.removed) == ([], [])


def test_a_process_of_its_own_sorts_the_coded_expenditure(
    disclosures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What DuckDB takes for it would stay in the memory of the run."""
    sort = coded.coded_expenditure

    def noting(*given: Any) -> CodedExpenditure:
        (tmp_path / "process").write_text(str(os.getpid()))
        return sort(*given)

    monkeypatch.setattr(coded, "coded_expenditure", noting)
    jobs.run(_built(disclosures, tmp_path / "packages"), tmp_path / "site")
    assert (tmp_path / "process").read_text() != str(os.getpid())


def test_links_to_the_catalogue_are_not_told_as_written(disclosures: Path, tmp_path: Path) -> None:
    """They have the size and the time of what they link to: to hash its gigabytes again tells nothing."""
    packages, output = _built(disclosures, tmp_path / "packages"), tmp_path / "site"
    output.mkdir()
    hand_over(output, ())
    jobs.run(packages, output)
    told = written_lately(output)
    assert told is not None
    assert f"{SHUILIJU}/2023/index.html" in told
    assert "data/packages/catalogue/mingzhang.sqlite" not in told
    assert (output / "data/packages/catalogue/mingzhang.sqlite").is_file()


@pytest.mark.parametrize("change", ["said", "counted", "added", "removed"])
def test_the_site_is_that_of_a_run_from_nothing(
    disclosures: Path, tmp_path: Path, change: str
) -> None:
    one = sorted(disclosures.glob("*.txt"))[0]
    kept = one.read_text(encoding="utf-8")
    if change == "added":
        one.unlink()
    packages = _built(disclosures, tmp_path / "packages")
    jobs.run(packages, tmp_path / "site")
    if change == "removed":
        one.unlink()
    elif change == "counted":
        assert "1,000,000.00" in kept
        one.write_text(kept.replace("1,000,000.00", "1,000,001.00"), encoding="utf-8")
    else:
        one.write_text(kept + "\n本表由本单位填报。\n", encoding="utf-8")
    shutil.rmtree(packages)
    packages = _built(disclosures, tmp_path / "packages")
    partly = jobs.run(packages, tmp_path / "site")
    wholly = jobs.run(packages, tmp_path / "fresh")
    assert pelican.contents(tmp_path / "site") == pelican.contents(tmp_path / "fresh")
    assert 0 < len(partly.pages) < len(wholly.pages)
    listings = {
        each for each in partly.addresses if each.startswith(("functions/", "departments/"))
    }
    assert bool(listings) is (change != "said")
    covered = {each for each in partly.addresses if each.startswith("coverage/")}
    assert bool(covered) is (change != "said")


def test_a_package_whose_source_was_lost_says_since_when(disclosures: Path, tmp_path: Path) -> None:
    packages = _built(disclosures, tmp_path / "packages")
    jobs.run(packages, tmp_path / "site")
    lost = sorted(disclosures.glob("*.txt"))[0]
    whole = lost.read_bytes()
    lost.write_bytes(b"")
    ((name, since),) = build([disclosures], packages, workers=1).kept
    run = jobs.run(packages, tmp_path / "site")
    year = "/".join(name.split("-")[:3])
    assert _notices(tmp_path / "site") == {
        f"{year}/index.html": f"来源文件自 {since} 起无法再读取，这里是此前读到的内容。",
        f"en/{year}/index.html": (
            f"Its source file can no longer be read since {since}; this is what was read before."
        ),
    }
    assert f"{year}/index.html" in run.addresses
    lost.write_bytes(whole)
    build([disclosures], packages, workers=1)
    jobs.run(packages, tmp_path / "site")
    assert _notices(tmp_path / "site") == {}


def _notices(output: Path) -> dict[str, str]:
    pages = {path: html.fromstring(path.read_bytes()) for path in output.rglob("*.html")}
    return {
        path.relative_to(output).as_posix(): notice.text_content()
        for path, page in pages.items()
        for notice in page.find_class("kept")
    }


def test_one_that_changed_leaves_the_pages_of_others_alone(
    disclosures: Path, tmp_path: Path
) -> None:
    packages = _built(disclosures, tmp_path / "packages")
    jobs.run(packages, tmp_path / "site")
    before = _times(tmp_path / "site")
    changed = packages / "330902-shuiliju-2023-budget"
    checksums = changed / "checksums.sha256"
    checksums.write_text(checksums.read_text(encoding="utf-8"), encoding="utf-8")
    table = next(changed.glob("tables/*.csv"))
    table.write_text(table.read_text(encoding="utf-8").replace("基本", "根本"), encoding="utf-8")
    checksums.write_text(f"{'0' * 64}  x\n", encoding="utf-8")
    run = jobs.run(packages, tmp_path / "site")
    assert f"{SHUILIJU}/2023/index.html" in run.addresses
    assert f"{SHUILIJU}/index.html" in run.addresses
    others = {each for each in run.addresses if each[:6].isdigit() and SHUILIJU not in each}
    assert {each for each in others if each.count("/") > 1} == set()
    touched = {each for each, when in _times(tmp_path / "site").items() if before[each] != when}
    assert "330922/shuiliju/2023/index.html" not in touched
    assert {each for each in touched if each.startswith("functions/")} == set()


def _times(output: Path) -> dict[str, int]:
    return {
        path.relative_to(output).as_posix(): path.stat().st_mtime_ns
        for path in output.rglob("*.html")
    }


def test_a_page_that_somebody_took_away_comes_back(disclosures: Path, tmp_path: Path) -> None:
    packages = _built(disclosures, tmp_path / "packages")
    jobs.run(packages, tmp_path / "site")
    whole = pelican.contents(tmp_path / "site")
    (tmp_path / "site" / SHUILIJU / "2023/index.html").unlink()
    (tmp_path / "site/data/packages/330902-shuiliju-2023-budget/amounts.csv").unlink()
    jobs.run(packages, tmp_path / "site")
    assert pelican.contents(tmp_path / "site") == whole


def test_what_is_kept_may_be_lost(disclosures: Path, tmp_path: Path) -> None:
    packages = _built(disclosures, tmp_path / "packages")
    jobs.run(packages, tmp_path / "site")
    whole = pelican.contents(tmp_path / "site")
    shutil.rmtree(tmp_path / "site.cache")
    jobs.run(packages, tmp_path / "site")
    assert pelican.contents(tmp_path / "site") == whole


def test_what_else_links_to_a_page_stays_as_it_was(disclosures: Path, tmp_path: Path) -> None:
    """Whoever switches sites may build into a copy of hard links."""
    packages = _built(disclosures, tmp_path / "packages")
    jobs.run(packages, tmp_path / "site")
    old = pelican.contents(tmp_path / "site")
    shutil.copytree(tmp_path / "site", tmp_path / "linked", copy_function=os.link)
    (tmp_path / "site.cache").rename(tmp_path / "linked.cache")
    one = sorted(disclosures.glob("*.txt"))[0]
    with one.open("a", encoding="utf-8") as file:
        file.write("\n本表由本单位填报。\n")
    jobs.run(_built(disclosures, packages), tmp_path / "linked")
    assert pelican.contents(tmp_path / "site") == old
    assert pelican.contents(tmp_path / "linked") != old


def test_the_catalogue_is_linked_and_packages_are_copied(
    disclosures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = _built(disclosures, tmp_path / "packages")
    jobs.run(packages, tmp_path / "site")
    copies = tmp_path / "site" / "data" / "packages"
    for package in packages.glob("*/datapackage.json"):
        copy = copies / package.relative_to(packages)
        assert copy.samefile(package) is (package.parent.name == "catalogue")
    monkeypatch.setattr(os, "link", _refuse)
    jobs.run(packages, tmp_path / "elsewhere")
    copied = tmp_path / "elsewhere" / "data" / "packages"
    assert pelican.contents(copied) == pelican.contents(copies)
    assert not (copied / "catalogue/datapackage.json").samefile(
        packages / "catalogue/datapackage.json"
    )


def _refuse(*_: object) -> None:
    raise OSError("another file system")


def test_several_processes_write_the_same_bytes(
    disclosures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = _built(disclosures, tmp_path / "packages")
    jobs.run(packages, tmp_path / "one")
    monkeypatch.setattr(pool, "_FEW", 0)
    jobs.run(packages, tmp_path / "two", workers=2)
    assert pelican.contents(tmp_path / "one") == pelican.contents(tmp_path / "two")


def test_the_work_grows_with_the_packages_and_no_faster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted are records read, tables read and pages rendered, for one and for three departments."""
    counted = []
    for names in (DEPARTMENTS[:1], DEPARTMENTS):
        packages = _built(
            _of_departments(tmp_path / f"of-{len(names)}", names), tmp_path / f"p{len(names)}"
        )
        counts = Counter[str]()
        with monkeypatch.context() as patch:
            _count(patch, counts)
            jobs.run(packages, tmp_path / f"site-{len(names)}")
        counted.append(counts)
    one, three = counted
    assert one["amounts"] > 0
    grown = {what: three[what] / one[what] for what in one}
    assert all(each <= len(DEPARTMENTS) for each in grown.values()), grown


def _of_departments(folder: Path, names: Sequence[str]) -> Path:
    """The same disclosures for each of the departments."""
    for name in names:
        own = folder / name
        own.mkdir(parents=True)
        comparisons.write(own)
        for path in sorted(own.iterdir()):
            text = path.read_text(encoding="utf-8").replace("水利局", name)
            path.write_text(text.replace("水文站", f"{name[:2]}中心"), encoding="utf-8")
    return folder


def _count(monkeypatch: pytest.MonkeyPatch, counts: Counter[str]) -> None:
    for kind, name in ((Package, "amounts"), (Package, "rows"), (Renderer, "page")):
        original = getattr(kind, name)

        def counting(*given: object, _name: str = name, _original: object = original) -> object:
            counts[_name] += 1
            return _original(*given)  # type: ignore[operator]

        monkeypatch.setattr(kind, name, counting)
