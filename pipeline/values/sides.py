"""Words → the side of the accounts that they name."""

from __future__ import annotations


def side_of(words: str) -> str:
    """The side of the accounts that words name: revenue, expenditure, "" for neither or both.

    >>> side_of("支出总计"), side_of("收入支出总计")
    ('expenditure', '')
    """
    spends, earns = "支" in words, "收" in words
    if spends == earns:
        return ""
    return "expenditure" if spends else "revenue"


def may_be_of_one_side(one: str, other: str) -> bool:
    """Whether what two names are of may be one figure: neither names the side that the other does not.

    >>> may_be_of_one_side("收支总计", "支出总计"), may_be_of_one_side("收入总计", "支出总计")
    (True, False)
    """
    sides = side_of(one), side_of(other)
    return "" in sides or sides[0] == sides[1]
