"""What rows count: 车辆数合计（辆） and, below it, 主要负责人用车."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.model.table import Entry
from pipeline.values.units import is_money, unit_in_heading
from pipeline.vocabulary import Headings

_OF_MONEY = re.compile("费|支出|金额|价值|资金|收入|元")


@dataclass(slots=True)
class Counting:
    """Reads the rows of one table from top to bottom. A row that names no unit counts what the row
    that it is a part of counts, unless its name is one of money."""

    headings: Headings
    above: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def of(self, entry: Entry, label: str) -> str:
        """The unit that a row's numbers are counted in if they are no money, "" if it is not known. `label`
        is the row's, or one that says as much."""
        stated = unit_in_heading(label)
        own = self.headings.counted_in_row(label)
        if entry.level is None:
            return own
        wholes = self.above.setdefault(entry.panel, [])
        while wholes and wholes[-1][0] >= entry.level:
            wholes.pop()
        of_whole = wholes[-1][1] if wholes and not _OF_MONEY.search(label) else ""
        counted = own or of_whole
        wholes.append((entry.level, "" if is_money(stated) else stated or counted))
        return counted
