"""A property that is made when it is first asked for, and kept."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

T = TypeVar("T")


class kept_property(cached_property[T]):
    """`functools.cached_property` as it is from Python 3.12 on: without a lock, which takes longer than what
    most of these properties make.

    >>> class Figure:
    ...     @kept_property
    ...     def value(self):
    ...         print("made")
    ...         return 5
    >>> figure = Figure()
    >>> figure.value, figure.value
    made
    (5, 5)
    """

    def __get__(self, instance: Any, owner: Any = None) -> T:  # type: ignore[override]
        if instance is None:
            return self  # type: ignore[return-value]  # the property itself, asked of its class
        made = vars(instance)[self.attrname] = self.func(instance)
        return made
