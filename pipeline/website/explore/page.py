"""The engines, the catalogue's databases → what the page of queries shows before anybody asks.

The engines run in the reader's browser, on a click; what is here is there without them as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.website import package_addresses, words
from pipeline.website.explore.engines import Engine
from pipeline.website.explore.questions import Question, questions
from pipeline.website.figures.numbers import size
from pipeline.website.interface.phrases import Bilingual, Phrase, phrase
from pipeline.website.machine.dictionary import TableView, dictionary
from pipeline.website.machine.downloads import Download, database_downloads
from pipeline.website.published.shelf import CATALOGUE, Shelf

MEASURES = {
    "expenditure_total": phrase("支出总计"),
    "income_total": phrase("收入总计"),
    "basic": phrase("基本支出"),
    "personnel": phrase("人员经费"),
    "public": phrase("公用经费"),
    "project": phrase("项目支出"),
    "three_public": phrase("“三公”经费"),
    "three_public.abroad": phrase("因公出国（境）费"),
    "three_public.vehicle_purchase": phrase("公务用车购置费"),
    "three_public.vehicle_running": phrase("公务用车运行维护费"),
    "three_public.reception": phrase("公务接待费"),
    "operating_cost": phrase("机关运行经费"),
    "procurement": phrase("政府采购"),
    "state_assets": phrase("国有资产"),
}
"""Headline → its name, for those who choose instead of writing SQL."""
PHASES = {
    "approved": phrase("预算数"),
    "adjusted": phrase("全年预算数"),
    "executed": phrase("决算数"),
}
TRUST = {
    "checked": phrase("有另一处证实"),
    "printed": phrase("照印，未证实"),
    "doubtful": phrase("存疑"),
}
_WHOLE_AT_MOST = 256 * 1024 * 1024
"""A database that is loaded whole may have so many bytes; a larger one would fill a reader's memory."""


@dataclass(frozen=True, slots=True)
class EngineView:
    """An engine to choose; `size` is what is loaded before the first answer (of a database that is read
    in parts, the engine alone)."""

    id: str
    name: str
    version: str
    in_parts: bool
    scripts: tuple[str, ...]
    wasm: str
    database: str
    bytes: int
    size: str


@dataclass(frozen=True, slots=True)
class Explore:
    """The page. `engines` is empty where the site has none, or nothing to ask of."""

    engines: tuple[EngineView, ...]
    questions: tuple[Question, ...]
    columns: tuple[tuple[str, Bilingual], ...]
    databases: tuple[Download, ...]
    tables: tuple[TableView, ...]
    measures: tuple[tuple[str, Phrase], ...] = tuple(MEASURES.items())
    phases: tuple[tuple[str, Phrase], ...] = tuple(PHASES.items())
    kinds: tuple[tuple[str, Phrase], ...] = tuple(words.KINDS.items())
    trust: tuple[tuple[str, Phrase], ...] = tuple(TRUST.items())


def explore(shelf: Shelf, engines: Sequence[Engine]) -> Explore:
    """The view; the tables are those that the databases have."""
    custom = shelf.catalogue["mingzhang"] if shelf.catalogue else {"databases": ()}
    stated = {each["format"]: each for each in custom["databases"]}
    resources = shelf.catalogue["resources"] if shelf.catalogue else ()
    named = {each["name"] for each in resources if each["mingzhang"].get("role") != "panel"}
    return Explore(
        engines=tuple(
            _view(each, stated[each.database]["path"], stated[each.database]["bytes"])
            for each in engines
            if each.database in stated
            and (each.in_parts or stated[each.database]["bytes"] <= _WHOLE_AT_MOST)
        ),
        questions=questions().questions,
        columns=tuple((name, each.said) for name, each in questions().columns.items()),
        databases=database_downloads(shelf)[: len(stated)],
        tables=tuple(each for each in dictionary() if each.name in named),
    )


def _view(engine: Engine, path: str, database: int) -> EngineView:
    loaded = engine.size + (0 if engine.in_parts else database)
    return EngineView(
        id=engine.id,
        name=engine.name,
        version=engine.version,
        in_parts=engine.in_parts,
        scripts=engine.scripts,
        wasm=engine.wasm,
        database=package_addresses.package_file(CATALOGUE, path),
        bytes=loaded,
        size=size(loaded),
    )
