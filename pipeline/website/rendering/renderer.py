"""A page and a language → its HTML. What a template may use stands here and in `interface.context`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment

from pipeline.website import addresses
from pipeline.website.interface.context import interface
from pipeline.website.interface.language import Language
from pipeline.website.page import Card, Page
from pipeline.website.rendering.card import Cards, CardText, Fact
from pipeline.website.rendering.environment import environment
from pipeline.website.rendering.modules import rendered


@dataclass(frozen=True)
class Theme:
    """Where the templates are, with what Jinja is set up, and the SITEURL that was given.

    `compiled` is where the templates are kept as they were compiled, None for nowhere; `report` is where
    readers tell that a figure is wrong: mailto:…, or the address of a form that takes `title` and `body`, ""
    for nowhere."""

    directory: Path
    options: Mapping[str, Any]
    siteurl: str
    compiled: Path | None = None
    report: str = ""


CARDS = "cards"
"""Where in the theme the fonts of the cards are."""


class Renderer:
    """Renders pages; one for each process, which compiles a template once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    @cached_property
    def _environment(self) -> Environment:
        return environment(self._theme.directory, self._theme.options, self._theme.compiled)

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self._theme.directory / CARDS)

    def card(self, page: Page, language: Language) -> bytes | None:
        """The page's own card; None where it has none, no name in it can be set, or no SITEURL would
        tell where it is."""
        if not (page.card and self._theme.siteurl):
            return None
        return self._cards.drawn(_said(page.card, language))

    def page(self, page: Page, language: Language, card: str = "") -> str:
        """The page in one language; `card` is the address of its own card, "" where that of the site
        stands for it."""
        address = language.prefix + page.address
        given = {
            "SITEURL": self._theme.siteurl if self._is_anywhere(page) else _way_to_root(address),
            "ADDRESS": self._theme.siteurl,
            "REPORT": self._theme.report,
            "card": card,
            "title": page.title,
            "description": page.description,
            "crumbs": page.crumbs,
            **interface(language, page.address, is_alone=page.is_source_text),
            **page.view,
        }
        return rendered(self._environment.get_template(f"{page.template}.html"), given)

    def file(self, template: str, **view: object) -> str:
        """A file of its own template that is no page: a feed, a map of pages."""
        text: str = self._environment.get_template(template).render(
            ADDRESS=self._theme.siteurl, **view
        )
        return text

    def _is_anywhere(self, page: Page) -> bool:
        """A server shows the page of a missing address at any depth: its links begin with SITEURL."""
        return page.address == addresses.NOT_FOUND and bool(self._theme.siteurl)


def _said(card: Card, language: Language) -> CardText:
    return CardText(
        above=language.text(card.above),
        title=language.text(card.title),
        below=language.text(card.below),
        facts=tuple(
            Fact(language.text(each.label), each.number, language.text(each.unit))
            for each in card.facts
        ),
        motto=language.text("公开的预算决算，看得懂、查得到、对得上"),
    )


def _way_to_root(address: str) -> str:
    """
    >>> _way_to_root("index.html"), _way_to_root("130606/x/2023/index.html")
    ('.', '../../..')
    """
    return "/".join([".."] * address.count("/")) or "."
