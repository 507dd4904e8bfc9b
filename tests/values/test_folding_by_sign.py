"""Folding looks into its tables only where a text may need them: that must miss no sign of theirs."""

from __future__ import annotations

import sys
import unicodedata

from pipeline.values.private_codes import standard
from pipeline.values.text import RADICALS, fold


def test_every_sign_is_folded_as_through_all_tables() -> None:
    signs = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    differ = [
        sign
        for sign in signs
        if "".join(unicodedata.normalize("NFKC", standard(sign)).translate(RADICALS).split())
        != fold.__wrapped__(sign)
    ]
    assert differ == []
