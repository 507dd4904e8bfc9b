"""Published packages and catalogue → what is wrong with them: files, schemas, sums."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.package.problem import Problem
from pipeline.package.reread import reread_findings, reread_resource
from pipeline.resource import CHECKSUMS, Schema, read_checksums, sha256_of
from pipeline.resource.checksums import files_of
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.versions import FOLDER as VERSIONS

PAGE = "index.html"
"""On a site, a version has a page that says what it is; it is no part of the package."""
_WAY_OUT = "build it again, or restore the published file"


def verify(directory: Path) -> list[Problem]:
    """What is wrong with the package at `directory`, or with every package in that folder.

    Checks that every file is there and hashes to what `checksums.sha256` and the descriptor state,
    that every CSV reads by its schema and equals its Parquet, and that findings which passed an
    arithmetic check still do. On a site, its versions are re-checked too. An empty list means that
    nothing is wrong. Needs no network.
    """
    if not directory.is_dir():
        return [Problem(str(directory), "no such folder; give the folder of the packages or one")]
    if (directory / DESCRIPTOR).is_file():
        return list(_package_problems(directory))
    problems: list[Problem] = []
    folders = [
        each for each in sorted(directory.iterdir()) if each.is_dir() and each.name[0] != "."
    ]
    for folder in folders:
        versions = [each.parent for each in sorted(folder.glob(f"{VERSIONS}/*/{DESCRIPTOR}"))]
        if (folder / DESCRIPTOR).is_file():
            problems += _package_problems(folder)
        elif not versions:
            problems.append(
                Problem(folder.name, f"no {DESCRIPTOR}, expected one in every package; {_WAY_OUT}")
            )
        for version in versions:
            at = version.relative_to(directory).as_posix()
            problems += (
                Problem(f"{at}/{each.place.partition('/')[2]}", each.message)
                for each in _package_problems(version)
            )
    if not folders:
        problems.append(Problem(str(directory), "no packages in it, expected at least one"))
    return problems


def _package_problems(directory: Path) -> Iterator[Problem]:
    name = directory.name
    hashes = {
        file: sha256_of(directory / file)
        for file in files_of(directory)
        if not file.startswith(f"{VERSIONS}/") and file != PAGE
    }
    yield from _checksum_problems(directory, hashes)
    try:
        descriptor = json.loads((directory / DESCRIPTOR).read_bytes())
        resources = [_expect_resource(each) for each in descriptor["resources"]]
    except (ValueError, KeyError, TypeError) as error:
        yield Problem(
            f"{name}/{DESCRIPTOR}",
            f"not a descriptor of ours: {type(error).__name__} {error}; {_WAY_OUT}",
        )
        return
    for resource in resources:
        sound = True
        for problem in _file_problems(name, resource, hashes):
            sound = False
            yield problem
        if sound:
            yield from reread_resource(directory, resource)
            if resource["name"] == "findings":
                yield from reread_findings(directory, resource)


def _expect_resource(resource: Mapping[str, Any]) -> Mapping[str, Any]:
    """The resource itself, if it has what is read below; else raises as the lookup does."""
    Schema.from_descriptor(resource["schema"])
    for file in [resource, *resource["mingzhang"]["parquet"]]:
        _ = file["path"], file["hash"].removeprefix("sha256:")
    _ = resource["name"]
    return resource


def _checksum_problems(directory: Path, hashes: Mapping[str, str]) -> Iterator[Problem]:
    """Files that are missing, changed or not accounted for."""
    place = f"{directory.name}/{CHECKSUMS}"
    try:
        stated = read_checksums(directory)
    except FileNotFoundError:
        yield Problem(place, f"missing, expected the checksums of {len(hashes)} files; {_WAY_OUT}")
        return
    except ValueError as error:
        yield Problem(place, f"{error}; {_WAY_OUT}")
        return
    for file in sorted(stated.keys() | hashes.keys()):
        at = f"{directory.name}/{file}"
        if file not in hashes:
            yield Problem(at, f"missing, expected by {CHECKSUMS}; {_WAY_OUT}")
        elif file not in stated:
            yield Problem(at, f"extra, not listed in {CHECKSUMS}; remove it or {_WAY_OUT}")
        elif stated[file] != hashes[file]:
            yield Problem(
                at,
                f"changed: its SHA-256 is {hashes[file]}, expected {stated[file]} as in "
                f"{CHECKSUMS}; {_WAY_OUT}",
            )


def _file_problems(
    name: str, resource: Mapping[str, Any], hashes: Mapping[str, str]
) -> Iterator[Problem]:
    """Files of a resource that are not those which the descriptor describes."""
    for file in [resource, *resource["mingzhang"]["parquet"]]:
        at = f"{name}/{file['path']}"
        expected = file["hash"].removeprefix("sha256:")
        seen = hashes.get(file["path"])
        if seen is None:
            yield Problem(at, f"missing, expected by {DESCRIPTOR}; {_WAY_OUT}")
        elif seen != expected:
            yield Problem(
                at,
                f"not the file that {DESCRIPTOR} describes: its SHA-256 is {seen}, expected "
                f"{expected}; {_WAY_OUT}",
            )
