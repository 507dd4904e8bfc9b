"""How a run tells what it does: lines and a progress bar for people, or JSON lines for machines."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from pipeline.assemble import Report
from pipeline.read.progress import OnPage


@dataclass(frozen=True, slots=True)
class Progress:
    """What a run calls while it goes on."""

    on_progress: Callable[[int, int], None]
    on_page: OnPage | None


def add_log(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--log", choices=("text", "json"), default="text",
        help="text for people (the default), json: one object a line, for machines",
    )  # fmt: skip


@contextmanager
def progress(log: str) -> Iterator[Progress]:
    """A bar on a terminal; JSON lines where those are asked for."""
    if log == "json":
        yield Progress(
            lambda done, total: emit("progress", {"done": done, "total": total}),
            lambda file, page, pages: emit("page", {"file": file, "page": page, "pages": pages}),
        )
        return
    with tqdm(total=0, unit="份", disable=None, leave=False) as bar:

        def on_progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        def on_page(file: str, page: int, pages: int) -> None:
            bar.set_postfix_str(f"{file} 识别第 {page}/{pages} 页")

        yield Progress(on_progress, None if bar.disable else on_page)


def emit(event: str, said: Mapping[str, Any]) -> None:
    """One JSON line on standard output."""
    print(json.dumps({"event": event, **said}, ensure_ascii=False), flush=True)


def tell(report: Report, status: Mapping[str, Any], packages: Path, log: str) -> None:
    """The outcome of the build, in the form that was asked for."""
    if log == "text":
        print(summary(report, packages, status["seconds"]))
        return
    for part in ("built", "unchanged", "set_aside", "kept", "withdrawn", "repaired", "lost"):
        for each in status[part]:
            emit(part, each)
    for note in status["notes"]:
        emit("note", {"said": note})


def complain(said: str, log: str) -> None:
    """What went wrong: on standard error, and as an event where those are asked for."""
    if log == "json":
        emit("error", {"said": said})
    print(said, file=sys.stderr)


def summary(report: Report, packages: Path, seconds: float) -> str:
    """What happened, for a maintainer at a glance: what was built, what not and why."""
    counted = (
        f"Built {len(report.built)}, unchanged {len(report.unchanged)}, "
        f"set aside {len(report.set_aside)}"
    )
    return _told(counted, report, packages, seconds)


def mended(report: Report, packages: Path, seconds: float) -> str:
    """The same of a run that was to mend what is damaged: what is mended, what cannot be."""
    counted = f"Mended {len(report.repaired)}"
    if report.lost:
        counted += f", lost {len(report.lost)}"
    return _told(counted, report, packages, seconds)


def _told(counted: str, report: Report, packages: Path, seconds: float) -> str:
    lines = [f"{counted} in {seconds:.1f} s → {packages}"]
    for built in report.built:
        lines.append(
            f"  ✓ {built.package}  {built.title}: {built.tables} tables, {built.amounts} amounts, "
            f"{built.indicators} indicators, {built.failed_checks} checks failed"
        )
        lines += [f"      ! {note}" for note in built.notes]
    for label, package in report.unchanged:
        lines.append(f"  = {package}  {label}")
    for aside in report.set_aside:
        lines.append(f"  ✗ {aside.reason}")
        lines += [f"      {line}" for line in aside.details.splitlines()]
    for package, since in report.kept:
        lines.append(f"  · {package}: as last published; its source cannot be since {since}")
    for package in report.withdrawn:
        lines.append(f"  − {package}: withdrawn, its source is gone or became another's")
    for package, wrong in report.repaired:
        lines.append(f"  + {package}: was damaged on disk ({wrong}) and is mended")
    for package, wrong in report.lost:
        lines.append(
            f"  ✗ {package}: damaged on disk ({wrong}), and no source or version to mend it from; "
            "give its source again"
        )
    lines += [f"  ? {each}" for each in (*report.strays, *report.notes)]
    return "\n".join(lines)
