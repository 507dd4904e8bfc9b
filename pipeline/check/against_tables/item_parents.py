"""Items that the prose names under a 款, and 款 that it names under a 类, that is not theirs → Findings.

公共安全支出（类）司法（款）其他公共安全支出（项）, where all tables have the item under another 款 and the
classification has none of that name under this one; so too of a 款 and its 类.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.check.against_tables.named_rows import plain
from pipeline.check.comparison import remark
from pipeline.check.prose.passages import passages_of
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import split_number
from pipeline.vocabulary import CodeList

_CHECK = "claim.code_in_text"
_NAME = "[^（），、。；：“”‘’]{2,30}"


class _Step(NamedTuple):
    """Two levels of a path that follow one another, and how many digits the codes of each have."""

    pattern: re.Pattern[str]
    parent: int
    child: int
    marks: str


_STEPS = tuple(
    _Step(
        re.compile(rf"(?P<parent>{_NAME})（{marks[0]}）[“”]?(?P<name>{_NAME})（{marks[1]}）"),
        parent,
        child,
        marks,
    )
    for marks, parent, child in (("类款", 3, 5), ("款项", 5, 7))
)


def check_item_parents(subject: Subject) -> Iterator[Finding]:
    """Every such path, once for each way in which it is printed."""
    tabled: _Tabled | None = None
    seen: set[tuple[str, str, str]] = set()
    codes = subject.vocabulary.classifications["functional"]
    for passage in passages_of(subject):
        if "（款）" not in passage.text:
            continue
        tabled = tabled if tabled is not None else _Tabled.of(subject)
        for step in _STEPS:
            for match in step.pattern.finditer(passage.text):
                parent, name = _without_number(match["parent"]), match["name"]
                if (step.marks, parent, name) in seen:
                    continue
                seen.add((step.marks, parent, name))
                theirs = tabled.named(name, step.child)
                above = (tabled.labels.get(code[: step.parent], ()) for code in theirs)
                if any(plain(parent) in labels for labels in above):
                    continue
                if theirs and _is_of_another(codes, step, parent, name, theirs):
                    place = passage.place(match.start("parent"))
                    yield _finding(subject, step, (parent, name), theirs, place)


def _without_number(name: str) -> str:
    """A name without the number of its item: 5.卫生健康支出.

    >>> _without_number("5.卫生健康支出"), _without_number("1、教育支出")
    ('卫生健康支出', '教育支出')
    """
    return split_number(name).text.lstrip(".．、0123456789")


@dataclass(frozen=True, slots=True)
class _Tabled:
    """What the tables print: the functional codes by name, the names by code."""

    codes: Mapping[str, frozenset[str]]
    labels: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, subject: Subject) -> _Tabled:
        codes, labels = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for table in subject.tables:
            for entry in table.entries:
                if entry.classification == "functional" and len(entry.code) in (3, 5, 7):
                    codes[plain(entry.label)].add(entry.code)
                    labels[entry.code].add(plain(entry.label))
        return cls(
            {name: frozenset(found) for name, found in codes.items()},
            {code: frozenset(found) for code, found in labels.items()},
        )

    def named(self, name: str, digits: int) -> frozenset[str]:
        """The codes of a level that have a name."""
        found = self.codes.get(plain(name), frozenset())
        return frozenset(code for code in found if len(code) == digits)


def _is_of_another(
    codes: CodeList, step: _Step, parent: str, name: str, theirs: frozenset[str]
) -> bool:
    """Whether the 款 or 类 is one that the classification knows, and in no year the item's own: neither in
    the tables, by any name that its code ever had, nor by the name of the item."""
    called = {c.code for n in (parent, f"{parent}支出") for c in codes.named(n)}
    known = {code for code in called if len(code) == step.parent}
    if not known or any(code[: step.parent] in known for code in theirs):
        return False
    items = (c.code for n in (name, f"{name}支出") for c in codes.named(n))
    return not any(len(code) == step.child and code[: step.parent] in known for code in items)


def _finding(
    subject: Subject, step: _Step, said_of: tuple[str, str], theirs: frozenset[str], place: Place
) -> Finding:
    (parent, name), above, below = said_of, step.marks[0], step.marks[1]
    printed = "、".join(sorted(theirs))
    said = (
        f"文中“{name}（{below}）”列在“{parent}（{above}）”之下，"
        f"各表中该{below}编码为 {printed}，不属于该{above}",
        f"{name} is named under {parent}; the tables have it under another heading ({printed})",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=place)
