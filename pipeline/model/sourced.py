"""The place of a record: where in its source it was read."""

from __future__ import annotations

from typing import Protocol

from pipeline.model.document import Place


class Lined(Protocol):
    """A record that knows its page and line: an indicator."""

    @property
    def source_page(self) -> int | None: ...
    @property
    def source_line(self) -> int | None: ...


class Sourced(Lined, Protocol):
    """One that knows its file as well: an amount, a claim, a section."""

    @property
    def source_file(self) -> str: ...


def place_of(record: Sourced) -> Place:
    """Where the record stands."""
    return place_in(record.source_file, record)


def place_in(file: str, record: Lined) -> Place:
    """Where in `file` the record stands."""
    return Place(file, record.source_line, record.source_page)
