"""`make bench`: how long a corpus takes that is made here: the real disclosures, moved to other counties.

    python tests/bench/run.py [--departments 60]

Prints one line a stage: seconds in all, and milliseconds a disclosure. Compare two states of the
code in one session on one machine, as ratios: the figures themselves are the machine's.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.assemble import build  # noqa: E402
from pipeline.assemble.disclosure import build_disclosure  # noqa: E402
from pipeline.check import run_checks  # noqa: E402
from pipeline.extract import extract_amounts, extract_indicators, extract_sections  # noqa: E402
from pipeline.identify import identify  # noqa: E402
from pipeline.model.sidecar import Sidecar  # noqa: E402
from pipeline.package import verify, write_package  # noqa: E402
from pipeline.read import read_source  # noqa: E402
from pipeline.recognize import recognize  # noqa: E402
from pipeline.vocabulary import load_vocabulary  # noqa: E402

T = TypeVar("T")

PLACES = ("曲靖市沾益区", "沾益区", "保定市莲池区", "莲池区", "涞源县", "安义县", "白河县")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--departments", type=int, default=60, help="how many disclosures to make")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = make_corpus(Path(folder) / "disclosures", options.departments)
        print(f"{len(corpus)} disclosures, {sum(p.stat().st_size for p in corpus):,} bytes")
        stages(corpus[:25], Path(folder) / "single")
        whole_runs(Path(folder) / "disclosures", Path(folder) / "packages", len(corpus))


def make_corpus(folder: Path, count: int) -> list[Path]:
    """Copies of the real disclosures under the names of counties that no other place shares."""
    folder.mkdir(parents=True)
    templates = [p.read_text("utf-8") for p in sorted((ROOT / "data/disclosures").glob("*.txt"))]
    names = [code.name for code in load_vocabulary().divisions.codes if code.level == 3]
    unique = sorted(name for name in set(names) if names.count(name) == 1 and len(name) == 3)
    made = []
    for index, county in enumerate(unique[:count]):
        text = templates[index % len(templates)]
        for place in PLACES:
            text = text.replace(place, county)
        path = folder / f"{county}.txt"
        path.write_text(text, "utf-8")
        made.append(path)
    return made


def stages(corpus: list[Path], packages: Path) -> None:
    """Each stage by itself, in one process."""
    vocabulary = load_vocabulary()
    seconds: dict[str, list[float]] = {}

    def timed(stage: str, step: Callable[..., T], *given: object) -> T:
        started = time.perf_counter()
        result = step(*given)
        seconds.setdefault(stage, []).append(time.perf_counter() - started)
        return result

    for path in corpus:
        source = (path.name, path.read_bytes())
        documents = timed("read", read_source, *source)
        identity = timed("identify", identify, documents, Sidecar(), vocabulary, "x.yml")
        found = timed("recognize", recognize, documents, identity, vocabulary)
        amounts = timed("amounts", extract_amounts, identity, found.tables, vocabulary)
        timed("indicators", extract_indicators, identity, found.tables, vocabulary.indicators)
        timed("sections", extract_sections, identity, found.prose)
        timed("check", run_checks, identity, documents, found.tables, amounts, vocabulary)
        disclosure = build_disclosure([source], None, "x.yml", vocabulary)
        timed("package", write_package, disclosure, packages)
    for stage, times in seconds.items():
        report(stage, sum(times), len(times), statistics.median(times))


def whole_runs(disclosures: Path, packages: Path, count: int) -> None:
    """The commands as a maintainer runs them, over all cores."""
    for name, step in (
        ("build", lambda: build([disclosures], packages)),
        ("build again", lambda: build([disclosures], packages)),
        ("verify", lambda: verify(packages)),
        ("site", lambda: publish(packages, packages.parent / "output")),
    ):
        started = time.perf_counter()
        step()
        report(name, time.perf_counter() - started, count)


def publish(packages: Path, output: Path) -> None:
    """The site in both languages with its search index, as `make publish` writes it."""
    command = [
        sys.executable,
        "-m",
        "pelican",
        "content",
        "-s",
        "publishconf.py",
        "-o",
        str(output),
    ]
    environment = {**os.environ, "PACKAGES": str(packages), "SITEURL": ""}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def report(name: str, seconds: float, count: int, median: float | None = None) -> None:
    middle = f", median {median * 1000:.1f} ms" if median is not None else ""
    print(f"{name:<12} {seconds:8.2f} s  {seconds / count * 1000:8.1f} ms each{middle}")


if __name__ == "__main__":
    main()
