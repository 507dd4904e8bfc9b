"""What making a site leaves alone: pandas takes a second and 50 MB of every process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

_MAKES = """
import sys
from pathlib import Path
from tests.website.jobs import run
run(Path(sys.argv[1]), Path(sys.argv[2]))
print("pandas" in sys.modules)
"""


def test_a_site_is_made_without_pandas(comparison_packages: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _MAKES, str(comparison_packages), str(tmp_path / "site")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
