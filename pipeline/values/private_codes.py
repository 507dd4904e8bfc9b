"""Code points of Unicode's private area under which GB encodings and their fonts kept characters that
Unicode had no code for at the time, and the codes that these have now.

GBK put 80 characters of two-byte codes (FE50 to FEA0) and eleven signs there; GB 18030-2000 gave most
of them their code in Unicode, GB 18030-2022 the rest (the vertical punctuation, eight ideographs, and
the six of plane 2). Files and fonts of every year are still met.
"""

from __future__ import annotations

_GBK_FIRST = 0xE815
_GB_18030_2022 = {
    0xE7C7: "\u1e3f",
    0xE78D: "\ufe10", 0xE78E: "\ufe12", 0xE78F: "\ufe11", 0xE790: "\ufe13", 0xE791: "\ufe14",
    0xE792: "\ufe15", 0xE793: "\ufe16", 0xE794: "\ufe17", 0xE795: "\ufe18", 0xE796: "\ufe19",
    0xE816: "\U00020087", 0xE817: "\U00020089", 0xE818: "\U000200cc", 0xE81E: "\u9fb4",
    0xE826: "\u9fb5", 0xE82B: "\u9fb6", 0xE82C: "\u9fb7", 0xE831: "\U000215d7", 0xE832: "\u9fb8",
    0xE83B: "\U0002298f", 0xE843: "\u9fb9", 0xE854: "\u9fba", 0xE855: "\U000241fe",
    0xE864: "\u9fbb",
}  # fmt: skip


def _gbk() -> dict[int, str]:
    """The 80 of GBK in the order of their codes, as GB 18030-2000 has them."""
    pairs = [bytes((0xFE, low)) for low in range(0x50, 0xA1) if low != 0x7F]
    return {_GBK_FIRST + n: pair.decode("gb18030") for n, pair in enumerate(pairs)}


_CODES = str.maketrans(_gbk() | _GB_18030_2022)


def standard(text: str) -> str:
    """Text with Unicode's own codes for what GB encodings kept in the private area.

    >>> standard("\\ue81e\\ue863"), standard("\\ue816") == "\\U00020087", standard("\\uf0b7") == "\\uf0b7"
    ('龴䶮', True, True)
    """
    return text.translate(_CODES)
