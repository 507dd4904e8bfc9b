"""The disclosures of one kind of department for one year → what each spends, side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.website.comparisons.peer_places import label_of
from pipeline.website.comparisons.peer_staff import StaffOf, staff_shares
from pipeline.website.comparisons.per_head import (
    PerHead,
    in_levels,
    per_head,
)
from pipeline.website.comparisons.side_by_side import (
    Placed,
    SideBySide,
    on_common_scale,
    side_by_side,
)
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import TITLES
from pipeline.website.interface.phrases import Said
from pipeline.website.money.money import Split
from pipeline.website.published.population import Populations

DRAWN = {
    "budget": ("expenditure_total", "basic", "project", "personnel", "public"),
    "final": ("expenditure_year", "basic", "project", "personnel", "public"),
}
"""The headlines that are drawn on one scale; 三公 is too small for it and has its own."""

_OWN_SCALE = "three_public"
_PURPOSES = "functions"
_MOST_DRAWN = 60
"""Of more disclosures in a year the page has no pictures: nobody reads them, and it would not load."""


@dataclass(frozen=True, slots=True)
class Shares:
    """What one disclosure spends its money on, each purpose by its share of the whole."""

    id: str
    label: Said
    split: Split


@dataclass(frozen=True, slots=True)
class PeerYear:
    """One year of one kind: each measure of its disclosures, and what each spends its money on.

    `labels` are whose the disclosures are. `measures` share one scale; `small` has its own.
    `unshared` are those whose purposes are not printed so that they make a proven whole. `staff` has the
    shares that go to staff, the largest first, of departments before single units; `per_head` is the first
    measure by the people of each place, where their number is known.
    """

    year: int
    labels: tuple[Said, ...]
    measures: tuple[SideBySide, ...]
    small: SideBySide
    shares: tuple[Shares, ...]
    unshared: tuple[Said, ...]
    staff: tuple[StaffOf, ...]
    per_head: tuple[PerHead, ...]

    @property
    def pictures(self) -> tuple[SideBySide, ...]:
        """All measures."""
        return (*self.measures, self.small)

    @property
    def is_drawn(self) -> bool:
        """Whether the page has its pictures; the file and the table have all figures anyway."""
        return len(self.labels) <= _MOST_DRAWN

    @property
    def has_bars(self) -> bool:
        """Whether any two figures of it may be compared."""
        return any(each.bars for each in self.pictures)


def peer_year(
    kind: str,
    year: int,
    members: Sequence[Summary],
    several: Collection[str],
    populations: Populations,
) -> PeerYear:
    """One year of one kind; `several` are the codes of places whose bodies their names tell apart."""
    labels = {id(each): label_of(each, several) for each in members}

    def measure(key: str) -> SideBySide:
        without = [each for each in members if stated_figure(each, key) is None]
        return side_by_side(
            f"{kind}-{year}-{key.replace('_', '-')}",
            TITLES[key],
            [
                Placed(labels[id(each)], figure)
                for each in members
                if (figure := stated_figure(each, key)) is not None
            ],
            missing=[labels[id(each)] for each in without if not _prints_parts(each, key)],
            partly=[labels[id(each)] for each in without if _prints_parts(each, key)],
        )

    return PeerYear(
        year=year,
        labels=tuple(labels.values()),
        measures=on_common_scale([measure(key) for key in DRAWN[kind]]),
        small=measure(_OWN_SCALE),
        shares=tuple(
            Shares(f"{kind}-{year}-on-{number}", labels[id(each)], split)
            for number, each in enumerate(members, start=1)
            if (split := _purposes(each)) is not None
        ),
        staff=tuple(staff_shares(members, labels)),
        per_head=in_levels(
            found
            for each in members
            if (found := _per_head(each, DRAWN[kind][0], labels[id(each)], populations))
        ),
        unshared=tuple(labels[id(each)] for each in members if _purposes(each) is None),
    )


def _purposes(summary: Summary) -> Split | None:
    """The strip of a disclosure's purposes, None where they are not proven to make its total."""
    return next((each for each in summary.splits if each.key == _PURPOSES and each.strip), None)


def stated_figure(summary: Summary, key: str) -> Figure | None:
    """The headline that a disclosure prints under a key."""
    return summary.headlines.stated(key)


def _per_head(summary: Summary, key: str, label: Said, populations: Populations) -> PerHead | None:
    return per_head(summary.package, stated_figure(summary, key), label, populations)


def _prints_parts(summary: Summary, key: str) -> bool:
    """Whether it prints all that makes a headline, and not their sum."""
    made_of = {
        "personnel": summary.headlines.staff_classes,
        "public": summary.headlines.running_classes,
    }
    return bool(made_of.get(key))
