"""Words for the level of the place that are another's: 市级 in the disclosure of a district."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.search import lines_with
from pipeline.check.subject import Subject
from pipeline.model.identity import Division
from pipeline.model.records import Finding, Outcome, Severity

_CHECK = "form.place_level"
_ZONE = re.compile(r"开发区|新区|园区|高新|管委会|管理委员会")
"""Bodies of zones are called by the level of the zone or of the city that it lies in."""
_MUNICIPALITIES = ("11", "12", "31", "50")
_COUNTIES = {"市": ("市级", "县级"), "区": ("区级", "县级"), "旗": ("旗级", "县级")}


def check_place_level(subject: Subject) -> Iterator[Finding]:
    """Titles that name a level, and the term 财政拨款收入, which is explained to be of one."""
    wording = subject.vocabulary.wording
    own = () if is_of_zone(subject) else levels_of(subject.identity.division)
    checked = found = 0
    for document in subject.documents:
        for line in lines_with(subject, document, wording.place_levels) if own else ():
            level = wording.place_level(line.text).replace("级级", "级")
            checked += bool(level)
            if level and level not in own:
                found += 1
                said = (
                    f"“{shortened(line.text, 60)}”：称“{level}”，本文件属{own[0]}"
                    f"（{subject.identity.division.full_name}）",
                    f"“{shortened(line.text, 60)}” speaks of {level}; "
                    f"this is of {subject.identity.division.full_name}",
                )
                yield remark(
                    subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=line.place
                )
    if not found:
        outcome = Outcome.PASS if checked else Outcome.NOT_APPLICABLE
        said = ("所称层级与本地相符", "the level of the place is its own")
        if not checked:
            said = ("没有写明层级", "no level of place is named")
        yield remark(subject, _CHECK, outcome, Severity.NOTE, said)


def is_of_zone(subject: Subject) -> bool:
    """Whether the body is one of a development zone."""
    return bool(_ZONE.search(subject.identity.department + subject.identity.unit))


def levels_of(division: Division) -> tuple[str, ...]:
    """What the level of a place may be called, () where that is not known.

    A city governed directly is called 市级 though it is a province; a county-level city is 市级 too.

    >>> levels_of(Division("310107", "普陀区", "上海市", "上海市"))
    ('区级', '县级')
    >>> levels_of(Division("420100", "武汉市", "", "湖北省")), levels_of(Division("310000", "上海市"))
    (('市级', '州级'), ('市级',))
    """
    code = division.code
    if len(code) != 6 or not code.isdecimal() or not division.name or code == "000000":
        return ()
    if code.endswith("0000"):
        return ("市级",) if code[:2] in _MUNICIPALITIES else ("省级", "区级")
    if code.endswith("00"):
        return ("市级", "州级")
    return _COUNTIES.get(division.name[-1], ("县级",))
