"""What organisations are called for short: 县医保局, 直工委."""

from __future__ import annotations

_COMMITTEE = "委员会"


def shortens(short: str, name: str) -> bool:
    """Whether the signs of a name stand in another in their order, to the last.

    >>> shortens("县医保局", "甲县医疗保障局"), shortens("医疗保障", "甲县医疗保障局")
    (True, False)
    """
    signs = iter(name)
    return short[-1:] == name[-1:] and all(sign in signs for sign in short)


def as_committee(name: str) -> str:
    """The name of a committee as its short forms end; any other as it is.

    >>> as_committee("直属机关工作委员会"), as_committee("水利局")
    ('直属机关工作委', '水利局')
    """
    return f"{name.removesuffix(_COMMITTEE)}委" if name.endswith(_COMMITTEE) else name
