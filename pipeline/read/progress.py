"""Pages that are being recognized → whoever watches: each takes seconds, a scanned disclosure minutes.

Nothing that is read depends on it. It is per process and context, so that readers need not hand it on.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

OnPage = Callable[[str, int, int], None]
"""Takes a file's name, which of its pages to be recognized is next (from 1), and how many there are."""

_watcher: ContextVar[OnPage | None] = ContextVar("watcher", default=None)


def watch(on_page: OnPage | None) -> None:
    """Tell `on_page` of every page that is recognized from now on; None tells nobody."""
    _watcher.set(on_page)


def recognizing(file: str, page: int, pages: int) -> None:
    """Say that a page is about to be recognized."""
    if on_page := _watcher.get():
        on_page(file, page, pages)
