"""A shelf → the coded expenditure and what states each code, as the run before left them where no amount is
another.

Both come from the amounts of the catalogue and from which disclosures there are, and from nothing else; they
are kept by that key: the file of amounts sorted by code as it is, the rows of the pages of codes as values.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.vocabulary import load_vocabulary
from pipeline.website.comparisons.coded_expenditure import CodedExpenditure, coded_expenditure
from pipeline.website.comparisons.codes import CLASSIFICATIONS, CodesStated, codes_stated
from pipeline.website.jobs.pool import apart
from pipeline.website.jobs.prints import key
from pipeline.website.jobs.store import Store
from pipeline.website.published.shelf import Shelf

FILE, STATED = "coded", "codes"
"""The kinds under which they are kept."""


def coded_key(shelf: Shelf, code: str) -> str:
    """What both are made of; `code` is the key of the program."""
    return key(code, shelf.names, shelf.catalogue_hashes("amounts"))


def kept_coded(
    shelf: Shelf, store: Store, its_key: str, scratch: Path
) -> tuple[CodedExpenditure, CodesStated]:
    """Both; made anew, by way of the folder `scratch`, where they were not kept under that key."""
    is_kept = store.has(STATED, its_key) and (store.has(FILE, its_key) or shelf.catalogue is None)
    if not is_kept:
        apart(_keep_coded, shelf, store, its_key, scratch)
    stated: CodesStated = store.load(STATED, its_key)
    return CodedExpenditure(store.path(FILE, its_key)), stated


def _keep_coded(shelf: Shelf, store: Store, its_key: str, scratch: Path) -> None:
    """Makes both and keeps them: what DuckDB sorts takes more memory than all that a run goes on with."""
    coded = CodedExpenditure(store.path(FILE, its_key))
    made = coded_expenditure(shelf, CLASSIFICATIONS, scratch / "coded.parquet").path
    if made.is_file():
        coded.path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = coded.path.with_name(f".{its_key}.unfinished")
        shutil.move(made, unfinished)
        unfinished.replace(coded.path)
    store.save(STATED, its_key, codes_stated(coded, load_vocabulary().classifications))
