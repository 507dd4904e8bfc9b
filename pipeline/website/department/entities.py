"""The reporting entities of a disclosure → the tables of each, with its own sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.website.department.opened import Opened
from pipeline.website.figures.headline import headlines
from pipeline.website.figures.said import said_figures
from pipeline.website.figures.sentences import sentences
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.tables.heading_terms import with_terms
from pipeline.website.tables.table import TableView, table_view
from pipeline.website.tables.terms import Terms

_LEVELS = {"department": phrase("部门（含所属单位）"), "unit": phrase("单位")}


@dataclass(frozen=True, slots=True)
class EntityPart:
    """The tables of one reporting entity; `sentences` only where it is not the first."""

    id: str
    name: str
    code: str
    level: Phrase | str
    sentences: tuple[Phrase, ...]
    tables: tuple[TableView, ...]


def entity_parts(
    opened: Opened, terms: Terms, forms: Mapping[str, Said | str], codes: Collection[str]
) -> list[EntityPart]:
    """The parts in the order of the page; `forms` has the name of each form, `codes` those with a page."""
    package = opened.package
    amounts = by_key(opened.amounts, lambda each: each.table)
    parts = []
    for number, entity in enumerate(opened.entities, start=1):
        tables = tuple(
            table_view(
                package,
                table,
                amounts.get(table.name, ()),
                corrections=[each for each in opened.corrections if each.table == table.name],
                form_name=forms.get(table.form, ""),
                places=opened.places,
                codes=codes,
            )
            for table in package.tables
            if table.entity == entity.name
        )
        own = (
            headlines(
                package,
                opened.of(entity.name),
                opened.verdicts.doubtful,
                said_figures(package, entity.name, opened.sections),
            )
            if number > 1 and tables
            else None
        )
        parts.append(
            EntityPart(
                id=f"e-{package.part}-{number}",
                name=entity.name,
                code=entity.code,
                level=_LEVELS.get(entity.level, entity.level),
                sentences=sentences(package, own) if own else (),
                tables=_with_terms_here(tables, terms),
            )
        )
    return [part for part in parts if part.tables]


def _with_terms_here(tables: tuple[TableView, ...], terms: Terms) -> tuple[TableView, ...]:
    """Terms open their explanations on this page only."""
    explained = iter(with_terms(tuple(each for each in tables if not each.page), terms))
    return tuple(each if each.page else next(explained) for each in tables)
