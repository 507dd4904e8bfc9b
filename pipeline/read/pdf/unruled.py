"""Tables drawn without any rules: lines of text that stand apart in the same way, one below another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.document import Box
from pipeline.read.pdf.lattice import Lattice, Region
from pipeline.read.pdf.lines import TextLine, runs
from pipeline.read.pdf.missing_rules import is_figure

_APART = 0.8
_FAR = 2.5
"""Lines further apart than this many line heights are no rows of one table."""
_FEWEST = 3


def unruled_blocks(lines: Sequence[TextLine], tables: Sequence[Box]) -> Iterator[list[TextLine]]:
    """Runs of neighbouring lines that may be a table: three or more print figures standing apart."""
    block: list[TextLine] = []
    for line in lines:
        if block and (_is_far(block[-1], line) or _crosses(block[-1], line, tables)):
            yield from _table_in(block)
            block = []
        if _stands_apart(line) or (block and len(line.text) < 30 and not line.text.endswith("。")):
            block.append(line)
        else:
            yield from _table_in(block)
            block = []
    yield from _table_in(block)


def _table_in(block: list[TextLine]) -> Iterator[list[TextLine]]:
    """The block from its first to its last line that stands apart, if it prints figures enough."""
    apart = [index for index, line in enumerate(block) if _stands_apart(line)]
    figured = [index for index in apart if _prints_figure(block[index])]
    if len(figured) >= _FEWEST and len(figured) * 2 >= len(block):
        yield block[apart[0] : apart[-1] + 1]


def _stands_apart(line: TextLine) -> bool:
    return len(runs(line, _APART)) > 1


def _prints_figure(line: TextLine) -> bool:
    return any(is_figure(run.text) for run in runs(line, _APART)[1:])


def _is_far(above: TextLine, line: TextLine) -> bool:
    return line.box[1] - above.box[3] > _FAR * max(above.size, line.size)


def _crosses(above: TextLine, line: TextLine, tables: Sequence[Box]) -> bool:
    """Whether a ruled table stands between two lines."""
    return any(above.middle < box[1] and box[3] < line.middle for box in tables)


def frame(block: Sequence[TextLine]) -> Lattice:
    """One region around all lines of a block."""
    left = min(line.left for line in block) - 1
    right = max(line.right for line in block) + 1
    top = min(line.box[1] for line in block) - 1
    bottom = max(line.box[3] for line in block) + 1
    return Lattice((left, right), (top, bottom), (Region(0, 0, 1, 1),))
