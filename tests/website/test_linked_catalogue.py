"""The site's links to the catalogue lead to the one that stands."""

from __future__ import annotations

from pathlib import Path

from pipeline.resource import write_checksums
from pipeline.website.output import copy_package


def test_a_catalogue_that_was_mended_is_linked_anew(tmp_path: Path) -> None:
    catalogue, site = tmp_path / "catalogue", tmp_path / "site"
    catalogue.mkdir()
    file = catalogue / "amounts.csv"
    file.write_text("1.00\n", encoding="utf-8")
    write_checksums(catalogue)
    copy_package(catalogue, site, is_linked=True)
    linked = site / "data/packages/catalogue/amounts.csv"
    linked.write_text("7.00\n", encoding="utf-8")  # it rots in both places
    file.unlink()
    file.write_text("1.00\n", encoding="utf-8")
    copy_package(catalogue, site, is_linked=True)
    assert linked.samefile(file)
    assert linked.read_text(encoding="utf-8") == "1.00\n"
