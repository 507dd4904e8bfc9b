"""Units under one name where they are listed and under another in the tables of money.

A unit of the tables that no list and no sentence names, beside one of the lists that no table has and
whose name is nearly the same: one unit, called two ways. Units that are listed and have no money in any
table, though the tables name several others, are told too. Where most units of the tables are not listed
at all nothing is said, since the list is of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, printed_lines
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Entry, Table
from pipeline.values.outline import split_number
from pipeline.values.text import bare, closed_up

_CHECK = "form.unit_names"
_ALIKE = 0.7
_SHORTEST, _LONGEST = 6, 30
_FEWEST, _MOST_SHOWN = 3, 3
_LISTS, _OWN_OFFICE = "units", "本级"
_OFFICE = re.compile(r"(?:本级|机关)+$")
_OF_MONEY = ("income", "expenditure", "three_public")

_Units = dict[str, tuple[str, Table, Place]]
"""Names without punctuation, each with its printed label and the table and place where it stands."""


def check_unit_names(subject: Subject) -> Iterator[Finding]:
    """Every unit of the tables of money, once the lists name half of them."""
    units, listed = _named(subject)
    text = "".join(bare(line.text) for line in _lines(subject)) if units else ""
    unnamed = [name for name in units if name not in text and not any(name in n for n in listed)]
    named = len(units) - len(unnamed)
    if not listed or named < max(len(unnamed), 1):
        said = ("没有可与预算表核对的单位名单", "no list of units to hold the tables against")
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
        return
    found = 0
    for name in unnamed:
        others = [n for n in listed if n not in units and _is_alike(n, name)]
        if len(others) == 1:
            found += 1
            yield _two_names(subject, units[name], listed[others[0]])
    if left := _without_money(subject, units) if not unnamed else ():
        found += 1
        yield _left_out(subject, units, left)
    if not found:
        said = (f"{named} 个单位的名称前后一致", f"{named} units have one name each")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def units_named(subject: Subject) -> set[str]:
    """The names of the units that tables of money and lists name."""
    units, listed = _named(subject)
    return units.keys() | listed.keys()


def _named(subject: Subject) -> tuple[_Units, dict[str, str]]:
    """The units of the tables of money and those of lists, looked for once."""
    return subject.once("units named", lambda: (_units(subject), _listed(subject)))


def _units(subject: Subject) -> _Units:
    """The units whose money a table states by name."""
    found: _Units = {}
    for table in subject.tables:
        if table.form == _LISTS or not any(word in table.form for word in _OF_MONEY):
            continue
        for entry in table.entries:
            printed = bare(entry.label)
            own = entry.entity is not None and bare(entry.entity.name) == printed
            name = printed.removesuffix(_OWN_OFFICE)
            if len(name) >= _SHORTEST and own:
                found.setdefault(name, (closed_up(entry.label), table, entry.place))
    return found


def _listed(subject: Subject) -> dict[str, str]:
    """The bodies that lists name, in tables or a line each, with their printed names."""
    ends = tuple(subject.vocabulary.identity.organisations)
    labels = [e.label for table in subject.tables if table.form == _LISTS for e in table.entries]
    for line in _lines(subject):
        name = split_number(line.text).text
        if _SHORTEST <= len(bare(name)) <= _LONGEST and bare(name).endswith(ends):
            labels.append(name)
    return {bare(label): label for label in labels if len(bare(label)) >= _SHORTEST}


def _lines(subject: Subject) -> list[Line]:
    return [line for document in subject.documents for line in printed_lines(subject, document)]


def _is_alike(one: str, other: str) -> bool:
    """Nearly one name, but neither the other with something added (a second name in brackets)."""
    within = one in other or other in one
    return not within and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _without_money(subject: Subject, units: _Units) -> Sequence[Entry]:
    """The units of the only table that lists them, which no table of money names though it names several."""
    lists = [table for table in subject.tables if table.form == _LISTS]
    if len(lists) != 1 or len(units) < _FEWEST:
        return ()
    entries = {_OFFICE.sub("", bare(e.label)): e for e in lists[0].entries if e.label}
    own = bare(subject.identity.department)
    if any(len(name) < _SHORTEST for name in entries) or not units.keys() - {own} <= entries.keys():
        return ()
    return [entry for name, entry in entries.items() if name not in units and name != own]


def _left_out(subject: Subject, units: _Units, left: Sequence[Entry]) -> Finding:
    _, table, _ = next(iter(units.values()))
    names = "、".join(closed_up(entry.label) for entry in left[:_MOST_SHOWN])
    more = f"等 {len(left)} 个" if len(left) > _MOST_SHOWN else ""
    said = (
        f"单位名单所列“{names}”{more}，《{table.title}》和其他各表中都没有",
        f"{len(left)} units of the list are in no table of money, the first: {left[0].label}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=left[0].place)


def _two_names(subject: Subject, unit: tuple[str, Table, Place], listed: str) -> Finding:
    label, table, place = unit
    said = (
        f"《{table.title}》的“{label}”，单位名单中作“{listed}”，疑为同一单位的两种名称",
        f"{label} in {table.title} is not among the units listed, which have {listed}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, place=place)
