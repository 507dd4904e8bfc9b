"""The Pelican generator: packages and catalogue on disk → the site's pages and files.

Pelican calls it, gives it the settings and the folder to write to, and itself writes the pages of
`content/`. What is made of packages are jobs (`jobs`), which run on all cores and need no Pelican.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pelican.generators import Generator
from pelican.log import console
from pelican.writers import Writer

from pipeline.engine import Cluster
from pipeline.website.jobs.pool import Crew, cores
from pipeline.website.jobs.site import Places, write_site
from pipeline.website.published.shelf import Shelf, open_shelf
from pipeline.website.rendering.renderer import Theme


class LedgerGenerator(Generator):  # type: ignore[misc]
    """Writes every page that is made of packages; Pelican itself writes those of `content/`.

    Settings: PACKAGES (folder of the packages), VERSIONS (the store of versions, "" for none), ADDRESS
    (SITEURL as it was given; Pelican's own SITEURL becomes the way to the root on each page), CACHE (where
    what was worked out is kept for the next run, "" for nowhere), WORKERS (how many processes, 0 for as
    many as there are cores), SCHEDULER (of a Dask cluster that makes the pages, "" for this machine),
    PATIENCE (seconds that it may be without a worker),
    EXPLORE (what `make explore` fetched; the folder may be missing), SOURCE_PICTURES (whether pages of
    PDFs are shown as pictures), REPORT (where readers tell that a figure is wrong, "" for nowhere) and
    POPULATIONS (how many people live in each place).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._shelf = Shelf(Path(), (), None)

    def generate_context(self) -> None:
        """Pelican's first step: see what there is."""
        versions = self.settings["VERSIONS"]
        self._shelf = open_shelf(
            Path(self.settings["PACKAGES"]), Path(versions) if versions else None
        )

    def generate_output(self, writer: Writer) -> None:
        """Pelican's second step: write pages, what machines read, and the packages themselves."""
        theme = Theme(
            Path(self.theme),
            self.settings["JINJA_ENVIRONMENT"],
            str(self.settings["ADDRESS"]),
            report=str(self.settings["REPORT"]),
        )
        scheduler = self.settings["SCHEDULER"]
        cluster = Cluster(scheduler, float(self.settings["PATIENCE"])) if scheduler else None
        crew = Crew(int(self.settings["WORKERS"]) or cores(), cluster)
        with TemporaryDirectory(prefix="mingzhang-", dir=self._shared(crew)) as scratch:
            places = Places(
                output=Path(self.output_path),
                cache=Path(self.settings["CACHE"] or scratch),
                scratch=Path(scratch),
                glossary=Path(self.settings["PATH"]) / "glossary.html",
                explore=Path(self.settings["EXPLORE"]),
                draws_pages=bool(self.settings["SOURCE_PICTURES"]),
                populations=self.settings["POPULATIONS"],
            )
            removed = write_site(self._shelf, places, theme, crew)
        if removed:
            console.print(f"Removed {len(removed)} files of packages that are gone.")

    def _shared(self, crew: Crew) -> Path | None:
        """Where what only this run needs is seen by all who make pages; None for any place."""
        if not crew.cluster:
            return None
        shared = Path(self.settings["CACHE"] or self.output_path).resolve().parent
        shared.mkdir(parents=True, exist_ok=True)
        return shared
