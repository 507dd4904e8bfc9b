"""Search records → the files of a Pagefind index, the same bytes whenever the records are the same.

Pagefind reads the records as pages from a folder that nobody keeps: handed over one by one they take
a tenth of a second each. What it writes names the values of a filter in the order of a hash table
that begins anew in each run; they are put in order here, and the files named after what is in them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from pagefind.service import get_executable

from pipeline.website import addresses
from pipeline.website.search.record import SearchRecord, file_name, html

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""Where an index's metadata lists the filters."""
_NEEDED = re.compile(
    r"pagefind(-worker)?\.js|pagefind-entry\.json|.*\.(pagefind|pf_meta|pf_filter|pf_fragment|pf_index)"
)
"""What a page loads that has a search of its own; the rest is ready-made interfaces."""


class SearchIndexError(RuntimeError):
    """The index could not be made."""


class SearchIndex:
    """Takes records one by one, then writes the index. A context: what it keeps is gone after it."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="mingzhang-")
        self._pages = Path(self._folder.name) / "records"
        self._pages.mkdir()

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.cleanup()

    def add(self, record: SearchRecord) -> None:
        """Raises `FileExistsError` where two records lead to the same place."""
        path = self._pages / file_name(record)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(html(record))

    def write(self, output: Path) -> Iterator[str]:
        """Writes the index below `output`; gives the addresses of its files."""
        written = Path(self._folder.name) / "index"
        _index(self._pages, written)
        _put_in_order(written)
        for path in sorted(each for each in written.rglob("*") if _NEEDED.fullmatch(each.name)):
            address = f"{addresses.SEARCH_INDEX}/{path.relative_to(written).as_posix()}"
            target = output / address
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
            yield address


def _index(pages: Path, written: Path) -> None:
    """Raises `SearchIndexError` with what the program said where it failed."""
    program = get_executable()
    if program is None:
        raise SearchIndexError(
            "pagefind has no program for this machine; install pagefind[extended]"
        )
    command = [str(program), "--site", str(pages), "--output-path", str(written)]
    run = subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if run.returncode:
        raise SearchIndexError(f"pagefind ended with {run.returncode}: {run.stdout}{run.stderr}")


def _put_in_order(index: Path) -> None:
    """Sorts the values of each filter and the filters of each language; renames what changes."""
    entry = index / "pagefind-entry.json"
    stated = entry.read_text(encoding="utf-8")
    names = {path: _with_sorted_values(path) for path in sorted(index.glob("filter/*.pf_filter"))}
    for language in json.loads(stated)["languages"].values():
        path = index / f"pagefind.{language['hash']}.pf_meta"
        content = _content(path)
        for old, new in names.items():
            content = content.replace(old.stem.encode(), new.encode())
        content = _sorted_items(content, _nth(content, 0, _FILTERS))
        stated = stated.replace(language["hash"], _write(path, content, "pagefind."))
    entry.write_text(stated, encoding="utf-8", newline="\n")


def _with_sorted_values(path: Path) -> str:
    """The filter's new name, without its ending."""
    content = _content(path)
    return _write(path, _sorted_items(content, _nth(content, 0, 1)), "")


def _content(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())[len(_SIGNATURE) :]


def _write(path: Path, content: bytes, start: str) -> str:
    """Writes the content under the hash of it, as long as the one before; gives language and hash."""
    language, _, old = path.stem.removeprefix(start).rpartition("_")
    name = f"{language}_{hashlib.sha256(content).hexdigest()[: len(old)]}"
    path.unlink()
    new = path.with_name(f"{start}{name}{path.suffix}")
    new.write_bytes(gzip.compress(_SIGNATURE + content, mtime=0))
    return name


# The index is CBOR (RFC 8949): arrays of definite length, text, unsigned numbers.


def _head(content: bytes, at: int) -> tuple[int, int, int]:
    """Major type and argument of the item, and where what follows its head begins."""
    major, short = content[at] >> 5, content[at] & 31
    if short < 24:
        return major, short, at + 1
    if short > 27:
        raise ValueError(f"byte {at}: CBOR item {content[at]:#x}, expected one of stated length")
    end = at + 1 + (1 << short - 24)
    return major, int.from_bytes(content[at + 1 : end], "big"), end


def _end(content: bytes, at: int) -> int:
    """Where the item ends that begins at `at`.

    >>> _end(bytes([0x82, 0x61, 0x61, 0x18, 0x20, 0x05]), 0)
    5
    """
    major, argument, start = _head(content, at)
    if major in (2, 3):
        return start + argument
    if major == 4:
        for _ in range(argument):
            start = _end(content, start)
    elif major > 4:
        raise ValueError(f"byte {at}: CBOR item of major type {major}, expected 0 to 4")
    return start


def _nth(content: bytes, array: int, number: int) -> int:
    """Where the item `number` (from 0) of an array begins."""
    _, _, at = _head(content, array)
    for _ in range(number):
        at = _end(content, at)
    return at


def _sorted_items(content: bytes, array: int) -> bytes:
    """The same with the items of the array at `array` sorted.

    >>> _sorted_items(bytes([0x82, 0x05, 0x82, 0x61, 0x62, 0x61, 0x61]), 2)[2:]
    b'\\x82aaab'
    """
    _, count, start = _head(content, array)
    items = []
    at = start
    for _ in range(count):
        end = _end(content, at)
        items.append(content[at:end])
        at = end
    return content[:start] + b"".join(sorted(items)) + content[at:]
