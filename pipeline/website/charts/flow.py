"""Two proven sides of one account → a picture of streams: where money comes from, where it goes.

In: for each side its total and parts, as printed. Out: places in rem, so that the picture grows with
the reader's letters; across it is measured in percent. A stream is as wide as its part of the total.
Which income pays for which expenditure is not known, so all streams meet in one trunk.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.website.figures.figure import Figure

_TRUNK = Decimal(10)
_LINE = Decimal("1.25")
_GAP = Decimal("0.75")
_TOP = Decimal("2.5")
_LETTERS = 9
_LINES = 2
_LATIN_LETTERS = 21
_LATIN_LINES = 3
_PLACE = Decimal("0.001")

Lines = Callable[[str], tuple[str, ...]]
"""What a part is called → the same in lines."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A part of one side: its own edge (`top`, `bottom`) and where it meets the trunk.

    `lines` is its name in the words of the picture, cut to what fits beside the trunk on a phone; `text`
    the first line's baseline. `slot` and `height` are the room it takes on its side.
    """

    label: str
    figure: Figure
    is_balance: bool
    lines: tuple[str, ...]
    slot: Decimal
    height: Decimal
    text: Decimal
    top: Decimal
    bottom: Decimal
    trunk_top: Decimal
    trunk_bottom: Decimal


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its printed total, and its streams in printed order; `zeros` parts print zero."""

    whole: Figure
    whole_label: str
    streams: tuple[Stream, ...]
    zeros: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The picture: what comes in, the trunk, what goes out."""

    incoming: Side
    outgoing: Side
    height: Decimal
    trunk_top: Decimal
    trunk_height: Decimal


@dataclass(frozen=True, slots=True)
class Parts:
    """One side before it is drawn: parts are what each is called, its figure, whether a balance."""

    whole: Figure
    whole_label: str
    parts: Sequence[tuple[str, Figure, bool]]
    zeros: int


def flow(incoming: Parts, outgoing: Parts, lines: Lines | None = None) -> Flow:
    """The picture of two sides whose parts are proven to make their totals; `lines` says each name in
    lines, by itself as `lines_of` does."""
    written = lines or lines_of
    sides = [_slots(each, written) for each in (incoming, outgoing)]
    room = max(sum(each, Decimal(0)) for each in sides)
    room = max(room, _TRUNK)
    trunk = _TOP + (room - _TRUNK) / 2
    first, second = (
        _side(parts, slots, room, trunk, written)
        for parts, slots in zip((incoming, outgoing), sides, strict=True)
    )
    return Flow(first, second, _TOP + room, _rounded(trunk), _TRUNK)


def lines_of(label: str) -> tuple[str, ...]:
    """A label in lines that fit beside the trunk on a phone; what does not fit is cut off.

    >>> lines_of("社会保障和就业支出"), lines_of("一般公共预算财政拨款收入")
    (('社会保障和就业支出',), ('一般公共预算', '财政拨款收入'))
    """
    room = _LETTERS * _LINES
    kept = label if len(label) <= room else label[: room - 1] + "…"
    lines = -(-len(kept) // _LETTERS)
    width = -(-len(kept) // max(lines, 1))
    return tuple(kept[start : start + width] for start in range(0, len(kept), width or 1))


def latin_lines(name: str) -> tuple[str, ...]:
    """A name in Latin letters in lines that fit there; what does not fit is cut off.

    >>> latin_lines("Social security and employment")
    ('Social security and', 'employment')
    """
    return tuple(textwrap.wrap(name, _LATIN_LETTERS, max_lines=_LATIN_LINES, placeholder="…"))


def _slots(side: Parts, lines: Lines) -> list[Decimal]:
    """The room of each part: no less than its text, no less than its stream."""
    total = _total(side)
    return [
        max(_text_height(lines(label), figure), _thickness(figure, total)) + _GAP
        for label, figure, _ in side.parts
    ]


def _text_height(lines: Sequence[str], figure: Figure) -> Decimal:
    return (len(lines) + 1 + figure.is_doubtful) * _LINE


def _total(side: Parts) -> Decimal:
    return sum((figure.yuan or Decimal(0) for _, figure, _ in side.parts), Decimal(0))


def _thickness(figure: Figure, total: Decimal) -> Decimal:
    return (figure.yuan or Decimal(0)) * _TRUNK / total


def _side(
    side: Parts, slots: Sequence[Decimal], room: Decimal, trunk: Decimal, lines: Lines
) -> Side:
    streams = []
    total = _total(side)
    own = _TOP + (room - sum(slots)) / 2
    for (label, figure, is_balance), slot in zip(side.parts, slots, strict=True):
        thickness = _thickness(figure, total)
        middle, written = own + slot / 2, lines(label)
        streams.append(
            Stream(
                label=label,
                figure=figure,
                is_balance=is_balance,
                lines=written,
                slot=_rounded(own),
                height=_rounded(slot),
                text=_rounded(middle - _text_height(written, figure) / 2 + _LINE * 3 / 4),
                top=_rounded(middle - thickness / 2),
                bottom=_rounded(middle + thickness / 2),
                trunk_top=_rounded(trunk),
                trunk_bottom=_rounded(trunk + thickness),
            )
        )
        own += slot
        trunk += thickness
    return Side(side.whole, side.whole_label, tuple(streams), side.zeros)


def _rounded(place: Decimal) -> Decimal:
    return place.quantize(_PLACE)
