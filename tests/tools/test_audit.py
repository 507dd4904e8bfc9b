"""The audit says what was audited, and never that nothing was found where nothing was asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.audit import accepted_advisories, audited, verdict

SOUND = {"name": "sound", "version": "1.0", "vulns": []}
UNSOUND = {"name": "unsound", "version": "2.0", "vulns": [{"id": "MADE-UP-1"}]}
UNKNOWN = {"name": "unknown", "skip_reason": "not found"}


def _audited(*dependencies: object) -> str:
    return json.dumps({"dependencies": list(dependencies)})


def test_an_advisory_fails_with_its_package_and_the_way_out() -> None:
    passed, sentences = verdict("a.lock", audited(_audited(SOUND, UNSOUND)), frozenset())
    assert not passed
    assert sentences[0].startswith("a.lock: unsound 2.0 has the advisory MADE-UP-1: make lock")
    assert sentences[-1] == "a.lock: 2 packages audited, 1 advisories"


def test_an_accepted_advisory_passes() -> None:
    passed, sentences = verdict("a.lock", audited(_audited(UNSOUND)), frozenset({"MADE-UP-1"}))
    assert passed
    assert sentences == ["a.lock: 1 packages audited, 0 advisories"]


@pytest.mark.parametrize("seen", [None, audited(_audited(UNKNOWN)), audited(_audited())])
def test_without_an_answer_nothing_is_said_to_be_sound(seen: object) -> None:
    passed, sentences = verdict("a.lock", seen, frozenset())  # type: ignore[arg-type]
    assert passed
    assert sentences == ["a.lock: not audited, no advisories can be had from here"]


def test_packages_without_an_answer_are_counted() -> None:
    _, sentences = verdict("a.lock", audited(_audited(SOUND, UNKNOWN)), frozenset())
    assert sentences == ["a.lock: 1 packages audited, 1 without an answer, 0 advisories"]


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(ValueError, match="Expecting value"):
        audited("")


def test_accepted_advisories_stand_in_pyproject(tmp_path: Path) -> None:
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text('[tool.mingzhang]\naccepted-advisories = ["MADE-UP-1"]\n')
    assert accepted_advisories(pyproject) == {"MADE-UP-1"}
    pyproject.write_text("[tool.other]\n")
    assert accepted_advisories(pyproject) == frozenset()
