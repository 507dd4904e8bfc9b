"""Jobs over all cores → packages in their places, the catalogue, and a report of what happened.

One run at a time holds a folder of packages. Workers build in a staging folder of the run; packages
take their places only once it is known that no other disclosure has the same identity, and together
with the catalogue over all of them. Nothing published before is touched by a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.assemble.addresses import accept, published_addresses
from pipeline.assemble.aside import alone, remembered
from pipeline.assemble.discover import Discovered, Job, discover
from pipeline.assemble.disk import STAGING, look_at, tidy
from pipeline.assemble.fingerprint import job_fingerprint
from pipeline.assemble.ledger import known_as, read_ledger
from pipeline.assemble.plan import Known, Plan, make_plan, published
from pipeline.assemble.take_places import Taken, take_places
from pipeline.assemble.workers import Built, Run, SetAside, refused, run_all, unreadable
from pipeline.engine import Cluster
from pipeline.folders import gone_meanwhile, held
from pipeline.model.refusal import Refusal
from pipeline.read.progress import OnPage
from pipeline.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run, in the order of the sources.

    `withdrawn` are packages that went; `kept` package → since when its source cannot be published;
    `repaired` and `lost` package → what was wrong with it on disk; `notes` is what else was met.
    """

    built: tuple[Built, ...]
    unchanged: tuple[tuple[str, str], ...]
    set_aside: tuple[SetAside, ...]
    withdrawn: tuple[str, ...]
    strays: tuple[str, ...]
    kept: tuple[tuple[str, str], ...] = ()
    repaired: tuple[tuple[str, str], ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        return not self.set_aside and not self.lost


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: `workers` defaults to the number of cores; `on_page` is told of scanned pages as
    they are recognized; `versions` keeps what is replaced or goes; `thoroughly` hashes every
    published file instead of looking at sizes and times; `cluster` runs the jobs instead of this machine.
    """

    workers: int | None = None
    on_progress: Callable[[int, int], None] = lambda done, total: None
    on_page: OnPage | None = None
    versions: Path | None = None
    thoroughly: bool = False
    cluster: Cluster | None = None


def build(
    paths: Sequence[Path],
    packages: Path,
    workers: int | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    on_page: OnPage | None = None,
    versions: Path | None = None,
) -> Report:
    """Build every disclosure at and below `paths` into `packages`, then the catalogue.

    Raises FileNotFoundError for a path that is not there, `Held` where another run has the folder
    and `Trouble` where the machine has one; then nothing that was published is touched.
    """
    discovered = discover(paths)
    with held(packages, "build"):
        options = Options(workers, on_progress, on_page, versions)
        return build_held(paths, discovered, packages, options)


def build_held(
    paths: Sequence[Path], discovered: Discovered, packages: Path, options: Options
) -> Report:
    """`build` for who holds the folder already."""
    load_vocabulary()  # a spec that cannot be used ends the run here, not job by job
    tidy(packages)
    ledger, note = read_ledger(packages)
    known = Known(
        packages=packages,
        roots=tuple(path for path in paths if path.is_dir()),
        discovered=discovered,
        places={job.label: known_as(job.files[0], packages) for job in discovered.jobs},
        ledger=ledger,
        disk=look_at(packages, ledger, options.thoroughly),
        today=datetime.now(UTC).date().isoformat(),
    )
    prints, aside = _fingerprints(discovered.jobs)
    unchanged = [j for j in discovered.jobs if j.label in prints and _is_current(j, prints, known)]
    done = {job.label for job in unchanged}
    to_do = [job for job in discovered.jobs if job.label in prints and job.label not in done]
    staging = packages / STAGING / f"{os.getpid()}"
    try:
        run = Run(
            to_do, prints, staging, options.workers, options.on_progress, options.on_page,
            options.cluster,
        )  # fmt: skip
        results = [*_run_apart(known, run, published(known, unchanged)), *aside]
        plan = make_plan(known, unchanged, results)
        taken = take_places(
            plan, packages, staging, options.versions, ledger, known.disk, known.today
        )
    except FileNotFoundError as error:
        raise gone_meanwhile(error, packages) or error from error
    finally:
        shutil.rmtree(packages / STAGING, ignore_errors=True)
    return _report(known, plan, taken, unchanged, [note] if note else [])


def _fingerprints(jobs: Sequence[Job]) -> tuple[dict[str, str], list[SetAside]]:
    """Label → fingerprint of what can be read, and what is said of the rest."""
    prints: dict[str, str] = {}
    aside: list[SetAside] = []
    for job in jobs:
        try:
            prints[job.label] = job_fingerprint(job)
        except Refusal as refusal:
            aside.append(refused(job, refusal))
        except OSError as error:
            aside.append(unreadable(job, error))
    return prints, aside


def _is_current(job: Job, prints: dict[str, str], known: Known) -> bool:
    entry = known.ledger.sources.get(known.places[job.label])
    if entry is None or entry.fingerprint != prints[job.label]:
        return False
    return known.disk.is_as_built(entry.package, known.ledger)


def _run_apart(known: Known, run: Run, stay: Mapping[str, str]) -> list[Built | SetAside]:
    """Run the jobs of which it is not known that they are set aside; those whose body has another's address
    are run again under one of their own. `stay` are the packages that are published whatever comes of them.

    Of new bodies with one slug the first in the order of the sources keeps it, in whichever order
    the workers are done.
    """
    entries = known.ledger.sources.values()
    taken = published_addresses(known.packages, entries, load_vocabulary)
    results = remembered(run.jobs, run.prints, known.places, known.ledger)
    to_do = [job for job in run.jobs if job.label not in results]
    told: Sequence[Job] = run.jobs
    while told:
        results |= {r.label: r for r in run_all(run, to_do, dict(taken))}
        ran = [(job, results[job.label]) for job in told]
        told = to_do = [
            job for job, made in ran if isinstance(made, Built) and not accept(made.claims, taken)
        ]
        if not told and (left := alone(results.values(), stay)):
            told = to_do = [job for job in run.jobs if job.label in left]
    return [results[job.label] for job in run.jobs]


def _report(
    known: Known, plan: Plan, taken: Taken, unchanged: Sequence[Job], notes: Sequence[str]
) -> Report:
    order = {job.label: index for index, job in enumerate(known.discovered.jobs)}
    sources = known.ledger.sources
    same = [(job.label, sources[known.places[job.label]].package) for job in unchanged]
    have = {built.package: built.label for built in plan.built} | {p: label for label, p in same}
    set_aside = sorted(plan.set_aside, key=lambda aside: order[aside.label])
    folders = (
        SetAside(each.folder.as_posix(), each.reason) for each in known.discovered.unreadable
    )
    return Report(
        built=tuple(sorted(plan.built, key=lambda built: order[built.label])),
        unchanged=tuple(same),
        set_aside=(*(_with_tables(aside, have) for aside in set_aside), *folders),
        withdrawn=plan.leaving,
        strays=(*known.discovered.strays, *plan.sourceless),
        kept=tuple((name, said["since"]) for name, said in sorted(plan.kept().items())),
        repaired=tuple(sorted(taken.repaired.items())),
        lost=tuple(sorted(taken.lost.items())),
        notes=tuple(notes),
    )


def _with_tables(aside: SetAside, have: dict[str, str]) -> SetAside:
    """An explanation alone is told which file has its tables, where this run has it."""
    if aside.explains not in have:
        return aside
    return replace(aside, reason=f"{aside.reason}; its tables are in {have[aside.explains]}")
