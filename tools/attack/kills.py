"""A run killed at a moment of its course: what stands then, and what the next run makes of it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tools.attack import sources
from tools.attack.moments import MOMENTS, Moment, after
from tools.attack.outcome import Field, Outcome
from tools.attack.reader import Reader
from tools.attack.runs import Ended, Place, end, kill, orphans, run, start
from tools.attack.trees import difference, left_behind, torn_packages, tree_of

HOWS = ("main", "group", "child", "term")


def kills(field: Field, command: str, tries: int) -> Iterator[Outcome]:
    """`tries` kills in four manners by turns: half of them spread evenly over the course of the
    command, half at the moments at which something on the disk begins or ends."""
    place = field.place(f"kill-{command}")
    state = 0
    for state in (0, 1):
        sources.write(place.sources, state)
        ended = run(place.command(command), field.log)
        if ended.code:
            raise RuntimeError(ended.said)
    for number, moment in enumerate(_moments(command, tries, ended.seconds)):
        # Manners and moments both go round: each moment meets every manner.
        how = HOWS[(number + number // len(HOWS)) % len(HOWS)]
        state = 1 - state
        yield _try(field, place, command, how, moment, state)


def _moments(command: str, tries: int, length: float) -> Iterator[Moment]:
    events = MOMENTS[command]
    for number in range(tries):
        if number % 2:
            yield events[number // 2 % len(events)]
        else:
            yield after(length * (number + 0.5) / tries)


def _try(field: Field, place: Place, command: str, how: str, moment: Moment, state: int) -> Outcome:
    """One kill on the way from the other state to `state`, and the run after it."""
    sources.write(place.sources, state)
    reader = Reader(place.output, field.sites).start() if command == "publish" else None
    wrong, ended = _killed(field, place, command, how, moment)
    again = run(place.command(command), field.log)
    if reader:
        reader.stop()
        wrong += reader.wrong[:2]
    wrong += [
        again.wrong,
        "" if again.code == 0 else f"then exit code {again.code}: {again.said[-200:]}",
        difference(tree_of(place.packages), field.packages[state]),
        left_behind(place.packages),
    ]
    if command == "publish":
        wrong += [difference(tree_of(place.output), field.sites[state])]
    read = f", {reader.pages} pages read" if reader else ""
    came = "was over" if ended.code == 0 else f"ended with {ended.code}"
    said = f"{how} {moment.name}: {came} after {ended.seconds:.2f} s{read}"
    return Outcome(f"kill {command}", "; ".join(filter(None, wrong)), said)


def _killed(
    field: Field, place: Place, command: str, how: str, moment: Moment
) -> tuple[list[str], Ended]:
    """Run and kill; what is wrong with what stands then."""
    started = time.monotonic()
    process = start(place.command(command), field.log)
    moment.wait(place, process)
    kill(process, how)
    ended = end(process, field.log, started)
    wrong = [orphans(process), ended.wrong]
    wrong += [torn_packages(place.packages, field.packages)]
    if command == "publish":
        served = tree_of(place.output)
        if all(difference(served, field.sites[state]) for state in (0, 1)):
            wrong += ["the served site is neither the old nor the new"]
    return wrong, ended
