"""What of a disclosure's projects and checks stands on the page of its year, before the tables, and what on
pages of their own: the part of the page that everybody loads stays below `MOST_BYTES`.

What a list costs is estimated from its text, the same in every language. Failures stand there first, then
small things and what was not tested, then projects, whole ones in the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.website import addresses
from pipeline.website.audit.verdicts import OfCheck, Verdict, Verdicts
from pipeline.website.department.indicators import ProjectIndicators, Target
from pipeline.website.interface.language import in_chinese

MOST_BYTES = 100_000
"""So many of HTML a page of a department-year has before its tables."""
_AROUND = 16_000
"""What stands around it all: the head, the opening, the contents, and a reserve for estimates."""
_OF_AN_EDITION = 28_000
"""The sentences, pictures and changes of one disclosure."""
_LEAST = 6_000
"""So much each disclosure has for its lists, however many there are."""
_FAILURES = 0.75
"""The share of that which checks may take where projects need room too."""


@dataclass(frozen=True, slots=True)
class Front:
    """`verdicts` are those to list there, `projects` the ids of projects; the others, with all of their
    kind, are on `checks_page` and `projects_page`, from the folder of the department-year, "" where
    nothing is left over. `left` are the ids of the findings that are not listed."""

    verdicts: Verdicts
    left: tuple[str, ...]
    checks_page: str
    projects: frozenset[str]
    projects_page: str


def front(
    part: str, found: Verdicts, projects: Sequence[ProjectIndicators], editions: int
) -> Front:
    """What stands there of one of so many disclosures of the year."""
    room = max(_LEAST, (MOST_BYTES - _AROUND) // editions - _OF_AN_EDITION)
    wanted = sum(map(_size_of_project, projects))
    listed, left, used = _fitting(found, max(int(room * _FAILURES), room - wanted))
    here: set[str] = set()
    for each in projects:
        used += _size_of_project(each)
        if used > room:
            break
        here.add(each.id)
    return Front(
        verdicts=listed,
        left=left,
        checks_page=addresses.checks_page(part) if left else "",
        projects=frozenset(here),
        projects_page=addresses.projects_page(part) if len(here) < len(projects) else "",
    )


def _fitting(found: Verdicts, room: int) -> tuple[Verdicts, tuple[str, ...], int]:
    """The verdicts that fit, the ids of the others, and the size of the former: failures one by one, as
    long as there is room; small things, and each other outcome, all or none."""
    failures = [one for at in found.contradictions for one in at.verdicts]
    groups = [[each] for each in (*failures, *found.questions)]
    used, here, left = 0, set[str](), list[str]()
    for is_failure, group in (
        *((True, each) for each in (*groups, found.notes)),
        *((False, [one for each in checks for one in each.verdicts]) for _, checks in found.others),
    ):
        size = sum(_size(each, is_failure=is_failure) for each in group)
        if used + size > room:
            left += (each.id for each in group)
        else:
            used += size
            here.update(each.id for each in group)
    return (_only(found, here) if left else found), tuple(left), used


def _only(found: Verdicts, here: set[str]) -> Verdicts:
    def those(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
        return tuple(each for each in verdicts if each.id in here)

    def of_checks(checks: Iterable[OfCheck]) -> tuple[OfCheck, ...]:
        kept = (replace(each, verdicts=those(each.verdicts)) for each in checks)
        return tuple(each for each in kept if each.verdicts)

    return replace(
        found,
        contradictions=tuple(
            replace(at, verdicts=kept)
            for at in found.contradictions
            if (kept := those(at.verdicts))
        ),
        questions=those(found.questions),
        notes=those(found.notes),
        others=tuple(
            (count, some) for count, checks in found.others if (some := of_checks(checks))
        ),
    )


def _size(verdict: Verdict, *, is_failure: bool) -> int:
    return (420 if is_failure else 130) + 3 * len(in_chinese(verdict.message))


def _size_of_project(project: ProjectIndicators) -> int:
    targets = [*project.tasks, *(each for group in project.groups for each in group.targets)]
    return 250 + sum(map(_size_of_target, targets))


def _size_of_target(target: Target) -> int:
    texts = (target.kind, target.name, target.description, *(text for _, text in target.values))
    return 190 + 40 * len(target.values) + 3 * sum(map(len, texts))
