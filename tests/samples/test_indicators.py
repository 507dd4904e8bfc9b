"""Over all samples: every form of indicators gives its indicators, and none of their values is money.

Where a publisher numbers indicators anew in each group (指标1：… 指标2：…), the groups must be those of
the numbers: none is lost, and none slid into the group beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.extract.form_cells import text_of
from pipeline.model.disclosure import Disclosure
from pipeline.model.table import Table
from tests.support import VOCABULARY

SPEC = VOCABULARY.indicators

_NUMBERED = re.compile(r"指标\s*(\d+)\s*[：:]")
_OPERATOR = re.compile(r"^[≥≤＞＜><=＝]|%$|定性")


def test_every_form_of_indicators_gives_them_and_no_false_money(sample: Disclosure) -> None:
    forms = [table for table in sample.tables if _states_indicators(table)]
    places = {(i.source_page, i.source_line) for i in sample.indicators}
    silent = [table.title for table in forms if not places & _places(table)]
    assert not silent
    names = {table.name for table in forms}
    money = [a for a in sample.amounts if a.table in names and a.amount_yuan is not None]
    assert not [a for a in money if _OPERATOR.search(a.column_label) or "指标" in a.column_label]
    assert not _with_gaps(sample)


def _states_indicators(table: Table) -> bool:
    """Whether a row heads indicators and one below it states a name and more."""
    rows = [[text for cell in row if (text := text_of(cell))] for row in table.body]
    heads = [number for number, texts in enumerate(rows) if SPEC.heads(texts)]
    return bool(heads) and any(len(texts) > 2 for texts in rows[heads[0] + 1 :])


def _places(table: Table) -> set[tuple[int | None, int | None]]:
    return {(c.place.page, c.place.line) for row in table.body for c in row if c is not None}


def _with_gaps(found: Disclosure) -> list[tuple[str, str, str]]:
    """Groups whose numbers do not run from 1; a group of one is numbered as its publisher likes, and one
    that has a number twice in place of another (10, 10, 12) lacks no row."""
    groups = defaultdict[tuple[str, str, str], list[int]](list)
    for each in found.indicators:
        if numbered := _NUMBERED.match(each.level3):
            groups[each.project, each.level1, each.level2].append(int(numbered[1]))
    return [
        group
        for group, numbers in groups.items()
        if len(numbers) > 1
        and set(numbers) != set(range(1, max(numbers) + 1))
        and len(numbers) != max(numbers)
    ]
