"""Packages and catalogue → the files of the site that say of them what each standard asks for.

`catalog.jsonld` and `catalog.ttl` stand at the root, the others in `data/metadata/<name>/`: a package is
complete in itself, and what is said of it for others may change without a new version of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pipeline.website import addresses, package_addresses
from pipeline.website.machine.standards import cite, croissant, csvw, dcat, schema_org
from pipeline.website.machine.standards.core_metadata import core_metadata
from pipeline.website.machine.standards.dcat_terms import CONTEXT, Node
from pipeline.website.machine.standards.described import Described
from pipeline.website.machine.standards.turtle import Told, turtle

TURTLE = "catalog.ttl"
DATA_CATALOG = "data/metadata/catalog.schema.jsonld"


def catalogue_files(
    entries: Sequence[dcat.Entry],
    datasets: Callable[[], Iterable[Node | Told]],
    version: str,
    siteurl: str,
) -> Iterator[tuple[str, Iterable[str]]]:
    """Address and text, piece by piece, of each file on all of them; `datasets` gives their nodes, once
    for each file, so that none has to hold them all; `version` is that of all."""
    nodes = dcat.catalogue_nodes(entries, datasets(), version, siteurl)
    yield addresses.CATALOG, dcat.json_ld(nodes)
    nodes = dcat.catalogue_nodes(entries, datasets(), version, siteurl)
    yield TURTLE, turtle(nodes, CONTEXT)
    yield DATA_CATALOG, [_json(schema_org.data_catalog(entries, version, siteurl))]


def dataset_files(said: Described, siteurl: str) -> Iterator[tuple[str, str]]:
    """Address and text of each file on one of them."""
    folder = package_addresses.metadata(said.id)
    way = f"../../../{said.folder}"
    page = (
        addresses.absolute(siteurl, said.landing_page)
        if siteurl
        else f"../../../{said.landing_page}"
    )
    yield f"{folder}csvw.json", _json(csvw.csvw(said, way))
    yield f"{folder}croissant.json", _json(croissant.croissant(said, way, siteurl, page))
    yield f"{folder}schema.jsonld", _json(schema_org.dataset(said, siteurl))
    yield f"{folder}core-metadata.json", _json(core_metadata(said, siteurl))
    yield f"{folder}citation.txt", cite.gb7714(said, siteurl) + "\n"
    yield f"{folder}citation.bib", cite.bibtex(said, siteurl) + "\n"
    yield f"{folder}citation.csl.json", _json(cite.csl_json(said, siteurl))
    yield f"{folder}CITATION.cff", cite.citation_cff(said, siteurl)


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
