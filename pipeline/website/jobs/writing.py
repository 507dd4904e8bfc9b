"""Addresses and their contents → files of the output, of which none is ever half written.

A file is written beside the old one and takes its place: where the old one is a hard link, what else
links to it stays as it was. A file that would not change is not touched.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.folders import put


def write(output: Path, address: str, text: str) -> int:
    """Writes a file below `output`; gives its size in bytes."""
    content = text.encode("utf-8")
    path = output / address
    if not _is_there(path, content):
        put(path, content)
    return len(content)


def _is_there(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except FileNotFoundError:
        return False
