"""A property worked out once: `functools.cached_property` takes a lock for it before Python 3.12, which for
the lines of a page takes longer than the property itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class once(Generic[Value]):
    """A property of a frozen value, kept in its `__dict__` from the first time it is asked for."""

    def __init__(self, made: Callable[[Any], Value]) -> None:
        self._made = made
        self.__doc__ = made.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object | None, owner: type) -> Value | Self:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._made(instance)
        return value
