"""What organisations are called for short: 县医保局, 直工委."""

from __future__ import annotations

_COMMITTEE = "委员会"
_PLACES = ("省", "市", "州", "区", "县", "盟", "旗", "镇", "乡")
_SELF_GOVERNED, _PEOPLE = "自治", "族"
_SHORTEST = 4


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


def is_wider(name: str, own: str) -> bool:
    """Whether a name is another one with a wider place before it, or with the peoples in its place's name.

    >>> is_wider("乙市甲县水利局", "甲县水利局"), is_wider("乙局甲站", "甲站")
    (True, False)
    >>> is_wider("甲乙回族丙族自治县水利局", "甲乙县水利局"), is_wider("甲丁回族自治县水利局", "甲乙县水利局")
    (True, False)
    """
    if len(own) >= _SHORTEST and name.endswith(own):
        return name.removesuffix(own).endswith(_PLACES)
    before, governed, behind = name.rpartition(_SELF_GOVERNED)
    if not governed or not before.endswith(_PEOPLE) or not own.endswith(behind):
        return False
    place = own.removesuffix(behind)
    return len(place) > 1 and len(place) < len(before) and before.startswith(place)
