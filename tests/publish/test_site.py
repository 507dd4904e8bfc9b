"""The site is whole or it is the old one: made beside, looked over, switched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.folders import Held, Trouble
from pipeline.publish import NotWhole, disk, publish_site, whole
from pipeline.publish import site as site_module
from pipeline.publish.links import links_of
from pipeline.publish.site import site_held
from pipeline.publish.tree import Tree, whole_hash
from pipeline.resource import CHECKSUMS, sha256_of
from pipeline.website.looked_over import gone_from, tell_written
from pipeline.website.output import LEDGER
from tests.publish.site_support import HOME, nothing, pages, publish, served


def test_a_site_is_made_and_made_again(tmp_path: Path) -> None:
    output = tmp_path / "site"
    assert publish(output, index="one", a_index="a").changed == 4  # with list and manifest
    assert served(output) == {HOME: "one", "a/index.html": "a"}
    report = publish(output, index="two", a_index="a")
    assert (report.changed, report.removed) == (2, 0)
    assert served(output)[HOME] == "two"
    report = publish(output, index="two", a_index="a")
    assert (report.changed, report.removed) == (0, 0)


def test_the_next_site_is_made_from_the_one_that_is_served(tmp_path: Path) -> None:
    """Also in the second run, before two trees take turns; and none is written through to the other."""
    output = tmp_path / "site"
    publish(output, index="one", a="a")
    (output / "CNAME").write_text("example.org", encoding="utf-8")
    found: dict[str, str] = {}

    def make(building: Path) -> None:
        found.update(served(building))
        (building / "a.html").write_text("b", encoding="utf-8")
        assert served(output)["a.html"] == "a"

    with site_held(output) as place:
        publish_site(place, make, nothing)
    assert found == {HOME: "one", "a.html": "a"}
    assert served(output) == {HOME: "one", "a.html": "b", "CNAME": "example.org"}


def test_the_manifest_lists_the_site_but_not_what_tells_of_the_run(tmp_path: Path) -> None:
    output = tmp_path / "site"

    def tell(building: Path, files: int, sha256: str) -> None:
        assert (building / CHECKSUMS).is_file()
        assert files == 4  # with the list of what was written
        assert len(sha256) == 64
        (building / "status").mkdir(exist_ok=True)
        (building / "status/index.html").write_text("now", encoding="utf-8")

    for _ in range(3):  # in either of the two trees
        with site_held(output) as place:
            publish_site(place, pages(index="one", a="a"), tell)
        assert (output / CHECKSUMS).read_text(encoding="utf-8") == "".join(
            f"{sha256_of(output / name)}  {name}\n" for name in ("a.html", HOME)
        )


def test_whatever_breaks_off_leaves_the_old_site(tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish(output, index="one")

    def broken(building: Path) -> None:
        (building / HOME).write_text("ha", encoding="utf-8")
        raise KeyboardInterrupt

    with site_held(output) as place, pytest.raises(KeyboardInterrupt):
        publish_site(place, broken, nothing)
    assert served(output) == {HOME: "one"}
    publish(output, index="three")
    assert served(output) == {HOME: "three"}


def test_killed_before_and_after_the_switch_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "site"
    publish(output, index="one", a="a")
    whole = site_module.switch
    for after in (False, True):

        def killed(built: Path, at: Path, after: bool = after) -> None:
            if after:
                whole(built, at)
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(site_module, "switch", killed)
            with pytest.raises(KeyboardInterrupt):
                publish(output, index=f"two {after}")
        assert served(output)[HOME] == ("two True" if after else "one")
        publish(output, index="three", a="a")
        assert served(output) == {HOME: "three", "a.html": "a"}
        publish(output, index="one", a="a")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"a": "x"}, "there is no home page"),
        ({"index": '<a class="x" href="b.html">b</a>'}, "index.html: a link to b.html"),
        ({"index": "x", "a_index": '<img src="../../c.png">'}, "a link to ../../c.png"),
    ],
)
def test_what_is_not_whole_is_not_shown(tmp_path: Path, texts: dict[str, str], said: str) -> None:
    output = tmp_path / "site"
    publish(output, index="one")
    with pytest.raises(NotWhole, match=said):
        publish(output, **texts)
    assert served(output) == {HOME: "one"}


def test_a_link_of_an_old_page_to_what_is_gone_is_seen(tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish(output, index='<a href="a.html">a</a>', a="a")
    with pytest.raises(NotWhole, match=r"index.html: a link to a.html"):
        publish(output, index='<a href="a.html">a</a>')


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages whose links are read."""
    pages: list[str] = []

    def noted(root: Path, page: str) -> dict[str, str]:
        pages.append(page)
        return links_of(root, page)

    monkeypatch.setattr(whole, "links_of", noted)
    return pages


def test_only_pages_that_changed_or_linked_to_what_is_gone_are_read(
    tmp_path: Path, read: list[str]
) -> None:
    output = tmp_path / "site"
    texts = {"index": '<a href="a.html">a</a>', "a": '<a href="b.html">b</a>', "b": "b", "c": "c"}
    publish(output, **texts)
    assert sorted(read) == ["a.html", "b.html", "c.html", "index.html"]
    read.clear()
    publish(output, **texts | {"c": "other"})
    assert read == ["c.html"]
    read.clear()
    publish(output, **{key: texts[key] for key in ("index", "a", "b")})
    assert not read
    with pytest.raises(NotWhole, match=r"^a\.html: a link to b\.html, which is not there$"):
        publish(output, **{key: texts[key] for key in ("index", "a")})
    assert read == ["a.html"]


@pytest.mark.parametrize("content", [None, b"", b"3\n[]"])
def test_all_pages_are_read_where_it_is_not_known_what_they_link_to(
    tmp_path: Path, read: list[str], content: bytes | None
) -> None:
    output = tmp_path / "site"
    publish(output, index="one", a="a")
    (known,) = (tmp_path / ".site.publish").glob("links-*")
    known.unlink() if content is None else known.write_bytes(content)
    read.clear()
    publish(output, index="one", a="a", b="b")
    assert sorted(read) == ["a.html", "b.html", "index.html"]


def test_links_with_anchors_queries_escapes_and_hosts_are_followed(tmp_path: Path) -> None:
    links = ["#top", "a%20b.html#x", "a%20b.html?q=1&amp;r", "https://example.org/x", "mailto:x@y"]
    text = "".join(f'<a href="{link}">x</a>' for link in links)
    with site_held(tmp_path / "site") as place:
        publish_site(place, pages(**{"index": text, "a b": "x"}), nothing)


def test_a_copy_of_a_package_that_is_torn_is_not_shown(tmp_path: Path) -> None:
    def torn(building: Path) -> None:
        pages(index="one")(building)
        folder = building / "data" / "packages" / "x"
        folder.mkdir(parents=True)
        (folder / "a.csv").write_text("a", encoding="utf-8")
        (folder / "checksums.sha256").write_text(f"{'0' * 64}  a.csv\n", encoding="utf-8")

    with (
        site_held(tmp_path / "site") as place,
        pytest.raises(NotWhole, match=r"data/packages/x/a\.csv"),
    ):
        publish_site(place, torn, nothing)


def test_what_others_put_into_the_site_stays_and_goes_with_them(tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish(output, index="one")
    (output / "CNAME").write_text("example.org", encoding="utf-8")
    (output / ".well-known").mkdir()
    (output / ".well-known" / "x").write_text("x", encoding="utf-8")
    (output / "link").symlink_to("index.html")
    publish(output, index="two")
    assert (output / "CNAME").read_text(encoding="utf-8") == "example.org"
    assert (output / ".well-known" / "x").is_file()
    assert (output / "link").is_symlink()
    (output / "CNAME").unlink()
    publish(output, index="three")
    publish(output, index="four")
    assert not (output / "CNAME").exists()


def test_a_site_of_older_code_is_taken_over(tmp_path: Path) -> None:
    output = tmp_path / "site"
    output.mkdir()
    pages(index="old", gone="x")(output)
    publish(output, index="new")
    assert served(output) == {HOME: "new"}


def test_only_what_the_website_says_that_it_wrote_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "site"
    gone: list[object] = []

    def telling(**texts: str) -> Callable[[Path], None]:
        def make(building: Path) -> None:
            gone.append(gone_from(building))
            before = {path: path.read_text() for path in building.rglob("*.html")}
            pages(**texts)(building)
            (building / "theme").mkdir(exist_ok=True)
            (building / "a" / "own.html").write_text("x")  # nor this, beside pages that are
            (building / "theme" / "a.css").write_text(texts["index"])  # on no list
            after = (path for path in building.rglob("*.html"))
            lately = [path for path in after if before.get(path) != path.read_text()]
            names = [path.relative_to(building).as_posix() for path in lately]
            tell_written(building, [*names, LEDGER])

        return make

    def site(**texts: str) -> None:
        with site_held(output) as place:
            publish_site(place, telling(**texts), nothing)

    for number in "123":
        site(index=number, a_b_index="a", c_index=f"c{number}")
    for root in (output, next((tmp_path / ".site.publish").glob("next-*"))):
        (root / "a/b/index.html").write_text("harm")
    hashed: list[str] = []
    monkeypatch.setattr(disk, "sha256_of", lambda path: hashed.append(path.name) or sha256_of(path))
    site(index="4", d_index="d", a_b_index="a")
    assert gone[-1] == {"a/b/index.html"}
    assert not {f".{each}" for each in ("gone", "written-lately")} & {
        path.name.partition("-of")[0].partition("-by")[0] for path in output.iterdir()
    }
    assert sorted(hashed) == [
        LEDGER, "a.css", CHECKSUMS, *["index.html"] * 3, "own.html"
    ]  # fmt: skip
    known = disk.remembered(output, tmp_path / ".site.publish")
    assert known == disk.look_at(output)
    assert "theme/a.css" in known
    assert "c/index.html" not in known


def test_a_link_to_the_site_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    publish(tmp_path / "site", index="one")
    assert (tmp_path / "site").is_symlink()
    assert served(tmp_path / "real") == {HOME: "one"}


def test_a_mount_point_and_a_file_are_told_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Trouble, match="a file stands where the site"), site_held(tmp_path / "file"):
        pass
    monkeypatch.setattr("os.path.ismount", lambda _: True)
    with (
        pytest.raises(Trouble, match=r"name a folder in it, e.g. \S+/x/site"),
        site_held(tmp_path / "x"),
    ):
        pass


def test_one_publication_at_a_time(tmp_path: Path) -> None:
    with site_held(tmp_path / "site"), pytest.raises(Held), site_held(tmp_path / "site"):
        pass


def test_what_tells_of_the_run_is_no_part_of_the_hash(tmp_path: Path) -> None:
    def add(building: Path, files: int, sha256: str) -> None:
        (building / "status").mkdir(exist_ok=True)
        (building / "status" / "index.html").write_text(
            str(building.stat().st_ino), encoding="utf-8"
        )

    with site_held(tmp_path / "site") as place:
        first = publish_site(place, pages(index="one"), add)
        second = publish_site(place, pages(index="one"), add)
    assert first.sha256 == second.sha256
    assert second.changed == 0
    assert whole_hash(Tree()) != first.sha256
