"""What who publishes and the website tell each other of the folder that the site is written into.

A site has hundreds of thousands of files. Who publishes asks the disk of each, once, before the website
writes: those that are not as an earlier run left them are gone. So the website need not ask again, and tells
which files it wrote, so that only these need be looked at afterwards. Both stand in hidden files for as long
as the other has not read them; where nobody publishes, there is none.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path

_GONE = ".gone-of-mingzhang"
_WRITTEN = ".written-lately-by-mingzhang"


def hand_over(output: Path, gone: Collection[str]) -> None:
    """Says that of the files that earlier runs wrote all are there as they left them, but for those."""
    (output / _WRITTEN).unlink(missing_ok=True)
    _write(output / _GONE, gone)


def gone_from(output: Path) -> frozenset[str] | None:
    """The files that are not there any more; None where nobody looked."""
    return _read(output / _GONE)


def tell_written(output: Path, paths: Iterable[str]) -> None:
    """Says which files were written since the folder was looked over."""
    _write(output / _WRITTEN, paths)


def written_lately(output: Path) -> frozenset[str] | None:
    """Those files; None where nobody told. Afterwards neither file is there."""
    (output / _GONE).unlink(missing_ok=True)
    return _read(output / _WRITTEN)


def _write(path: Path, paths: Iterable[str]) -> None:
    path.write_text(json.dumps([*paths]), encoding="utf-8")


def _read(path: Path) -> frozenset[str] | None:
    """What the file says; it is taken away."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    path.unlink()
    return frozenset(json.loads(text))
