"""The names of a 类, 款 and 项 → the code of the classification that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipeline.values.text import bare
from pipeline.vocabulary import CodeList

LEVELS = ("class", "section", "item")
_SHORTEST_OPENING = 4
_SHORTEST_ABOVE = 6
"""Signs of the shortest names of a 类 and its 款."""


def code_of_path(names: Mapping[str, str], codes: CodeList, year: int) -> str:
    """The code of a path by the names of its levels, "" unless it is only one."""
    deepest = max((n for n, level in enumerate(LEVELS) if names[level]), default=-1)
    if found := _codes(names, deepest + 1, codes, year):
        return found.pop() if len(found) == 1 else ""
    # A wrong name in the middle (款) leaves an item that only one place below its class has.
    found = _codes({**names, "section": ""}, deepest + 1, codes, year) if deepest == 2 else set()
    if len(found) == 1 and names["class"]:
        return found.pop()
    if deepest < 2 or found:
        return ""
    likely = (
        _code_of_loose_name(names, codes, year),
        _code_of_opening(names, codes, year),
        _code_one_level_off(names, codes, year),
        _code_by_older_names(names, codes, year),
        _code_of_joined_names(names, codes, year),
    )
    return next(filter(None, likely), "")


def code_of_run(words: str, codes: CodeList, year: int) -> str:
    """The code of an item that stands behind its 类 and 款 with nothing that says so, or a dash or a stroke
    (住房保障支出-住房改革支出-住房公积金); "" for any other words."""
    plain = bare(words).replace("/", "")
    for start in range(_SHORTEST_ABOVE, len(plain) - 1):
        for code in codes.named(plain[start:]):
            if code.level == 3 and code.valid_in(year):
                above = _either(codes.names(code.code[:3], year))
                section = _either(codes.names(code.code[:5], year))
                if plain[:start] in {one + other for one in above for other in section}:
                    return code.code
    return ""


def _either(names: Iterable[str]) -> set[str]:
    """Names with and without 支出: 社会保障和就业（类）."""
    return {each for name in names for each in (bare(name), bare(name).removesuffix("支出"))}


def code_of_any_year(names: Mapping[str, str], codes: CodeList) -> str:
    """The code of an item by the names that it or its 款 and 类 had in any year, "" unless only one."""
    found = _codes(names, 3, codes, None) if names["item"] else set()
    return found.pop() if len(found) == 1 else ""


def _code_of_loose_name(names: Mapping[str, str], codes: CodeList, year: int) -> str:
    """未归口管理行政单位离退休费（项） is 未归口管理的行政单位离退休, where no other is called so."""
    wanted = _loose(names["item"])
    found = {
        code.code
        for code in codes.codes
        if code.level == 3 and code.valid_in(year) and _loose(code.name) == wanted
        and _is_path(code.code, {**names, "item": ""}, codes, year)
    }  # fmt: skip
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=8192)
def _loose(name: str) -> str:
    return bare(name).replace("的", "").removesuffix("支出").removesuffix("费").removesuffix("缴")


def _code_one_level_off(names: Mapping[str, str], codes: CodeList, year: int) -> str:
    """住房改革支出（类）住房公积金（项）: the 款 of the item, called 类."""
    if names["section"] or not names["class"]:
        return ""
    off = {**names, "class": "", "section": names["class"]}
    found = _codes(off, 3, codes, year)
    return found.pop() if len(found) == 1 else _code_of_loose_name(off, codes, year)


def _code_by_older_names(names: Mapping[str, str], codes: CodeList, year: int) -> str:
    """The code of an item whose 类 or 款 had these names in another year: 医疗卫生与计划生育支出（类）."""
    item = _both(names["item"])
    found = {
        code
        for code in _codes(names, 3, codes, None)
        if not item.isdisjoint(map(bare, codes.names(code, year)))
    }
    return found.pop() if len(found) == 1 else ""


def _code_of_joined_names(names: Mapping[str, str], codes: CodeList, year: int) -> str:
    """人大事务行政运行（项）: the only item that has the end of the words as its name, and their beginning as
    that of its 款, or of its 类."""
    if names["section"]:
        return ""
    words = bare(names["item"])
    found = set[str]()
    for start in range(2, len(words) - 1):
        if any(code.level == 3 for code in codes.named(words[start:])):
            item = {**names, "item": words[start:]}
            above = [{**item, "section": words[:start]}]
            above += [] if names["class"] else [{**item, "class": words[:start]}]
            found.update(code for each in above for code in _codes(each, 3, codes, year))
    return found.pop() if len(found) == 1 else ""


def _code_of_opening(names: Mapping[str, str], codes: CodeList, year: int) -> str:
    """The only item of its 款 that begins with the words: 机关事业单位职业年金（项） is …缴费支出; or has
    their signs in another order: 一般行政事务管理."""
    opening, above = bare(names["item"]), {**names, "item": ""}
    sections = _codes(above, 2, codes, year) if names["section"] else set()
    if len(sections) != 1 or len(opening) < _SHORTEST_OPENING:
        return ""
    section = sections.pop()
    found = {
        code.code
        for code in codes.codes
        if code.level == 3 and code.code.startswith(section) and code.valid_in(year)
        and (bare(code.name).startswith(opening) or sorted(bare(code.name)) == sorted(opening))
    }  # fmt: skip
    return found.pop() if len(found) == 1 else ""


def _codes(names: Mapping[str, str], level: int, codes: CodeList, year: int | None) -> set[str]:
    if not level:
        return set()
    deepest = names[LEVELS[level - 1]]
    return {
        code.code
        for name in _both(deepest)
        for code in codes.named(name)
        if code.level == level and code.valid_in(year) and _is_path(code.code, names, codes, year)
    }


def _is_path(code: str, names: Mapping[str, str], codes: CodeList, year: int | None) -> bool:
    above = {"class": code[:3], "section": code[:5], "item": code[:7]}
    return all(
        not name or not _both(name).isdisjoint(map(bare, codes.names(above[level], year)))
        for level, name in names.items()
    )


def _both(name: str) -> set[str]:
    """教育（类）支出 is 教育支出（类）."""
    return {bare(name), f"{bare(name)}支出"}
