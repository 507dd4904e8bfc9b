"""Colours as files state them → red, green and blue from 0 to 255, and whether text of them is seen."""

from __future__ import annotations

import re

from pipeline.values.amounts import parse_amount

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
_OF_FIGURES = re.compile(r"[\d.,，．%\-+\s]+")
_LEAST = 20
"""Colours none of whose parts are so far apart look the same."""


def hex_colour(text: str) -> Colour | None:
    """Six hexadecimal digits as a colour, None for anything else.

    >>> hex_colour("FF8000"), hex_colour("#ffffff"), hex_colour("auto")
    ((255, 128, 0), (255, 255, 255), None)
    """
    found = _HEX.fullmatch(text.strip())
    if not found:
        return None
    red, green, blue = (int(found[1][at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def are_alike(one: Colour, other: Colour) -> bool:
    """Whether text of one colour cannot be seen on the other.

    >>> are_alike((255, 255, 255), (254, 254, 254)), are_alike((255, 255, 255), (192, 192, 192))
    (True, False)
    """
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < _LEAST


def is_hidden_in_figure(white: str, others: str) -> bool:
    """Whether white text on a ground that is not known and the other text of its cell or line are figures
    both: no one prints a figure in two colours of which one is white.

    >>> is_hidden_in_figure("99", "12.50"), is_hidden_in_figure("2023", "年"), is_hidden_in_figure("", "5")
    (True, False, False)
    """
    return _OF_FIGURES.fullmatch(white) is not None and parse_amount(others) is not None
