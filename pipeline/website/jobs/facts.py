"""A department-year's summaries → what is kept of each for the pages of others.

Five values for each package, from small to large: `listed` and `covered` (in memory for all), `files`
(downloads), `datasets` (what the DCAT catalogue says of it) and `summaries` (figures and failures, read by
the page that shows them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.website.department.covered import covered
from pipeline.website.department.department_year import Summary
from pipeline.website.jobs.store import Store, digest
from pipeline.website.listings.listed import listed
from pipeline.website.machine.downloads import (
    Download,
    SourceDownload,
    package_downloads,
    source_downloads,
)
from pipeline.website.machine.standards import dcat
from pipeline.website.machine.standards.described import Described
from pipeline.website.machine.standards.turtle import Told, told
from pipeline.website.published.package import Package

KINDS = ("listed", "covered", "files", "datasets", "summaries")


@dataclass(frozen=True, slots=True)
class Files:
    """What can be had of a package."""

    downloads: tuple[Download, ...]
    sources: tuple[SourceDownload, ...]


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a package is in the DCAT catalogue: what that has to know of it, and its node."""

    entry: dcat.Entry
    node: Told


def keep_facts(
    store: Store, key: str, package: Package, summary: Summary, said: Described, siteurl: str
) -> None:
    """Saves the facts of a package under its key; `said` is what all standards say of it."""
    slim = replace(
        summary,
        verdicts=replace(
            summary.verdicts, contradictions=(), questions=(), by_table=_NONE, others=()
        ),
    )
    in_lists, of_coverage = listed(summary), covered(package)
    shown = digest(slim, in_lists, of_coverage)
    store.save("summaries", key, slim)
    store.save("listed", key, replace(in_lists, shown=shown))
    store.save("covered", key, of_coverage)
    store.save("files", key, Files(package_downloads(package), source_downloads(package)))
    node = told(dcat.dataset(said, siteurl))
    store.save("datasets", key, Dataset(dcat.entry(said, siteurl), node))


_NONE: Mapping[str, tuple[()]] = {}
