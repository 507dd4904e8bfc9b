"""Two disclosures against hand-verified transcriptions of every number and indicator they print.

A transcription has one line per printed number: its table, the line of the source on which its row
starts, the row's code and label, the heading path and the amount.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from pipeline.assemble import build_disclosure
from pipeline.model.disclosure import Disclosure
from pipeline.model.document import Grid
from pipeline.model.records import Amount
from pipeline.values.text import bare
from tests.support import VOCABULARY

HERE = Path(__file__).parent
DISCLOSURES = HERE.parents[1] / "data" / "disclosures"
SOURCES = {
    "laiyuan-2023-budget": "涞源县医疗保障局2023年部门预算",
    "zhanyi-2023-final": "曲靖市沾益区医疗保障局2023年部门决算",
}
every_transcription = pytest.mark.parametrize("name", SOURCES)

Line = dict[str, str]


@cache
def built(name: str) -> Disclosure:
    path = DISCLOSURES / f"{SOURCES[name]}.txt"
    return build_disclosure([(path.name, path.read_bytes())], None, "sidecar.yml", VOCABULARY)


def transcribed(name: str) -> list[Line]:
    with (HERE / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def row_starts(disclosure: Disclosure) -> dict[int | None, int | None]:
    """Line of a cell → line of the first cell of its row."""
    documents = [document for source in disclosure.sources for document in source.documents]
    grids = [block for d in documents for block in d.blocks if isinstance(block, Grid)]
    return {c.place.line: row[0].place.line for grid in grids for row in grid.rows for c in row}


def headings(path: str) -> list[str]:
    return [bare(part) for part in path.split("/")]


def is_same_column(wanted: str, found: str) -> bool:
    """The innermost headings agree, and all headings of the shorter path are in the longer one."""
    short, long = sorted((headings(wanted), headings(found)), key=len)
    return short[-1] == long[-1] and all(part in "".join(long) for part in short)


def is_same_row(line: Line, amount: Amount) -> bool:
    if line["row_code"]:
        return amount.code == line["row_code"]
    return bare(amount.row_label) == bare(line["row_label"])


def is_meant(line: Line, amount: Amount) -> bool:
    return is_same_row(line, amount) and is_same_column(line["column"], amount.column_label)


@every_transcription
def test_every_number_is_found_once_in_its_row_and_column_and_none_besides(name: str) -> None:
    disclosure = built(name)
    lines = transcribed(name)
    starts = row_starts(disclosure)
    tables = {line["table_title"] for line in lines}
    left = defaultdict[tuple[str, str, Decimal], list[Amount]](list)
    for amount in disclosure.amounts:
        if amount.amount is not None and amount.table_title in tables:
            start = str(starts[amount.source_line])
            left[amount.table_title, start, amount.amount].append(amount)
    missing = []
    for line in lines:
        there = left[line["table_title"], line["line"], Decimal(line["amount"])]
        found = next((amount for amount in there if is_meant(line, amount)), None)
        if found is None:
            missing.append(line)
        else:
            there.remove(found)
    extra = [amount for amounts in left.values() for amount in amounts]
    assert missing == []
    assert extra == []


@every_transcription
def test_every_indicator_is_found_with_its_levels_and_values(name: str) -> None:
    found = [
        {
            "line": str(indicator.source_line),
            "level1": indicator.level1,
            "level2": indicator.level2,
            "level3": indicator.level3,
            "description": indicator.description,
            "target": indicator.target,
            "basis_or_actual": indicator.actual or indicator.basis,
        }
        for indicator in built(name).indicators
    ]
    wanted = [{key: line[key] for key in found[0]} for line in transcribed(f"{name}.indicators")]
    assert found == wanted


@every_transcription
def test_every_indicator_belongs_to_its_project(name: str) -> None:
    found = [bare(indicator.project) for indicator in built(name).indicators]
    wanted = [bare(line["project"]) for line in transcribed(f"{name}.indicators")]
    assert found == wanted
