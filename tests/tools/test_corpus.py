"""The made-up disclosures: the same under one seed, true to the printed digit, known without the pipeline."""

from __future__ import annotations

import ast
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.assemble.discover import discover
from tools.corpus.__main__ import main, rendered
from tools.corpus.layouts import LAYOUTS
from tools.corpus.make import corpus, make
from tools.corpus.relations import Printed, broken, contradictions
from tools.corpus.text import write_text
from tools.corpus.truth import amount_rows, rounding, truth
from tools.corpus.writing import Pen, Style

ROOT = Path(__file__).resolve().parents[2]

every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.NAME)


def test_there_are_layouts_of_both_kinds_that_differ() -> None:
    names = {layout.NAME for layout in LAYOUTS}
    assert len(names) == len(LAYOUTS) >= 6
    assert {layout.KIND for layout in LAYOUTS} == {"budget", "final"}
    texts = [write_text(make(0, 1, layout).document).lines for layout in LAYOUTS]
    heads = {
        tuple(line for line in text if "\t" in line and not any(c.isdigit() for c in line))
        for text in texts
    }
    assert len(heads) == len(LAYOUTS)


@every_layout
def test_what_must_hold_holds_to_the_printed_digits(layout: ModuleType) -> None:
    for number in range(3):
        made = make(number, 7, layout)
        printed = Printed.of(made.document)
        assert len(made.relations) > 100
        assert [r for r in made.relations if broken(r, printed)] == []
        every = frozenset(figure.id for figure in made.document.figures())
        assert list(contradictions((), made.document, every)) == []


@every_layout
def test_figures_of_one_key_are_the_same_amount(layout: ModuleType) -> None:
    made = make(1, 3, layout)
    printed = Printed.of(made.document)
    for ids in printed.by_key.values():
        low = max(printed.by_id[each][0] for each in ids)
        high = min(printed.by_id[each][1] for each in ids)
        assert low <= high


@pytest.mark.parametrize("format_", ["txt", "docx", "pdf", "xlsx"])
def test_the_same_seed_writes_the_same_bytes(format_: str) -> None:
    first, again = (make(2, 5, LAYOUTS[0]) for _ in range(2))
    assert rendered(first, first.document, format_) == rendered(again, again.document, format_)
    assert truth(first) == truth(again)


def test_another_seed_is_another_disclosure() -> None:
    texts = {write_text(make(0, seed, LAYOUTS[0]).document).text for seed in range(4)}
    assert len(texts) == 4


def test_the_truth_has_every_printed_amount_with_its_place() -> None:
    made = make(0, 1, LAYOUTS[0])
    text = write_text(made.document).text
    rows = list(amount_rows(made.document))
    assert {row[2] for row in rows} == {table.title for table in made.document.tables()}
    assert all(row[7] in text for row in rows)
    told = truth(made)
    assert told["identity"]["department"] == made.body.name
    assert all(sentence["text"] in text for sentence in told["sentences"])
    stated = [figure for sentence in told["sentences"] for figure in sentence["figures"]]
    assert len(stated) > 30


def test_rounding_differences_occur_and_are_told() -> None:
    told = [rounding(made) for made in corpus(len(LAYOUTS) * 2, 1)]
    assert any(told)
    assert not all(told)
    assert all(len(figures) > 1 for differences in told for figures in differences)


@pytest.mark.parametrize("style", [Style(), Style(trimmed=True), Style(nothing="0")])
def test_a_change_that_is_printed_as_zero_is_none(style: Style) -> None:
    case = make(0, 1, LAYOUTS[0]).case
    pen = Pen(case, style, style)
    least = 50_00  # of 0.01 万元, in fen
    assert pen.says_nothing(0)
    assert pen.says_nothing(1 - least)
    assert not pen.says_nothing(least)


def test_places_are_the_lines_on_which_a_node_is_printed() -> None:
    made = make(0, 1, LAYOUTS[0])
    text = write_text(made.document)
    for sentence in made.document.sentences():
        (line,) = text.places[sentence.id]
        assert sentence.text in text.lines[line - 1]


def test_a_build_of_the_corpus_finds_nothing_but_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("made", "."):  # the second has no name of its own
        monkeypatch.setattr("sys.argv", ["corpus", folder, "--count", "2", "--formats", "txt,xlsx"])
        (tmp_path / "made").mkdir(exist_ok=True)
        main()
        monkeypatch.chdir(tmp_path / "made")
    discovered = discover([tmp_path / "made"])
    assert sorted(each.files[0].suffix for each in discovered.jobs) == [".txt", ".xlsx"]
    assert discovered.strays == ()
    names = {each.files[0].stem for each in discovered.jobs}
    told = {path.name for path in (tmp_path / "made-truth").iterdir()}
    assert told == {f"{name}{end}" for name in names for end in (".truth.json", ".amounts.csv")}


def test_nothing_in_the_corpus_imports_the_pipeline() -> None:
    files = sorted((ROOT / "tools" / "corpus").rglob("*.py"))
    assert len(files) > 20
    imported = {
        (path.name, name)
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imported(node)
    }
    assert [each for each in imported if each[1].split(".")[0] == "pipeline"] == []
    assert [each for each in imported if each[1].startswith("tools.ledger")] == []


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
