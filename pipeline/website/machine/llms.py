"""The shelf → `llms.txt`: what a program that reads for somebody should know first.

Markdown, as llmstxt.org has it: a title, a summary, then links with a word on each.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.resource.fiscal import PACKAGE_VERSION
from pipeline.website import addresses, package_addresses
from pipeline.website.machine.standards.dcat import DESCRIPTION, TITLE
from pipeline.website.published.shelf import CATALOGUE, Shelf

LLMS = "llms.txt"

_BEFORE_USE = """\
- A figure is as printed in its source (`amount_text`, `unit`); `amount_yuan` is the same in yuan.
- A blank, a dash and 0.00 are three statements. Empty is not zero.
- Rows of different levels (类, 款, 项) are subtotals of each other: never add them. Use printed totals.
- Budget (`phase` approved) and outturn (executed) are not the same; state which one you quote.
- `trust` says how far a figure is proven: checked, printed, doubtful. Say so when you quote a doubtful one.
- A failed check is a contradiction inside a document. It tells no cause and no wrongdoing.
- Compare two figures only where `basis` is the same (panels), and name the year of each.
- Quote with disclosure, year, kind, the printed text, its unit, and the address of the page.
- Name the version of what you quote (`mingzhang.version` in datapackage.json): data may be read anew."""

_ADDRESSES = """\
- `/{division_code}/{department_slug}/{year}/`: budget and final account of a department-year
- `/functions/{code}/`, `/economic/{code}/`: one code across departments and years
- `/data/packages/{name}/`: a data package; `datapackage.json` and `checksums.sha256` in it
- `/data/packages/{name}/v/versions.json`: its versions, where they are kept; \
`/data/packages/{name}/v/{version}/` stays as it is for ever
- `/data/metadata/{name}/`: CSVW, Croissant, schema.org, citations of it
- `/en/…`: the same pages in English; texts of sources stay Chinese
- Anchors `#t-{kind}-{table}-r{row}-c{column}` are the cells of amounts; they are stable."""

_MORE = (
    ("Methods", addresses.METHODS, "how figures are read and checked"),
    ("Findings", addresses.FINDINGS, "what every check found"),
    ("Data dictionary", addresses.DICTIONARY, "what each field means"),
)


def llms(shelf: Shelf, siteurl: str) -> str:
    """The text; addresses are absolute where SITEURL is set, else from the site's root."""
    lines = [
        f"# {TITLE[1]} / {TITLE[0]}",
        "",
        f"> {DESCRIPTION[1]} Layout of the packages: version {PACKAGE_VERSION}; "
        f"{len(shelf.names)} disclosures; version of this collection: {shelf.collection_version}.",
        "",
        "## Before use",
        "",
        _BEFORE_USE,
        "",
        "## Data",
        "",
        *(_link(siteurl, *each) for each in _data(shelf)),
        "",
        "## Addresses",
        "",
        _ADDRESSES,
        "",
        "## More",
        "",
        *(_link(siteurl, *each) for each in _MORE),
    ]
    return "\n".join(lines) + "\n"


def _link(siteurl: str, title: str, address: str, what: str) -> str:
    at = addresses.absolute(siteurl, address) if siteurl else f"/{address}"
    return f"- [{title}]({at}): {what}"


def _data(shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """(file, its address, what it holds) of the data of all disclosures."""
    folder = f"{package_addresses.PACKAGES}/{CATALOGUE}"
    yield "datapackage.json", addresses.DESCRIPTOR, "all tables of all disclosures, with schemas"
    yield "catalog.jsonld", addresses.CATALOG, "DCAT catalogue; catalog.ttl is the same"
    yield "dictionary.json", f"{folder}/dictionary.json", "every field, in Chinese and English"
    amounts = "amounts.parquet" if _has(shelf, "amounts.parquet") else "amounts.csv"
    yield amounts, f"{folder}/{amounts}", "one row per printed amount"
    panel = "panel_headlines.csv"
    yield panel, f"{folder}/panels/{panel}", "headline figures, guarded"
    yield "openapi.json", addresses.OPENAPI, "every address and answer, as OpenAPI 3.1"
    yield "changes.json", addresses.CHANGES_DATA, "what changed in published data, and when"
    made_of = "which versions of which packages each version of this collection is made of"
    yield "collections.json", addresses.COLLECTIONS_DATA, made_of
    yield "mingzhang.duckdb", f"{folder}/mingzhang.duckdb", "all tables, as a database"


def _has(shelf: Shelf, path: str) -> bool:
    return (shelf.directory / CATALOGUE / path).is_file()
