"""`publish`: disclosures → packages → catalogue → site, switched into its place when it is whole."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pipeline
from pipeline.assemble import Report
from pipeline.commands.build import (
    HELD,
    STATUS,
    add_build_arguments,
    build_all,
    told,
    versions_of,
    wrong_way,
)
from pipeline.commands.reporting import complain, emit, progress, tell
from pipeline.folders import Held, Trouble, held, machine_trouble
from pipeline.pelican_run import run_pelican
from pipeline.publish import NotWhole, SiteReport, publish_site, status_of, write_status
from pipeline.publish.site import site_held
from pipeline.publish.status import write_pages
from pipeline.website import addresses
from pipeline.website.published.population import PopulationError, named_file, read_populations

ROOT = Path(pipeline.__file__).parent.parent
_OWN_FAULT = 70


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_build_arguments(parser)
    parser.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DIR",
        help="where the site goes (default: output)",
    )  # fmt: skip
    parser.add_argument(
        "--siteurl", default="", metavar="URL", help="the site's address; links stay relative"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Publish; 0 if the site stands, though something was set aside (with --strict 1, and the site is
    as it was), 1 for a trouble of the machine or a damaged package that could not be mended, 2 for a
    path that is not there or populations that are not in form, 3 if another run holds packages or
    site, 70 if the site is not whole."""
    started = time.perf_counter()
    if wrong := _wrong(options):
        complain(wrong, options.log)
        return 2
    try:
        with held(options.packages, "publish"), site_held(options.output) as place:
            return _publish(options, place, started)
    except Held as error:
        complain(str(error), options.log)
        return HELD


def _wrong(options: argparse.Namespace) -> str:
    if wrong := wrong_way(options):
        return wrong
    output = options.output.resolve()
    here = (path for path in options.paths if isinstance(path, Path))
    for path in (*here, options.packages, ROOT):
        if path.resolve().is_relative_to(output):
            return f"{options.output}: {path} lies in it; the site needs a folder of its own"
    try:
        read_populations(named_file(ROOT))
    except PopulationError as error:
        return str(error)
    return ""


def _publish(options: argparse.Namespace, place: Path, started: float) -> int:
    with told(options.packages, started):
        with progress(options.log) as shown:
            report = build_all(options, shown)
        seconds = time.perf_counter() - started
        tell(report, status_of(report, options.packages, seconds, 0), options.packages, options.log)
        if options.strict and not report.is_complete:
            complain(
                "Not everything could be built (--strict): the site is as it was.", options.log
            )
            return _end(options, report, started, 1, None)
        try:
            site = publish_site(
                place,
                partial(_make, options),
                partial(_add_status, report, options.packages, started),
            )
        except NotWhole as error:
            complain(f"The site is not whole, and the old one stays:\n{error}", options.log)
            return _end(options, report, started, _OWN_FAULT, None)
    return _end(options, report, started, 1 if report.lost else 0, site)


def _end(
    options: argparse.Namespace,
    report: Report,
    started: float,
    code: int,
    site: SiteReport | None,
) -> int:
    status = status_of(report, options.packages, time.perf_counter() - started, code)
    if site:
        status["site"] = _described(site)
    write_status(status, options.packages / STATUS)
    if options.log == "json":
        emit("finished", {"exit_code": code, "seconds": status["seconds"]} | status.get("site", {}))
        return code
    if site:
        print(
            f"The site has {site.files} files, {site.changed} new or changed, {site.removed} gone "
            f"→ {options.output}"
        )
        if not (options.output / addresses.ENGINES).is_dir():
            print(
                "No SQL in the browser: /explore/ has questions and downloads only (make explore)."
            )
        if report.set_aside:
            print("Published without what was set aside: the summary above names it, and why.")
    return code


def _described(site: SiteReport) -> dict[str, Any]:
    return {
        "files": site.files, "changed": site.changed, "removed": site.removed,
        "sha256": site.sha256,
    }  # fmt: skip


def _make(options: argparse.Namespace, building: Path) -> None:
    """Pelican writes the site, with the versions of packages that the store keeps."""
    versions = versions_of(options)
    how = {
        "VERSIONS": str(versions.resolve()) if versions else "",
        "SCHEDULER": options.scheduler,
        "PATIENCE": str(options.patience),
    }
    if options.workers:
        how["WORKERS"] = str(options.workers)
    pelican(options.packages, options.siteurl, building, how)


def pelican(packages: Path, siteurl: str, building: Path, how: Mapping[str, str]) -> None:
    """Run Pelican as `publishconf.py` says; `how` is what else it is told by its environment.

    Raises `Trouble` or RuntimeError with what it said last.
    """
    environment = {
        **how,
        "PACKAGES": str(packages.resolve()),
        "SITEURL": siteurl,
        "POPULATION": str(named_file(ROOT)),
    }
    arguments = ["content", "-s", "publishconf.py", "-o", str(building.resolve())]
    (ROOT / "content").mkdir(exist_ok=True)
    code, said = run_pelican([*arguments, "--fatal=warnings"], environment, ROOT)
    if code == 0:
        return
    if code < 0:
        raise Trouble("writing the site was killed (no memory left?); run it again")
    if trouble := machine_trouble(OSError(said), "writing the site"):
        raise trouble
    print(said, file=sys.stderr)
    raise RuntimeError(f"Pelican ended with {code}; the site is as it was")


def _add_status(
    report: Report, packages: Path, started: float, building: Path, files: int, sha256: str
) -> None:
    code = 1 if report.lost else 0
    status = status_of(report, packages, time.perf_counter() - started, code)
    status["site"] = {"files": files, "sha256": sha256}
    write_pages(status, building)
