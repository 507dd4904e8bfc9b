"""Parts of a proven whole → a strip of one hundred: how many of every 100 yuan each part takes.

In: the parts in yuan, none of them negative, not all of them zero. Out: where each part lies on the
strip, exactly, and its yuan of 100, rounded so that all of them make 100 (largest remainder).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from pipeline.website.figures.figure import Figure

_TONES = 6
"""How many colours there are. The first is that of the largest part alone; the others come again in turn."""

_PLACE = Decimal("0.001")
_WHOLE = Decimal(1)
_TENTH = Decimal("0.1")
_NUMBERED_FROM = Decimal(5)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class StripPart:
    """A part: `start` and `length` in percent of the strip; `of_hundred` is 0 where it is too small.

    `middle` is where its number stands above the strip, None where there is no room for one.
    """

    number: int
    label: str
    figure: Figure
    start: Decimal
    length: Decimal
    middle: Decimal | None
    of_hundred: Decimal
    tone: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A whole and its parts, the largest first; `smallest` is the last digit of their yuan of 100."""

    whole: Figure
    parts: tuple[StripPart, ...]
    smallest: Decimal


def strip(whole: Figure, parts: Sequence[tuple[str, Figure]]) -> Strip:
    """The strip of parts (what each is called, as printed, and its figure), which are proven."""
    ordered = sorted(parts, key=lambda each: -_yuan(each[1]))
    sizes = [_yuan(figure) for _, figure in ordered]
    smallest = _smallest(sizes)
    shares = of_hundred(sizes, smallest)
    return Strip(
        whole,
        tuple(
            _part(number, each, sizes, shares[number - 1])
            for number, each in enumerate(ordered, start=1)
        ),
        smallest,
    )


def of_hundred(sizes: Sequence[Decimal], smallest: Decimal = _WHOLE) -> list[Decimal]:
    """The sizes as shares of 100 in steps of `smallest`, which make 100 together.

    >>> [str(each) for each in of_hundred([Decimal(1), Decimal(1), Decimal(1)])]
    ['34', '33', '33']
    """
    total = sum(sizes)
    exact = [each * _HUNDRED / total for each in sizes]
    down = [each.quantize(smallest, ROUND_DOWN) for each in exact]
    missing = int((_HUNDRED - sum(down)) / smallest)
    by_remainder = sorted(range(len(sizes)), key=lambda index: down[index] - exact[index])
    for index in by_remainder[:missing]:
        down[index] += smallest
    return down


def _smallest(sizes: Sequence[Decimal]) -> Decimal:
    """Whole yuan, or tenths where a part would otherwise get none."""
    return _WHOLE if all(of_hundred(sizes)) else _TENTH


def _part(
    number: int, part: tuple[str, Figure], sizes: Sequence[Decimal], share: Decimal
) -> StripPart:
    label, figure = part
    total = sum(sizes)
    start = sum(sizes[: number - 1], Decimal(0)) * _HUNDRED / total
    length = sizes[number - 1] * _HUNDRED / total
    return StripPart(
        number=number,
        label=label,
        figure=figure,
        start=start.quantize(_PLACE),
        length=length.quantize(_PLACE),
        middle=(start + length / 2).quantize(_PLACE) if length >= _NUMBERED_FROM else None,
        of_hundred=share,
        tone=(number - 2) % (_TONES - 1) + 2 if number > 1 else 1,
    )


def _yuan(figure: Figure) -> Decimal:
    return figure.yuan or Decimal(0)
