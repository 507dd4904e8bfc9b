"""Data packages on disk → one data package over all of them: CSV, Parquet, DuckDB and SQLite.

It reads only what the packages publish, in order of fiscal year and name. `rows` reads a package's
descriptor, `members` the checks between them, `combine` strings the packages' files together, `databases`
loads the result. What did not change comes from the catalogue that stands (`standing`).
"""

from pipeline.catalogue.combine import CATALOGUE
from pipeline.catalogue.made_of import catalogue_fingerprint, is_catalogue_of
from pipeline.catalogue.rows import CatalogueError
from pipeline.catalogue.standing import Standing
from pipeline.catalogue.write import build_catalogue, write_catalogue

__all__ = [
    "CATALOGUE",
    "CatalogueError",
    "Standing",
    "build_catalogue",
    "catalogue_fingerprint",
    "is_catalogue_of",
    "write_catalogue",
]
