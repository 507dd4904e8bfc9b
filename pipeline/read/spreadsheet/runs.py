"""The runs of a cell's rich text → its text, and what of it is struck out or not seen.

A raised digit behind a digit refers to a note or is a power; set on the line it would be one more digit of
an amount, so ^ keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.frozen import made_at_once
from pipeline.values.colours import is_hidden_in_figure
from pipeline.values.text import parts_raised


@made_at_once
@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font."""

    text: str
    is_struck: bool = False
    is_raised: bool = False
    is_white: bool = False


@made_at_once
@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says, what it said before that was struck out, what nobody sees unless the cell is filled,
    and what it says then."""

    text: str
    struck: str = ""
    unseen: str = ""
    on_fill: str = ""

    def shown(self, *, is_filled: bool) -> Said:
        """What a cell of that ground says."""
        return Said(self.on_fill, self.struck) if self.unseen and is_filled else self


def said_by(runs: Iterable[Run]) -> Said:
    """The runs put together.

    >>> said_by([Run("35", is_struck=True), Run("30"), Run("1", is_raised=True)])
    Said(text='30^1', struck='35', unseen='', on_fill='')
    >>> said_by([Run("面积m"), Run("2", is_raised=True)]).text
    '面积m2'

    White digits among those of a figure in another colour are not seen, unless the cell is filled.

    >>> said_by([Run("35.10"), Run("99", is_white=True)])
    Said(text='35.10', struck='', unseen='99', on_fill='35.1099')
    """
    runs = list(runs)
    white = "".join(run.text for run in runs if run.is_white and not run.is_struck)
    others = "".join(run.text for run in runs if not (run.is_white or run.is_struck))
    unseen = white if is_hidden_in_figure(white, others) else ""
    struck = "".join(run.text for run in runs if run.is_struck)
    if not unseen:
        return Said(_printed(runs), struck)
    return Said(_printed(run for run in runs if not run.is_white), struck, unseen, _printed(runs))


def _printed(runs: Iterable[Run]) -> str:
    """The text of runs without what is struck out."""
    text = ""
    for run in runs:
        if run.is_struck:
            continue
        parts = run.is_raised and parts_raised(text) and run.text[:1].isdecimal()
        text += f"^{run.text}" if parts else run.text
    return text
