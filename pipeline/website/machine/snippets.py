"""The address of a table → the lines that open it in pandas, polars, R, DuckDB and Excel, ready to copy.

All but Excel read Parquet, where codes are texts and numbers are numbers; Excel gets the CSV by Power
Query, as UTF-8 and with every column as text, so that 0205 stays 0205. Without SITEURL, addresses are
from the root of a copy of the site.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.website import addresses


@dataclass(frozen=True, slots=True)
class Snippet:
    """Lines to copy, and what they are for."""

    tool: str
    text: str


def snippets(parquet: Sequence[str], csv: str, name: str, siteurl: str) -> tuple[Snippet, ...]:
    """The lines for a table called `name`; `parquet` are its files, several where it is parted by year."""
    files = [_at(each, siteurl) for each in parquet]
    listed = ", ".join(f'"{each}"' for each in files)
    sql = ", ".join(f"'{each}'" for each in files)
    one = len(files) == 1
    pandas = f"pd.read_parquet({listed})" if one else f"pd.concat(map(pd.read_parquet, [{listed}]))"
    polars = f"pl.read_parquet({listed})" if one else f"pl.read_parquet([{listed}])"
    arrow = (
        f"read_parquet({listed})" if one else f"do.call(rbind, lapply(c({listed}), read_parquet))"
    )
    return (
        Snippet("pandas", f"import pandas as pd\n\n{name} = {pandas}\nprint({name}.head())"),
        Snippet("polars", f"import polars as pl\n\n{name} = {polars}\nprint({name}.head())"),
        Snippet("R", f"library(arrow)\n\n{name} <- {arrow}\nhead({name})"),
        Snippet("DuckDB", f"SELECT * FROM read_parquet([{sql}]) LIMIT 10;"),
        Snippet("Excel (Power Query)", _power_query(_at(csv, siteurl))),
    )


def _at(address: str, siteurl: str) -> str:
    return addresses.absolute(siteurl, address) if siteurl else address


def _power_query(address: str) -> str:
    source = "Web" if "://" in address else "File"
    return (
        "let\n"
        f'    Source = Csv.Document({source}.Contents("{address}"), [Delimiter=",", Encoding=65001]),\n'
        "    Rows = Table.PromoteHeaders(Source, [PromoteAllScalars=true])\n"
        "in\n"
        "    Rows"
    )
