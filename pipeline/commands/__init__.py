"""What a person types: `build`, `publish`, `inspect`, `survey`, `verify`, `checks`; one module each.

Exit codes: 0 all is well; 1 something could not be built, is not as published, or the machine has a
trouble; 2 wrong usage; 3 another run holds the folder; 70 an error of our own, so that nobody takes it
for one of these; 130 and 143 where the run was stopped.
"""

from __future__ import annotations

import argparse
import signal
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import FrameType, ModuleType

from pipeline.folders import machine_trouble
from pipeline.vocabulary import SpecError

OWN_FAULT = 70
_STOPPED = 128
_COMMANDS = ("build", "publish", "checks", "inspect", "survey", "verify")


class _Stopped(BaseException):
    """The run is asked to end; whatever it holds or has started is let go on the way out."""

    def __init__(self, number: int, frame: FrameType | None) -> None:
        self.number = number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser(load(sys.argv[1:] if arguments is None else arguments))
    options = parser.parse_args(arguments)
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        return 1
    except (KeyboardInterrupt, _Stopped) as stopped:
        print("Stopped; nothing published was touched by half.", file=sys.stderr)
        return _STOPPED + getattr(stopped, "number", signal.SIGINT)
    except SpecError as error:
        print(error, file=sys.stderr)
        return 2
    except Exception as error:
        if trouble := machine_trouble(error):
            print(f"{trouble}. Nothing published was touched by half.", file=sys.stderr)
            return 1
        traceback.print_exc()
        print(
            "This is a fault of the pipeline's own; nothing published was touched by half.",
            file=sys.stderr,
        )
        return OWN_FAULT
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise _Stopped(number, frame)


def load(arguments: Sequence[str]) -> dict[str, ModuleType]:
    """The modules of the commands by name; of the one that is asked for alone, where one is."""
    asked = [each for each in arguments[:1] if each in _COMMANDS]
    return {name: import_module(f"{__name__}.{name}") for name in asked or _COMMANDS}


def _parser(modules: Mapping[str, ModuleType]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m pipeline",
        description="Public budget disclosures in, open data packages out.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, module in modules.items():
        summary = (module.__doc__ or "").splitlines()[0].partition(": ")[2]
        module.add_arguments(commands.add_parser(name, help=summary, description=summary))
    return parser
