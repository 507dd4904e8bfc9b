"""Figures in a row and the total behind them → Findings: 在职 42 人，退休 15 人，合计 57 人.

The total may be of all of them or of some: of the last ones, or of all but what others consist of (在职 42
人，党员 20 人，退休 15 人，合计 57 人). Where it is neither, it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.check.intervals import Interval, sum_of
from pipeline.check.prose.figures import Figure, figures
from pipeline.check.prose.findings import Said, compared, in_unit
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Severity

_CHECK = "prose.parts_make_whole"
_TOTAL = re.compile(r"(?:[两二三四五]项|以上|上述)?(?:合计|共计|总计)(?:人数|金额)?(?:为)?")
_BREAKS = re.compile(
    r"[；：。（）]|其中|包括|含|以上|以下|[扣剔减]除|[减冲抵]去?|上缴|负债|折旧|少于|不[计占]"
    r"|新增|新进|招录|[调转划][入出]|[离辞]职|去世|死亡"
)
"""What parts a list, or tells of something that is not added: of who came and who left."""
_BETWEEN = re.compile(r"[，、]")
_FEWEST = 2
_MOST_CHOSEN = 8
"""Of so many figures at most, some are tried by themselves."""


def check_trailing_totals(subject: Subject, told: Told) -> Iterator[Finding]:
    """Every such total, where no claim of its line was found wrong already."""
    for passage in passages_with(
        subject, ["[，、](?:[两二三四五]项|以上|上述)?(?:合计|共计|总计)"]
    ):
        for sentence in passage.sentences:
            found = figures(sentence.text, subject.vocabulary.prose)
            for at, figure in enumerate(found):
                parts = _parts(found[:at], figure) if _TOTAL.fullmatch(figure.words) else ()
                places = sentence, figure.start, figure.end
                if len(parts) >= _FEWEST and not told.has_failed(*places):
                    yield _held(subject, sentence, figure, parts)


def _parts(before: Sequence[Figure], total: Figure) -> list[Figure]:
    """The figures right before a total, all of its kind and each with a name of its own."""
    parts: list[Figure] = []
    following = total
    for figure in reversed(before):
        parted = _BETWEEN.match(following.lead) is not None and not _BREAKS.search(following.lead)
        if not parted or not figure.is_of_kind(total) or figure.role != "level":
            return []
        parts.append(figure)
        following = figure
    return parts[::-1]


def _held(subject: Subject, sentence: Sentence, total: Figure, parts: Sequence[Figure]) -> Finding:
    sums = list(_sums(parts))
    expected = next((each for each in sums if each.may_be(total.interval)), sums[0])
    comparison = in_unit(total.interval, expected, total.unit)
    listed = "、".join(part.printed for part in parts)
    off = "" if not comparison.difference else f"，相差 {comparison.difference} {total.unit}"
    said = Said(
        f"“{total.words}”{total.printed}：前列 {listed}，相加为 {comparison.expected} {total.unit}{off}",
        f"a total of {total.printed} behind {len(parts)} figures that make {comparison.expected}",
        sentence.place(total.start),
    )
    return compared(subject, _CHECK, comparison, said, Severity.WARNING)


def _sums(parts: Sequence[Figure]) -> Iterator[Interval]:
    """The sum of all figures, of the last ones, and of any two or more of a few."""
    for at in range(len(parts)):
        yield sum_of(part.interval for part in parts[at:])
    for size in range(len(parts) - 1, 1, -1) if len(parts) <= _MOST_CHOSEN else ():
        for chosen in combinations(parts, size):
            yield sum_of(part.interval for part in chosen)
