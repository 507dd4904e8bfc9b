"""The two trees that a site is made in by turns: what is brought over, believed, repaired and taken away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.publish import disk, publish_site
from pipeline.publish.site import site_held
from pipeline.website.looked_over import gone_from, tell_written
from pipeline.website.output import LEDGER
from tests.publish.site_support import HOME, nothing, pages, publish, served


def test_a_page_that_is_gone_goes_although_two_trees_take_turns(tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish(output, index="one", a="a")
    publish(output, index="one")
    assert served(output) == {HOME: "one"}
    publish(output, index="one")
    assert served(output) == {HOME: "one"}


def test_the_tree_before_the_last_is_brought_to_what_is_served(tmp_path: Path) -> None:
    """What the last run changed is not made a second time, nor what was harmed since, and nothing is written
    through to what is served; files of packages, which nobody writes in place, are links."""
    output, package = tmp_path / "site", "data/packages/x/a.csv"
    publish(output, index="0", a="a", c_index="c")
    publish(output, index="1", a="a", c_index="c")

    def make(building: Path) -> None:
        pages(index="2", a="a", b_index="b")(building)
        (building / "c").rmdir()
        (building / package).parent.mkdir(parents=True)
        (building / package).write_text("2", encoding="utf-8")
        with (building / LEDGER).open("a", encoding="utf-8") as listed:
            listed.write(f"{package}\n")

    with site_held(output) as place:
        publish_site(place, make, nothing)
    (other,) = (tmp_path / ".site.publish").glob("next-*")
    (other / "a.html").write_text("harmed", encoding="utf-8")

    def look(building: Path) -> None:
        assert served(building) == {HOME: "2", "a.html": "a", "b/index.html": "b", package: "2"}
        assert gone_from(building) == frozenset()
        assert not (building / "c").exists()
        assert (building / package).samefile(output / package)
        assert not (building / HOME).samefile(output / HOME)

    with site_held(output) as place:
        publish_site(place, look, nothing)
    assert served(output)["a.html"] == "a"


def test_a_page_that_was_harmed_in_either_tree_is_made_anew(tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish(output, index="one", a="a")
    publish(output, index="one", a="a")
    (other,) = (tmp_path / ".site.publish").glob("next-*")
    for root in (output, other):
        (root / "a.html").write_text("harmed", encoding="utf-8")
    publish(output, index="one", a="a")
    assert served(output) == {HOME: "one", "a.html": "a"}


@pytest.mark.parametrize(
    "stated", ['{"index.html": [1, 2, "0"]}', '[["index.html"], [1], [2]]', "[]", "[[], 1", "null"]
)
def test_what_is_known_of_a_tree_in_another_form_is_not_believed(
    tmp_path: Path, stated: str
) -> None:
    output = tmp_path / "site"
    publish(output, index="one")
    (known,) = (tmp_path / ".site.publish").glob("tree-*")
    known.write_text(stated, encoding="utf-8")
    assert disk.remembered(output, known.parent) is None
    publish(output, index="two")
    assert served(output) == {HOME: "two"}
    found = disk.remembered(output, known.parent)
    assert found == disk.look_at(output)


def test_what_follows_upon_a_run_at_once_is_seen_though_its_folder_says_nothing(
    tmp_path: Path,
) -> None:
    """A folder's time is not fine enough to tell two changes apart that follow each other."""
    output = tmp_path / "site"
    publish(output, index="one", a_index="a")
    times = {folder: folder.stat() for folder in (output, output / "a")}
    for folder, said in times.items():
        (folder / "CNAME").write_text("example.org", encoding="utf-8")
        os.utime(folder, ns=(said.st_atime_ns, said.st_mtime_ns))
    publish(output, index="two", a_index="a")
    assert served(output) == {
        HOME: "two", "a/index.html": "a", "CNAME": "example.org", "a/CNAME": "example.org"
    }  # fmt: skip


def test_what_somebody_put_into_the_tree_that_is_not_served_is_taken_away(tmp_path: Path) -> None:
    output, outside = tmp_path / "site", tmp_path / "outside"
    for _ in range(3):
        publish(output, index="one", a_index="a", b_index="b")
    (other,) = (tmp_path / ".site.publish").glob("next-*")
    outside.mkdir()
    (outside / "index.html").write_text("own", encoding="utf-8")
    (other / "a" / "x.html").write_text("x", encoding="utf-8")
    (other / "z" / "y").mkdir(parents=True)
    (other / "z" / "y" / "x.html").write_text("x", encoding="utf-8")
    (other / "b" / "index.html").unlink()
    (other / "b").rmdir()
    (other / "b").symlink_to(outside)
    publish(output, index="one", a_index="a", b_index="b")
    assert served(output) == {HOME: "one", "a/index.html": "a", "b/index.html": "b"}
    assert (outside / "index.html").read_text(encoding="utf-8") == "own"


def test_folders_in_which_nothing_changed_are_not_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_LATELY", 0)
    output = tmp_path / "site"

    def telling(building: Path) -> None:
        (building / HOME).write_text("new", encoding="utf-8")
        listed = [f"{name}/index.html" for name in "abc"]
        for name in listed:
            if not (building / name).exists():
                (building / name).parent.mkdir()
                (building / name).write_text(name, encoding="utf-8")
        (building / LEDGER).write_text("\n".join([*listed, HOME]), encoding="utf-8")
        tell_written(building, [HOME, LEDGER])

    def site() -> None:
        with site_held(output) as place:
            publish_site(place, telling, nothing)

    for _ in range(3):
        site()
    (output / "b" / "CNAME").write_text("example.org", encoding="utf-8")
    listed: list[str] = []
    plain = disk._entries
    monkeypatch.setattr(disk, "_entries", lambda root, at: listed.append(at) or plain(root, at))
    site()
    assert set(listed) == {"", "b/"}
    assert served(output)["b/CNAME"] == "example.org"
