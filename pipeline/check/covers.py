"""The covers of bodies that a file holds besides its own → whose the part behind each of them is.

A department's file may hold the budget of a unit behind a cover of its own (江北县种子站2023年度单位决算),
whose tables and sentences name no body. Only lines that are such a cover and nothing else begin a part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from pipeline.check.lines import order, printed_lines
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.values.text import bare, fold

OTHER_PART = (
    "（文件中另有其他单位的预算或决算，两处似各属一个单位，不能断定）",
    " (undecided: the file holds the budget or account of another body, too)",
)
_COVER = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}部分)?[、：:]?(?P<name>[\u4e00-\u9fff()]{4,36}?)(?:19|20)\d{2}年度?"
    r"(?:部门|单位)(?:综合)?(?:预算|决算)(?:信息)?(?:公开)?(?:情况)?(?:的)?(?:说明)?"
)
_Cover = tuple[str, tuple[int, int], str]


def body_at(subject: Subject, place: Place) -> str:
    """The other body whose cover is the last before a place, "" for the own one."""
    covers = subject.once("covers of bodies", lambda: _covers(subject))
    before = [name for file, at, name in covers if file == place.file and at <= order(place)]
    return before[-1] if before else ""


def _covers(subject: Subject) -> Sequence[_Cover]:
    """The lines that are a cover, with the name of their body, "" where it is the own one."""
    lines = chain.from_iterable(printed_lines(subject, document) for document in subject.documents)
    found = ((line, _COVER.fullmatch(fold(line.text))) for line in lines)
    identity = subject.vocabulary.identity
    ends = (*identity.organisations, *map(fold, identity.own_offices))
    return [
        (line.place.file, order(line.place), _other(subject, match["name"]))
        for line, match in found
        if match is not None and match["name"].endswith(ends)
    ]


def _other(subject: Subject, name: str) -> str:
    """The name of a body that is not the disclosure's, "" for its own, however short: its own office (本级)
    is another."""
    own, said = bare(subject.identity.unit or subject.identity.department), bare(name)
    return "" if said.endswith(own) or own.endswith(said) else name
