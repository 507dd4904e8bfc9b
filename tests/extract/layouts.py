"""One logical table written in both kinds of text: a tree of headings over rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Cells = list[str]


@dataclass(frozen=True)
class Heading:
    """A heading over others, or (with none below) over a column."""

    text: str
    below: tuple[Heading, ...] = ()

    @property
    def paths(self) -> list[str]:
        if not self.below:
            return [self.text]
        return [f"{self.text}/{path}" for heading in self.below for path in heading.paths]

    @property
    def depth(self) -> int:
        return 1 + max((heading.depth for heading in self.below), default=0)


def over(text: str, *below: str | Heading) -> Heading:
    return Heading(text, tuple(Heading(b) if isinstance(b, str) else b for b in below))


def paths(headings: Sequence[Heading]) -> list[str]:
    return [path for heading in headings for path in heading.paths]


def header(headings: Sequence[Heading], collapsed: bool) -> list[Cells]:
    """The rows of a header; a heading over several columns leaves blanks, or nothing, behind it."""
    rows: list[Cells] = [[] for _ in range(max(heading.depth for heading in headings))]

    def write(heading: Heading, level: int) -> None:
        rows[level].append(heading.text)
        if not collapsed:
            rows[level] += [""] * (len(heading.paths) - 1)
        for below in heading.below:
            write(below, level + 1)
        if not heading.below:
            for row in rows[level + 1 :]:
                row.append("")

    for heading in headings:
        write(heading, 0)
    return rows


def as_text(rows: Sequence[Cells], collapsed: bool, *above: str) -> str:
    """Captions and rows as one of the two kinds of text."""
    captions = "".join(f"{line}\n\n" for line in above)
    if not collapsed:
        return captions + "".join("\t".join(row) + "\n" for row in rows)
    return captions + "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows) + "\n\n"
