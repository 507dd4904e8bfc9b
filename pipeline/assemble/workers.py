"""Jobs over all cores → what came of each: a package in the staging folder, or why it was set aside."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from pipeline.assemble.addresses import Addresses, Claim, addressed, claims
from pipeline.assemble.disclosure import build_disclosure
from pipeline.assemble.discover import Job
from pipeline.assemble.limits import limited
from pipeline.assemble.pages_told import heard, listen
from pipeline.model.refusal import Refusal
from pipeline.package import write_package
from pipeline.read.progress import OnPage, watch
from pipeline.vocabulary import load_vocabulary


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
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A disclosure that was not built, and why; `details` is a traceback where the fault is ours.

    `explains` is the package whose explanation it holds, where it holds no tables.
    """

    label: str
    reason: str
    details: str = ""
    explains: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Jobs, and what is needed to run them."""

    jobs: Sequence[Job]
    prints: dict[str, str]
    staging: Path
    workers: int | None
    on_progress: Callable[[int, int], None]
    on_page: OnPage | None = None


def run_all(run: Run, taken: Addresses) -> Iterator[Built | SetAside]:
    """Run the jobs; one that takes its process down is tried once more on its own."""
    jobs, prints, staging, on_progress = run.jobs, run.prints, run.staging, run.on_progress
    broken: list[Job] = []
    done = 0
    if run.workers == 1 or len(jobs) < 2:
        watch(run.on_page)
        try:
            for job in jobs:
                yield run_job(job, prints[job.label], staging, taken)
                done += 1
                on_progress(done, len(jobs))
        finally:
            watch(None)
        return
    with (
        heard(run.on_page) as said,
        ProcessPoolExecutor(run.workers, initializer=listen, initargs=(said,)) as pool,
    ):
        futures = {
            pool.submit(run_job, job, prints[job.label], staging, taken): job for job in jobs
        }
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                broken.append(futures[future])
                continue
            done += 1
            on_progress(done, len(jobs))
    for job in broken:
        yield _on_its_own(job, prints[job.label], staging, taken)
        done += 1
        on_progress(done, len(jobs))


def _on_its_own(job: Job, fingerprint: str, staging: Path, taken: Addresses) -> Built | SetAside:
    try:
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(run_job, job, fingerprint, staging, taken).result()
    except BrokenProcessPool:
        reason = "building it took the process down (out of memory?); split the file"
        return SetAside(job.label, f"{job.label}: {reason}")


def run_job(job: Job, fingerprint: str, staging: Path, taken: Addresses) -> Built | SetAside:
    """Build one disclosure into the staging folder; a source's fault is told, never raised.

    `taken` has the addresses that other bodies hold.
    """
    vocabulary = load_vocabulary()
    try:
        files = [(path.name, path.read_bytes()) for path in job.files]
        sidecar = job.sidecar.read_bytes() if job.sidecar else None
        with limited(job.files[0].name):
            disclosure = build_disclosure(
                files,
                sidecar,
                job.sidecar_name,
                vocabulary,
                lambda identity: addressed(identity, taken, vocabulary),
            )
            write_package(disclosure, staging / fingerprint)
    except Refusal as refusal:
        reason = _with_folder(job, str(refusal))
        return SetAside(job.label, reason, explains=refusal.explains)
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
        claims=claims(disclosure.identity, vocabulary),
    )


def _with_folder(job: Job, message: str) -> str:
    """A refusal names the file; with the folder, a maintainer finds it among thousands."""
    folder = job.label.rpartition("/")[0]
    return f"{folder}/{message}" if folder and len(job.files) == 1 else message
