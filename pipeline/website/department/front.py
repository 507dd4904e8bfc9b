"""What of a disclosure's projects and checks stands on the page of its year, before the tables, and what on
pages of their own: the part of the page that everybody loads stays below `MOST_BYTES` and `MOST_ELEMENTS`.

What a list costs is estimated from its text, the same in every language: in bytes, or in elements where
those are what there is least room for. Failures stand there first, then
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
MOST_ELEMENTS = 1_500
"""So many elements, which is what a slow device feels."""
_AROUND = 16_000
"""What stands around it all: the head, the opening, the contents, and a reserve for estimates."""
_OF_AN_EDITION = 30_000
"""The sentences, pictures and changes of one disclosure."""
_LEAST = 6_000
"""So much each disclosure has for its lists, however many there are."""
_ELEMENTS_AROUND = 130
_ELEMENTS_OF_AN_EDITION = 540
_LEAST_ELEMENTS = 80
_BYTES_OF_AN_ELEMENT = 100
"""What an element counts for, so that both limits are one sum: a list costs what is more of the two."""
MOST_NAMED = 30
"""So many projects that stand on another page are named on this one."""
_FAILURES = 0.75
"""The share of that which checks may take where projects need room too."""


@dataclass(frozen=True, slots=True)
class Front:
    """`verdicts` are those to list there, `projects` the ids of projects; the others, with all of their
    kind, are on `checks_page` and `projects_page`, from the folder of the department-year, "" where
    nothing is left over. `left` are the ids of the findings that are not listed; those of them that links
    lead to are `linked`, `unlinked` the rest. `named` are the ids of the projects there that are named
    here."""

    verdicts: Verdicts
    left: tuple[str, ...]
    linked: tuple[str, ...]
    unlinked: tuple[str, ...]
    named: frozenset[str]
    checks_page: str
    projects: frozenset[str]
    projects_page: str


def front(
    part: str, found: Verdicts, projects: Sequence[ProjectIndicators], editions: int
) -> Front:
    """What stands there of one of so many disclosures of the year."""
    room = _room(editions)
    wanted = sum(map(_size_of_project, projects))
    listed, left, used = _fitting(found, max(int(room * _FAILURES), room - wanted))
    here: set[str] = set()
    for each in projects:
        used += _size_of_project(each)
        if used > room:
            break
        here.add(each.id)
    elsewhere = [each.id for each in projects if each.id not in here]
    others = [one for _, checks in found.others for each in checks for one in each.verdicts]
    unlinked = {one.id for one in others if not one.told_by} - {one.told_by for one in others}
    return Front(
        verdicts=listed,
        left=left,
        linked=tuple(each for each in left if each not in unlinked),
        unlinked=tuple(each for each in left if each in unlinked),
        named=frozenset(elsewhere[:MOST_NAMED]),
        checks_page=addresses.checks_page(part) if left else "",
        projects=frozenset(here),
        projects_page=addresses.projects_page(part) if elsewhere else "",
    )


def _room(editions: int) -> int:
    """What the lists of one disclosure may cost, in bytes: the smaller of both limits."""
    size = (MOST_BYTES - _AROUND) // editions - _OF_AN_EDITION
    elements = (MOST_ELEMENTS - _ELEMENTS_AROUND) // editions - _ELEMENTS_OF_AN_EDITION
    in_elements = max(_LEAST_ELEMENTS, elements) * _BYTES_OF_AN_ELEMENT
    return min(max(_LEAST, size), in_elements)


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
    size = (420 if is_failure else 130) + 3 * len(in_chinese(verdict.message))
    return max(size, (8 if is_failure else 5) * _BYTES_OF_AN_ELEMENT)


def _size_of_project(project: ProjectIndicators) -> int:
    targets = [*project.tasks, *(each for group in project.groups for each in group.targets)]
    own = max(250, (7 + 2 * len(project.groups)) * _BYTES_OF_AN_ELEMENT)
    return own + sum(map(_size_of_target, targets))


def _size_of_target(target: Target) -> int:
    texts = (target.kind, target.name, target.description, *(text for _, text in target.values))
    size = 190 + 40 * len(target.values) + 3 * sum(map(len, texts))
    return max(size, (4 + 2 * len(target.values)) * _BYTES_OF_AN_ELEMENT)
