"""Names of bodies in the tables and in the text → one name for each body.

One table calls a unit 某局（本级）, another 某局本级; one 某学院（某学校）, another 某学校 alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.values.text import fold

_BRACKETS = re.compile(r"[()]")
_OTHERWISE = re.compile(r"^.+\((?P<name>[^()]{4,})\)$")


class Bodies:
    """The names that the tables of a disclosure give to bodies, made one for each."""

    def __init__(self, names: Iterable[str]) -> None:
        folded = {fold(name) for name in names}
        self._known = {_plain(name) for name in folded}
        self._met: dict[str, str] = {}

    def one(self, name: str) -> str:
        """The one name of a body; a name in brackets where the tables know the body by that.

        >>> bodies = Bodies(["某局（本级）", "某市某学校"])
        >>> bodies.one("某局本级") == bodies.one("某局(本级)"), bodies.one("某学院（某市某学校）")
        (True, '某市某学校')
        """
        if name not in self._met:
            folded = fold(name)
            other = _OTHERWISE.match(folded)
            known = other is not None and _plain(other["name"]) in self._known
            self._met[name] = _plain(other["name"] if other and known else folded)
        return self._met[name]


def _plain(folded: str) -> str:
    return _BRACKETS.sub("", folded)
