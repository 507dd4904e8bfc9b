"""`make check`: what is installed, held against the published advisories.

    python -m tools.audit requirements.lock [requirements-dev.lock …]

In: lock files with hashes. Out: one sentence for each advisory that nobody has accepted, and the
exit code 1; 0 where there is none. Advisories are asked for over the network (pip-audit). Where they
cannot be had, as on a machine without one or with an index that keeps none, that is said and is no
failure: nothing was audited, and the sentence does not claim that it was.

An advisory that does not touch us is accepted by its id in `pyproject.toml`, with the reason in a
comment beside it: `[tool.mingzhang] accepted-advisories`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OPTIONS = ("--disable-pip", "--timeout", "5", "--progress-spinner", "off", "--format", "json")
"""The lock file as it stands, at most five seconds for an answer, and a report to read."""


@dataclass(frozen=True)
class Audited:
    """What became of one lock file: packages with an answer, without one, advisories against them."""

    answered: int
    unanswered: int
    advisories: tuple[tuple[str, str, str], ...]
    """Each package, its version, and the id of what is said of it."""


def audited(report: str) -> Audited:
    """What a report of pip-audit (JSON) says; ValueError where it is none."""
    dependencies = json.loads(report)["dependencies"]
    answered = [one for one in dependencies if "skip_reason" not in one]
    return Audited(
        len(answered),
        len(dependencies) - len(answered),
        tuple(
            (one["name"], one["version"], advisory["id"])
            for one in answered
            for advisory in one["vulns"]
        ),
    )


def accepted_advisories(pyproject: Path) -> frozenset[str]:
    """The ids that `pyproject.toml` accepts."""
    ours = tomllib.loads(pyproject.read_text(encoding="utf-8"))["tool"].get("mingzhang", {})
    return frozenset(ours.get("accepted-advisories", ()))


def verdict(lock: str, seen: Audited | None, accepted: frozenset[str]) -> tuple[bool, list[str]]:
    """Whether a lock file passes, and the sentences to print."""
    if seen is None or not seen.answered:
        return True, [f"{lock}: not audited, no advisories can be had from here"]
    open_ones = [one for one in seen.advisories if one[2] not in accepted]
    sentences = [
        f"{lock}: {name} {version} has the advisory {advisory}: make lock UPGRADE=1, or accept it "
        "in pyproject.toml with the reason"
        for name, version, advisory in open_ones
    ]
    unanswered = f", {seen.unanswered} without an answer" if seen.unanswered else ""
    sentences.append(
        f"{lock}: {seen.answered} packages audited{unanswered}, {len(open_ones)} advisories"
    )
    return not open_ones, sentences


def _ask(lock: str) -> Audited | None:
    asked = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--requirement", lock, *OPTIONS],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        return audited(asked.stdout)
    except ValueError:
        # Without a network it ends in a traceback of its HTTP library; anything else is a fault.
        if "ConnectionError" in asked.stderr or "Timeout" in asked.stderr:
            return None
        raise RuntimeError(f"pip-audit could not read {lock}: {asked.stderr[-500:]}") from None


def main(locks: Sequence[str]) -> int:
    """Audit each lock file; 1 where one has an advisory that nobody accepted."""
    accepted = accepted_advisories(ROOT / "pyproject.toml")
    sound = True
    for lock in locks:
        passed, sentences = verdict(lock, _ask(lock), accepted)
        print(*sentences, sep="\n")
        sound &= passed
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
