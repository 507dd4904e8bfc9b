"""What a page depends on → its key: two runs with the same key would write the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import __version__ as jinja
from PIL import __version__ as pillow

from pipeline.model.records import Finding
from pipeline.website.rendering.renderer import CARDS

_ROOT = Path(__file__).parents[2]
_NO_CODE = frozenset({"__pycache__"})


def key(*parts: object) -> str:
    """A short hash of the parts, whose `repr` tells them apart.

    >>> key("a", 1) == key("a", 1), key("a", 1) == key("a", "1")
    (True, False)
    """
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


@cache
def code_and(theme: Path) -> str:
    """The hash of this program, its specs and translations, and of the templates of the theme and the fonts
    of its cards."""
    hashed = hashlib.sha256(f"{jinja} {pillow}".encode())
    for root in (_ROOT, theme / "templates", theme / CARDS):
        for path in sorted(root.rglob("*")):
            if path.is_file() and not _NO_CODE & set(path.parts):
                hashed.update(path.relative_to(root).as_posix().encode())
                hashed.update(path.read_bytes())
    return hashed.hexdigest()[:32]


def fact_keys(
    code: str,
    siteurl: str,
    hashes: Mapping[str, str],
    between: Mapping[str, Sequence[Finding]],
    kept_since: Mapping[str, str],
    versions: Mapping[str, object],
) -> dict[str, str]:
    """Package → the key of all that is said of it alone; `between` are what the catalogue finds of it,
    `kept_since` the day on which its source was lost, `versions` those that the store has of it."""
    return {
        name: key(
            code,
            siteurl,
            name,
            hashed,
            tuple(between.get(name, ())),
            kept_since.get(name, ""),
            versions.get(name),
        )
        for name, hashed in hashes.items()
    }


def of_all(keys: Mapping[str, str], names: Iterable[str]) -> str:
    """The key of several packages together, in that order."""
    return key(*(keys[name] for name in names))
