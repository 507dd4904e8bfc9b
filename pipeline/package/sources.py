"""The received files → `source/`, byte for byte, under names that are safe on any system; the text
that was read of them → `text/`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from pipeline.model.disclosure import Provenance, Source
from pipeline.resource import PublishedFile, published_file

FOLDER = "source"
TEXTS = "text"
_LONGEST = 150
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff/\\:*?"<>|]')


def file_name(received: str) -> str:
    """The received name as a single file name: no folders, no leading dots, 150 bytes at most.

    >>> file_name("../../etc/预算.txt"), file_name(".htaccess"), file_name("..")
    ('etc_预算.txt', 'htaccess', 'source')
    """
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", received))
    name = re.sub(r"\.{2,}", ".", name).strip(" ._~")
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > len("torrent"):
        stem, suffix = name, ""
    ending = f".{suffix}" if suffix else ""
    room = _LONGEST - len(ending.encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .")
    return stem + ending or "source"


def file_names(received: Iterable[str]) -> list[str]:
    """The file name of each received name, in order; numbered where two would be one file."""
    taken: set[str] = set()
    names = []
    for each in received:
        name = file_name(each)
        path, count = Path(name), 1
        while name.casefold() in taken:
            count += 1
            name = f"{path.stem}-{count}{path.suffix}"
        taken.add(name.casefold())
        names.append(name)
    return names


def write_sources(sources: Iterable[Source], directory: Path) -> list[PublishedFile]:
    """Writes the received bytes under `directory`/source, in order of the sources."""
    sources = list(sources)
    (directory / FOLDER).mkdir()
    files = []
    for source, name in zip(sources, file_names(each.name for each in sources), strict=True):
        (directory / FOLDER / name).write_bytes(source.content)
        files.append(published_file(directory, f"{FOLDER}/{name}"))
    return files


def write_texts(sources: Iterable[Source], directory: Path) -> list[PublishedFile]:
    """Writes what was read of each document under `directory`/text, in order: UTF-8, one line for
    every line that `source_line` counts, a form feed between pages."""
    documents = [document for source in sources for document in source.documents]
    (directory / TEXTS).mkdir()
    files = []
    names = file_names(f"{document.file}.txt" for document in documents)
    for document, name in zip(documents, names, strict=True):
        content = document.text.encode("utf-8", "replace")
        (directory / TEXTS / name).write_bytes(content)
        files.append(published_file(directory, f"{TEXTS}/{name}"))
    return files


def source_descriptors(
    sources: Iterable[Source], files: Iterable[PublishedFile], provenance: Provenance
) -> list[dict[str, str]]:
    """The package's `sources`: what each file was called, where its copy is, where it came from."""
    descriptors = []
    for source, file in zip(sources, files, strict=True):
        descriptor = {"title": source.name, "path": file.path, "sha256": file.sha256}
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
