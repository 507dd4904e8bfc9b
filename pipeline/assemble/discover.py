"""Files and folders → Jobs: one file is one disclosure, a folder with a `disclosure.yml` is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER_SIDECAR = "disclosure.yml"
_SIDECARS = {".yml", ".yaml"}
_NOT_SOURCES = {".md", *_SIDECARS}
"""Notes for people (README.md) and sidecars lie among the sources."""


@dataclass(frozen=True, slots=True)
class Job:
    """The files of one disclosure and its sidecar; `label` is how messages name it."""

    label: str
    files: tuple[Path, ...]
    sidecar: Path | None
    sidecar_name: str
    """Where a sidecar is, or would have to be written."""

    @property
    def key(self) -> str:
        """What the job is known by from one run to the next: its (first) file as it was named."""
        return self.files[0].as_posix()


@dataclass(frozen=True, slots=True)
class Discovered:
    """All jobs, and what lies about that belongs to none."""

    jobs: tuple[Job, ...]
    strays: tuple[str, ...]


def discover(paths: Iterable[Path]) -> Discovered:
    """Find the disclosures at and below the given files and folders, in order of their paths.

    Hidden files, notes (`*.md`) and links are passed over. Raises FileNotFoundError for a path
    that is not there.
    """
    jobs: dict[Path, Job] = {}
    strays: list[str] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
        if path.is_file():
            found = _single(path, path.name)
            jobs[path.resolve()] = found
            continue
        for job in _below(path, path, strays):
            jobs.setdefault(job.files[0].resolve(), job)
    return Discovered(tuple(jobs.values()), tuple(strays))


def _below(folder: Path, root: Path, strays: list[str]) -> Iterator[Job]:
    entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    if (folder / FOLDER_SIDECAR).is_file():
        files = tuple(_sources(folder.rglob("*")))
        label = folder.relative_to(root).as_posix()
        if files:
            yield Job(label, files, folder / FOLDER_SIDECAR, f"{label}/{FOLDER_SIDECAR}")
        else:
            strays.append(f"{label}/{FOLDER_SIDECAR}: no source file beside it")
        return
    files = tuple(_sources(entries))
    for file in files:
        yield _single(file, file.relative_to(root).as_posix())
    strays += _without_source(entries, files, root)
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry, root, strays)


def _sources(entries: Iterable[Path]) -> list[Path]:
    return sorted(
        entry
        for entry in entries
        if entry.is_file()
        and not entry.is_symlink()
        and not entry.name.startswith(".")
        and entry.suffix.lower() not in _NOT_SOURCES
    )


def _single(file: Path, label: str) -> Job:
    sidecars = [file.with_suffix(suffix) for suffix in sorted(_SIDECARS)]
    found = next((path for path in sidecars if path.is_file()), None)
    name = Path(label).with_suffix(found.suffix if found else ".yml").as_posix()
    return Job(label, (file,), found, name)


def _without_source(entries: Sequence[Path], files: Sequence[Path], root: Path) -> Iterator[str]:
    stems = {file.stem for file in files}
    for entry in entries:
        if entry.suffix.lower() in _SIDECARS and entry.is_file() and entry.stem not in stems:
            yield f"{entry.relative_to(root).as_posix()}: a sidecar without its source file"
