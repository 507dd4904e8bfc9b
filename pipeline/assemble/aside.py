"""What earlier runs read and did not publish → what would come of reading it again.

A source that is refused, or that is the same disclosure as another, would be read at each run, only to be
refused again. The ledger keeps what came of it under its fingerprint, which holds its content, the code and
the specs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.assemble.addresses import Claim
from pipeline.assemble.discover import Job
from pipeline.assemble.ledger import Aside, Ledger
from pipeline.assemble.workers import Built, SetAside
from pipeline.read.programs import programs

_IS_NUMBERED = re.compile(r"-\d+(/|$)")
"""Of an address: another body had it before. It may have gone."""


def remembered(
    jobs: Sequence[Job], prints: Mapping[str, str], places: Mapping[str, str], ledger: Ledger
) -> dict[str, Built | SetAside]:
    """Label → what came of a job when it was run with the same fingerprint, of those that were set aside. One
    that another was the same disclosure as is given as `Built`, though it is nowhere: whether it still is
    the same as another is not known yet."""
    if not ledger.aside:
        return {}
    machine = programs()
    found: dict[str, Built | SetAside] = {}
    for job in jobs:
        said = ledger.aside.get(places[job.label])
        if said is None or said.fingerprint != prints[job.label]:
            continue
        if said.package:
            if not any(map(_IS_NUMBERED.search, said.addresses)):
                found[job.label] = _read(job.label, said)
        elif (said.label, said.machine) == (job.label, machine):
            found[job.label] = SetAside(
                job.label, said.reason, explains=said.explains, lasts=said.fingerprint
            )
    return found


def _read(label: str, said: Aside) -> Built:
    return Built(
        label=label, package=said.package, folder=Path(), title="", fingerprint=said.fingerprint,
        tables=0, amounts=0, indicators=0, failed_checks=0, notes=(),
        claims=tuple(Claim(address, body) for address, body in said.addresses.items()),
    )  # fmt: skip


def alone(results: Iterable[Built | SetAside], published: Iterable[str]) -> set[str]:
    """The labels of those that are nowhere, and that no other is the same disclosure as any more; `published`
    are the packages that stay whatever these become."""
    read = [each for each in results if isinstance(each, Built)]
    times = Counter([*(each.package for each in read), *set(published)])
    return {each.label for each in read if not each.is_there and times[each.package] == 1}


def noted(set_aside: Iterable[SetAside], places: Mapping[str, str]) -> Iterator[tuple[str, Aside]]:
    """What the next run is to know of them, by place: nothing where it may come to something else."""
    for each in set_aside:
        if each.twin:
            addresses = {claim.address: claim.body for claim in each.twin.claims}
            twin = each.twin
            yield (
                places[each.label],
                Aside(twin.fingerprint, package=twin.package, addresses=addresses),
            )
        elif each.lasts:
            yield (
                places[each.label],
                Aside(
                    each.lasts,
                    label=each.label,
                    reason=each.reason,
                    explains=each.explains,
                    machine=programs(),
                ),
            )
