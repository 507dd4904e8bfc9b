"""A program of its own: reads SQL statements as JSON from standard input, step by step, runs them in DuckDB,
and prints as JSON the hash of the file that they wrote, and what it was before each step that found one.

DuckDB writes the unused ends of its blocks with whatever lies in memory there. Its own process can be
given memory that is cleared, and works in the folder, so that no statement names a path.
"""

import base64
import ctypes
import hashlib
import json
import shutil
import sys
from pathlib import Path

import duckdb

_PAGE = 4096
_AT_ONCE = 256 * _PAGE


def differing(before: Path, after: Path) -> dict[int, bytes]:
    """Where the file before, as far as it goes, has something else than the one after, and what."""
    found = {}
    with before.open("rb") as one, after.open("rb") as other:
        start = 0
        while had := one.read(_AT_ONCE):
            has = other.read(_AT_ONCE)
            if had != has[: len(had)]:
                for at in range(0, len(had), _PAGE):
                    page = had[at : at + _PAGE]
                    if page != has[at : at + len(page)]:
                        found[start + at] = page
            start += len(had)
    return found


def main() -> None:
    order = json.load(sys.stdin)
    written = Path(order["written"])
    before = written.with_name(f"{written.name}.before")
    told = []
    for statements in order["steps"]:
        is_begun = written.exists()
        if is_begun:
            shutil.copyfile(written, before)
        with duckdb.connect(config=order["config"]) as connection:
            for statement in statements:
                connection.execute(statement)
        if is_begun:
            differs = differing(before, written)
            as_text = {at: base64.b64encode(page).decode() for at, page in differs.items()}
            told.append([before.stat().st_size, as_text])
            before.unlink()
    with written.open("rb") as file:
        print(json.dumps([hashlib.file_digest(file, "sha256").hexdigest(), told]))


if __name__ == "__main__":
    if sys.platform == "linux":  # it ends with the run that started it
        ctypes.CDLL(None).prctl(1, 9)
    main()
