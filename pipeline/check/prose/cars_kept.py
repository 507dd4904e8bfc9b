"""Cars that are kept against all cars that there are, at the end of one year → Findings.

公务用车保有量 9 辆 in one section and 共有车辆 5 辆 in another, both of one day. Cars of others are kept too:
nothing is said where the text tells of such.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.check.prose.counts import counted_on_days
from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Passage, Sentence
from pipeline.check.prose.statements import STATED_TWICE, Statement
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome
from pipeline.vocabulary.spec import compiled

_KEPT, _ALL = "公务用车保有量", "实有车辆"
_COST, _CAR, _END = "vehicle_operation", "车", "年底"
_COUNTED = re.compile(r"(?:保有[量数]|车辆)[^，。；]{0,6}\d+[辆台]")


def check_cars_kept(
    subject: Subject, prose: Sequence[Passage], sentences: Sequence[Sentence]
) -> Iterator[Finding]:
    """Every number of cars that are kept, where all cars of the same body and day are counted too."""
    counted = defaultdict[str, defaultdict[tuple[object, ...], list[Statement]]](
        lambda: defaultdict(list)
    )
    with_cars = [sentence for sentence in sentences if _CAR in sentence.text]
    for name, day, stated in counted_on_days(subject, with_cars, (_KEPT, _ALL)):
        entity, _, body, *_ = stated.key
        if day.endswith(_END):
            counted[name][entity, body, day].append(stated)
    for key, kept in counted[_KEPT].items() if not _tells_of_others(subject, prose) else ():
        of_all = counted[_ALL].get(key, [])
        most = max((each.interval.value for each in of_all), default=None)
        for stated in kept:
            if most is not None and stated.interval.value > most:
                yield _finding(subject, stated, of_all[0])


def _tells_of_others(subject: Subject, prose: Sequence[Passage]) -> bool:
    """Whether a paragraph on cars says why there are others than those of the body, or one that counts them
    that some are in it or not."""
    cars = subject.vocabulary.against_tables.cars
    otherwise = compiled(subject.vocabulary.prose.counted_otherwise.cars)
    return any(
        cars.tells_why(_COST, p.text) or (_COUNTED.search(p.text) and otherwise.search(p.text))
        for p in prose
        if _CAR in p.text
    )


def _finding(subject: Subject, kept: Statement, of_all: Statement) -> Finding:
    said = Said(
        f"公务用车保有量 {kept.text} 辆，多于同日的车辆总数 {of_all.text} 辆",
        f"{kept.text} cars are kept, and there are {of_all.text} in all on the same day",
        kept.place,
    )
    return noted(subject, STATED_TWICE, Outcome.FAIL, said)
