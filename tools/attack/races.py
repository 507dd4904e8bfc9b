"""Two runs at once on the same folders: one does it, the other is told so, and the result is right."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from tools.attack import sources
from tools.attack.outcome import Field, Outcome
from tools.attack.reader import Reader
from tools.attack.runs import end, run, start
from tools.attack.trees import difference, left_behind, tree_of

_PAIRS = (("build", "build"), ("publish", "publish"), ("build", "publish"), ("publish", "build"))


def races(field: Field, tries: int, seed: int) -> Iterator[Outcome]:
    """`tries` pairs, begun up to a second apart."""
    place = field.place("race")
    run(place.command("publish"), field.log)
    chance = random.Random(seed)
    state = 0
    for number in range(tries):
        state = 1 - state
        sources.write(place.sources, state)
        pair = _PAIRS[number % len(_PAIRS)]
        reader = Reader(place.output, field.sites).start()
        logs = [field.scratch / f"log-{each}" for each in (0, 1)]
        started = time.monotonic()
        first = start(place.command(pair[0]), logs[0])
        time.sleep(chance.random())
        second = start(place.command(pair[1]), logs[1])
        ended = [end(first, logs[0], started), end(second, logs[1], started)]
        codes = sorted(each.code for each in ended)
        wrong = [each.wrong for each in ended]
        wrong += ["" if codes in ([0, 0], [0, 3]) else f"exit codes {codes}"]
        wrong += [difference(tree_of(place.packages), field.packages[state])]
        winner = (
            pair[next(index for index, each in enumerate(ended) if each.code == 0)]
            if 0 in codes
            else ""
        )
        if winner == "publish" and codes == [0, 3]:
            wrong += [difference(tree_of(place.output), field.sites[state])]
        again = run(place.command("publish"), field.log)
        reader.stop()
        wrong += [
            again.wrong,
            difference(tree_of(place.output), field.sites[state]),
            *reader.wrong[:2],
        ]
        wrong += [left_behind(place.packages)]
        said = f"{pair[0]} and {pair[1]} → {codes}, {reader.pages} pages read"
        yield Outcome("two at once", "; ".join(filter(None, wrong)), said)
