"""A package on disk → the answers that its sidecar states, which may be to checks between disclosures."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from pipeline.catalogue.rows import outdated
from pipeline.model.corrections import Answer
from pipeline.resource.slices import read_parquet

_COLUMNS = {field.name: field.type for field in fields(Answer)}


def read_answers(package: Path) -> list[Answer]:
    """The answers of a package, none where its sidecar states none. Raises `CatalogueError` for those of
    another version."""
    path = package / "answers.parquet"
    if not path.is_file():
        return []
    table = read_parquet(path)
    if set(table.column_names) != set(_COLUMNS):
        raise outdated(package, path.name, ", ".join(table.column_names))
    return [_answer(row) for row in table.to_pylist()]


def _answer(row: dict[str, Any]) -> Answer:
    """The row as it was written: what is empty in a column of text is no text."""
    texts = (name for name, kind in _COLUMNS.items() if kind == "str")
    return Answer(**row | {name: row[name] or "" for name in texts})
