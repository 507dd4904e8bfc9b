"""Items → groups of those that share a key, or of as many as a page takes."""

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


def page_count(items: int, on_each: int) -> int:
    """How many pages a listing has; an empty one has one.

    >>> page_count(0, 100), page_count(100, 100), page_count(101, 100)
    (1, 1, 2)
    """
    return max(1, -(-items // on_each))
