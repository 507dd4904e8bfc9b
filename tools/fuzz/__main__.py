"""`python -m tools.fuzz --count N [NAME…]`: N inputs for every reader, the sidecar and the whole pipeline.

Ends 1 and prints the input, as short as it gets, where anything but a Refusal is raised.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import logging
import sys
import time
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from pipeline.assemble.disclosure import build_disclosure
from pipeline.assemble.sidecar import read_sidecar
from pipeline.model.refusal import Refusal
from pipeline.read import read_source
from pipeline.vocabulary import load_vocabulary
from tools.fuzz.inputs import FILES, SIDECAR
from tools.fuzz.relatives import relatives

_SHOWN = 2000
"""Characters of what Hypothesis says of an input."""
_EVERY = 10_000
"""So many inputs are told of at a time: a hundred thousand take hours."""
_RELATIVES = 9
_AT_A_TIME = 500
"""So many are made up at a time: Hypothesis keeps what it has made, and looks through it."""
_STATED = b"division: '330921'\ndepartment: a\nfiscal_year: 2022\nkind: budget\n"


def read(content: bytes) -> None:
    """Reads a file of any format; only a Refusal may come of it."""
    with contextlib.suppress(Refusal):
        read_source("x", content)


def state(content: bytes) -> None:
    """Reads a sidecar."""
    with contextlib.suppress(Refusal):
        read_sidecar(content, "x.yml")


def build(content: bytes) -> None:
    """Builds a disclosure whose identity is stated."""
    with contextlib.suppress(Refusal):
        build_disclosure([("x", content)], _STATED, "x.yml", load_vocabulary())


TARGETS: dict[str, tuple[Callable[[bytes], None], st.SearchStrategy[bytes]]] = {
    **{name: (read, strategy) for name, strategy in FILES.items()},
    "sidecar": (state, SIDECAR),
    "build": (build, FILES["txt"]),
    **{f"build-{name}": (build, FILES[name]) for name in ("docx", "xlsx", "xls", "ods", "html")},
}


def run(name: str, count: int, start: int = 0) -> None:
    """Hands `count` inputs to a target and tells how far it is; raises what the target raises on the
    shortest input that breaks it. Each that is made up is followed by its relatives."""
    target, strategy = TARGETS[name]
    numbers = itertools.count(1)

    def hand_over(content: bytes) -> None:
        for each in (content, *relatives(content, _RELATIVES)):
            if (number := next(numbers)) % _EVERY == 0:
                print(f"  {name}: {number} inputs", flush=True)
            try:
                target(each)
            except Exception as error:
                error.add_note(repr(each))
                raise

    made_up = -(-count // (1 + _RELATIVES))
    for part in range(0, made_up, _AT_A_TIME):
        tested = settings(
            max_examples=min(_AT_A_TIME, made_up - part),
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )(seed(f"{start} {part}")(given(strategy)(hand_over)))
        tested()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *TARGETS], metavar="NAME")
    parser.add_argument("--count", type=int, default=1000, help="inputs for each (default: 1000)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    failed = 0
    for name in options.names or TARGETS:
        started = time.process_time()
        try:
            run(name, options.count, options.seed)
        except Exception as error:
            failed += 1
            notes = "\n".join(note[:_SHOWN] for note in getattr(error, "__notes__", []))
            print(f"✗ {name}: {type(error).__name__}: {error}\n{notes}", file=sys.stderr)
            continue
        print(f"✓ {name}: {options.count} inputs in {time.process_time() - started:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
