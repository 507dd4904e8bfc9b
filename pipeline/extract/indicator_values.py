"""Indicators that are printed in one cell with their values → name and target of each."""

from __future__ import annotations

import re

_OPERATOR = r"[≥≤≧≦><=]|不低于|不少于|不高于|不超过"
_VALUE = re.compile(
    rf"(?P<name>.*?\w[）)]?)\s*(?:[:：]\s*(?=(?:{_OPERATOR})?\s*\d)|(?=(?:{_OPERATOR})\s*\d))(?P<target>.+)"
)
_NEXT = re.compile(r"[；;\n]\s*")
_LAST = "。.；;"
_ORDINAL = re.compile(
    r"^(?:指标)?(?:\d{1,2}|[（(]\d{1,2}[）)])\s*[.、．:：]\s*(?!\d)|^[（(]\d{1,2}[）)]"
)


def parted(text: str) -> list[tuple[str, str]]:
    """Name and target of each indicator in a cell; a text without a value is the name of one.

    Several are told apart only where each of them has a value.

    >>> parted("维护水闸≥8座；维护泵站≥3座")
    [('维护水闸', '≥8座'), ('维护泵站', '≥3座')]
    >>> parted("宣传场次：4场"), parted("保障安全；减少损失"), parted("")
    ([('宣传场次', '4场')], [('保障安全；减少损失', '')], [])
    """
    pieces = [piece for each in _NEXT.split(text) if (piece := each.strip().rstrip(_LAST))]
    found = [_value(_ORDINAL.sub("", piece)) for piece in pieces]
    if found and all(target for _, target in found):
        return found
    return [_value(text.strip())] if text.strip() else []


def _value(text: str) -> tuple[str, str]:
    found = _VALUE.fullmatch(text)
    return (found["name"], found["target"]) if found else (text, "")
