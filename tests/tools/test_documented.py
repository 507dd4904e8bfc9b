"""What the tools take is in the docs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OPERATION = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    ["corpus", "ledger", "fuzz", "attack", "review compare", "review draw", "review tally"],
)
def test_every_option_of_a_tool_is_in_the_docs(command: str) -> None:
    tool, *given = command.split()
    helped = subprocess.run(
        [sys.executable, "-m", f"tools.{tool}", *given, "--help"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    ).stdout  # fmt: skip
    assert f"python -m tools.{command}" in OPERATION
    options = set(re.findall(r"^ +(--[a-z-]+)", helped, flags=re.MULTILINE))
    assert [each for each in sorted(options) if each not in OPERATION] == []
