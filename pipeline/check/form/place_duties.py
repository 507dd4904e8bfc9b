"""Duties that are said to be for a whole other place: 拟订全市规划 in the text of a county."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.check.comparison import remark
from pipeline.check.form.place_level import is_of_zone
from pipeline.check.lines import Line, around_folded, printed_lines
from pipeline.check.subject import Subject
from pipeline.model.identity import Division
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import fold

_CHECK = "form.place_level"


@dataclass(frozen=True, slots=True)
class _Whole:
    """What a place calls all of itself (全县), and what it would call the place above it or what it was
    before (全市)."""

    own: str
    others: tuple[str, ...]


_COUNTIES = {
    "县": _Whole("全县", ("全市",)),
    "区": _Whole("全区", ("全市",)),
    "旗": _Whole("全旗", ("全市",)),
    "市": _Whole("全市", ("全县",)),
}
_PREFECTURES = {
    "地区": _Whole("全地区", ("全市",)),
    "自治州": _Whole("全州", ("全市",)),
    "盟": _Whole("全盟", ("全市",)),
}


def check_place_duties(subject: Subject) -> Iterator[Finding]:
    """Duties that name all of another place, in a text that mostly names all of its own."""
    whole = None if is_of_zone(subject) else _whole(subject.identity.division)
    if whole is None:
        return
    lines = [
        line
        for document in subject.documents
        for line in printed_lines(subject, document)
        if "全" in line.text
    ]
    said = {
        name: sum(line.text.count(name) for line in lines) for name in (whole.own, *whole.others)
    }
    for line in lines:
        for other in whole.others:
            if said[other] <= said[whole.own] and other in line.text:
                yield from _of_line(subject, line, whole.own, other)


def _of_line(subject: Subject, line: Line, own: str, other: str) -> Iterator[Finding]:
    wording, text = subject.vocabulary.wording, fold(line.text)
    at = wording.duty_of(text, other)
    if at is None:
        return
    quoted, here = around_folded(line.text, at, at + len(other)), subject.identity.division
    said = (
        f"“{quoted}”：职责中称“{other}”，本文件属{here.full_name}，其他各处称“{own}”",
        f"“{quoted}” speaks of {other}; this is of {here.full_name}, called {own} elsewhere",
    )
    yield remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=line.place)


def _whole(division: Division) -> _Whole | None:
    """The words of a county or a prefecture, None for cities and provinces. Districts of the four
    municipalities and others alike are 全区; a city at county level is 全市 itself, and no county any
    more."""
    code, name = division.code, division.name
    if len(code) != 6 or not code.isdecimal() or code.endswith("0000"):
        return None
    of_prefecture = code.endswith("00")
    found = _PREFECTURES if of_prefecture else _COUNTIES
    return next((whole for ending, whole in found.items() if name.endswith(ending)), None)
