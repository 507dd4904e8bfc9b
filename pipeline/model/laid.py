"""How a page lies in its file, against the way in which it is read: places on it, one way and the other."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points (1/72 inch) from the top left corner of a page."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A page of `width` and `height` points, as its file shows it, `scale` times as large as there.

    It must be turned by `quarters` with the clock to be read; by `lean` degrees its lines then still
    fall to the right. Places of a document are those of the page as it is read.
    """

    width: float
    height: float
    quarters: int = 0
    lean: float = 0.0
    scale: float = 1.0

    @property
    def is_as_read(self) -> bool:
        """Whether the file shows the page as it is read."""
        return not self.quarters and not self.lean and self.scale == 1

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read: level, with all its corners."""
        width, height = self._turned
        slope = radians(abs(self.lean))
        across = width * cos(slope) + height * sin(slope)
        return across, width * sin(slope) + height * cos(slope)

    def shown(self, box: Box) -> Box:
        """Where the file shows a box of the page as it is read: the box around its corners there.

        >>> Laid(600, 800, quarters=1).shown((100, 50, 300, 60))
        (50.0, 500.0, 60.0, 700.0)
        >>> Laid(600, 800, quarters=2).shown((100, 50, 300, 60))
        (300.0, 740.0, 500.0, 750.0)
        >>> Laid(600, 800, scale=4).shown((100, 50, 300, 60))
        (25.0, 12.5, 75.0, 15.0)
        """
        if self.is_as_read:
            return box
        corners = [self._shown(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs, ys = [x / self.scale for x, _ in corners], [y / self.scale for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def _turned(self) -> tuple[float, float]:
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        (across, down), (width, height) = self.size, self._turned
        slope = radians(self.lean)
        right, below = x - across / 2, y - down / 2
        x = right * cos(slope) - below * sin(slope) + width / 2
        y = right * sin(slope) + below * cos(slope) + height / 2
        return (
            (x, y),
            (y, self.height - x),
            (self.width - x, self.height - y),
            (self.width - y, x),
        )[self.quarters % 4]
