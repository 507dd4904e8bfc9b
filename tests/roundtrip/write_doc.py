"""A docx → doc of Word 97, which is what WPS calls wps: saved so by LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.read.office.libreoffice import find_program

_SECONDS = 120


def write_doc(docx: bytes) -> bytes:
    """The file's bytes. Raises where there is no LibreOffice, or where it fails."""
    program = find_program()
    assert program, "needs LibreOffice"
    with TemporaryDirectory() as folder:
        given = Path(folder) / "source.docx"
        given.write_bytes(docx)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        filter_name = "doc:MS Word 97"
        subprocess.run(
            [
                program,
                profile,
                "--headless",
                "--norestore",
                "--convert-to",
                filter_name,
                str(given),
            ],
            cwd=folder,
            check=True,
            timeout=_SECONDS,
            capture_output=True,
        )
        return given.with_suffix(".doc").read_bytes()
