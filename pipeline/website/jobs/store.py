"""What was worked out of a package → a file named after its key, so that it need not be worked out again.

The files lie beside the site, not in it: nothing of them is published, and losing them costs only time.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any


class Store:
    """Values by their kind and key. A key stands for all that a value depends on."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def has(self, kind: str, key: str) -> bool:
        """Whether the value is there."""
        return os.path.isfile(f"{self.directory}{os.sep}{kind}{os.sep}{key}")  # noqa: PTH113

    def load(self, kind: str, key: str) -> Any:
        """The value; raises `FileNotFoundError` where it was not saved."""
        with self.path(kind, key).open("rb") as file:
            return pickle.load(file)

    def save(self, kind: str, key: str, value: object) -> None:
        """Keeps the value; whoever reads at the same time sees all of it or nothing."""
        file = io.BytesIO()
        _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
        self.save_bytes(kind, key, file.getbuffer())

    def save_bytes(self, kind: str, key: str, content: bytes | memoryview) -> None:
        """The same of what is bytes already, to be read at its `path`."""
        path = self.path(kind, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{key}.{os.getpid()}")
        unfinished.write_bytes(content)
        unfinished.replace(path)

    def forget_others(self, kind: str, keys: Collection[str]) -> None:
        """Removes the values of that kind with any other key."""
        folder = self.directory / kind
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in keys:
                path.unlink(missing_ok=True)

    def path(self, kind: str, key: str) -> Path:
        """Where the value lies, or would."""
        return self.directory / kind / key


def digest(*values: object) -> str:
    """A short hash of what the values say: equal ones have the same in every process.

    >>> digest(frozenset("abc")) == digest(frozenset("cab")), digest("a") == digest("b")
    (True, False)
    """
    file = io.BytesIO()
    pickler = _Teller(file, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # what is the same object, and what is only equal, is written alike
    pickler.dump(_in_order(values))
    return hashlib.sha256(file.getbuffer()).hexdigest()[:32]


class _Pickler(pickle.Pickler):
    """Takes a frozen dataclass apart by its slots; what `dataclasses` does for that looks up each field
    of each value anew."""

    def reducer_override(self, value: object) -> Any:
        kind: Any = type(value)
        taken = _taken_apart(kind)
        return (_put_together, (kind, taken(value))) if taken else NotImplemented


class _Teller(_Pickler):
    """Writes sets in order: theirs is another in each process."""

    def reducer_override(self, value: object) -> Any:
        made = super().reducer_override(value)
        return made if made is NotImplemented else (made[0], (made[1][0], _in_order(made[1][1])))


def _in_order(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(each) if isinstance(each, frozenset) else each for each in values)


@cache
def _taken_apart(kind: type[Any]) -> Callable[[object], Any] | None:
    """What gives the values of the slots, several; None for what has none, or only one."""
    names = [each.name for each in fields(kind)] if is_dataclass(kind) else []
    if len(names) < 2 or not all(hasattr(vars(kind).get(name), "__set__") for name in names):
        return None
    return attrgetter(*names)


@cache
def _slots(kind: type[Any]) -> tuple[Callable[[object, object], None], ...]:
    return tuple(vars(kind)[each.name].__set__ for each in fields(kind))


def _put_together(kind: Any, values: tuple[object, ...]) -> object:
    made: object = object.__new__(kind)
    for put, value in zip(_slots(kind), values, strict=True):
        put(made, value)
    return made
