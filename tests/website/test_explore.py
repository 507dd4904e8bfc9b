"""The page of queries: its questions against both databases, its engines, and what is there without them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipeline.resource.dictionary import data_dictionary
from pipeline.website.explore.engines import copy_engines, engines
from pipeline.website.explore.page import _WHOLE_AT_MOST, explore
from pipeline.website.explore.questions import Question, questions
from pipeline.website.published.shelf import Shelf, open_shelf
from tests.conftest import ROOT
from tests.website import jobs, pelican

VENDOR = ROOT / "themes" / "ledger" / "vendor"
FIELDS = {field.field.name for table in data_dictionary() for field in table.fields}


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal | int | float) else value


@pytest.mark.parametrize("question", questions().questions, ids=lambda each: each.id)
def test_a_question_has_the_same_answer_in_both_databases(
    packages: Path, question: Question
) -> None:
    catalogue = packages / "catalogue"
    with closing(sqlite3.connect(catalogue / "mingzhang.sqlite")) as light:
        asked = light.execute(question.sql)
        names = [each[0] for each in asked.description]
        rows = [tuple(map(_plain, row)) for row in asked]
    with duckdb.connect(str(catalogue / "mingzhang.duckdb"), read_only=True) as heavy:
        asked = heavy.execute(question.sql)
        assert [each[0] for each in asked.description] == names
        assert [tuple(map(_plain, row)) for row in asked.fetchall()] == rows
    assert rows
    assert {*names} <= FIELDS | questions().columns.keys()


def test_a_question_says_of_money_how_far_it_is_proven() -> None:
    for each in questions().questions:
        if "amount_yuan" in each.sql:
            assert "trust" in each.sql, each.id


def test_the_lock_of_npm_has_a_hash_for_each_package_and_names_no_host() -> None:
    text = (VENDOR / "package-lock.json").read_text(encoding="utf-8")
    lock = json.loads(text)
    stated = json.loads((VENDOR / "package.json").read_text(encoding="utf-8"))
    assert lock["packages"][""]["dependencies"] == stated["dependencies"]
    for name, each in lock["packages"].items():
        assert not name or each["integrity"].startswith("sha512-"), name
    assert "://" not in text


@pytest.fixture
def fetched(tmp_path: Path) -> Path:
    """What npm would have brought, in name."""
    folder = tmp_path / "node_modules"
    for name in (
        "sql.js/dist/sql-wasm.js",
        "sql.js/dist/sql-wasm.wasm",
        "sql.js/LICENSE",
        "@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.cjs",
        "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm",
        "apache-arrow/Arrow.es2015.min.js",
        "apache-arrow/LICENSE.txt",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    for name in ("sql.js", "@duckdb/duckdb-wasm"):
        (folder / name / "package.json").write_text('{"version": "1.2.3"}')
    return folder


def test_engines_are_those_that_are_whole(fetched: Path) -> None:
    assert [each.id for each in engines(fetched)] == ["sqlite", "duckdb"]
    (fetched / "sql.js" / "LICENSE").unlink()
    assert [each.id for each in engines(fetched)] == ["duckdb"]
    assert engines(fetched / "missing") == ()


def test_engines_are_copied_once_and_their_key_knows_no_folder(
    fetched: Path, tmp_path: Path
) -> None:
    found = engines(fetched)
    output = tmp_path / "site"
    written = copy_engines(found, output)
    assert written.keys() == {file.address for each in found for file in each.files}
    path = output / "explore/engine/duckdb/duckdb.js"
    assert path.read_text() == "@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.cjs"
    before = path.stat().st_mtime_ns
    copy_engines(found, output)
    assert path.stat().st_mtime_ns == before
    assert str(tmp_path) not in repr(found)


def test_a_database_that_is_too_large_is_not_loaded_whole(packages: Path, fetched: Path) -> None:
    shelf = open_shelf(packages)
    assert [each.id for each in explore(shelf, engines(fetched)).engines] == ["sqlite", "duckdb"]
    catalogue = json.loads(json.dumps(shelf.catalogue))
    for each in catalogue["mingzhang"]["databases"]:
        each["bytes"] = _WHOLE_AT_MOST + 1
    large = Shelf(shelf.directory, shelf.names, catalogue)
    assert [each.id for each in explore(large, engines(fetched)).engines] == ["duckdb"]


def test_without_engines_the_page_has_questions_and_downloads(
    packages: Path, tmp_path: Path
) -> None:
    jobs.run(packages, tmp_path / "site")
    for language in ("", "en/"):
        page = pelican.read(tmp_path / "site" / language / "explore/index.html")
        assert not [
            each
            for each in page.tags
            if each[0] in ("form", "textarea") and each[1].get("id") == "ask"
        ]
        assert sum(each.startswith("q-") for each in page.ids) == len(questions().questions) == 10
        links = {link for _, link in page.links}
        assert any(link.endswith("catalogue/mingzhang.sqlite") for link in links)
        assert any(link.endswith("catalogue/mingzhang.duckdb") for link in links)
        assert not any("explore.js" in link for link in links)
