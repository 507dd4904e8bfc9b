"""What a command loads as it starts: itself, and of the readers none before a file needs one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("command", "spared"),
    [
        ("checks", "pipeline.assemble pipeline.read pipeline.website pyarrow"),
        (
            "build",
            "pipeline.commands.publish pipeline.commands.inspect pipeline.read.pdf pypdfium2",
        ),
        (
            "publish",
            "pipeline.commands.inspect pipeline.commands.survey pipeline.read.pdf pypdfium2",
        ),
    ],
)
def test_a_command_loads_nothing_of_the_others(command: str, spared: str) -> None:
    code = (
        "import sys; from pipeline.commands import load; "
        "load(sys.argv[1:2]); print(*(set(sys.argv[2].split()) & sys.modules.keys()))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, command, spared],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == ""
