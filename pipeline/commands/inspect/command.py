"""The options of `inspect`, and what it does for each disclosure."""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

from pipeline.assemble import Job, build_disclosure, discover, received
from pipeline.commands.inspect.describe import describe
from pipeline.commands.inspect.lines import plain
from pipeline.commands.inspect.pictures import draw
from pipeline.model.disclosure import Disclosure
from pipeline.model.refusal import Refusal
from pipeline.vocabulary import load_vocabulary

_OWN_FOLDER = Path("inspect-")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a source file, or a folder of one")
    parser.add_argument(
        "--brief", action="store_true", help="of each table only the first three rows and the last"
    )
    parser.add_argument(
        "--draw", nargs="?", type=Path, const=_OWN_FOLDER, metavar="DIR",
        help="draw the pages of a PDF that hold tables, into DIR (else: inspect-PACKAGE here)",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print identity, tables, bindings and findings; 1 for a file that cannot be read (or drawn),
    2 for none."""
    _print_anything()
    try:
        jobs = discover([options.file]).jobs
    except FileNotFoundError as error:
        print(f"{error}: there is no such file", file=sys.stderr)
        return 2
    try:
        statuses = [_inspect(job, options, len(jobs)) for job in jobs]
        sys.stdout.flush()
    except BrokenPipeError:  # what is left to print would be tried again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise
    return max(statuses, default=0)


def _inspect(job: Job, options: argparse.Namespace, jobs: int) -> int:
    """Describe (and draw) one of several disclosures; 1 where that cannot be done."""
    try:
        disclosure = _understood(job)
        print(
            "\n".join(describe(disclosure, load_vocabulary().headings, all_rows=not options.brief))
        )
        if options.draw:
            _draw(disclosure, _folder(options.draw, disclosure, jobs))
    except Refusal as refusal:
        print(plain(str(refusal)))
        return 1
    return 0


def _print_anything() -> None:
    """Print what the terminal's encoding lacks as an escape: a pipe may have any encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _understood(job: Job) -> Disclosure:
    files, sidecar = received(job)
    return build_disclosure(files, sidecar, job.sidecar_name, load_vocabulary())


def _folder(asked: Path, disclosure: Disclosure, jobs: int) -> Path:
    """Where pictures go: the folder asked for, one in it for each of several disclosures."""
    if asked == _OWN_FOLDER:
        return Path(f"{_OWN_FOLDER}{disclosure.name}")
    return asked / disclosure.name if jobs > 1 else asked


def _draw(disclosure: Disclosure, folder: Path) -> None:
    """Write the pictures and print where they are. Raises Refusal where that cannot be done."""
    drawn = 0
    try:
        for path in draw(disclosure, folder):
            print(f"drawn {path}")
            drawn += 1
    except BrokenPipeError:  # of what is printed, not of what is drawn
        raise
    except OSError as error:
        raise Refusal(
            str(folder),
            f"pictures cannot be written here ({error.strerror})",
            "name another folder",
        ) from None
    if not drawn:
        files = ", ".join(plain(source.name) for source in disclosure.sources)
        print(f"{files}: nothing drawn: no page of a PDF with a table on it", file=sys.stderr)
