"""Jobs over all cores, or a cluster → what came of each: a package in staging, or why it was set aside."""

from __future__ import annotations

import multiprocessing
import os
import traceback
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.assemble.addresses import Addresses, Claim, addressed, claims
from pipeline.assemble.disclosure import build_disclosure
from pipeline.assemble.discover import Job
from pipeline.assemble.file_names import shown
from pipeline.assemble.limits import expect_written, limited
from pipeline.assemble.pages_told import Said, heard, listen
from pipeline.assemble.published import to_publish
from pipeline.assemble.received import received
from pipeline.collector import collector_paused
from pipeline.engine import Cluster, Lost, run_on
from pipeline.folders import Trouble, end_with_parent, gone_meanwhile, machine_trouble
from pipeline.model.disclosure import Disclosure
from pipeline.model.refusal import Refusal
from pipeline.package import write_package
from pipeline.read.progress import OnPage, watch
from pipeline.vocabulary import load_vocabulary

_TOO_LARGE = "building it took the process down (out of memory, or it hung?); split the file"


@dataclass(frozen=True, slots=True)
class Built:
    """What a summary says of one package; `folder` is where it was built, nowhere (`Path()`) where an earlier
    run only found out whose it is."""

    label: str
    package: str
    folder: Path
    title: str
    fingerprint: str
    tables: int
    amounts: int
    indicators: int
    failed_checks: int
    notes: tuple[str, ...]
    claims: tuple[Claim, ...] = ()

    @property
    def is_there(self) -> bool:
        return self.folder != Path()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A disclosure that was not built, and why; `details` is a traceback where the fault is ours.

    `explains` is the package whose explanation it holds, where it holds no tables. `lasts` is the fingerprint
    under which the same would be said again, "" where it might not; `twin` is what was built, where another
    is the same disclosure.
    """

    label: str
    reason: str
    details: str = ""
    explains: str = ""
    lasts: str = field(default="", compare=False)
    twin: Built | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Run:
    """Jobs, and what is needed to run them; `cluster` is None for this machine."""

    jobs: Sequence[Job]
    prints: dict[str, str]
    staging: Path
    workers: int | None
    on_progress: Callable[[int, int], None]
    on_page: OnPage | None = None
    cluster: Cluster | None = None

    def tasks(self, jobs: Iterable[Job], taken: Addresses) -> list[Task]:
        """A task for each of some jobs: a folder of its own, so that twins do not meet."""
        numbers = {job.label: number for number, job in enumerate(self.jobs)}
        return [
            Task(job, self.prints[job.label], self.staging / str(numbers[job.label]), taken)
            for job in jobs
        ]


@dataclass(frozen=True, slots=True)
class Task:
    """A job, its fingerprint, the folder to build in, and the addresses that other bodies hold."""

    job: Job
    fingerprint: str
    folder: Path
    taken: Addresses


def run_all(run: Run, jobs: Sequence[Job], taken: Addresses) -> Iterator[Built | SetAside]:
    """Run some of the jobs; one that takes its process down is tried once more on its own.

    Raises `Trouble` where the machine has one that is no source's fault.
    """
    tasks = run.tasks(jobs, taken)
    for done, result in enumerate(_results(run, tasks), start=1):
        yield result
        run.on_progress(done, len(tasks))


def _results(run: Run, tasks: Sequence[Task]) -> Iterator[Built | SetAside]:
    if run.cluster:
        yield from _on_cluster(run.cluster, tasks)
        return
    if run.workers == 1 or len(tasks) < 2:
        watch(run.on_page)
        try:
            yield from map(run_task, tasks)
        finally:
            watch(None)
        return
    broken: list[Task] = []
    with heard(run.on_page) as said, _pool(run.workers, said) as pool:
        futures = {pool.submit(run_task, task): task for task in tasks}
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                broken.append(futures[future])
    yield from map(_on_its_own, broken)


def _on_cluster(cluster: Cluster, tasks: Sequence[Task]) -> Iterator[Built | SetAside]:
    asked = [replace(each, job=_anywhere(each.job), folder=each.folder.resolve()) for each in tasks]
    for task, result in run_on(cluster, run_apart, asked):
        yield _on_its_own(task) if isinstance(result, Lost) else result


def _anywhere(job: Job) -> Job:
    """The job with paths that hold in any folder."""
    sidecar = job.sidecar.resolve() if job.sidecar else None
    return replace(job, files=tuple(each.resolve() for each in job.files), sidecar=sidecar)


def run_apart(task: Task) -> Built | SetAside:
    """`run_task` in a folder of its own: one that is run again does not meet what it left."""
    return run_task(replace(task, folder=task.folder / uuid.uuid4().hex))


@contextmanager
def _pool(workers: int | None, said: Said | None) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with this one; when the block is left early, they are ended at once."""
    pool = ProcessPoolExecutor(workers, initializer=_begin, initargs=(said,))
    try:
        yield pool
    except BaseException:
        for process in multiprocessing.active_children():
            process.kill()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _begin(said: Said | None) -> None:
    end_with_parent()
    listen(said)


def _on_its_own(task: Task) -> Built | SetAside:
    try:
        with _pool(1, None) as pool:
            return pool.submit(run_task, task).result()
    except BrokenProcessPool:
        label = task.job.label
        return SetAside(label, f"{label}: {_TOO_LARGE}")


def apart(doing: str, call: Callable[..., None], *given: object) -> None:
    """The call in a process of its own, which takes its memory with it; what it raises is raised here, once
    the process has ended, as it holds what the run holds.

    `doing` says what it does; raises `Trouble` where its process is killed.
    """
    with _pool(1, None) as pool:
        failed = pool.submit(call, *given).exception()
    if isinstance(failed, BrokenProcessPool):
        raise Trouble(f"{doing} was killed (no memory left?); run it again")
    if failed:
        raise failed


@collector_paused()
def run_task(task: Task) -> Built | SetAside:
    """Build one disclosure into the task's folder; a source's fault is told, never raised.

    Raises `Trouble` where the machine has one: the disk is full, say.
    """
    job = task.job
    vocabulary = load_vocabulary()
    try:
        files, sidecar = received(job)
    except Refusal as refusal:
        return refused(job, refusal, task.fingerprint)
    except OSError as error:
        return unreadable(job, error)
    try:
        with limited(shown(job.files[0].name)):
            disclosure = to_publish(
                build_disclosure(
                    files,
                    sidecar,
                    job.sidecar_name,
                    vocabulary,
                    lambda identity: addressed(identity, task.taken, vocabulary),
                )
            )
            write_package(disclosure, task.folder)
            expect_written(shown(job.files[0].name), task.folder)
    except Refusal as refusal:
        return refused(job, refusal, task.fingerprint)
    except MemoryError:
        return SetAside(job.label, f"{job.label}: {_TOO_LARGE}")
    except Exception as error:
        if trouble := (
            gone_meanwhile(error, task.folder) or machine_trouble(error, f"building {job.label}")
        ):
            raise trouble from error
        reason = (
            f"{job.label}: could not be built ({type(error).__name__}: {error}); please report it"
        )
        return SetAside(job.label, reason, traceback.format_exc())
    return _built(task, disclosure)


def _built(task: Task, disclosure: Disclosure) -> Built:
    return Built(
        label=task.job.label,
        package=disclosure.name,
        folder=task.folder / disclosure.name,
        title=disclosure.identity.title,
        fingerprint=task.fingerprint,
        tables=len(disclosure.tables),
        amounts=len(disclosure.amounts),
        indicators=len(disclosure.indicators),
        failed_checks=sum(finding.is_failure for finding in disclosure.findings),
        notes=tuple(
            f"{remark.place.file}: {remark.message_en}"
            for source in disclosure.sources
            for document in source.documents
            for remark in document.remarks
            if remark.is_defect
        ),
        claims=claims(disclosure.identity, load_vocabulary()),
    )


def unreadable(job: Job, error: OSError) -> SetAside:
    """What is said of a source, or of its sidecar, that the system does not let us read."""
    trouble = machine_trouble(error)
    said = str(trouble).rpartition(": ")[2] if trouble else f"{error.strerror or error}"
    is_sidecar = job.sidecar is not None and error.filename == os.fspath(job.sidecar)
    name = job.sidecar_name if is_sidecar else job.label
    return SetAside(job.label, f"{name}: the file cannot be read: {said}")


def refused(job: Job, refusal: Refusal, fingerprint: str = "") -> SetAside:
    """A refusal names the file; with the folder, a maintainer finds it among thousands. Under the
    `fingerprint`, if there is one, the job would be refused again."""
    message, folder = str(refusal), job.label.rpartition("/")[0]
    is_named = message.startswith(f"{folder}/")
    reason = f"{folder}/{message}" if folder and len(job.files) == 1 and not is_named else message
    lasts = "" if refusal.may_pass else fingerprint
    return SetAside(job.label, reason, explains=refusal.explains, lasts=lasts)
