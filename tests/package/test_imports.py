"""What writing a package leaves alone: pandas takes a second and 50 MB of every process."""

from __future__ import annotations

import subprocess
import sys

_WRITES = """
import sys
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from pipeline.resource import load_schema, record_resource, write_resource
with TemporaryDirectory() as folder:
    write_resource(record_resource(load_schema("amounts"), []), Path(folder))
print("pandas" in sys.modules)
"""


def test_a_resource_is_written_without_pandas() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WRITES], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
