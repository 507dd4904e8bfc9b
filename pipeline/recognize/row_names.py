"""Which columns of a panel name its rows: those of the code and the name, and further ones of names."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.recognize.roles import Roles
from pipeline.values.amounts import is_blank
from pipeline.values.text import fold


def before_words(zone: Sequence[int], rest: Sequence[int], roles: Roles) -> list[int]:
    """Of the columns that may name rows those that stand left of words, where names are among them;
    right of words (采购物品名称 | 采购组织形…) only a heading for names makes one of names."""
    words = next((c for c in rest if roles.is_text_heading(c)), None)
    if words is None or not any(c < words and roles.contents[c].is_wordy for c in zone):
        return list(zone)
    return [c for c in zone if c < words or roles.is_name_heading(c) or not roles.heads.get(c)]


def names_too(column: int, naming: Sequence[int], roles: Roles) -> bool:
    """Whether a further column of names stands beside the first (单位名称 | 项目名称): not one of a
    second classification, whose names follow their codes."""
    if not naming or roles.is_code(column) or roles.is_code(column - 1):
        return False
    return column > naming[0] and roles.contents[column].is_wordy and roles.is_label_heading(column)


def code_and_name(zone: Sequence[int], roles: Roles) -> list[int]:
    """The columns that together hold a row's code and name.

    Codes spread over 类 款 项 columns, and names that slid between these, belong together; a second
    code with a second name (the governmental classification beside the departmental) does not.
    """
    filled = [c for c in zone if roles.contents[c].own] or list(zone)
    wordy = [c for c in filled if not roles.is_code(c) and roles.contents[c].is_wordy]
    named = [c for c in filled if roles.is_name_heading(c) and not roles.is_code(c)]
    names = [c for c in wordy if c in named] or wordy or named[:1]
    of_units = [c for c in names if roles.names_units(c)]
    names = _after_units(names, of_units, zone, roles) or names
    first = names[0] if names else (filled[-1] if filled else -1)
    if not any(roles.contents[c].own for c in zone):  # only a total, wherever a row begins
        first = max([first, *(c for c in zone if roles.contents[c].filled)])
    if _spreads_codes(zone, roles):
        return [c for c in zone if c <= max([first, *named])]
    apart = [c for c in wordy if c != first and _overlap(roles, first, c)]
    apart = [c for c in apart if c > first or c not in of_units]
    last = max([first, *(c for c in wordy if c not in apart)])
    return [
        c for c in zone
        if c not in apart and (c <= first or c in wordy or (c < last and roles.is_code(c)))
    ]  # fmt: skip


def _after_units(
    names: Sequence[int], units: Sequence[int], zone: Sequence[int], roles: Roles
) -> list[int]:
    """The names of a classification that stand with their codes right of the units whose rows they
    are (单位名称 | 科目编码 | 科目名称), [] where there are none."""
    codes = [c for c in zone if units and c > units[-1] and roles.is_code(c)]
    return [c for c in names if codes and c > codes[0]]


def _spreads_codes(zone: Sequence[int], roles: Roles) -> bool:
    """Whether the columns are headed 类 款 项, so that all of them name the row together."""
    single = [c for c in zone if any(len(fold(text)) == 1 for text in roles.heads.get(c, ()))]
    return len(single) > 1


def _overlap(roles: Roles, first: int, second: int) -> bool:
    """Whether two columns are ever filled in the same row."""
    return any(
        not is_blank(row[first].text) and not is_blank(row[second].text)
        for row in roles.regions.body
        if max(first, second) < len(row)
    )
