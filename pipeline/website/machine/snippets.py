"""The address of a table → the lines that open it in pandas, polars, R, DuckDB and Excel, ready to copy.

Where Parquet is read, codes are texts and numbers are numbers. Excel gets the CSV by Power Query, as UTF-8
and with every column as text, so that 0205 stays 0205, and so does R by itself, which needs no package and
then makes numbers of the columns that are. Without SITEURL, addresses are from the root of a copy of the
site.
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


_MOST_NUMBERS = 10
"""So many columns R makes numbers of; of tables with more, the first, as examples."""


def snippets(
    parquet: Sequence[str], csv: str, name: str, numbers: Sequence[str], siteurl: str
) -> tuple[Snippet, ...]:
    """The lines for a table called `name`; `parquet` are its files, several where it is parted by year,
    and `numbers` its columns that are no text."""
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
        Snippet("R", _r(name, _at(csv, siteurl), numbers)),
        Snippet("R (arrow)", f"library(arrow)\n\n{name} <- {arrow}\nhead({name})"),
        Snippet("DuckDB", f"SELECT * FROM read_parquet([{sql}]) LIMIT 10;"),
        Snippet("Excel (Power Query)", _power_query(_at(csv, siteurl))),
    )


def _r(name: str, csv: str, numbers: Sequence[str]) -> str:
    lines = [
        f'{name} <- read.csv("{csv}", encoding = "UTF-8",',
        '                colClasses = "character", na.strings = "", check.names = FALSE)',
    ]
    if numbers:
        listed = ", ".join(f'"{each}"' for each in numbers[:_MOST_NUMBERS])
        lines += [
            f"numbers <- c({listed})",
            f"{name}[numbers] <- lapply({name}[numbers], as.numeric)",
        ]
    return "\n".join([*lines, f"head({name})"])


def first_steps(parquet: str, csv: str, siteurl: str) -> tuple[Snippet, ...]:
    """From the wide panel of headlines to a picture: the twenty that plan to spend most, only what is
    checked.

    pandas takes the Parquet; R takes the CSV, every column as text, and so needs no package. Names are
    ASCII, which every font has; decimals are made plain numbers, or nothing could be drawn of them.
    """
    pandas = f"""import pandas as pd

panel = pd.read_parquet("{_at(parquet, siteurl)}")
budgets = panel[
    (panel["kind"] == "budget")
    & (panel["entity_level"] == "department")
    & (panel["expenditure_total.trust"] == "checked")
]
spending = budgets.set_index("disclosure")["expenditure_total"].astype(float) / 1e4
chart = spending.nlargest(20).sort_values().plot.barh(xlabel="10,000 yuan")
chart.figure.savefig("spending.png", bbox_inches="tight")"""
    r = f"""panel <- read.csv("{_at(csv, siteurl)}",
                  colClasses = "character", check.names = FALSE, encoding = "UTF-8")
budgets <- subset(panel, kind == "budget" & entity_level == "department" &
                    `expenditure_total.trust` == "checked")
spending <- setNames(as.numeric(budgets$expenditure_total) / 1e4, budgets$disclosure)
pdf("spending.pdf", width = 10, height = 5)
par(mar = c(5, 24, 1, 1))
barplot(tail(sort(spending), 20), horiz = TRUE, las = 1, xlab = "10,000 yuan")
dev.off()"""
    return Snippet("pandas", pandas), Snippet("R", r)


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
