"""A text of a workbook's XML, run by run: the runs' fonts say what is struck out and what is raised."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.read.spreadsheet.runs import Run, Said, said_by
from pipeline.read.spreadsheet.xlsx_styles import is_white

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OFF = ("0", "false")


@dataclass(slots=True)
class RichText:
    """The text in one element (`si`, `is`), told by its tags; phonetic guides are left out."""

    runs: list[Run] = field(default_factory=list)
    _in_text: bool = False
    _goes_on: bool = False
    """whether the run that is open has begun: a text may be told in pieces"""
    _phonetic: bool = False
    _is_struck: bool = False
    _is_raised: bool = False
    _is_white: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._in_text, self._goes_on = tag == "t" and not self._phonetic, False
        if tag == "r":
            self._is_struck = self._is_raised = self._is_white = False
        elif tag == "color":
            self._is_white = is_white(attributes)
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "strike":
            self._is_struck = attributes.get("val", "1") not in _OFF
        elif tag == "vertAlign":
            self._is_raised = attributes.get("val") == "superscript"

    def data(self, text: str) -> None:
        if self._in_text:
            before = self.runs.pop().text if self._goes_on else ""
            self.runs.append(Run(before + text, self._is_struck, self._is_raised, self._is_white))
            self._goes_on = True

    def end(self, tag: str) -> None:
        self._in_text = False
        if tag == "rPh":
            self._phonetic = False

    def take(self) -> Said:
        """What was told; the next text begins."""
        runs, self.runs = self.runs, []
        self._is_struck = self._is_raised = self._is_white = False
        if len(runs) == 1 and not (runs[0].is_struck or runs[0].is_raised):
            return Said(unescaped(runs[0].text))
        said = said_by(runs)
        texts = map(unescaped, (said.text, said.struck, said.unseen, said.on_fill))
        return Said(*texts)


def unescaped(text: str) -> str:
    """Text with the characters that XML cannot hold put back (ECMA-376 part 1, 22.9.2.19).

    >>> unescaped("一_x000A_二"), unescaped("_x005F_x000A_")
    ('一\\n二', '_x000A_')
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
