"""The fonts of the share cards, cut out of Noto CJK: what is set in them is all that they have.

    pip install fonttools==4.60.1
    python -m tools.card_fonts NotoSerifCJK-Bold.ttc NotoSansCJK-Regular.ttc themes/ledger/cards

In: the two collections as Debian's `fonts-noto-cjk` has them, of which the faces for simplified Chinese
are taken. Out: `serif.otf` (names of bodies and places: GB 2312, every character of our own lists,
Latin) and `sans.otf` (our own words in both languages, and all common characters), each with its
characters beside it in a text file, by which a name that cannot be set is known before it is drawn. The
same in gives the same out.

fontTools is no dependency of ours: the fonts are kept, and cut again only where the lists have a
character that they lack, which a test tells.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_SPECS = ROOT / "pipeline" / "specs"
_LISTS = (*sorted((_SPECS / "codes").glob("*.csv")), *sorted(_SPECS.glob("*.yml")))
_WORDS = ROOT / "pipeline" / "website" / "interface" / "translations" / "en.po"
_LATIN = "".join(map(chr, range(32, 127))) + "·“”‘’…–—−×°éèêüáàíóúñ"
_SIGNS = "　、。《》〈〉〔〕【】（）！，：；？％－～＋「」『』○●△▲□■①②③④⑤⑥⑦⑧⑨⑩"
_COMMON, _RARER = frozenset(range(0xB0, 0xD8)), frozenset(range(0xD8, 0xF8))
"""The rows of GB 2312 with the 3,755 characters of its first level, and with those of its second."""
_SIMPLIFIED = 2
"""The face of a collection: Japanese, Korean, simplified Chinese, …"""


def of_names() -> frozenset[str]:
    """What names of places and bodies are written with."""
    listed = "".join(path.read_text(encoding="utf-8") for path in _LISTS)
    return frozenset(_gb2312(_COMMON | _RARER)) | han(listed) | frozenset(_LATIN + _SIGNS)


def of_words() -> frozenset[str]:
    """What our own words are written with, in every language, and what others will be: a new phrase seldom
    needs another font."""
    ours = han(_WORDS.read_text(encoding="utf-8"))
    return frozenset(_gb2312(_COMMON)) | ours | frozenset(_LATIN + _SIGNS)


def han(text: str) -> frozenset[str]:
    """The Chinese characters of a text.

    >>> sorted(han("Luohe 漯河市 410000"))
    ['市', '河', '漯']
    """
    return frozenset(re.findall("[\u3400-\u9fff\U00020000-\U0003ffff]", text))


def _gb2312(rows: Iterable[int]) -> Iterable[str]:
    for row in rows:
        for cell in range(0xA1, 0xFF):
            yield from bytes([row, cell]).decode("gb2312", errors="ignore")


def cut(collection: Path, characters: Iterable[str], font: Path) -> None:
    """Writes the font with those of the characters that the collection has, and their list."""
    from fontTools.subset import Options, Subsetter, load_font, save_font  # noqa: PLC0415

    options = Options(
        font_number=_SIMPLIFIED,
        hinting=False,
        glyph_names=False,
        layout_features=[],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 13, 14],
        recalc_timestamp=False,
    )
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GPOS", "GSUB", "GDEF", "DSIG"]
    opened = load_font(str(collection), options)
    known = {chr(each) for each in opened.getBestCmap()}
    kept = "".join(sorted({*characters} & known))
    subsetter = Subsetter(options)
    subsetter.populate(text=kept)
    subsetter.subset(opened)
    save_font(opened, str(font), options)
    font.with_suffix(".txt").write_text(kept + "\n", encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """The command; 2 where it is used wrongly."""
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    serif, sans, folder = map(Path, arguments)
    cut(serif, of_names(), folder / "serif.otf")
    cut(sans, of_words(), folder / "sans.otf")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
