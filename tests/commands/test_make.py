"""What `make` gives the program to run in."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ({"PYTHONDONTWRITEBYTECODE": "1"}, [f"PYTHONPYCACHEPREFIX={ROOT}/.cache/bytecode"]),
        (
            {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "/x"},
            ["PYTHONPYCACHEPREFIX=/x"],
        ),
        ({}, []),
    ],
)
def test_what_was_compiled_is_kept(given: dict[str, str], seen: list[str], tmp_path: Path) -> None:
    shown = tmp_path / "shown.mk"
    shown.write_text("show:\n\t@env\n")
    bare = {"PATH": os.environ["PATH"]}
    run = subprocess.run(
        ["make", "--no-print-directory", "-f", "Makefile", "-f", str(shown), "show"],
        cwd=ROOT,
        env=bare | given,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = run.stdout.splitlines()
    assert [each for each in lines if each.startswith(("PYTHONPYC", "PYTHONDONT"))] == seen
