"""Brackets and quotation marks are looked for in every form that folding makes one of them."""

from __future__ import annotations

import sys

from pipeline.check.form.pairs import unpaired
from pipeline.values.text import fold


def test_a_mark_in_any_form_is_missed_by_its_partner() -> None:
    signs = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    marks = [sign for sign in signs if fold.__wrapped__(sign) in set("“”()《》【】")]
    assert len(marks) > len("“”()《》【】")
    assert [sign for sign in marks if unpaired(f"甲{sign}乙") != (sign, 1)] == []
