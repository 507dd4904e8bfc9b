"""`checks`: prints the register of checks as Markdown (docs/checks.md)."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from pipeline.vocabulary import Checks, CheckSpec, load_vocabulary

_INTRODUCTION = """# Checks

Every check that findings name in their column `check`, from `pipeline/specs/checks.yml`. Written by \
`python -m pipeline checks`; do not edit.

An outcome is one of five: `pass` (evaluated, all is well), `fail`, `rounding` (a difference that the \
printed digits explain, or how a table was rounded or cut off), `not_applicable` and `not_evaluated` \
(could not be told, and why). The severity below is the gravest that a failure of the check has; where \
only the last printed digit differs, or a percentage is off by less than 0.05 points, a failure is a warning.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the register; always 0."""
    print(as_markdown(load_vocabulary().checks), end="")
    return 0


def as_markdown(checks: Checks) -> str:
    """The register as a page: a section for each family, a part for each check."""
    return "\n".join(_page(checks))


def _page(checks: Checks) -> Iterator[str]:
    yield _INTRODUCTION
    for family in checks.families:
        yield f"## {family.name} · {family.name_en}\n"
        for check in checks.of(family):
            yield from _section(check)


def _section(check: CheckSpec) -> Iterator[str]:
    yield f"### `{check.id}` {check.name}\n"
    yield f"{check.name_en} ({check.severity}).\n"
    yield f"{check.explanation}\n"
    yield f"{check.explanation_en}\n"
    yield f"- 可以做什么：{check.advice}"
    yield f"- What to do: {check.advice_en}\n"
