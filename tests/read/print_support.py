"""Pages of print as a scanner sees them, made of strokes: no font and no reader of pictures is needed."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

SCALE = 200 / 72
PAGE = (420, 595)
"""Points: half of a usual page, for speed."""
SIZE = 10


def page(
    lines: int = 24, seed: int = 1, *, rules: bool = True, size: tuple[int, int] = PAGE
) -> Image.Image:
    """A page of lines of words in columns, between rules."""
    picture = blank(size)
    pen = ImageDraw.Draw(picture)
    made = np.random.default_rng(seed)
    left, right = 40.0, size[0] - 40.0
    for number in range(lines):
        top = 60 + number * SIZE * 1.8
        at = left + 4
        while at < right - 8 * SIZE:
            at = word(pen, made, at, top, int(made.integers(2, 7))) + made.integers(2, 5) * SIZE
        if rules:
            rule(pen, left, right, top - 4)
    if rules and lines:
        for x in (left, (left + right) / 2, right):
            pen.line(_dots(x, 56, x, 60 + lines * SIZE * 1.8), 0, 2)
    return picture


def blank(size: tuple[int, int] = PAGE) -> Image.Image:
    return Image.new("L", (round(size[0] * SCALE), round(size[1] * SCALE)), 255)


def word(
    pen: ImageDraw.ImageDraw, made: np.random.Generator, left: float, top: float, length: int
) -> float:
    """A word of so many characters, each of a few strokes; where it ends."""
    for _ in range(length):
        for _ in range(4):
            x, y = made.uniform(0, 0.9 * SIZE, 2)
            across = bool(made.integers(2))
            end = (left + 0.9 * SIZE, top + y) if across else (left + x, top + 0.9 * SIZE)
            start = (left, top + y) if across else (left + x, top)
            pen.line(_dots(*start, *end), 0, 2)
        left += SIZE * 1.05
    return left


def rule(pen: ImageDraw.ImageDraw, left: float, right: float, at: float) -> None:
    pen.line(_dots(left, at, right, at), 0, 2)


def askew(picture: Image.Image, degrees: float) -> Image.Image:
    """A picture laid so that its lines fall to the right."""
    return picture.rotate(-degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def _dots(*points: float) -> tuple[float, ...]:
    return tuple(each * SCALE for each in points)
