"""Files and folders → Jobs: one file is one disclosure, a folder with a `disclosure.yml` is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.assemble.file_names import shown
from pipeline.folders import machine_trouble

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


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A folder that cannot be listed: what lies in it is neither found nor gone."""

    folder: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Discovered:
    """All jobs, what lies about that belongs to none, and the folders that could not be looked into.

    No two jobs have one label.
    """

    jobs: tuple[Job, ...]
    strays: tuple[str, ...]
    unreadable: tuple[Unreadable, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What a walk has come upon so far."""

    root: Path
    jobs: list[Job] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)

    def label(self, path: Path) -> str:
        return shown(path.relative_to(self.root).as_posix())


def discover(paths: Iterable[Path]) -> Discovered:
    """Find the disclosures at and below the given files and folders, in order of their paths.

    Hidden files and notes (`*.md`) are passed over, links too, which are told of. Raises
    FileNotFoundError for a path that is not there.
    """
    jobs: dict[Path, tuple[Path, Job]] = {}
    strays: list[str] = []
    unreadable: list[Unreadable] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
        if path.is_file():
            jobs[path.resolve()] = (path.parent, _single(path, shown(path.name)))
            continue
        found = _Found(path)
        _look_into(path, found)
        for job in found.jobs:
            jobs.setdefault(job.files[0].resolve(), (path, job))
        strays += found.strays
        unreadable += found.unreadable
    return Discovered(tuple(_told_apart(jobs.values())), tuple(strays), tuple(unreadable))


def _told_apart(jobs: Iterable[tuple[Path, Job]]) -> Iterator[Job]:
    """Jobs of several folders that have one label are named with their folder."""
    jobs = tuple(jobs)
    times = Counter(job.label for _, job in jobs)
    for root, job in jobs:
        if times[job.label] == 1:
            yield job
        else:
            above = shown(root.as_posix())
            name = f"{above}/{job.sidecar_name}"
            yield replace(job, label=f"{above}/{job.label}", sidecar_name=name)


def _look_into(folder: Path, found: _Found) -> None:
    """The jobs of a folder and of those below; a folder that cannot be listed hides only itself."""
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
        if _is_there(folder / FOLDER_SIDECAR):
            _take_whole(folder, found)
            return
        files = _sources(entries)
        found.jobs.extend(_single(file, found.label(file)) for file in files)
        found.strays.extend(_without_source(entries, files, found))
        found.strays.extend(_not_followed(entries, found))
        below = [entry for entry in entries if entry.is_dir() and not entry.is_symlink()]
    except OSError as error:
        found.unreadable.append(Unreadable(folder, _why(error, folder)))
        return
    for entry in below:
        _look_into(entry, found)


def _why(error: OSError, folder: Path) -> str:
    trouble = machine_trouble(error)
    said = str(trouble).partition(": ")[2] if trouble else str(error)
    return f"{shown(folder.as_posix())}/: the folder cannot be looked into: {said}"


def _take_whole(folder: Path, found: _Found) -> None:
    """The folder as one disclosure. Raises OSError where a part of it cannot be listed."""
    files = tuple(_sources(_all_below(folder)))
    label = found.label(folder)
    if files:
        found.jobs.append(Job(label, files, folder / FOLDER_SIDECAR, f"{label}/{FOLDER_SIDECAR}"))
    else:
        found.strays.append(f"{label}/{FOLDER_SIDECAR}: no source file beside it")


def _all_below(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        yield entry
        if entry.is_dir() and not entry.is_symlink():
            yield from _all_below(entry)


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
    found = next((path for path in sidecars if _is_there(path)), None)
    name = Path(label).with_suffix(found.suffix if found else ".yml").as_posix()
    return Job(label, (file,), found, name)


def _is_there(sidecar: Path) -> bool:
    """Whether something stands in a sidecar's place, be it a link that leads nowhere: what a maintainer
    stated is never passed over."""
    return (sidecar.exists() or sidecar.is_symlink()) and not sidecar.is_dir()


def _not_followed(entries: Sequence[Path], found: _Found) -> Iterator[str]:
    for entry in entries:
        is_special = entry.exists() and not entry.is_file() and not entry.is_dir()
        if entry.suffix.lower() not in _NOT_SOURCES and (entry.is_symlink() or is_special):
            kind = "a link" if entry.is_symlink() else "no regular file"
            yield f"{found.label(entry)}: {kind}, which is passed over; put the file itself here"


def _without_source(entries: Sequence[Path], files: Sequence[Path], found: _Found) -> Iterator[str]:
    stems = {file.stem for file in files}
    for entry in entries:
        if entry.suffix.lower() in _SIDECARS and entry.is_file() and entry.stem not in stems:
            yield f"{found.label(entry)}: a sidecar without its source file"
