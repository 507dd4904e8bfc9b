"""Data packages on disk → one data package over all of them: CSV, Parquet, DuckDB and SQLite.

It reads only what the packages publish, in order of fiscal year and name. `rows` reads a package's
descriptor, `combine` strings the packages' files together, `databases` loads the result.
"""

from pipeline.catalogue.combine import CATALOGUE
from pipeline.catalogue.rows import CatalogueError
from pipeline.catalogue.write import (
    build_catalogue,
    catalogue_fingerprint,
    is_catalogue_of,
    write_catalogue,
)

__all__ = [
    "CATALOGUE",
    "CatalogueError",
    "build_catalogue",
    "catalogue_fingerprint",
    "is_catalogue_of",
    "write_catalogue",
]
