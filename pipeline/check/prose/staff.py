"""Posts and staff of one paragraph → Findings: 行政编制75人 beside 实有行政98人 (more people than posts).

Only kinds of posts that are counted on both sides are held together, and all of them where no kind has
too many. Where the paragraph itself says why there are more (超编, 军转…), nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome

_CHECK = "prose.staff_within_posts"
_BOTH = re.compile(
    r"(?P<posts>(?:人员)?编制(?:人数|数)?(?:共计|共有|总数|共|为)?(?P<most>\d+)[人名个][^。]{0,120}?)"
    r"(?P<staff>实有(?:在编|在职|在岗)*(?:人员|人数)?(?:共计|共有|共|为)?(?P<number>\d+)[人名][^。]{0,120})"
)
_KINDS = {
    "行政": re.compile(r"(?<!参公)行政(?:人员)?(?:编制|在职)?(?:人员)?(?P<number>\d+)[人名]"),
    "事业": re.compile(r"(?<!参公)事业(?:人员)?(?:编制|在职)?(?:人员)?(?P<number>\d+)[人名]"),
}
_EXPLAINED = re.compile(
    "超编|超出|超过|军转|军队转业|编外|聘用|临聘|合同制|劳务派遣|借调|不占编|政策性安置"
)


def check_staff(subject: Subject) -> Iterator[Finding]:
    """Every paragraph that counts posts, then the people in them."""
    for passage in passages_with(subject, [r"编制(?:人数|数)?(?:共计|共有|总数|共|为)?\d"]):
        found = _BOTH.search(passage.text)
        if found and not _EXPLAINED.search(passage.text):
            yield _held(subject, passage, found)


def _held(subject: Subject, passage: Passage, found: re.Match[str]) -> Finding:
    posts, staff = _by_kind(found["posts"]), _by_kind(found["staff"])
    both = {kind: (posts[kind], staff[kind]) for kind in _KINDS if kind in posts and kind in staff}
    over = {kind: each for kind, each in both.items() if each[1] > each[0]}
    most, number = int(found["most"]), int(found["number"])
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


def _by_kind(words: str) -> Mapping[str, int]:
    """The number of each kind that the words count once."""
    counted = {kind: pattern.findall(words) for kind, pattern in _KINDS.items()}
    return {kind: int(numbers[0]) for kind, numbers in counted.items() if len(numbers) == 1}
