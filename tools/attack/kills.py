"""A run killed at a moment of its course: what stands then, and what the next run makes of it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tools.attack import sources
from tools.attack.outcome import Field, Outcome
from tools.attack.reader import Reader
from tools.attack.runs import Ended, Place, end, kill, orphans, run, start
from tools.attack.trees import difference, left_behind, torn_packages, tree_of

HOWS = ("main", "group", "child", "term")


def kills(field: Field, command: str, tries: int) -> Iterator[Outcome]:
    """`tries` kills spread evenly over the course of the command, in four manners by turns."""
    place = field.place(f"kill-{command}")
    run(place.command(command), field.log)
    length = field.seconds[command] * 1.1
    state = 0
    for number in range(tries):
        other = 1 - state
        sources.write(place.sources, other)
        how = HOWS[number % len(HOWS)]
        after = length * (number + 0.5) / tries
        reader = Reader(place.output, field.sites).start() if command == "publish" else None
        wrong, ended = _killed(field, place, command, how, after, (state, other))
        again = run(place.command(command), field.log)
        if reader:
            reader.stop()
            wrong += reader.wrong[:2]
        wrong += [
            again.wrong,
            "" if again.code == 0 else f"then exit code {again.code}: {again.said[-200:]}",
        ]
        wrong += [difference(tree_of(place.packages), field.packages[other])]
        wrong += [left_behind(place.packages)]
        if command == "publish":
            wrong += [difference(tree_of(place.output), field.sites[other])]
        read = f", {reader.pages} pages read" if reader else ""
        yield Outcome(
            f"kill {command}",
            "; ".join(filter(None, wrong)),
            f"{how} after {after:.2f} s → {ended.code}{read}",
        )
        state = other


def _killed(
    field: Field, place: Place, command: str, how: str, after: float, states: tuple[int, int]
) -> tuple[list[str], Ended]:
    """Run and kill; what is wrong with what stands then."""
    started = time.monotonic()
    process = start(place.command(command), field.log)
    time.sleep(after)
    kill(process, how)
    ended = end(process, field.log, started)
    wrong = [orphans(process), ended.wrong]
    wrong += [torn_packages(place.packages, field.packages)]
    if command == "publish":
        served = tree_of(place.output)
        if all(difference(served, field.sites[state]) for state in states):
            wrong += ["the served site is neither the old nor the new"]
    return wrong, ended
