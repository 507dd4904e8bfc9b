"""Colours as style sheets state them → the colour of text, and of what is behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.values.colours import BLACK, WHITE, Colour, hex_colour

_SHORT = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{8})")
_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})"
_PARTS = re.compile(
    rf"rgba?\(\s*{_NUMBER}(%?)[\s,]+{_NUMBER}%?[\s,]+{_NUMBER}%?(?:[\s,/]+{_NUMBER}(%?))?\s*\)"
)
_NAMED: Mapping[str, Colour] = {
    "white": WHITE, "snow": (255, 250, 250), "ghostwhite": (248, 248, 255), "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245), "black": BLACK, "windowtext": BLACK, "window": WHITE,
    "silver": (192, 192, 192), "gray": (128, 128, 128), "grey": (128, 128, 128), "red": (255, 0, 0),
    "maroon": (128, 0, 0), "yellow": (255, 255, 0), "olive": (128, 128, 0), "lime": (0, 255, 0),
    "green": (0, 128, 0), "aqua": (0, 255, 255), "cyan": (0, 255, 255), "teal": (0, 128, 128),
    "blue": (0, 0, 255), "navy": (0, 0, 128), "fuchsia": (255, 0, 255), "purple": (128, 0, 128),
    "orange": (255, 165, 0),
}  # fmt: skip


def text_colour(value: str, around: Colour | None) -> tuple[Colour | None, bool]:
    """The colour that text has, None for a transparent one, and whether it is told: a variable, or a name
    that is not known here, leaves it open.

    >>> text_colour("#fff", BLACK), text_colour("inherit", WHITE), text_colour("var(--main)", BLACK)
    (((255, 255, 255), True), ((255, 255, 255), True), ((0, 0, 0), False))
    """
    if value in {"inherit", "currentcolor", "unset", ""}:
        return around, True
    if value == "initial":
        return BLACK, True
    if value == "transparent":
        return None, True
    parsed = _parsed(value)
    if parsed is None:
        return around, False
    return (parsed[0] if parsed[1] else None), True


def ground_colour(value: str) -> tuple[Colour | None, bool]:
    """What a background paints, None for nothing, and whether it is told: a picture, a shade that lets
    through what is behind it, a variable are not.

    >>> ground_colour("navy no-repeat"), ground_colour("none"), ground_colour("url(a.png) #fff")
    (((0, 0, 128), True), (None, True), (None, False))
    """
    if value in {"none", "transparent", "initial", "unset", "revert", "0 0", ""}:
        return None, True
    if "url(" in value or "gradient" in value or value == "inherit":
        return None, False
    parsed = _parsed(value) or next(filter(None, map(_parsed, value.split())), None)
    if parsed is None or 0 < parsed[1] < 1:
        return None, False
    return (parsed[0] if parsed[1] else None), True


def _parsed(value: str) -> tuple[Colour, float] | None:
    """A colour with its opacity, None for a text that is none."""
    if named := _NAMED.get(value):
        return named, 1
    if short := _SHORT.fullmatch(value):
        digits = short[1] if len(short[1]) == 8 else "".join(digit * 2 for digit in short[1])
        colour = hex_colour(digits[:6])
        return (colour, int(digits[6:8] or "ff", 16) / 255) if colour else None
    if parts := _PARTS.fullmatch(value):
        scale = 2.55 if parts[2] else 1
        red, green, blue = (min(255, round(float(parts[at]) * scale)) for at in (1, 3, 4))
        opacity = float(parts[5] or 1) / (100 if parts[6] else 1)
        return (red, green, blue), min(opacity, 1)
    colour = hex_colour(value)
    return (colour, 1) if colour else None
