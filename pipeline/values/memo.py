"""What functions of a text have made of it, kept: every stage asks the same of the names of rows.

`functools.lru_cache` forgets the text that was asked for longest ago. A table is gone through from its first
row to its last, by one stage after another: where it has more rows than are kept, each is forgotten just
before it is asked for again. Here all are kept, and all are forgotten together.

`remembered` is for a function of a text alone that several packages ask of what every row prints: a name, a
code, an amount. `lru_cache` is for all others: what one package asks in one go, or of more than a text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any, Protocol, TypeVar, cast

T = TypeVar("T")

MOST = 1 << 18
_MOST_SIGNS = 1 << 22
"""So many texts, and of so many signs together, are kept for a function."""
_FEW = 1 << 15
"""So many stay from one job to the next: the words that all have."""


class _Cached(Protocol):
    """A function with an `lru_cache`."""

    def cache_info(self) -> Any: ...

    def cache_clear(self) -> None: ...


C = TypeVar("C", bound=_Cached)


class _Made(dict[str, T]):
    """Texts with what was made of them."""

    __slots__ = ("_make", "_signs")

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make
        self._signs = 0

    def __missing__(self, text: str) -> T:
        self._signs = signs = self._signs + len(text)
        if signs > _MOST_SIGNS or len(self) >= MOST:
            self.forget()
        made = self._make(text)
        if isinstance(made, str) and made == text:  # most names are as they are: one text of both
            made = cast(T, text)
        self[text] = made
        return made

    def forget(self) -> None:
        self.clear()
        self._signs = 0


_ALL: list[_Made[Any]] = []
_CACHED: list[_Cached] = []


def remembered(make: Callable[[str], T]) -> Callable[[str], T]:
    """A function of a text alone, which is asked once for each text.

    >>> @remembered
    ... def length(text):
    ...     print("counts")
    ...     return len(text)
    >>> length("收入"), length("收入")
    counts
    (2, 2)
    """
    made = _Made(make)
    _ALL.append(made)
    return update_wrapper(partial(made.__getitem__), make)


def forgotten(cached: C) -> C:
    """A function with a large `lru_cache`, what that keeps of a large disclosure being forgotten with the
    rest."""
    _CACHED.append(cached)
    return cached


def forget_many() -> None:
    """Forget what was kept of large disclosures, once a job is done: the next one has other names."""
    for made in _ALL:
        if len(made) > _FEW:
            made.forget()
    for cached in _CACHED:
        if cached.cache_info().currsize >= _FEW // 2:
            cached.cache_clear()
