"""Jobs over all cores → packages in their places, the catalogue, and a report of what happened.

A worker builds its package in a staging folder; the run puts it in its place only once it is known
that no other disclosure has the same identity. Nothing published before is touched by a failure.
"""

from __future__ import annotations

import shutil
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from pipeline.assemble.disclosure import build_disclosure
from pipeline.assemble.discover import Job, discover
from pipeline.assemble.fingerprint import job_fingerprint, read_ledger, write_ledger
from pipeline.catalogue import write_catalogue
from pipeline.model.refusal import Refusal
from pipeline.package import write_package
from pipeline.resource import CHECKSUMS
from pipeline.resource.rebuild import adopt
from pipeline.vocabulary import load_vocabulary

_STAGING = ".staging"


@dataclass(frozen=True, slots=True)
class Built:
    """What a summary says of one package."""

    label: str
    package: str
    title: str
    fingerprint: str
    tables: int
    amounts: int
    indicators: int
    failed_checks: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A disclosure that was not built, and why; `details` is a traceback where the fault is ours."""

    label: str
    reason: str
    details: str = ""


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
) -> Report:
    """Build every disclosure at and below `paths` into `packages`, then the catalogue.

    `workers` defaults to the number of cores. Raises FileNotFoundError for a path that is not there.
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
        results = list(_run_all(to_do, prints, staging, workers, on_progress))
        taken = {ledger[job.key]["package"]: job.label for job in unchanged}
        built, set_aside = _without_doubles(results, taken)
        for result in built:
            adopt(staging / result.fingerprint / result.package, packages / result.package)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    files = {job.label: job.key for job in discovered.jobs}
    ledger |= {files[b.label]: {"package": b.package, "fingerprint": b.fingerprint} for b in built}
    write_ledger(packages, ledger)
    write_catalogue(packages)
    order = {job.label: index for index, job in enumerate(discovered.jobs)}
    return Report(
        built=tuple(sorted(built, key=lambda b: order[b.label])),
        unchanged=tuple((job.label, ledger[job.key]["package"]) for job in unchanged),
        set_aside=tuple(sorted(set_aside, key=lambda s: order[s.label])),
        withdrawn=tuple(_without_source(packages, ledger)),
        strays=discovered.strays,
    )


def _is_current(
    packages: Path, ledger: dict[str, dict[str, str]], job: Job, fingerprint: str
) -> bool:
    entry = ledger.get(job.key)
    if entry is None or entry["fingerprint"] != fingerprint:
        return False
    return (packages / entry["package"] / CHECKSUMS).is_file()


def _without_source(packages: Path, ledger: dict[str, dict[str, str]]) -> Iterator[str]:
    """Packages that stay published although the file that they were built from is gone."""
    kept = {entry["package"] for key, entry in ledger.items() if Path(key).exists()}
    for key, entry in sorted(ledger.items()):
        gone = not Path(key).exists() and entry["package"] not in kept
        if gone and (packages / entry["package"]).is_dir():
            yield f"{entry['package']} (from {key})"


def _run_all(
    jobs: Sequence[Job],
    prints: dict[str, str],
    staging: Path,
    workers: int | None,
    on_progress: Callable[[int, int], None],
) -> Iterator[Built | SetAside]:
    """Run the jobs; one that takes its process down is tried once more on its own."""
    broken: list[Job] = []
    done = 0
    if workers == 1 or len(jobs) < 2:
        for job in jobs:
            yield run_job(job, prints[job.label], staging)
            done += 1
            on_progress(done, len(jobs))
        return
    with ProcessPoolExecutor(workers) as pool:
        futures = {pool.submit(run_job, job, prints[job.label], staging): job for job in jobs}
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                broken.append(futures[future])
                continue
            done += 1
            on_progress(done, len(jobs))
    for job in broken:
        yield _on_its_own(job, prints[job.label], staging)
        done += 1
        on_progress(done, len(jobs))


def _on_its_own(job: Job, fingerprint: str, staging: Path) -> Built | SetAside:
    try:
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(run_job, job, fingerprint, staging).result()
    except BrokenProcessPool:
        reason = "building it took the process down (out of memory?); split the file"
        return SetAside(job.label, f"{job.label}: {reason}")


def run_job(job: Job, fingerprint: str, staging: Path) -> Built | SetAside:
    """Build one disclosure into the staging folder; a source's fault is told, never raised."""
    try:
        files = [(path.name, path.read_bytes()) for path in job.files]
        sidecar = job.sidecar.read_bytes() if job.sidecar else None
        disclosure = build_disclosure(files, sidecar, job.sidecar_name, load_vocabulary())
        write_package(disclosure, staging / fingerprint)
    except Refusal as refusal:
        return SetAside(job.label, _with_folder(job, str(refusal)))
    except Exception as error:
        reason = (
            f"{job.label}: could not be built ({type(error).__name__}: {error}); please report it"
        )
        return SetAside(job.label, reason, traceback.format_exc())
    return Built(
        label=job.label,
        package=disclosure.name,
        title=disclosure.identity.title,
        fingerprint=fingerprint,
        tables=len(disclosure.tables),
        amounts=len(disclosure.amounts),
        indicators=len(disclosure.indicators),
        failed_checks=sum(finding.outcome == "fail" for finding in disclosure.findings),
        notes=tuple(
            f"{remark.place.file}: {remark.message_en}"
            for source in disclosure.sources
            for document in source.documents
            for remark in document.remarks
            if remark.is_defect
        ),
    )


def _with_folder(job: Job, message: str) -> str:
    """A refusal names the file; with the folder, a maintainer finds it among thousands."""
    folder = job.label.rpartition("/")[0]
    return f"{folder}/{message}" if folder and len(job.files) == 1 else message


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
