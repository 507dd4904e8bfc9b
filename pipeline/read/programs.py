"""The programs of this machine without which some files are refused."""

from __future__ import annotations

from pipeline.read.office.libreoffice import find_program
from pipeline.read.pdf.ocr import is_available


def programs() -> str:
    """Which LibreOffice is there, and whether pictures can be read: another text, and what was refused may
    be read."""
    return f"{find_program() or '-'} {'pictures' if is_available() else '-'}"
