"""The Pelican generator: packages and catalogue on disk → the site's pages and files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.log import console
from pelican.writers import Writer

from pipeline.website import addresses
from pipeline.website.interface.context import interface, own_pages
from pipeline.website.interface.language import languages
from pipeline.website.machine import feed, metadata
from pipeline.website.machine.llms import LLMS, llms
from pipeline.website.machine.policy import host_files
from pipeline.website.machine.sitemap import mapped_pages
from pipeline.website.machine.standards.files import standard_files
from pipeline.website.output import copy_package, settle_ledger
from pipeline.website.page import Page
from pipeline.website.pages import Pages
from pipeline.website.published.shelf import CATALOGUE, Shelf, open_shelf
from pipeline.website.search.index import SearchIndex
from pipeline.website.search.terms import glossary_records


class LedgerGenerator(Generator):  # type: ignore[misc]
    """Writes every page that is made of packages; Pelican itself writes those of `content/`.

    Settings: PACKAGES (folder of the packages) and ADDRESS (SITEURL as it was given; Pelican's own
    SITEURL becomes the way to the root on each page).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._shelf = Shelf(Path(), (), None)
        self._siteurl = ""
        self._written: list[str] = []

    def generate_context(self) -> None:
        """Pelican's first step: read what there is."""
        self._shelf = open_shelf(Path(self.settings["PACKAGES"]))
        self._siteurl = str(self.settings["ADDRESS"])

    def generate_output(self, writer: Writer) -> None:
        """Pelican's second step: write pages, what machines read, and the packages themselves."""
        with SearchIndex() as index:
            for page in Pages(self._shelf, self._siteurl):
                self._write_page(writer, page)
                for record in page.records:
                    index.add(record)
            for record in glossary_records(self._glossary()):
                index.add(record)
            self._written += index.write(Path(self.output_path))
        self._write_metadata()
        self._copy_packages()
        removed = settle_ledger(Path(self.output_path), self._written)
        if removed:
            console.print(f"Removed {len(removed)} files of packages that are gone.")

    def _glossary(self) -> str:
        path = Path(self.settings["PATH"]) / "glossary.html"
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def _write_page(self, writer: Writer, page: Page) -> None:
        for language in languages()[: 1 if page.is_source_text else None]:
            address = language.prefix + page.address
            writer.write_file(
                address,
                self.get_template(page.template),
                self.context,
                relative_urls=not self._is_served_anywhere(page),
                title=page.title,
                description=page.description,
                crumbs=page.crumbs,
                **interface(language, page.address, is_alone=page.is_source_text),
                **page.view,
            )
            self._written.append(address)
        for address, text in page.files:
            self._write_text(address, text)

    def _is_served_anywhere(self, page: Page) -> bool:
        """A server shows the page of a missing address at any depth: its links begin with SITEURL."""
        return page.address == addresses.NOT_FOUND and bool(self._siteurl)

    def _write_metadata(self) -> None:
        packages = self._shelf.packages
        if self._shelf.catalogue is not None:
            self._write_text(addresses.DESCRIPTOR, metadata.site_descriptor(self._shelf))
        for address, text in standard_files(self._shelf, self._siteurl):
            self._write_text(address, text)
        self._write_text(LLMS, llms(self._shelf, self._siteurl))
        self._write_text(addresses.ROBOTS, metadata.robots(self._siteurl))
        for address, text in host_files():
            self._write_text(address, text)
        entries = feed.feed_entries(packages, self._siteurl)
        self._write_xml(
            addresses.FEED,
            "feed.xml",
            entries=entries,
            updated=feed.feed_updated(entries),
            id=feed.feed_id(self._siteurl),
            home=feed.from_feed(self._siteurl, addresses.HOME),
        )
        pages = mapped_pages({*self._written, *own_pages()}, self._siteurl)
        self._write_xml(addresses.SITEMAP, "sitemap.xml", pages=pages)

    def _copy_packages(self) -> None:
        names = [each.name for each in self._shelf.packages]
        if self._shelf.catalogue is not None:
            names.append(CATALOGUE)
        for name in names:
            target = Path(self.output_path) / addresses.PACKAGES / name
            for path in copy_package(self._shelf.directory / name, target):
                self._written.append(f"{addresses.PACKAGES}/{name}/{path.as_posix()}")

    def _write_xml(self, address: str, template: str, **view: object) -> None:
        text = self.env.get_template(template).render({**self.context, **view})
        self._write_text(address, text)

    def _write_text(self, address: str, text: str) -> None:
        path = Path(self.output_path) / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        self._written.append(address)
