"""Posts and staff of one paragraph → Findings: 行政编制75人 beside 实有行政98人 (more people than posts).

Only kinds of posts that are counted on both sides are held together, and all of them where no kind has
too many: where the first posts are of a kind (行政编制 24 名、事业编制 41 名), all that are counted. Where
the paragraph itself says why there are more (超编, 军转…), nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome
from pipeline.vocabulary.prose_stated import StaffKind
from pipeline.vocabulary.spec import compiled

_CHECK = "prose.staff_within_posts"


def check_staff(subject: Subject) -> Iterator[Finding]:
    """Every paragraph that counts posts, then the people in them."""
    spec = subject.vocabulary.prose.staff
    for passage in passages_with(subject, [spec.posts]):
        found = compiled(spec.both).search(passage.text)
        if found and not compiled(spec.explained).search(passage.text):
            yield _held(subject, passage, found)


def _held(subject: Subject, passage: Passage, found: re.Match[str]) -> Finding:
    kinds = subject.vocabulary.prose.staff.kinds
    posts, staff = _by_kind(found["posts"], kinds), _by_kind(found["staff"], kinds)
    both = {kind: (posts[kind], staff[kind]) for kind in posts if kind in staff}
    over = {kind: each for kind, each in both.items() if each[1] > each[0]}
    most, number = _all_posts(subject, passage, found), int(found["number"])
    if number > most and not over:
        over = {"": (most, number)}
    place = passage.place(found.start("staff"))
    if not over:
        said = Said("实有人员不多于编制", "there are no more people than posts", place)
        return noted(subject, _CHECK, Outcome.PASS, said)
    shown = "；".join(
        f"{kind}编制 {most} 人，实有 {number} 人" for kind, (most, number) in over.items()
    )
    said = Said(
        f"{shown}：实有人员多于编制，没有说明原因",
        "; ".join(f"{number} people in {most} posts" for most, number in over.values())
        + ", without a reason",
        place,
    )
    return noted(subject, _CHECK, Outcome.FAIL, said)


def _all_posts(subject: Subject, passage: Passage, found: re.Match[str]) -> int:
    """The first posts that are counted, with those of other kinds where they are of one kind."""
    spec = subject.vocabulary.prose.staff
    if not compiled(spec.of_a_kind).search(passage.text[: found.start()]):
        return int(found["most"])
    outside = re.sub("（[^（）]*）", "", found["posts"])
    return sum(int(each["number"]) for each in compiled(spec.counted).finditer(outside))


def _by_kind(words: str, kinds: Iterable[StaffKind]) -> Mapping[str, int]:
    """The number of each kind that the words count once."""
    counted = {kind.name: compiled(kind.counted).findall(words) for kind in kinds}
    return {kind: int(numbers[0]) for kind, numbers in counted.items() if len(numbers) == 1}
