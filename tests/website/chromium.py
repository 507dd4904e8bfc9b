"""Chromium for the tests of pages, and a server for a site: as a static host does it, 404 included."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, sent: Mapping[str, str], **kwargs: Any) -> None:
        self._sent = sent
        super().__init__(*args, **kwargs)

    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        for name, value in self._sent.items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def served(site: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """The address of a site on a local port, with / at the end; `headers` go with every file."""
    handler = partial(_Quiet, directory=str(site), sent=headers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


TABS = 8
"""Pages that are open side by side: each waits for its network to fall silent while others load."""


def settled(context: Any, addresses: Sequence[str]) -> Iterator[Any]:
    """Each page once it has loaded all that it asks for, in a context of a browser."""
    for start in range(0, len(addresses), TABS):
        tabs = []
        for address in addresses[start : start + TABS]:
            tab = context.new_page()
            tab.goto(address)
            tabs.append(tab)
        for tab in tabs:
            tab.wait_for_load_state("networkidle")
            yield tab
            tab.close()


def until(page: Any, expression: str, seconds: float = 30) -> None:
    """Waits until an expression is true on a page.

    The pages' policy forbids scripts to evaluate text, and Playwright's `wait_for_function` does so
    on the page itself; a plain `evaluate` asks from outside. A page that is just being left has no
    answer yet.
    """
    from playwright.sync_api import Error  # noqa: PLC0415

    deadline = time.monotonic() + seconds
    is_true = False
    while not is_true:
        with suppress(Error):
            is_true = page.evaluate(f"Boolean({expression})")
        assert is_true or time.monotonic() < deadline, f"never true: {expression}"
        page.wait_for_timeout(20)


@contextmanager
def started() -> Iterator[Any]:
    """A browser; the tests that use it carry the mark `browser` and are skipped where there is none."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
