"""What a published package says to readers other than ours: frictionless and Parquet."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest


def block_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every attempt to reach a host fails."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def descriptor(package: Path) -> Any:
    return json.loads((package / "datapackage.json").read_bytes())


def frictionless_errors(package: Path) -> list[list[Any]]:
    """What frictionless finds wrong; [] if the package is valid."""
    report = frictionless.validate(str(package / "datapackage.json"))
    errors: list[list[Any]] = report.flatten(["title", "fieldName", "rowNumber", "message"])
    return errors


def parquet_rows(package: Path, resource: Any) -> list[dict[str, Any]]:
    """The rows of the resource's Parquet files."""
    files = resource["mingzhang"]["parquet"]
    return [row for file in files for row in pq.read_table(package / file["path"]).to_pylist()]


def assert_csv_is_parquet(package: Path) -> None:
    """Frictionless reads from every CSV exactly the values that its Parquet holds."""
    opened = frictionless.Package(str(package / "datapackage.json"))
    for resource in descriptor(package)["resources"]:
        table: Any = opened.get_resource(resource["name"])
        rows = [row.to_dict() for row in table.read_rows()]
        assert rows == parquet_rows(package, resource), resource["name"]


def contents(directory: Path) -> dict[str, bytes]:
    """All files below the folder: path → bytes."""
    return {
        each.relative_to(directory).as_posix(): each.read_bytes()
        for each in directory.rglob("*")
        if each.is_file()
    }
