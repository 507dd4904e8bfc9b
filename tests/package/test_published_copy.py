"""A published copy against its manifest, in a folder and at an address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.package import published_copy, write_package
from pipeline.package.published_copy import CopyError, verify_address, verify_copy
from pipeline.website.output import write_manifest
from tests.package import published, samples


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder; `/elsewhere` leads to another host."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path.startswith("/elsewhere"):
            self.send_response(302)
            self.send_header("Location", "http://other.invalid/checksums.sha256")
            self.end_headers()
            return
        super().do_GET()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two pages, a hidden file, and a package."""
    site = tmp_path / "site"
    write_package(samples.disclosure(), site / "data/packages")
    (site / "index.html").write_text("明账", encoding="utf-8")
    (site / "about").mkdir()
    (site / "about/index.html").write_text("关于", encoding="utf-8")
    (site / ".written-by-mingzhang").write_text("about/index.html\n", encoding="utf-8")
    write_manifest(site)
    return site


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _package(site: Path) -> Path:
    (package,) = (site / "data/packages").iterdir()
    return package


def test_the_manifest_vouches_for_packages_by_their_checksums(site: Path) -> None:
    lines = (site / "checksums.sha256").read_text(encoding="utf-8").splitlines()
    assert [line.partition("  ")[2] for line in lines] == [
        "about/index.html",
        f"data/packages/{_package(site).name}/checksums.sha256",
        "index.html",
    ]


def test_a_whole_copy_is_as_published_without_a_network(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    published.block_network(monkeypatch)
    assert main(["verify", str(site)]) == 0
    files = len([each for each in _package(site).rglob("*") if each.is_file()])
    printed = capsys.readouterr().out
    assert f"{files + 2} files" in printed
    assert printed.endswith("Everything is as it was published.\n")


def test_an_address_is_as_published(
    site: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", address]) == 0
    assert "all as published" in capsys.readouterr().out
    assert verify_address(address) == verify_copy(site)
    assert verify_address(f"{address}/data/packages/{_package(site).name}/").problems == []


@pytest.mark.parametrize("name", ["about/index.html", "amounts.csv", "checksums.sha256"])
def test_what_was_changed_is_named(site: Path, address: str, name: str) -> None:
    path = site / name if "/" in name else _package(site) / name
    path.write_bytes(path.read_bytes() + b"\n")
    place = path.relative_to(site).as_posix()
    for verified in (verify_copy(site), verify_address(address)):
        (problem,) = verified.problems
        assert problem.place == place
        assert problem.message.startswith("changed: its SHA-256 is ")
    assert main(["verify", str(site)]) == 1
    assert main(["verify", address]) == 1


def test_what_is_missing_is_named_once(
    site: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (_package(site) / "sections.csv").unlink()
    (problem,) = verify_address(address).problems
    assert str(problem).endswith("sections.csv: missing, expected by checksums.sha256")
    assert main(["verify", str(site)]) == 1
    assert capsys.readouterr().out.count("sections.csv: missing") == 1


def test_where_there_is_no_manifest_it_says_what_to_give(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", f"{address}/about"]) == 2
    assert "expected the manifest of a published site" in capsys.readouterr().err
    assert main(["verify", address, "--standards"]) == 2


def test_no_other_host_is_asked(address: str) -> None:
    with pytest.raises(CopyError, match="redirects to another host"):
        verify_address(f"{address}/elsewhere")
    with pytest.raises(CopyError, match="no http or https address"):
        verify_address("file:///etc")


@pytest.mark.parametrize("name", ["../out", "/etc/passwd", "a/../../out", "..\\out"])
def test_a_manifest_does_not_lead_out_of_its_folder(site: Path, name: str) -> None:
    (site / "checksums.sha256").write_text(f"{'0' * 64}  {name}\n", encoding="utf-8")
    with pytest.raises(CopyError, match="leads out of the folder"):
        verify_copy(site)


def test_nor_does_that_of_a_package(site: Path) -> None:
    (_package(site) / "checksums.sha256").write_text(f"{'0' * 64}  ../out\n", encoding="utf-8")
    write_manifest(site)
    (problem,) = verify_copy(site).problems
    assert "leads out of the folder" in problem.message


def test_it_stops_at_its_limits(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published_copy, "LARGEST_FILE", 3)
    problems = verify_copy(site).problems
    assert any("not read any further" in each.message for each in problems)
    monkeypatch.setattr(published_copy, "_MOST_FAILURES", 2)
    last = verify_copy(site).problems
    assert any("2 files one after the other could not be read" in each.message for each in last)
