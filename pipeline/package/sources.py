"""The received files → `source/`, byte for byte, packed where a browser would run them; the text that
was read of them → `text/`. All names are ours: a host may take a name for an order (`.htaccess`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from pipeline.model.disclosure import Provenance, Source
from pipeline.package.received import published_as
from pipeline.resource import PublishedFile, write_file

FOLDER = "source"
TEXTS = "text"


@dataclass(frozen=True, slots=True)
class PublishedSource:
    """A received file in its package: `sha256` and `size` are those of what was received, which
    `file` is, or holds where it `is_packed`."""

    file: PublishedFile
    sha256: str
    size: int
    is_packed: bool

    def descriptor(self) -> dict[str, Any]:
        """The published file, and what was received where that is packed in it."""
        if not self.is_packed:
            return self.file.descriptor()
        received = {"bytes": self.size, "hash": f"sha256:{self.sha256}"}
        return self.file.descriptor() | {"packed": "zip", "received": received}


def write_sources(
    sources: Iterable[Source], directory: Path, name: str = "source"
) -> list[PublishedSource]:
    """Writes the received files under `directory`/source as `name`, in order of the sources."""
    (directory / FOLDER).mkdir()
    files = []
    for source, stem in zip(sources, _stems(name), strict=False):
        received = published_as(source, stem)
        file = write_file(directory, f"{FOLDER}/{received.name}", received.content)
        packed = received.is_packed
        digest = sha256(source.content).hexdigest() if packed else file.sha256
        files.append(PublishedSource(file, digest, len(source.content), packed))
    return files


def _stems(name: str) -> Iterator[str]:
    """name, name-2, name-3, …"""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def write_texts(
    sources: Iterable[Source], directory: Path, name: str = "text"
) -> list[PublishedFile]:
    """Writes what was read of each document under `directory`/text as `name`, in order: UTF-8, one line
    for every line that `source_line` counts, a form feed between pages."""
    documents = [document for source in sources for document in source.documents]
    (directory / TEXTS).mkdir()
    files = []
    for document, stem in zip(documents, _stems(name), strict=False):
        path = f"{TEXTS}/{stem}.txt"
        files.append(write_file(directory, path, document.text.encode("utf-8", "replace")))
    return files


def source_descriptors(
    sources: Iterable[Source], files: Iterable[PublishedSource], provenance: Provenance
) -> list[dict[str, str]]:
    """The package's `sources`: what each file was called, where its copy is, where it came from.

    `sha256` is of the file as it was received; `packed` says that the copy is an archive of it, and
    `packed_sha256` what that hashes to.
    """
    descriptors = []
    for source, published in zip(sources, files, strict=True):
        descriptor = {
            "title": source.name,
            "path": published.file.path,
            "sha256": published.sha256,
        }
        if published.is_packed:
            descriptor |= {"packed": "zip", "packed_sha256": published.file.sha256}
        if provenance.url:
            descriptor["url"] = provenance.url
        descriptors.append(descriptor)
    return descriptors


def licence_descriptors(provenance: Provenance) -> list[dict[str, str]]:
    """The package's `licenses`: what the sidecar states, else that no licence was stated.

    What a government must publish is free to read; whether it may be reused, only a licence says,
    so none is invented (`notspecified` is the Open Definition's name for that).
    """
    stated = provenance.licence.strip()
    if re.match(r"https?://", stated):
        return [{"path": stated, "title": stated}]
    if re.fullmatch(r"[-a-zA-Z0-9._]+", stated):
        return [{"name": stated, "title": stated}]
    if stated:
        return [{"name": "other", "title": stated}]
    return [
        {
            "name": "notspecified",
            "title": "政府信息公开：依法主动公开的政府信息，来源未注明许可"
            " / Public government information, disclosed by law; the source states no licence",
        }
    ]
