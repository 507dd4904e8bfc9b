"""Printed figures → horizontal bars on one scale.

In: what each bar is called, its figure. Out: the length of each bar in percent
of the scale. What prints no sum of money (a dash), or a negative one, has no bar, only its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pipeline.website.figures.figure import Figure
from pipeline.website.interface.phrases import Said, series

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar; `length` is in percent of the scale, None where there is nothing to draw.

    `kind` (budget or final) makes the bar hollow or filled.
    """

    label: Said
    figure: Figure
    length: Decimal | None
    kind: str
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that may be compared with each other, and with those of the same `scale` in yuan."""

    rows: tuple[BarRow, ...]
    scale: Decimal


def common_scale(figures: Iterable[Figure | None]) -> Decimal:
    """The largest of the figures in yuan: what a full bar stands for; 0 where there is none."""
    return max(
        (each.yuan for each in figures if each and each.yuan and each.yuan > 0),
        default=Decimal(0),
    )


def bars(
    items: Sequence[tuple[Said | str, Figure]], scale: Decimal, kinds: Sequence[str] = ()
) -> Bars:
    """Bars of the items, in their order; a label that is a str is source text.

    `scale` (see `common_scale`) must be no less than any of them. `kinds` has one kind for each
    item, where budget and final account stand in one picture.
    """
    of_each = kinds or ("",) * len(items)
    return Bars(
        tuple(
            BarRow(
                label=series((label,)) if isinstance(label, str) else label,
                figure=figure,
                length=_length(figure.yuan, scale),
                kind=kind,
                is_doubtful=figure.is_doubtful,
            )
            for (label, figure), kind in zip(items, of_each, strict=True)
        ),
        scale,
    )


def _length(yuan: Decimal | None, scale: Decimal) -> Decimal | None:
    if yuan is None or yuan < 0:
        return None
    if yuan > scale:
        raise ValueError(f"a bar of {yuan} is longer than its scale of {scale}")
    length = yuan * 100 / scale if scale else Decimal(0)
    return length.quantize(_HUNDREDTH, ROUND_HALF_UP)
