"""Moments of a run: so many seconds after its start, or when something on the disk is seen to change.

Renames take microseconds of a run of seconds: moments that are spread evenly hardly ever meet them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.attack.runs import Place, Process

_PATIENCE = 600


@dataclass(frozen=True, slots=True)
class Moment:
    """`wait` comes back when it is there, or when the run is over."""

    name: str
    wait: Callable[[Place, Process], None]


def after(seconds: float) -> Moment:
    def wait(place: Place, process: Process) -> None:
        time.sleep(seconds)

    return Moment(f"at {seconds:.2f} s", wait)


def _when(name: str, look: Callable[[Place], object]) -> Moment:
    """As soon as `look` sees something else than at the start."""

    def wait(place: Place, process: Process) -> None:
        before, until = look(place), time.monotonic() + _PATIENCE
        while look(place) == before and process.poll() is None and time.monotonic() < until:
            time.sleep(0.0001)

    return Moment(name, wait)


def _once(name: str, look: Callable[[Place], object], pause: float) -> Moment:
    """Some time after that."""
    seen = _when(name, look)

    def wait(place: Place, process: Process) -> None:
        seen.wait(place, process)
        time.sleep(pause)

    return Moment(f"{name} + {pause:g} s", wait)


def _number(path: Path) -> int:
    """What the file system calls it: another one after each switch; 0 where there is nothing."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _staging(place: Place) -> bool:
    return (place.packages / ".staging").exists()


def _staged(place: Place) -> int:
    return sum(1 for _ in (place.packages / ".staging").glob("*/*/*"))


def _catalogue_begun(place: Place) -> bool:
    return any((place.packages / ".staging").glob("*/catalogue"))


def _ledger(place: Place) -> int:
    return _number(place.packages / ".built.json")


def _switching(place: Place) -> bool:
    return (place.packages / ".switching").exists()


def _catalogue(place: Place) -> int:
    return _number(place.packages / "catalogue")


def _other_tree(place: Place) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in _beside(place).glob("next-*")))


def _trees_known(place: Place) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in _beside(place).glob("tree-*")))


def _manifest(place: Place) -> tuple[int, ...]:
    return tuple(_number(path) for path in _beside(place).glob("next-*/checksums.sha256"))


def _site(place: Place) -> int:
    return _number(place.output)


def _beside(place: Place) -> Path:
    return place.output.with_name(f".{place.output.name}.publish")


_OF_A_BUILD = (
    _when("staging begun", _staging),
    _when("a package staged", _staged),
    _when("catalogue begun", _catalogue_begun),
    _when("ledger written", _ledger),
    _when("switching begun", _switching),
    _when("catalogue switched", _catalogue),
    _once("ledger written", _ledger, 0.001),
    _once("switching begun", _switching, 0.0005),
    _once("catalogue switched", _catalogue, 0.001),
)
MOMENTS = {
    "build": _OF_A_BUILD,
    "publish": (
        *_OF_A_BUILD[3:6],
        _when("other tree taken", _other_tree),
        _when("trees known changed", _trees_known),
        _once("other tree taken", _other_tree, 1.0),
        _when("manifest written", _manifest),
        _once("manifest written", _manifest, 0.2),
        _when("site switched", _site),
        _once("site switched", _site, 0.001),
    ),
}
"""Command → what of it is seen on the disk."""
