"""`build`: files or folders of disclosures → packages and catalogue, without the site."""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from pipeline.assemble import (
    Options,
    Report,
    build_held,
    discover,
    fetch,
    is_address,
    program_fingerprint,
)
from pipeline.commands.arguments import positive
from pipeline.commands.reporting import Progress, add_log, complain, emit, progress, tell
from pipeline.engine import PATIENCE, Cluster
from pipeline.folders import Held, held, machine_trouble
from pipeline.package.standards import Judged, validate_sample
from pipeline.publish import status_of, write_status

STATUS = ".status.json"
HELD = 3
_FEW = 8
_SAMPLE = 2
"""Packages of a build that are validated at its end, besides the catalogue."""
_BEGINS = (
    "{}: the store of versions begins; what is published stays in it for good, so keep it (git leaves "
    "data/versions out until git add -f), or have none: --versions ''"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_build_arguments(parser)
    parser.set_defaults(run=run)


def add_build_arguments(parser: argparse.ArgumentParser) -> None:
    """What `build` and `publish` have in common."""
    parser.add_argument(
        "paths", nargs="*", type=_source, default=[Path("data/disclosures")], metavar="PATH",
        help="files or folders (default: data/disclosures), or addresses of them (s3://…)",
    )  # fmt: skip
    parser.add_argument(
        "--packages", type=Path, default=Path("data/packages"), metavar="DIR",
        help="where the packages go (default: data/packages)",
    )  # fmt: skip
    add_versions(parser)
    parser.add_argument(
        "--workers", type=positive, default=None, metavar="N",
        help="processes at once (default: one per core)",
    )  # fmt: skip
    parser.add_argument(
        "--engine", choices=("local", "dask"), default="local",
        help="where jobs run: on this machine, or on a cluster that sees the same files",
    )  # fmt: skip
    parser.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help="of the cluster: tcp://host:8786"
    )
    parser.add_argument(
        "--patience", type=positive, default=int(PATIENCE), metavar="SECONDS",
        help=f"how long a cluster may be without a worker (default: {PATIENCE:g})",
    )  # fmt: skip
    parser.add_argument("--strict", action="store_true", help="what is set aside is an error")
    add_log(parser)


def add_versions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--versions", type=_folder_or_none, default=Path(), metavar="DIR",
        help="the store of versions: keeps every version of every package "
        "(default: versions, beside the packages; '' keeps nothing)",
    )  # fmt: skip


def versions_of(options: argparse.Namespace) -> Path | None:
    """The store of versions that was named, or the one beside the packages."""
    versions: Path | None = options.versions
    if versions == Path():
        return Path(options.packages).resolve().parent / "versions"
    return versions


def run(options: argparse.Namespace) -> int:
    """Build; 0 if all was built, 1 if something was set aside, 2 for a path that is not there, 3 if
    another run holds the packages."""
    started = time.perf_counter()
    if wrong := wrong_way(options):
        complain(wrong, options.log)
        return 2
    try:
        with held(options.packages, "build"):
            return _build(options, started)
    except Held as error:
        complain(str(error), options.log)
        return HELD


def _build(options: argparse.Namespace, started: float) -> int:
    before = _found_sound(options.packages)
    with told(options.packages, started), progress(options.log) as shown:
        report = build_all(options, shown)
    sample = sampled(report, options.packages, before)
    code = 0 if report.is_complete and not (sample and sample.problems) else 1
    status = status_of(report, options.packages, time.perf_counter() - started, code)
    if not (sample and sample.problems):
        status["sound"] = _who_judges() if sample else before
    write_status(status, options.packages / STATUS)
    tell(report, status, options.packages, options.log)
    if sample:
        _say_sampled(sample, options.log)
    if options.strict and not report.is_complete:
        print("--strict: not everything was built", file=sys.stderr)
    if options.log == "json":
        emit("finished", {"exit_code": code, "seconds": status["seconds"]})
    return code


def sampled(report: Report, packages: Path, before: str = "") -> Judged | None:
    """What frictionless says of the catalogue and of a few packages built; None if none was built, or a few
    by the program whose packages it judged `before`: it would say the same, and take as long as they did."""
    built = [each.package for each in report.built]
    if not built or (len(built) <= _FEW and before == _who_judges()):
        return None
    return validate_sample(packages, ["catalogue", *built[:_SAMPLE]])


def _who_judges() -> str:
    """The program that builds, and the validator."""
    return f"{program_fingerprint()} frictionless {importlib.metadata.version('frictionless')}"


def _found_sound(packages: Path) -> str:
    """Who judged packages of the runs before, and found nothing; "" where nobody did."""
    try:
        stated = json.loads((packages / STATUS).read_bytes())
        return str(stated.get("sound", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def _say_sampled(judged: Judged, log: str) -> None:
    problems = [str(each) for each in judged.problems]
    if log == "json":
        emit("sampled", {"said": str(judged), "problems": problems})
        return
    print(judged)
    for problem in problems:
        print(f"  ✗ {problem}", file=sys.stderr)


class told:
    """Writes into the status of the last run what it was broken off by."""

    def __init__(self, packages: Path, started: float) -> None:
        self._packages, self._started = packages, started

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None:
            return
        said = str(machine_trouble(error) or error or type(error).__name__)
        status = status_of(None, self._packages, time.perf_counter() - self._started, 1, said)
        try:
            write_status(status, self._packages / STATUS)
        except OSError:
            return  # the disk is what the trouble is about


def build_all(options: argparse.Namespace, shown: Progress) -> Report:
    """Build what the options say, in a folder that is held; that a store of versions begins is noted."""
    versions = versions_of(options)
    begins = versions is not None and not versions.exists()
    fetched = {
        source: fetch(source, options.packages)
        for source in options.paths
        if isinstance(source, str)
    }
    paths = [fetched[each].folder if each in fetched else each for each in options.paths]
    discovered = discover(paths)
    missed = (each for one in fetched.values() for each in one.unreadable)
    report = build_held(
        paths,
        replace(discovered, unreadable=(*discovered.unreadable, *missed)),
        options.packages,
        Options(
            workers=options.workers,
            on_progress=shown.on_progress,
            on_page=shown.on_page,
            versions=versions,
            cluster=Cluster(options.scheduler, options.patience) if options.scheduler else None,
        ),
    )
    if versions is not None and begins and versions.exists():
        return replace(report, notes=(*report.notes, _BEGINS.format(versions.name)))
    return report


def wrong_way(options: argparse.Namespace) -> str:
    """What is wrong with the options of a build, "" for nothing."""
    for path in options.paths:
        if isinstance(path, Path) and not path.exists():
            return f"{path}: there is no such file or folder"
    if (options.engine == "dask") != bool(options.scheduler):
        return "--engine dask and --scheduler tcp://… belong together"
    return ""


def _source(text: str) -> Path | str:
    return text if is_address(text) else Path(text)


def _folder_or_none(text: str) -> Path | None:
    return Path(text) if text else None
