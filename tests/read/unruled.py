"""Tables that are printed without rules around their cells."""

from __future__ import annotations

from dataclasses import dataclass

from tests.read.pdf_support import Sheet, width_of

STEP = 15.0


@dataclass(frozen=True)
class Column:
    """Where a column of a printed table stands, and which way its texts are set."""

    left: float
    width: float
    aside: float
    """0 to the left, 0.5 in the middle, 1 to the right"""

    def print(self, sheet: Sheet, y: float, text: str) -> None:
        self.set(sheet, y, text, self.aside)

    def set(self, sheet: Sheet, y: float, text: str, aside: float) -> None:
        sheet.text(self.left + (self.width - width_of(text)) * aside, y, text)


@dataclass(frozen=True)
class Printed:
    """A table as it is printed: rows of texts in columns, no rule between them."""

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    rules: str = "none"
    step: float = STEP

    @property
    def shape(self) -> list[list[str]]:
        return [list(row) for row in self.rows]

    def draw(self, sheet: Sheet, top: float = 120) -> float:
        """Print it; returns where it ends."""
        for number, row in enumerate(self.rows):
            for column, text in zip(self.columns, row, strict=True):
                if text:
                    aside = column.aside if number or column.left == self.columns[0].left else 0.5
                    column.set(sheet, top + number * self.step, text, aside)
        end = top + len(self.rows) * self.step
        left, right = self.columns[0].left, self.columns[-1].left + self.columns[-1].width
        if self.rules == "three":
            for y in (top - self.step / 2, top + self.step / 2, end - self.step / 2):
                sheet.line((left, y, right, y))
        if self.rules == "heading":
            sheet.line((left, top + self.step / 2, right, top + self.step / 2))
        return end


def placed(
    widths: list[float], aside: list[float], gap: float, left: float = 40
) -> tuple[Column, ...]:
    """Columns side by side with white space between them."""
    columns = []
    for width, each in zip(widths, aside, strict=True):
        columns.append(Column(left, width, each))
        left += width + gap
    return tuple(columns)
