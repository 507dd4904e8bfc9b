"""Numbers with the separators of other countries (1.234,56): told, and never read as something else.

A point parts thousands there and a comma decimals. `parse_amount` reads neither of them so; a number with
one point and three digits behind it (18.066) may be meant either way.
"""

from __future__ import annotations

import re

_GROUPED = re.compile(r"[-−]?\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:\.\d{3}){2,})")
_DECIMAL_COMMA = re.compile(r"[-−]?\d+,\d{2}")
_EITHER = re.compile(r"[-−]?[1-9]\d{0,2}\.\d{3}")


def groups_by_points(text: str) -> bool:
    """Whether a number parts its thousands with points, and can be read in no other way.

    >>> groups_by_points("1.234,56"), groups_by_points("1.234.567"), groups_by_points("1.234")
    (True, True, False)
    """
    return _GROUPED.fullmatch(text.strip()) is not None


def has_foreign_separators(text: str) -> bool:
    """Whether a number parts its thousands with points, or its decimals with a comma.

    >>> has_foreign_separators("327,33"), has_foreign_separators("1.234,56")
    (True, True)
    >>> has_foreign_separators("1,234"), has_foreign_separators("1,234.56")
    (False, False)
    """
    return _DECIMAL_COMMA.fullmatch(text.strip()) is not None or groups_by_points(text)


def may_group_by_point(text: str) -> bool:
    """Whether the point of a number may part thousands, or decimals as well.

    >>> may_group_by_point("18.066"), may_group_by_point("0.066"), may_group_by_point("18.06")
    (True, False, False)
    """
    return _EITHER.fullmatch(text.strip()) is not None
