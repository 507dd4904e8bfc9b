"""The Pelican generator: packages and catalogue on disk → the site's pages and files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.log import console
from pelican.writers import Writer

from pipeline.website import addresses, metadata
from pipeline.website.interface import interface, own_pages
from pipeline.website.language import languages
from pipeline.website.output import copy_package, settle_ledger
from pipeline.website.pages import Page, Pages, package_folder
from pipeline.website.shelf import CATALOGUE, Shelf, open_shelf


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
        for page in Pages(self._shelf, self._siteurl):
            self._write_page(writer, page)
        self._write_metadata()
        self._copy_packages()
        removed = settle_ledger(Path(self.output_path), self._written)
        if removed:
            console.print(f"Removed {len(removed)} files of packages that are gone.")

    def _write_page(self, writer: Writer, page: Page) -> None:
        for language in languages()[: 1 if page.is_source_text else None]:
            address = language.prefix + page.address
            writer.write_file(
                address,
                self.get_template(page.template),
                self.context,
                relative_urls=True,
                title=page.title,
                description=page.description,
                crumbs=page.crumbs,
                **interface(language, page.address, is_alone=page.is_source_text),
                **page.view,
            )
            self._written.append(address)

    def _write_metadata(self) -> None:
        packages = self._shelf.packages
        if self._shelf.catalogue is not None:
            self._write_text(addresses.DESCRIPTOR, metadata.site_descriptor(self._shelf))
        self._write_text(addresses.CATALOG, metadata.dcat(packages, self._siteurl))
        self._write_text(addresses.ROBOTS, metadata.robots(self._siteurl))
        entries = metadata.feed_entries(packages, self._siteurl)
        self._write_xml(
            addresses.FEED,
            "feed.xml",
            entries=entries,
            updated=metadata.feed_updated(entries),
            id=metadata.feed_id(self._siteurl),
            home=metadata.from_feed(self._siteurl, addresses.HOME),
        )
        pages = [each for each in self._written if each.endswith(".html")]
        self._write_xml(
            addresses.SITEMAP,
            "sitemap.xml",
            pages=[
                addresses.absolute(self._siteurl, each) for each in sorted({*pages, *own_pages()})
            ],
        )

    def _copy_packages(self) -> None:
        names = [each.name for each in self._shelf.packages]
        if self._shelf.catalogue is not None:
            names.append(CATALOGUE)
        for name in names:
            target = package_folder(Path(self.output_path), name)
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
