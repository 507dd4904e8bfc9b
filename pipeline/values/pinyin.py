"""Chinese characters → their syllables in pinyin, without tones."""

from __future__ import annotations

from collections.abc import Callable


def syllables(text: str, otherwise: Callable[[str], str] | None = None) -> list[str]:
    """The syllables of a text; what are no Chinese characters stands as it is, or as `otherwise` has it.

    pypinyin's dictionaries take 56 MB and a fifth of a second: a process that names nothing, such as the
    one that waits for the others, does not load them.

    >>> syllables("医保局"), syllables("县a"), syllables("县《1》", lambda other: other.strip("《》"))
    (['yi', 'bao', 'ju'], ['xian', 'a'], ['xian', '1'])
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - only where it is asked for

    if otherwise is None:
        return lazy_pinyin(text)
    return lazy_pinyin(text, errors=otherwise)
