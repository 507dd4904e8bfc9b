"""A published copy, in a folder or at an address, against its manifest: what is missing or changed.

The manifest is `checksums.sha256` at the root: SHA-256 and path of every file, as `sha256sum -c` reads
it. A `checksums.sha256` that it lists is in turn the manifest of its own folder, so the one at the root
of a site vouches for every file of every package. A folder needs no network; from an address, files
are read as they come, hashed and dropped.
"""

from __future__ import annotations

import hashlib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import quote, urlsplit

from pipeline.package.problem import Problem
from pipeline.resource.checksums import CHECKSUMS, parse_checksums

Opened = AbstractContextManager[IO[bytes]]

LARGEST_FILE = 2 << 30
LARGEST_COPY = 50 << 30
MOST_FILES = 2_000_000
LARGEST_MANIFEST = 512 << 20
SECONDS = 60.0
"""Of silence, after which an address is given up."""
_BLOCK = 1 << 20
_MOST_FAILURES = 20
"""Files that cannot be fetched, one after the other, before the rest is not asked for."""


class CopyError(ValueError):
    """A copy that cannot be verified at all, with the way out."""


@dataclass(slots=True)
class Verified:
    """What was compared, and what is wrong with it."""

    files: int = 0
    size: int = 0
    problems: list[Problem] = field(default_factory=list)

    def __str__(self) -> str:
        found = f"{len(self.problems)} problems" if self.problems else "all as published"
        return f"{self.files} files, {self.size} bytes held against {CHECKSUMS}: {found}"


def is_copy(directory: Path) -> bool:
    """Whether the folder is a published site, which has its packages in `data/packages`."""
    return (directory / CHECKSUMS).is_file() and (directory / "data" / "packages").is_dir()


def verify_copy(directory: Path) -> Verified:
    """The files that the folder's manifests list. Files that no manifest lists are passed over here."""
    return _verify(lambda path: (directory / path).open("rb"))


def verify_address(address: str) -> Verified:
    """The same at an http(s) address. Raises `CopyError` where there is no manifest to begin with."""
    opener = _opener(address)
    root = address if address.endswith("/") else address + "/"

    def fetch(path: str) -> Opened:
        request = urllib.request.Request(
            root + quote(path), headers={"Accept-Encoding": "identity"}
        )
        opened: Opened = opener.open(request, timeout=SECONDS)
        return opened

    return _verify(fetch)


def _verify(open_file: Callable[[str], Opened]) -> Verified:
    verified = Verified()
    try:
        with open_file(CHECKSUMS) as file:
            content = file.read(LARGEST_MANIFEST + 1)
        pending = list(_listed("", content))
    except (OSError, HTTPException, ValueError) as error:
        raise CopyError(
            f"{CHECKSUMS}: {_said(error)}, expected the manifest of a published site or package; "
            "give the address or folder that it stands in"
        ) from error
    failures = 0
    while pending:
        path, expected = pending.pop()
        try:
            with open_file(path) as file:
                seen, content = _read(file, path, verified)
            failures = 0
            if seen == expected and PurePosixPath(path).name == CHECKSUMS:
                pending += _listed(path.removesuffix(CHECKSUMS), content)
        except (OSError, HTTPException, ValueError) as error:
            failures += 1
            verified.problems.append(Problem(path, f"{_said(error)}, expected by {CHECKSUMS}"))
        else:
            if seen != expected:
                said = f"changed: its SHA-256 is {seen}, expected {expected} as in {CHECKSUMS}"
                verified.problems.append(Problem(path, said))
        stopped = _stopped(verified, failures)
        if stopped and pending:
            verified.problems.append(
                Problem(CHECKSUMS, f"{stopped}; {len(pending)} files or more not looked at")
            )
            break
    verified.problems.sort(key=lambda each: each.place)
    return verified


def _read(file: IO[bytes], path: str, verified: Verified) -> tuple[str, bytes]:
    """SHA-256 of a file, and its content where it is a manifest."""
    digest = hashlib.sha256()
    kept: list[bytes] = []
    is_manifest = PurePosixPath(path).name == CHECKSUMS
    size = 0
    while block := file.read(_BLOCK):
        size += len(block)
        verified.size += len(block)
        if size > (LARGEST_MANIFEST if is_manifest else LARGEST_FILE):
            raise CopyError(f"larger than {size - len(block)} bytes, not read any further")
        digest.update(block)
        if is_manifest:
            kept.append(block)
    verified.files += 1
    return digest.hexdigest(), b"".join(kept)


def _listed(folder: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Path and SHA-256 of what a manifest lists; `ValueError` for a path that leads out of its folder."""
    for name, expected in parse_checksums(content.decode("utf-8")).items():
        parts = PurePosixPath(name).parts
        if not parts or ".." in parts or parts[0] == "/" or "\\" in name:
            raise ValueError(f"{folder}{CHECKSUMS}: {name!r} leads out of the folder")
        yield folder + name, expected


def _stopped(verified: Verified, failures: int) -> str:
    if failures >= _MOST_FAILURES:
        return f"{failures} files one after the other could not be read"
    if verified.size > LARGEST_COPY:
        return f"more than {LARGEST_COPY} bytes"
    return f"more than {MOST_FILES} files" if verified.files > MOST_FILES else ""


def _said(error: Exception) -> str:
    if isinstance(error, FileNotFoundError) or (
        isinstance(error, urllib.error.HTTPError) and error.code == 404
    ):
        return "missing"
    return f"cannot be read ({error})"


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to the host that was asked, over http or https."""

    def __init__(self, host: str) -> None:
        self._host = host

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        parts = urlsplit(newurl)
        if parts.scheme not in ("http", "https") or parts.netloc != self._host:
            raise urllib.error.HTTPError(
                newurl, code, f"redirects to another host ({parts.netloc})", headers, None
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(address: str) -> urllib.request.OpenerDirector:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise CopyError(f"{address}: no http or https address")
    return urllib.request.build_opener(_SameHost(parts.netloc))
