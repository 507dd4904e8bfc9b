"""Pelican as it is, in a process of its own that ends with the run that asked for it.

Where the system has forks, it has what that run has loaded: to load it a second time takes more than a
second, and memory twice.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.folders import end_with_parent

HOLDS_PACKAGES = "MINGZHANG_HOLDS_PACKAGES"
"""In the environment: the process that holds the packages while Pelican reads them."""


def run_pelican(
    arguments: Sequence[str], environment: Mapping[str, str], folder: Path
) -> tuple[int, str]:
    """Runs Pelican in a folder, with more in its environment; gives the exit code, that of a process that was
    killed below 0, and all that it said."""
    is_there = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if is_there else None)
    with TemporaryDirectory(prefix="mingzhang-") as scratch:
        said = Path(scratch) / "said"
        said.touch()
        process = context.Process(target=_run, args=(arguments, environment, folder, said))
        process.start()
        try:
            process.join()
        except BaseException:
            process.kill()
            process.join()
            raise
        assert process.exitcode is not None
        return process.exitcode, said.read_text(encoding="utf-8", errors="replace")


def _run(
    arguments: Sequence[str], environment: Mapping[str, str], folder: Path, said: Path
) -> None:
    end_with_parent()
    os.environ.update({**environment, HOLDS_PACKAGES: str(os.getppid())})
    os.chdir(folder)
    with said.open("wb") as file:
        for number in (1, 2):
            os.dup2(file.fileno(), number)
    sys.stdout = sys.stderr = open(1, "w", encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115

    from pelican import main  # noqa: PLC0415 - after this is tied to what asked for it

    main([*arguments])
