"""A file under `specs` → its type (YAML) or its rows (CSV); what does not fit is named with its place."""

from __future__ import annotations

import csv
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from pipeline.vocabulary.spec import Spec, SpecError

S = TypeVar("S", bound=Spec)
T = TypeVar("T")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Refuses a key that is written twice: the first would be lost without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[object] = set()
        for key, _ in node.value:
            if key.value in seen and isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value} stands here twice; put both into one",
                    key.start_mark,
                )  # fmt: skip
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else id(key))
        made: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return made


def read_spec(kind: type[S], path: Path) -> S:
    """A file as its type. Raises SpecError."""
    try:
        return kind.model_validate(_mapping(path))
    except ValidationError as error:
        raise SpecError(explained(error, str(path))) from None


def read_rows(
    path: Path, header: Sequence[str], made: Callable[[Path, int, dict[str, str]], T]
) -> tuple[T, ...]:
    """What is made of each row of a CSV file, by file, line and row. Raises SpecError for another header."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if list(reader.fieldnames or ()) != list(header):
            raise SpecError(f"{path}: header is {reader.fieldnames}, expected {header}")
        return tuple(made(path, reader.line_num, row) for row in reader)


def explained(error: ValidationError, file: str, *part: str) -> str:
    """Every error of a file on a line of its own, with its key and what was seen."""
    lines = []
    for found in error.errors():
        key = ".".join(map(str, (*part, *found["loc"])))
        said = found["msg"].removeprefix("Value error, ")
        seen = "" if found["type"] == "missing" else f" (seen: {found['input']!r})"
        lines.append(f"{file}: {key}: {said}{seen}")
    return "\n".join(lines)


def _mapping(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)
    except UnicodeDecodeError:
        raise SpecError(f"{path}: it is not written in UTF-8; save it as UTF-8") from None
    except yaml.YAMLError as error:
        raise SpecError(f"{path}: no YAML: {error}; mend the line") from None
    if not isinstance(content, dict):
        raise SpecError(f"{path}: a mapping is expected at the top")
    return content
