"""What is sought for a claim → whether its words mean the forms' figure even where that differs."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.claims.printed_paths import path_names
from pipeline.extract.claims.sought import Sought
from pipeline.model.records import Amount
from pipeline.values.codes import classification_of
from pipeline.values.sides import side_of
from pipeline.vocabulary import ClaimSpec

ALL_SPENT = (
    "grand_total", "expenditure", "appropriation_expenditure", "general_public",
    "general_public_current",
)  # fmt: skip
"""Indicators that are all the spending of their money, whatever its type."""
_BASIC = ("basic", "general_public_basic")
_KINDS = ("general_public_basic", "general_public_project")
"""Kinds of spending of one money, besides those of all."""
_BASIC_OF_ITS_FORM = "general_public_basic"
_LISTS_BASIC = ("budget.general_public_basic", "final.general_public_basic")
_CLASSES = ("301", "302", "303", "310")
"""Departmental classes whose names are no other's: 309 and 310 differ in a bracket alone."""
_CLASS_DIGITS = 3
"""Digits of the code of a 类."""


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
    # 事业收入 90 万元，其中项目支出 80 万元: what is spent of that income.
    is_spent = sought.value is not None and sought.side == "expenditure"
    return not (side_of(whole.name) == "revenue" and is_spent)


def is_part(sought: Sought, spec: ClaimSpec) -> bool:
    """Whether the words mean what is always a part of what they are listed under: 货物 of purchases."""
    part = spec.by_id(sought.code)
    return part is not None and sought.parent == part.part_of != ""


def is_row_of_its_list(found: Sequence[Amount], sought: Sought) -> bool:
    """Whether a name without a code is that of a row of the form that lists what the sentence does:
    a project among the projects, a class of expenses among those of 基本支出."""
    if sought.code or sought.is_second or sought.is_doubtful:
        return False
    if _are_of_a_class(found, sought):
        return True
    if sought.parent == "project":
        return all(a.form == "budget.project" and a.level != 0 for a in found)
    listed = sought.of_basic and sought.parent in (None, *_BASIC)
    listed = listed or sought.parent == _BASIC_OF_ITS_FORM
    return listed and all(a.form in _LISTS_BASIC and a.code in _CLASSES for a in found)


def _are_of_a_class(found: Sequence[Amount], sought: Sought) -> bool:
    """Whether a name that stands alone, or among the parts of all that is spent, is that of a 类, by the one
    code of its rows: no item of another level is called so."""
    codes = {amount.code for amount in found if amount.code}
    if sought.parent not in (None, *ALL_SPENT) or sought.division or len(codes) != 1:
        return False
    code = codes.pop()
    return len(code) == _CLASS_DIGITS and classification_of(code) == "functional"


def is_of_one_kind(found: Sequence[Amount], sought: Sought, spec: ClaimSpec) -> bool:
    """Whether an item of the functional classification is told below one kind of spending: 基本支出 90
    万元，主要用于教育支出 60 万元 is not all that is spent on education."""
    whole = spec.by_id(sought.parent or "")
    if whole is None or sought.division:
        return False
    is_kind = spec.division_of(whole.name) or whole.id in _KINDS
    return bool(is_kind) and any(classification_of(a.code) == "functional" for a in found)
