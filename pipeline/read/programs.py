"""The programs of this machine without which some files are refused."""

from __future__ import annotations

from pathlib import Path

from pipeline.read.office.libreoffice import find_program
from pipeline.read.pictures import is_available

_VERSION = "versionrc"
"""What LibreOffice says of itself, beside its program."""


def programs() -> str:
    """Which LibreOffice is there, and whether pictures can be read: another text, and what was refused may
    be read. An upgrade that lies where the old one lay is another one: it has another size or time."""
    program = find_program()
    office = _as_it_lies(Path(program)) if program else "-"
    return f"{office} {'pictures' if is_available() else '-'}"


def _as_it_lies(program: Path) -> str:
    """Its path, and the sizes and times of what that leads to and of its version."""
    lies = program.resolve()
    told = [str(program)]
    for path in (lies, lies.with_name(_VERSION)):
        if path.is_file():
            status = path.stat()
            told.append(f"{status.st_size}.{status.st_mtime_ns}")
    return " ".join(told)
