"""What a person types: `build`, `inspect`, `survey`, `verify`, `checks`; one module each, exit codes 0 to 2.

0: all is well; 1: something could not be built, or is not as published; 2: wrong usage.
An error of our own ends with 70, so that nobody takes it for one of these.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence

from pipeline.commands import build, checks, inspect, survey, verify
from pipeline.vocabulary import SpecError

OWN_FAULT = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        return 1
    except SpecError as error:
        print(error, file=sys.stderr)
        return 2
    except Exception:
        traceback.print_exc()
        print(
            "This is a fault of the pipeline's own; nothing published was touched.", file=sys.stderr
        )
        return OWN_FAULT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m pipeline",
        description="Public budget disclosures in, open data packages out.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (build, checks, inspect, survey, verify):
        name = module.__name__.rpartition(".")[2]
        summary = (module.__doc__ or "").splitlines()[0].partition(": ")[2]
        module.add_arguments(commands.add_parser(name, help=summary, description=summary))
    return parser
