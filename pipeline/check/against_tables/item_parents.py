"""Items that the prose names under a 款 that is not theirs → Findings.

公共安全支出（类）司法（款）其他公共安全支出（项）, where all tables have the item under another 款 and the
classification has none of that name under this one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.check.against_tables.columns import plain
from pipeline.check.comparison import remark
from pipeline.check.prose.passages import passages_of
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.vocabulary import CodeList

_CHECK = "claim.code_in_text"
_PATH = re.compile(
    r"(?P<parent>[^（），、。；：“”‘’]{2,30})（款）[“”]?(?P<name>[^（），、。；：“”‘’]{2,30})（项）"
)
_PARENT, _CHILD = 5, 7


def check_item_parents(subject: Subject) -> Iterator[Finding]:
    """Every such path, once for each way in which it is printed."""
    tabled: _Tabled | None = None
    seen: set[tuple[str, str]] = set()
    codes = subject.vocabulary.classifications["functional"]
    for passage in passages_of(subject):
        if "（款）" not in passage.text:
            continue
        tabled = tabled if tabled is not None else _Tabled.of(subject)
        for match in _PATH.finditer(passage.text):
            parent, name = match["parent"], match["name"]
            if (parent, name) in seen:
                continue
            seen.add((parent, name))
            theirs = tabled.codes.get(plain(name), frozenset())
            if any(plain(parent) in tabled.labels.get(code[:_PARENT], ()) for code in theirs):
                continue
            if theirs and _is_of_another(codes, parent, name, theirs):
                yield _finding(subject, parent, name, theirs, passage.place(match.start("parent")))


@dataclass(frozen=True, slots=True)
class _Tabled:
    """What the tables print: the codes of items by name, the names of 款 by code."""

    codes: Mapping[str, frozenset[str]]
    labels: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, subject: Subject) -> _Tabled:
        codes, labels = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for table in subject.tables:
            for entry in table.entries:
                if entry.classification == "functional" and len(entry.code) == _CHILD:
                    codes[plain(entry.label)].add(entry.code)
                elif entry.classification == "functional" and len(entry.code) == _PARENT:
                    labels[entry.code].add(plain(entry.label))
        return cls(
            {name: frozenset(found) for name, found in codes.items()},
            {code: frozenset(found) for code, found in labels.items()},
        )


def _is_of_another(codes: CodeList, parent: str, name: str, theirs: frozenset[str]) -> bool:
    """Whether the 款 is one that the classification knows, and in no year the item's own: neither in the
    tables, by any name that its code ever had, nor by the name of the item."""
    called = {c.code for n in (parent, f"{parent}支出") for c in codes.named(n)}
    known = {code for code in called if len(code) == _PARENT}
    if not known or any(code[:_PARENT] in known for code in theirs):
        return False
    items = (c.code for n in (name, f"{name}支出") for c in codes.named(n))
    return not any(len(code) == _CHILD and code[:_PARENT] in known for code in items)


def _finding(
    subject: Subject, parent: str, name: str, theirs: frozenset[str], place: Place
) -> Finding:
    printed = "、".join(sorted(theirs))
    said = (
        f"文中“{name}（项）”列在“{parent}（款）”之下，各表中该项编码为 {printed}，不属于该款",
        f"{name} is named under {parent}; the tables have it under another heading ({printed})",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=place)
