"""Characters of symbol fonts → the characters that look like them: boxes, ticks, bullets.

A symbol font puts its pictures at places of their own (F020–F0FF, or those of ordinary letters), so
that the character alone says nothing: þ of Wingdings is printed ☑.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA0: "▪",
    0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xAF: "✶", 0xB2: "✧", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
    0x80: "⓪", **{0x81 + i: chr(0x2460 + i) for i in range(10)},
    0x8B: "⓿", **{0x8C + i: chr(0x2776 + i) for i in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x56: "⊗", 0x96: "●",
    0x97: "●", 0x98: "●", 0x99: "○", 0x9A: "○", 0xA2: "■", 0xA3: "□",
    0x69: "⓪", **{0x6A + i: chr(0x2460 + i) for i in range(10)},
    0x74: "⓿", **{0x75 + i: chr(0x2776 + i) for i in range(10)},
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: "□", 0x67: "■", 0x72: "✗"}
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡",
    0xBB: "≈", 0xBC: "…", 0xD0: "∠", 0xD1: "∇", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xDE: "⇒",
    0xE5: "∑", 0xF2: "∫", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ",
    0x64: "δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x77: "ω",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_FONT_PLACES = range(0xF000, 0xF100)
_OF_FONT = re.compile("[\uf000-\uf0ff]")


def as_characters(text: str, font: str) -> str:
    """Text set in a font → the characters that it shows; digits and all that is not known stay.

    >>> as_characters("\\uf0fe", "Wingdings"), as_characters("R", "Wingdings 2")
    ('☑', '☑')
    >>> as_characters("Σ 4.10", "宋体"), as_characters("4.10", "Symbol")
    ('Σ 4.10', '4.10')
    """
    shown = _FONTS.get(font.strip().lower())
    if shown is None and not _OF_FONT.search(text):
        return text
    return "".join(_character(c, font.strip().lower()) for c in text)


@lru_cache(maxsize=4096)
def _character(character: str, font: str) -> str:
    place = ord(character)
    is_of_font = place in _FONT_PLACES
    code = place - 0xF000 if is_of_font else place
    if (shown := _FONTS.get(font, {}).get(code)) is not None:
        return shown
    # A font of ordinary letters that is addressed as a symbol font shows the letter.
    return chr(code) if is_of_font and 0x20 <= code < 0x7F and font in {"", "symbol"} else character
