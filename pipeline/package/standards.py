"""Published folders → what the validators of the standards say of them, as far as they are installed.

Our own re-reading is `verify`; this is the word of others: frictionless on every data package, and on
the metadata of a published site csvw, mlcroissant and pyshacl. They are imported where they are used:
a build that changes nothing loads none. Nothing here needs a network.
"""

from __future__ import annotations

import importlib.metadata
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.package.problem import Problem
from pipeline.resource.fiscal import DESCRIPTOR

SHAPES = Path(__file__).parent.parent / "specs" / "standards" / "dcat.ttl"
"""Our own shapes: what DCAT-AP makes mandatory."""

_MOST_NAMED = 20
"""Problems of one file that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What one validator said of a folder: how many files it was asked about, what it found wrong.

    `version` is "" where it is not installed: then nothing was asked.
    """

    validator: str
    version: str
    what: str
    files: int
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        if not self.version:
            return f"{self.validator}: not installed, {self.what} not validated by it"
        found = f"{len(self.problems)} problems" if self.problems else "no problem"
        return f"{self.validator} {self.version}: {self.files} {self.what}, {found}"


def validate_standards(directory: Path) -> Iterator[Judged]:
    """What each validator says of all that it knows below the folder (a package, packages, a site)."""
    yield _judged("frictionless", "data packages", directory, DESCRIPTOR, _with_frictionless)
    yield _judged("csvw", "CSVW descriptions", directory, "csvw.json", _with_csvw)
    yield _judged(
        "mlcroissant", "Croissant descriptions", directory, "croissant.json", _with_croissant
    )
    yield _judged("pyshacl", "DCAT catalogues", directory, "catalog.jsonld", _with_shapes)


def _judged(
    validator: str,
    what: str,
    directory: Path,
    name: str,
    validate: Callable[[Path], Sequence[str]],
) -> Judged:
    files = [
        each
        for each in sorted(directory.rglob(name))
        if not any(part.startswith(".") for part in each.relative_to(directory).parts)
    ]
    try:
        version = importlib.metadata.version(validator)
    except importlib.metadata.PackageNotFoundError:
        return Judged(validator, "", what, 0, ())
    problems = []
    with _no_network():
        for file in files:
            place = file.relative_to(directory.parent).as_posix()
            found = validate(file)
            problems += [Problem(place, text) for text in found[:_MOST_NAMED]]
            if len(found) > _MOST_NAMED:
                problems.append(Problem(place, f"and {len(found) - _MOST_NAMED} more"))
    return Judged(validator, version, what, len(files), tuple(problems))


@contextmanager
def _no_network() -> Iterator[None]:
    """A validator that would fetch something fails, and says what it would have fetched."""

    def refuse(*args: object, **_: object) -> None:
        raise OSError(f"validation needs no network, refused: {args[:2]}")

    sockets: Any = socket
    resolve, connect = sockets.getaddrinfo, sockets.socket.connect
    try:
        sockets.getaddrinfo = sockets.socket.connect = refuse
        yield
    finally:
        sockets.getaddrinfo, sockets.socket.connect = resolve, connect


def _with_frictionless(descriptor: Path) -> list[str]:
    import frictionless  # noqa: PLC0415 - slow to load

    report = frictionless.validate(str(descriptor))
    return _told(report)


def _told(report: Any) -> list[str]:
    rows = report.flatten(["title", "fieldName", "rowNumber", "message"])
    return [
        " ".join(str(each) for each in (row[3], f"(row {row[2]})" if row[2] else "") if each)
        for row in rows
    ]


def validate_sample(directory: Path, names: Sequence[str], seconds: float = 5.0) -> Judged:
    """What frictionless says of the first rows of the packages `names`, as many as there is time for.

    A sample, so that every build has the standard's own word: 500 rows of each resource, and no new
    package is begun after `seconds`.
    """
    import frictionless  # noqa: PLC0415 - slow to load

    begun = time.monotonic()
    files = 0
    problems: list[Problem] = []
    with _no_network():
        for name in names:
            if files and time.monotonic() - begun > seconds:
                break
            files += 1
            package = frictionless.Package(str(directory / name / DESCRIPTOR))
            report = package.validate(limit_rows=500)
            problems += [Problem(f"{name}/{DESCRIPTOR}", text) for text in _told(report)]
    what = "data packages sampled (500 rows of each table)"
    return Judged(
        "frictionless", importlib.metadata.version("frictionless"), what, files, tuple(problems)
    )


def _with_csvw(metadata: Path) -> list[str]:
    """Tables and rows are read with the metadata; what csvw warns of is a problem too."""
    import warnings  # noqa: PLC0415

    import csvw  # noqa: PLC0415 - a test tool

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        described = csvw.CSVW(str(metadata), validate=True)
        is_valid = described.is_valid
        said = [str(each.message) for each in [*caught, *described.warnings]]
    if is_valid:
        return []
    return said or ["not valid"]


def _with_croissant(metadata: Path) -> list[str]:
    import logging  # noqa: PLC0415

    logging.getLogger("absl").setLevel(logging.ERROR)  # it would print what it only recommends
    import mlcroissant  # noqa: PLC0415 - a test tool

    try:
        dataset = mlcroissant.Dataset(jsonld=str(metadata))
    except Exception as error:  # its own error for whatever is wrong
        return str(error).splitlines()
    # what it only recommends (a date of publication that nobody knows) is no problem
    return sorted(dataset.metadata.ctx.issues.errors)


def _with_shapes(catalogue: Path) -> list[str]:
    import pyshacl  # noqa: PLC0415 - a test tool
    import rdflib  # noqa: PLC0415

    graph = rdflib.Graph()
    # a site without SITEURL has relative addresses, which need something to be relative to
    graph.parse(str(catalogue), format="json-ld", publicID="https://example.org/")
    _, results, _ = pyshacl.validate(graph, shacl_graph=str(SHAPES))
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    return sorted(
        f"{results.value(each, shacl.focusNode)} {results.value(each, shacl.resultPath)}: "
        f"{results.value(each, shacl.resultMessage)}"
        for each in results.subjects(rdflib.RDF.type, shacl.ValidationResult)
    )
