"""The disclosures of one kind for one year → which share of its expenditure each spends on staff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.website.department.department_year import Summary
from pipeline.website.figures.staff import StaffShare, staff_share
from pipeline.website.interface.language import in_chinese
from pipeline.website.interface.phrases import Said


@dataclass(frozen=True, slots=True)
class StaffOf:
    """Which share of its expenditure a disclosure spends on staff."""

    label: Said
    address: str
    staff: StaffShare


def staff_shares(members: Sequence[Summary], labels: Mapping[int, Said]) -> list[StaffOf]:
    """The largest share first; shares of one fund stand together, those of single units after all others."""
    found = [(each, staff) for each in members if (staff := staff_share(each.headlines))]
    found.sort(
        key=lambda each: (bool(each[0].package.unit), each[1].staff[0].fund, -each[1].number)
    )
    return [StaffOf(labels[id(each)], each.package.address, staff) for each, staff in found]


def staff_cells(summary: Summary) -> tuple[str, str]:
    """The share and its fund in the file beside the page; empty where there is none."""
    found = staff_share(summary.headlines)
    return (str(found.share), in_chinese(found.fund)) if found else ("", "")
