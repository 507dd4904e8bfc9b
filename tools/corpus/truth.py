"""The truth beside a disclosure: who it is of, every amount with its place, every sentence with its figures.

`truth` gives plain values for JSON; `amount_rows` the amounts as rows of a CSV.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tools.corpus.document import Document, Figure, Table
from tools.corpus.make import Made
from tools.corpus.relations import Printed, broken

AMOUNT_COLUMNS = (
    "form",
    "table_number",
    "table_title",
    "row",
    "code",
    "label",
    "column",
    "text",
    "unit",
    "value",
    "key",
)


def truth(made: Made) -> dict[str, Any]:
    """Identity, layout, tables, amounts, sentences with their figures, relations and what rounding does."""
    body, document = made.body, made.document
    return {
        "identity": {
            "division_code": body.division_code,
            "division": body.division,
            "department": body.name,
            "fiscal_year": body.year,
            "kind": body.kind,
            "units": [list(unit) for unit in body.units],
        },
        "layout": made.layout,
        "tables": [
            {
                "form": table.form,
                "number": table.number,
                "title": table.title,
                "unit": table.unit,
                "rows": len(table.rows),
                "empty": not any(figure.value for row in table.rows for figure in row.figures()),
            }
            for table in document.tables()
        ],
        "amounts": [dict(zip(AMOUNT_COLUMNS, row, strict=True)) for row in amount_rows(document)],
        "sentences": [
            {
                "kind": sentence.kind,
                "text": sentence.text,
                "figures": [_figure(figure) for figure in sentence.figures()],
            }
            for sentence in document.sentences()
            if any(sentence.figures())
        ],
        "relations": len(made.relations),
        "rounding": rounding(made),
    }


def _figure(figure: Figure) -> dict[str, str]:
    return {
        "key": figure.key,
        "text": figure.text,
        "unit": figure.unit,
        "value": f"{figure.value:f}"
        if figure.value == figure.value.to_integral()
        else str(figure.value),
    }


def amount_rows(document: Document) -> Iterator[tuple[str, ...]]:
    """Every figure of every table, blank ones too: AMOUNT_COLUMNS."""
    for table in document.tables():
        for number, row in enumerate(table.rows, 1):
            for place, cell in enumerate(row.cells):
                if isinstance(cell, Figure):
                    yield _row(table, number, row.code, row.label, place, cell)


def _row(
    table: Table, number: int, code: str, label: str, place: int, figure: Figure
) -> tuple[str, ...]:
    column = "/".join(filter(None, table.columns[place].path))
    made = (table.form, table.number, table.title, str(number), code, label, column)
    return (*made, figure.text, figure.unit, str(figure.value), figure.key)


def rounding(made: Made) -> list[list[str]]:
    """The sums that hold exactly but not in the printed digits: the figures as printed, the whole first."""
    texts = {figure.id: figure.text for figure in made.document.figures()}
    printed = Printed.of(made.document)
    found = []
    for relation in made.relations:
        terms = getattr(relation, "terms", ())
        ids = [printed.find(reference, frozenset()) for _, reference in terms]
        if not terms or relation.at_most or None in ids or broken(relation, printed):  # type: ignore[union-attr]
            continue
        values = [_middle(printed, each) for each in ids if each]
        if sum(sign * value for (sign, _), value in zip(terms, values, strict=True)):
            found.append([texts[each] for each in ids if each])
    return found


def _middle(printed: Printed, figure: str) -> Decimal:
    low, high = printed.by_id[figure]
    return (low + high) / 2
