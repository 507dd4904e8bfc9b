"""Items → groups of those that share a key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", str, tuple[str, str], int)


def by_key(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Key → its items in the order in which they came; the keys sorted.

    >>> by_key(["2082", "2101", "2080"], lambda code: code[:3])
    {'208': ['2082', '2080'], '210': ['2101']}
    """
    groups: dict[K, list[T]] = defaultdict(list)
    for each in items:
        groups[key(each)].append(each)
    return {each: groups[each] for each in sorted(groups)}
