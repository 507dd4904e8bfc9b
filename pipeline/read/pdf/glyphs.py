"""Characters that a font's map names wrongly: radicals for the character they look like, private codes,
a code of the engine's own for a hyphen."""

from __future__ import annotations

import unicodedata
from functools import cache

from pipeline.values.private_codes import standard
from pipeline.values.text import RADICALS

_PRINTED = {
    "\x02": "-", "\xad": "-",
    "\uf06c": "●", "\uf06e": "■", "\uf06f": "□", "\uf071": "❑", "\uf075": "◆", "\uf076": "❖",
    "\uf0a7": "▪", "\uf0a8": "□", "\uf0b2": "□", "\uf0b7": "•", "\uf0d8": "➢", "\uf0e0": "→",
    "\uf0fc": "✓", "\uf0fe": "☑", "\uf052": "☑", "\uf0a3": "□",
}  # fmt: skip
"""What the symbol fonts of word processors print under their private codes; U+0002 is what the engine
says for a hyphen that ends a line, and a soft one that a page has is printed."""


@cache
def mended(char: str) -> str:
    """The character that a broken font map means: a radical becomes the character printed.

    >>> mended("⻔"), mended("⽉"), mended("\\uf0b7"), mended("１"), mended("𝟑"), mended("٣")
    ('门', '月', '•', '１', '3', '3')
    """
    if char in _PRINTED:
        return _PRINTED[char]
    if char > "\x7f" and char.isdecimal() and not "０" <= char <= "９":
        return str(unicodedata.decimal(char))  # of another script, or of mathematics
    char = standard(char)
    if "\u2e80" <= char <= "\u2fdf":
        return unicodedata.normalize("NFKC", char).translate(RADICALS)
    return "\ufffd" if "\ud800" <= char <= "\udfff" else char


@cache
def is_unknown(char: str) -> bool:
    """Whether the font's map tells nothing that could be printed: a private code, or none at all."""
    category = unicodedata.category(char)
    if category == "Cn" and "\U00020000" <= char <= "\U0003fffd":
        return False  # these two planes are of ideographs: one that is newer than our tables
    return char == "\ufffd" or category in ("Co", "Cn")
