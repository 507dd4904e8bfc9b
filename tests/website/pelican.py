"""Runs Pelican as the Makefile does, and reads the pages that it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from tests.conftest import ROOT

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def publish(packages: Path, output: Path, siteurl: str = "") -> Path:
    """The site of the packages in `output`; the same command as `make publish`."""
    environment = {
        **os.environ,
        "PACKAGES": str(packages),
        "SITEURL": siteurl,
        "CACHE": f"{output}.cache",
        "EXPLORE": os.environ.get("EXPLORE", f"{output}.no-engines"),
        "PYTHONUTF8": "1",
    }
    command = "-m pelican content -s publishconf.py --fatal=warnings -o"
    run = subprocess.run(
        [sys.executable, *command.split(), str(output)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return output


@dataclass
class PageReader(HTMLParser):
    """What a page has: ids, links, headings, cells by id; `faults` are tags that do not match."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attrs}
        if len(stated) < len(attrs):
            self.faults.append(f"line {self.getpos()[0]}: <{tag}> has an attribute twice")
        self.tags.append((tag, stated))
        if "id" in stated:
            self.ids.append(stated["id"])
        for name in ("href", "src"):
            if name in stated:
                self.links.append((tag, stated[name]))
        if tag in HEADINGS:
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self._open.append((tag, stated.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.faults.append(f"line {self.getpos()[0]}: </{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for _, each in self._open:
            if each:
                self.texts[each] = self.texts.get(each, "") + data

    @property
    def unclosed(self) -> list[str]:
        return [tag for tag, _ in self._open]


def read(path: Path) -> PageReader:
    """What the page has, read once for each time that it was written."""
    return _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, _: int) -> PageReader:
    reader = PageReader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader


def pages(site: Path) -> Iterator[Path]:
    """All HTML files of a site."""
    return iter(sorted(site.rglob("*.html")))


def contents(site: Path) -> dict[str, bytes]:
    """All files below a folder: path → bytes."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
