from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.vocabulary import SPECS, load_vocabulary, specs_fingerprint
from tests.support import VOCABULARY

FILES = ["headings.yml", "captions.yml", "identity.yml", "indicators.yml", "claims.yml"]

Specs = Callable[[str, str], Path]


@pytest.fixture
def with_line(tmp_path: Path) -> Specs:
    """A copy of the specs with a line added to one file."""

    def make(file: str, line: str) -> Path:
        specs = tmp_path / "specs"
        shutil.copytree(SPECS, specs)
        with (specs / file).open("a", encoding="utf-8") as out:
            out.write(line + "\n")
        return specs

    return make


def test_every_file_of_the_specs_is_loaded() -> None:
    assert set(VOCABULARY.classifications) == {"functional", "economic", "government-economic"}
    assert all(
        "210" in codes or "310" in codes or "501" in codes
        for codes in VOCABULARY.classifications.values()
    )
    assert len(VOCABULARY.divisions.codes) > 3000
    assert {form.kind for form in VOCABULARY.forms.forms} == {"budget", "final", "any"}
    assert VOCABULARY.fixes


@pytest.mark.parametrize("file", [*FILES, "cross_table.yml"])
def test_an_unknown_key_is_refused_and_its_file_named(with_line: Specs, file: str) -> None:
    with pytest.raises(ValueError, match="colour") as raised:
        load_vocabulary(with_line(file, "colour: [red]"))
    assert file in str(raised.value)


@pytest.mark.parametrize("file", ["forms/budget.yml", "forms/final.yml"])
def test_an_unknown_key_of_a_form_is_refused(with_line: Specs, file: str) -> None:
    form = (
        "  - {id: budget.new, kind: budget, name: 新表, name_en: New, titles: [新表], colour: red}"
    )
    with pytest.raises(ValueError, match="colour"):
        load_vocabulary(with_line(file, form))


def test_a_broken_form_is_named_with_its_file(with_line: Specs) -> None:
    form = "  - {id: budget.new, kind: yearly, name: 新表, name_en: New, titles: [新表]}"
    with pytest.raises(ValueError, match=r"budget\.yml"):
        load_vocabulary(with_line("forms/budget.yml", form))


def test_a_list_in_place_of_a_mapping_is_refused(with_line: Specs) -> None:
    specs = with_line("headings.yml", "")
    (specs / "headings.yml").write_text("- 合计\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"headings\.yml: a mapping is expected"):
        load_vocabulary(specs)


def test_a_code_list_with_a_wrong_line_is_refused_with_file_and_line(with_line: Specs) -> None:
    specs = with_line("codes/functional.csv", "999,无此类,first,,,,x")
    with pytest.raises(ValueError, match=r"functional\.csv line \d+: .*first"):
        load_vocabulary(specs)


def test_a_code_list_with_another_header_is_refused(with_line: Specs) -> None:
    specs = with_line("codes/economic.csv", "")
    (specs / "codes" / "economic.csv").write_text("code,name\n301,工资福利支出\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"economic\.csv: header is"):
        load_vocabulary(specs)


def test_any_change_of_the_specs_changes_their_fingerprint(with_line: Specs) -> None:
    assert specs_fingerprint(with_line("codes/fixes.csv", "# a line")) != specs_fingerprint()
