"""Characters that a font's map names wrongly: radicals for the character they look like, private codes."""

from __future__ import annotations

import unicodedata
from functools import cache

from pipeline.values.text import RADICALS

_BULLETS = {
    "\uf06c": "●", "\uf06e": "■", "\uf06f": "□", "\uf071": "❑", "\uf075": "◆", "\uf076": "❖",
    "\uf0a7": "▪", "\uf0a8": "□", "\uf0b2": "□", "\uf0b7": "•", "\uf0d8": "➢", "\uf0e0": "→",
    "\uf0fc": "✓", "\uf0fe": "☑", "\uf052": "☑", "\uf0a3": "□",
}  # fmt: skip
"""What the symbol fonts of word processors print under their private codes."""


@cache
def mended(char: str) -> str:
    """The character that a broken font map means: a radical becomes the character printed.

    >>> mended("⻔"), mended("⽉"), mended("\\uf0b7"), mended("１")
    ('门', '月', '•', '１')
    """
    if char in _BULLETS:
        return _BULLETS[char]
    if "\u2e80" <= char <= "\u2fdf":
        return unicodedata.normalize("NFKC", char).translate(RADICALS)
    return char


def is_unknown(char: str) -> bool:
    """Whether the font's map tells nothing that could be printed: a private code, or none at all."""
    return char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn")
