"""A reader who asks for every page again and again while the site changes: what was wrong with what came."""

from __future__ import annotations

import hashlib
import threading
import time
from itertools import pairwise
from pathlib import Path

from tools.attack.trees import Tree

_PAUSE = 0.002
"""Seconds between two pages: the runs that are watched need a processor too."""


class Reader:
    """Reads all files of the site in the order of their names, from the start to `stop`.

    Right is: each file as in one of the two states, whole; within one pass at most one change of
    state; a file that only one state has may be missing. Nothing may be missing that both have.
    """

    def __init__(self, site: Path, states: tuple[Tree, Tree]) -> None:
        self._site, self._states = site, states
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self.passes, self.pages = 0, 0
        self.wrong: list[str] = []

    def start(self) -> Reader:
        self._thread.start()
        return self

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _read(self) -> None:
        names = sorted(self._states[0].keys() | self._states[1].keys())
        while not self._stop.is_set():
            seen: list[int] = []
            for name in names:
                if self._stop.is_set():
                    return
                self._look(name, seen)
            changes = sum(one != other for one, other in pairwise(seen))
            if changes > 1:
                self.wrong.append(
                    f"pages of two builds beside each other ({changes} changes in a pass)"
                )
            self.passes += 1

    def _look(self, name: str, seen: list[int]) -> None:
        self.pages += 1
        time.sleep(_PAUSE)
        try:
            sha = hashlib.sha256((self._site / name).read_bytes()).hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            sha = None
        fits = [number for number, state in enumerate(self._states) if state.get(name) == sha]
        if not fits:
            self.wrong.append(f"{name}: {'missing' if sha is None else 'torn'}")
        elif len(fits) == 1:
            seen += fits
