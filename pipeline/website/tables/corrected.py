"""The maintainers' corrections of a table → what a page says of them at each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.corrections import Correction, CorrectionOutcome
from pipeline.website import words
from pipeline.website.interface.phrases import Phrase


@dataclass(frozen=True, slots=True)
class CellCorrection:
    """What the maintainers say of a printed amount; `value` only where another should stand."""

    word: Phrase
    value: str
    reason: str


def corrected_cells(corrections: Sequence[Correction]) -> Mapping[tuple[int, int], CellCorrection]:
    """(row, column) → the correction that was applied to the amount there."""
    return {
        (each.row_no, each.column_no): CellCorrection(
            words.CORRECTIONS[each.action], each.corrected, each.reason
        )
        for each in corrections
        if each.outcome == CorrectionOutcome.APPLIED and each.row_no and each.column_no
    }
