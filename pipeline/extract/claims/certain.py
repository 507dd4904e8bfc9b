"""What is sought for a claim → whether its words mean the forms' figure even where that differs."""

from __future__ import annotations

from pipeline.extract.claims.printed_paths import path_names
from pipeline.extract.claims.sought import Sought
from pipeline.values.codes import classification_of
from pipeline.values.sides import side_of
from pipeline.vocabulary import ClaimSpec

_KINDS = ("general_public_basic", "general_public_project")
"""Kinds of spending of one money: an item of all spending is another figure there."""


def is_certain(sought: Sought, spec: ClaimSpec) -> bool:
    """Whether the words mean the forms' figure even where that differs.

    基本支出 among the parts of one function is not that of the department, nor is 办公费 among
    those of 机关运行经费.
    """
    if sought.is_second or sought.is_doubtful:
        return False
    if sought.parent is None:
        return bool(sought.code) or bool(path_names(sought.words))
    if classification_of(sought.parent):
        return sought.code.startswith(sought.parent)
    whole = spec.by_id(sought.parent)
    if whole is None or whole.partial:
        return False
    is_item = not sought.code or classification_of(sought.code) == "functional"
    if is_item and (spec.division_of(whole.name) or whole.id in _KINDS):
        return False  # 基本支出 90 万元，主要用于教育支出 60 万元
    # 事业收入 90 万元，其中项目支出 80 万元: what is spent of that income.
    is_spent = sought.value is not None and sought.side == "expenditure"
    return not (side_of(whole.name) == "revenue" and is_spent)


def is_part(sought: Sought, spec: ClaimSpec) -> bool:
    """Whether the words mean what is always a part of what they are listed under: 货物 of purchases."""
    part = spec.by_id(sought.code)
    return part is not None and sought.parent == part.part_of != ""
