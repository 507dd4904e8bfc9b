"""So many units that a budget takes in, and the table right behind that lists them → Findings.

Only of a list whose last row has the number of its rows, so that none was lost over a page. The body's own
office may be in the list and not among the units that are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.check.lines import order
from pipeline.check.prose.counts import counted_on_days
from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Passage
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.outline import chinese_number
from pipeline.values.text import bare
from pipeline.vocabulary.prose import one_of

_CHECK = "prose.names_counted"
_COUNT = "纳入编制范围的单位"
_LISTS = "units"
_OFFICE = re.compile(r"(?:本级|机关)$")
_NUMBER = re.compile(r"[(（]?(\d{1,3}|[一二三四五六七八九十]{1,4})[)）]?[、.]?")
_FEWEST = 2


def check_units_in_tables(subject: Subject, prose: Sequence[Passage]) -> Iterator[Finding]:
    """Every paragraph that counts the units of the budget, where the next that follows is their list."""
    lists = [table for table in subject.tables if table.form == _LISTS]
    not_all = re.compile(one_of(subject.vocabulary.prose.names.not_all)) if lists else None
    for passage, after in pairwise((*prose, None)):
        if not_all is None or passage is None:
            return
        table = _right_behind(subject, passage, after, lists)
        names = _all_listed(subject, table) if table else ()
        if len(names) < _FEWEST or not_all.search(passage.text):
            continue
        for _, _, stated in counted_on_days(subject, passage.sentences, [_COUNT]):
            number = int(stated.interval.value)
            own = any(_is_own(subject, name) for name in names)
            fits = number == len(names) or (own and number == len(names) - 1)
            shown = f"其后列表 {len(names)} 个" if not fits else "与其后列表相符"
            said = Said(
                f"“{_COUNT}”称 {number} 个：{shown}",
                f"{number} units are announced, the list behind has {len(names)}",
                stated.place,
            )
            outcome = Outcome.PASS if fits else Outcome.FAIL
            yield noted(subject, _CHECK, outcome, said, Severity.WARNING)


def _right_behind(
    subject: Subject, passage: Passage, after: Passage | None, lists: Iterable[Table]
) -> Table | None:
    """The list that is the first table behind a paragraph, before the next paragraph."""
    file, start = passage.places[-1].file, order(passage.places[-1])
    behind = [
        table for table in subject.tables if table.place.file == file and order(table.place) > start
    ]
    first = min(behind, key=lambda table: order(table.place), default=None)
    if first is None or not any(first is each for each in lists):
        return None
    between = after is not None and after.places[0].file == file
    if between and after is not None and order(after.places[0]) < order(first.place):
        return None
    return first


def _all_listed(subject: Subject, table: Table) -> Sequence[str]:
    """The names of a list, none where its last row does not have their number, or it may go on."""
    names = [bare(entry.label) for entry in table.entries]
    last = next((cell.text.strip() for cell in table.body[-1] if cell is not None), "")
    match = _NUMBER.fullmatch(last)
    is_last = match is not None and chinese_number(match[1]) == len(names)
    others = [each for each in subject.tables if each is not table and each.form == _LISTS]
    near = any(each.entity == table.entity for each in others)
    return names if is_last and not near and len(set(names)) == len(names) else ()


def _is_own(subject: Subject, name: str) -> bool:
    """Whether a unit of a list is the body itself."""
    return _OFFICE.search(name) is not None or any(
        bare(section.entity) == name for section in subject.sections
    )
