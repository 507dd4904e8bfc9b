"""Jobs over all cores → packages in their places, the catalogue, and a report of what happened.

A worker builds its package in a staging folder; the run puts it in its place only once it is known
that no other disclosure has the same identity. Nothing published before is touched by a failure.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.assemble.addresses import accept, published_addresses
from pipeline.assemble.discover import Job, discover
from pipeline.assemble.fingerprint import Entry, job_fingerprint, read_ledger, write_ledger
from pipeline.assemble.workers import Built, Run, SetAside, run_all
from pipeline.catalogue import write_catalogue
from pipeline.read.progress import OnPage
from pipeline.resource import CHECKSUMS
from pipeline.resource.rebuild import adopt
from pipeline.vocabulary import load_vocabulary

_STAGING = ".staging"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run, in the order of the sources."""

    built: tuple[Built, ...]
    unchanged: tuple[tuple[str, str], ...]
    set_aside: tuple[SetAside, ...]
    withdrawn: tuple[str, ...]
    strays: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        return not self.set_aside


def build(
    paths: Sequence[Path],
    packages: Path,
    workers: int | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    on_page: OnPage | None = None,
) -> Report:
    """Build every disclosure at and below `paths` into `packages`, then the catalogue.

    `workers` defaults to the number of cores; `on_page` is told of scanned pages as they are recognized.
    Raises FileNotFoundError for a path that is not there.
    """
    discovered = discover(paths)
    load_vocabulary()  # a spec that cannot be used ends the run here, not job by job
    packages.mkdir(parents=True, exist_ok=True)
    ledger = read_ledger(packages)
    prints = {job.label: job_fingerprint(job) for job in discovered.jobs}
    unchanged = [j for j in discovered.jobs if _is_current(packages, ledger, j, prints[j.label])]
    to_do = [job for job in discovered.jobs if job not in unchanged]
    staging = packages / _STAGING
    shutil.rmtree(staging, ignore_errors=True)
    try:
        jobs = Run(to_do, prints, staging, workers, on_progress, on_page)
        results = _run_apart(packages, ledger, jobs)
        taken = {ledger[job.key]["package"]: job.label for job in unchanged}
        built, set_aside = _without_doubles(results, taken)
        for result in built:
            adopt(staging / result.fingerprint / result.package, packages / result.package)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    files = {job.label: job.key for job in discovered.jobs}
    ledger |= {files[b.label]: _entry(b) for b in built}
    write_ledger(packages, ledger)
    write_catalogue(packages)
    order = {job.label: index for index, job in enumerate(discovered.jobs)}
    return Report(
        built=tuple(sorted(built, key=lambda b: order[b.label])),
        unchanged=tuple((job.label, ledger[job.key]["package"]) for job in unchanged),
        set_aside=tuple(
            _with_tables(aside, built, taken)
            for aside in sorted(set_aside, key=lambda s: order[s.label])
        ),
        withdrawn=tuple(_without_source(packages, ledger)),
        strays=discovered.strays,
    )


def _entry(built: Built) -> Entry:
    return {
        "package": built.package,
        "fingerprint": built.fingerprint,
        "addresses": {claim.address: claim.body for claim in built.claims},
    }


def _with_tables(aside: SetAside, built: Sequence[Built], taken: dict[str, str]) -> SetAside:
    """An explanation alone is told which file has its tables, where this run has it."""
    with_tables = [b.label for b in built if b.package == aside.explains]
    with_tables += [label for package, label in taken.items() if package == aside.explains]
    if not aside.explains or not with_tables:
        return aside
    return replace(aside, reason=f"{aside.reason}; its tables are in {with_tables[0]}")


def _is_current(packages: Path, ledger: dict[str, Entry], job: Job, fingerprint: str) -> bool:
    entry = ledger.get(job.key)
    if entry is None or entry["fingerprint"] != fingerprint:
        return False
    return bool((packages / entry["package"] / CHECKSUMS).is_file())


def _without_source(packages: Path, ledger: dict[str, Entry]) -> Iterator[str]:
    """Packages that stay published although the file that they were built from is gone."""
    kept = {entry["package"] for key, entry in ledger.items() if Path(key).exists()}
    for key, entry in sorted(ledger.items()):
        gone = not Path(key).exists() and entry["package"] not in kept
        if gone and (packages / entry["package"]).is_dir():
            yield f"{entry['package']} (from {key})"


def _run_apart(packages: Path, ledger: dict[str, Entry], run: Run) -> list[Built | SetAside]:
    """Run the jobs; those whose body has another's address are run again under one of their own.

    Of new bodies with one slug the first in the order of the sources keeps it, in whichever order
    the workers are done.
    """
    taken = published_addresses(packages, ledger, load_vocabulary)
    results: dict[str, Built | SetAside] = {}
    to_do = run.jobs
    while to_do:
        found = {r.label: r for r in run_all(replace(run, jobs=to_do), dict(taken))}
        results |= found
        ran = [(job, found[job.label]) for job in to_do]
        to_do = [
            job for job, made in ran if isinstance(made, Built) and not accept(made.claims, taken)
        ]
    return [results[job.label] for job in run.jobs]


def _without_doubles(
    results: Sequence[Built | SetAside], taken: dict[str, str]
) -> tuple[list[Built], list[SetAside]]:
    """Set aside all disclosures that claim one identity: which is right is not for us to say."""
    set_aside = [result for result in results if isinstance(result, SetAside)]
    claims = defaultdict[str, list[Built]](list)
    for result in results:
        if isinstance(result, Built):
            claims[result.package].append(result)
    built: list[Built] = []
    for package, claimants in claims.items():
        others = [taken[package]] if package in taken else []
        labels = [*others, *sorted(b.label for b in claimants)]
        if len(labels) == 1:
            built += claimants
            continue
        set_aside += [
            _double(b, [label for label in labels if label != b.label]) for b in claimants
        ]
    return built, set_aside


def _double(built: Built, others: Sequence[str]) -> SetAside:
    return SetAside(
        built.label,
        f"{built.label}: the same disclosure ({built.package}) as {', '.join(others)}; keep one of "
        "them, put the parts of one disclosure into a folder with a disclosure.yml, or state in a "
        "sidecar what tells them apart (unit, fiscal_year, kind)",
    )
