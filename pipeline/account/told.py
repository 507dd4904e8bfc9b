"""A printed number with what it is accounted for as, or why it is not."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.values.numbers import NumberIn


class Told(NamedTuple):
    """`kind` is an id of `specs/accounted.yml`, "" where there is a `cause` why it is none.

    `context` is the text that it stands in, `table` the resource name of its table.
    """

    number: NumberIn
    kind: str
    cause: str = ""
    context: str = ""
    table: str = ""
