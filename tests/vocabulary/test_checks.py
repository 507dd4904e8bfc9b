"""The register of checks holds every check that is made, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from pipeline.commands.checks import as_markdown
from pipeline.vocabulary import Checks
from tests.support import VOCABULARY

ROOT = Path(__file__).parents[2]
REGISTER = VOCABULARY.checks
_FAMILIES = "|".join(sorted({check.id.partition(".")[0] for check in REGISTER.checks}))
_ID = re.compile(rf'"((?:{_FAMILIES})\.[a-z_]+)"')
_NAMES_ONLY = ("website", "vocabulary")
"""Packages that speak of checks and make none."""


def emitted() -> set[str]:
    """The ids of checks that the code names."""
    modules = [
        path
        for path in (ROOT / "pipeline").rglob("*.py")
        if path.relative_to(ROOT / "pipeline").parts[0] not in _NAMES_ONLY
    ]
    ids = {found for path in modules for found in _ID.findall(path.read_text(encoding="utf-8"))}
    return {each for each in ids if not each.endswith((".yml", ".csv"))}


def test_every_check_that_is_made_is_in_the_register() -> None:
    assert sorted(emitted() - {check.id for check in REGISTER.checks}) == []


def test_every_check_of_the_register_is_made() -> None:
    assert sorted({check.id for check in REGISTER.checks} - emitted()) == []


def test_a_check_is_found_by_its_id() -> None:
    found = REGISTER.by_id("form.year")
    assert found is not None
    assert found.family == "form"
    assert REGISTER.by_id("form.nothing") is None


def test_every_check_says_in_both_languages_what_it_is() -> None:
    for check in REGISTER.checks:
        for text in (check.name, check.explanation, check.advice):
            assert re.search(r"[\u4e00-\u9fff]", text), check.id
        for text in (check.name_en, check.explanation_en, check.advice_en):
            assert re.search(r"[a-z]{3}", text), check.id


def test_the_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert page == as_markdown(REGISTER), "python -m pipeline checks > docs/checks.md"


def test_a_check_twice_or_of_no_family_is_refused() -> None:
    whole = REGISTER.model_dump()
    with pytest.raises(ValidationError, match="listed twice"):
        Checks.model_validate({**whole, "checks": [*whole["checks"], whole["checks"][0]]})
    with pytest.raises(ValidationError, match="no family"):
        Checks.model_validate({**whole, "families": ()})
