"""What the sheets of an xlsx share: the texts and formats that their cells name by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.spreadsheet.markup import Events
from pipeline.read.spreadsheet.runs import Said
from pipeline.read.spreadsheet.sheet import Style
from pipeline.read.spreadsheet.uncalculated import Uncalculated
from pipeline.read.spreadsheet.xlsx_text import RichText


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sheets of a workbook share."""

    strings: Sequence[Said]
    styles: Sequence[Style]
    from_1904: bool = False
    zeros: Uncalculated = field(default_factory=Uncalculated)
    """the formulas that state zero, gathered from all sheets"""


class SharedStrings(Events):
    """xl/sharedStrings.xml: the texts that cells name by their index, phonetic guides left out."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.strings: list[Said] = []
        self._rich = RichText()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._rich.start(tag, attributes)

    def data(self, text: str) -> None:
        self._rich.data(text)

    def end(self, tag: str) -> None:
        self._rich.end(tag)
        if tag == "si":
            self.strings.append(self._rich.take())
