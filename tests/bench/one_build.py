"""One file, built: processor seconds of each stage and of writing the package, and the largest memory.

    python tests/bench/one_build.py FILE PACKAGE

Prints them as JSON; `memory` is in MB. What is past the limits of a disclosure ends as it does in a build.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.assemble import disclosure as job  # noqa: E402
from pipeline.assemble.limits import limited  # noqa: E402
from pipeline.assemble.published import to_publish  # noqa: E402
from pipeline.collector import collector_paused  # noqa: E402
from pipeline.model.refusal import Refusal  # noqa: E402
from pipeline.package import write_package  # noqa: E402
from pipeline.vocabulary import load_vocabulary  # noqa: E402

STAGES = (
    "read_source", "identify", "recognize", "extract_amounts", "extract_claims",
    "extract_indicators", "extract_sections", "run_checks", "identified", "told_once", "trusted",
    "extract_headlines", "extract_said_headlines", "account_numbers",
)  # fmt: skip


def main() -> None:
    try:
        print(json.dumps(spent(Path(sys.argv[1]), Path(sys.argv[2]))))
    except Refusal as refusal:
        sys.exit(str(refusal))


def spent(path: Path, package: Path) -> dict[str, float]:
    """What a build of one file takes; `build` is what no stage has, `all` the whole."""
    vocabulary = load_vocabulary()
    seconds: dict[str, float] = {}

    def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return step(*given, **named)
            finally:
                seconds[name] = seconds.get(name, 0.0) + time.process_time() - started

        return run

    for name in STAGES:
        setattr(job, name, timed(name, getattr(job, name)))
    started = time.process_time()
    with limited(path.name), collector_paused():  # as `assemble.workers` builds it
        files = [(path.name, path.read_bytes())]
        made = to_publish(timed("build", job.build_disclosure)(files, None, "x.yml", vocabulary))
        timed("package", write_package)(made, package)
    seconds["all"] = time.process_time() - started
    seconds["build"] -= sum(seconds[name] for name in STAGES if name in seconds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {**seconds, "memory": memory / (1024 if sys.platform == "linux" else 1024**2)}


if __name__ == "__main__":
    main()
