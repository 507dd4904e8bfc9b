"""Sources at an address (s3://, sftp://, hdfs://, https://…) → a copy of them in a folder here.

Whatever file system fsspec knows is read. The copy stands beside the packages and is brought up to date
at every run: what changed there is fetched, what went there goes here, and from then on it is a folder
like any other. Names come from elsewhere: none leads out of the copy.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.assemble.discover import Unreadable
from pipeline.assemble.file_names import shown
from pipeline.folders import Trouble, machine_trouble, put

FETCHED = ".fetched"
_RECORD = "fetched.json"
_STATIC = frozenset({"http", "https"})
"""Where fsspec takes a file for the same for ever, whatever it holds."""
_STAMPS = ("ETag", "Content-MD5", "Digest", "Last-Modified")
"""What a server says of the content of a file, by the names under which fsspec hands it on."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The copy of an address, and what of it could not be fetched: there it is as it was before."""

    folder: Path
    unreadable: tuple[Unreadable, ...]


def is_address(source: str) -> bool:
    """Whether a source is named by an address and not by a path.

    >>> is_address("s3://budgets/2025"), is_address("data/disclosures")
    (True, False)
    """
    return "://" in source


def fetch(address: str, packages: Path) -> Fetched:
    """Bring the copy of an address up to date.

    Raises `Trouble` where fsspec or what it needs for this address is not installed, where nothing
    answers, and where nothing lies at the address: no source is taken for gone because of that.
    """
    home = packages / FETCHED / hashlib.sha256(address.encode()).hexdigest()[:16]
    folder = home / "files"
    with _answering(address):
        system, there = _listed(address)
    _drop_gone(folder, there)
    had = _read_record(home / _RECORD)
    have = {
        name: mark
        for name, mark in had.items()
        if mark and name in there and there[name][1] == mark and (folder / name).is_file()
    }
    # What is fetched anew stands in no record until it is here, however this run ends.
    _write_record(home / _RECORD, have)
    unreadable: list[Unreadable] = []
    try:
        for name, (path, mark) in sorted(there.items()):
            if name in have:
                continue
            try:
                _bring(system, path, folder / _safe(name))
            except Exception as error:
                if trouble := machine_trouble(error):
                    raise trouble from error
                reason = f"{shown(f'{address}/{name}')} could not be fetched: {error}"
                unreadable.append(Unreadable(folder, reason))
                continue
            have[name] = mark
    finally:
        _write_record(home / _RECORD, have)
    folder.mkdir(parents=True, exist_ok=True)
    return Fetched(folder, tuple(unreadable))


def _listed(address: str) -> tuple[Any, dict[str, tuple[str, str]]]:
    """The file system, and of every file at the address: its name there → its path and its mark,
    which is another one when the file has changed, "" where nothing tells that."""
    import fsspec.core  # noqa: PLC0415  -- an extra, for sources elsewhere only

    system, root = fsspec.core.url_to_fs(address)
    base = PurePosixPath(root)
    found = {}
    for path in system.find(root):
        place = PurePosixPath(path)
        name = place.name if place == base else place.relative_to(base).as_posix()
        found[name] = (path, _mark(system, path))
    if not found:
        raise FileNotFoundError("nothing lies there")
    return system, found


def _mark(system: Any, path: str) -> str:
    """What is another one when the file has changed; "" where its server says nothing of its content."""
    protocol = system.protocol
    if _STATIC.isdisjoint((protocol,) if isinstance(protocol, str) else protocol):
        return str(system.ukey(path))
    try:
        info = system.info(path)
    except FileNotFoundError:
        return ""
    stamps = [str(info[name]) for name in _STAMPS if info.get(name)]
    return " ".join([*stamps, str(info.get("size"))]) if stamps else ""


@contextmanager
def _answering(address: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise Trouble(
            f"{address}: reading it needs {error.name}, which is not installed: make dask"
        ) from None
    except Exception as error:
        said = str(error) or type(error).__name__
        raise Trouble(
            f"{address}: no sources can be had there ({said}); see whether the address is right, "
            "and whether this machine may read it"
        ) from error


def _safe(name: str) -> str:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\0" in name:
        raise ValueError("its name leads out of the folder")
    return name


def _bring(system: Any, path: str, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    unfinished = to.with_name(f".{to.name.removeprefix('.')}.unfinished")
    try:
        system.get_file(path, str(unfinished))
        unfinished.replace(to)
    finally:
        unfinished.unlink(missing_ok=True)


def _drop_gone(folder: Path, there: Collection[str]) -> None:
    """What lies no more at the address, whether or not the record has it."""
    for below in sorted(folder.rglob("*"), reverse=True):
        if below.is_dir():
            if not any(below.iterdir()):
                below.rmdir()
        elif below.relative_to(folder).as_posix() not in there:
            below.unlink()


def _read_record(path: Path) -> dict[str, str]:
    """File → its mark when it was fetched; nothing where the record is of another shape."""
    try:
        record = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(record, dict):
        return {}
    return {name: mark for name, mark in record.items() if isinstance(mark, str)}


def _write_record(path: Path, marks: Mapping[str, str]) -> None:
    put(path, json.dumps(marks, ensure_ascii=False, indent=1).encode())
