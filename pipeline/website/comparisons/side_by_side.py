"""Figures of several disclosures → those that may stand on one scale, and the others with the reasons.

The guard of `comparability` decides. The figures that most others may be compared with make the
bars; every other one is listed beside them and says why it is not among them. Nothing is ranked:
the order is that in which the figures came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.website.charts.bars import Bars, bars, common_scale
from pipeline.website.figures.comparability import ACROSS_BODIES, incomparable
from pipeline.website.figures.figure import Figure, common_unit
from pipeline.website.interface.phrases import Phrase, Said, phrase


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and whose it is."""

    label: Said
    figure: Figure


@dataclass(frozen=True, slots=True)
class Apart:
    """A figure that may not stand on the scale of the others; without reasons it is the only one."""

    label: Said
    figure: Figure
    reasons: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One measure of several disclosures: bars (None where no two are comparable), and the others.

    `missing` are those that do not print it, `partly` those that print only what makes it. The bars' own
    scale is their longest until `on_common_scale` gives several pictures the same one.
    """

    id: str
    title: Said | str
    bars: Bars | None
    apart: tuple[Apart, ...]
    missing: tuple[Said, ...]
    unit: str
    partly: tuple[Said, ...] = ()

    @property
    def apart_by_reasons(self) -> tuple[tuple[tuple[Phrase, ...], tuple[Apart, ...]], ...]:
        """The others by why they are apart, so that a reason is said once for all that it keeps out."""
        found: dict[tuple[Phrase, ...], list[Apart]] = {}
        for each in self.apart:
            found.setdefault(each.reasons, []).append(each)
        return tuple((reasons, tuple(figures)) for reasons, figures in found.items())


@dataclass(frozen=True, slots=True)
class Standing:
    """How a figure stands in a picture: as a bar, or apart for these reasons."""

    is_on_scale: bool = False
    reasons: tuple[Phrase, ...] = ()


NOT_DRAWN = Standing()
NOT_PRINTED = Standing(reasons=(phrase("没有印出"),))


def standings(pictures: Iterable[SideBySide]) -> dict[tuple[Said | str, str], Standing]:
    """Title of a picture, link of a figure → how the figure stands in it."""
    found: dict[tuple[Said | str, str], Standing] = {}
    for each in pictures:
        found |= {
            (each.title, apart.figure.link): Standing(reasons=apart.reasons) for apart in each.apart
        }
        for row in each.bars.rows if each.bars else ():
            found[each.title, row.figure.link] = Standing(is_on_scale=True)
    return found


def side_by_side(
    id: str,
    title: Said | str,
    placed: Sequence[Placed],
    *,
    across: Collection[str] = ACROSS_BODIES,
    missing: Sequence[Said] = (),
    partly: Sequence[Said] = (),
) -> SideBySide:
    """The figures beside each other; `across` is what the question lets differ."""
    together = _together(placed, across)
    drawn = [placed[index] for index in together]
    return SideBySide(
        id=id,
        title=title,
        bars=_bars(drawn) if len(drawn) > 1 else None,
        apart=tuple(_apart(placed, together if len(together) > 1 else (), across)),
        missing=tuple(missing),
        unit=_unit(placed),
        partly=tuple(partly),
    )


def _unit(placed: Sequence[Placed]) -> str:
    units = {each.figure.unit for each in placed}
    return common_unit(each.figure for each in placed) if len(units) > 1 else ""


def on_common_scale(pictures: Sequence[SideBySide]) -> tuple[SideBySide, ...]:
    """The same pictures, all bars drawn on the scale of the longest one."""
    scale = max((each.bars.scale for each in pictures if each.bars), default=Decimal(0))
    return tuple(
        replace(each, bars=_rescaled(each.bars, scale)) if each.bars else each for each in pictures
    )


def _rescaled(drawn: Bars, scale: Decimal) -> Bars:
    return bars([(row.label, row.figure) for row in drawn.rows], scale)


def _bars(drawn: Sequence[Placed]) -> Bars:
    scale = common_scale(each.figure for each in drawn)
    return bars([(each.label, each.figure) for each in drawn], scale)


def _together(placed: Sequence[Placed], across: Collection[str]) -> tuple[int, ...]:
    """The largest group of figures that may stand beside each other, by their places in the list; of two
    as large that of whole departments.

    Each is held against the first of a group: the rules of the guard are that two things are alike.
    """
    groups: list[list[int]] = []
    for index, each in enumerate(placed):
        home = next(
            (
                group
                for group in groups
                if not incomparable(placed[group[0]].figure.basis, each.figure.basis, across=across)
            ),
            None,
        )
        if home is None:
            groups.append([index])
        else:
            home.append(index)

    def size(group: Sequence[int]) -> tuple[int, bool]:
        return len(group), placed[group[0]].figure.basis.level == "department"

    largest: list[int] = max(groups, key=size, default=[])
    return tuple(largest)


def _apart(
    placed: Sequence[Placed], together: Collection[int], across: Collection[str]
) -> Iterator[Apart]:
    """The others; each is held against the first of the bars, or else against the first other one."""
    reference = next(iter(together), 0)
    for index, each in enumerate(placed):
        if index in together:
            continue
        first, second = (reference, index) if index != reference else (0, 1)
        reasons = (
            incomparable(placed[first].figure.basis, placed[second].figure.basis, across=across)
            if second < len(placed)
            else ()
        )
        yield Apart(each.label, each.figure, reasons)
