"""What tests of indicators read of them, and the edges of a form of seven columns."""

from __future__ import annotations

from tests.support import Understood

EIGHT = (50, 100, 150, 230, 280, 330, 400, 450)
Said = list[tuple[str, str, str, str]]


def said(found: Understood) -> Said:
    return [(i.level1, i.level2, i.level3, i.target) for i in found.indicators]
