"""Forms of fields → claims of tasks that are called like an indicator (人员经费 among the year's tasks)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.extract.claims.binding import Figures
from pipeline.extract.claims.sought import Sought
from pipeline.model.identity import Identity
from pipeline.model.records import Amount, Claim
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.text import closed_up
from pipeline.values.units import in_yuan, is_money
from pipeline.vocabulary import Vocabulary


def claims_of_tasks(
    identity: Identity,
    tables: Sequence[Table],
    amounts: Sequence[Amount],
    figures: Figures,
    vocabulary: Vocabulary,
    before: int,
) -> list[Claim]:
    """A claim for every amount in a row whose first words are the name of an indicator.

    `before` is how many claims there are already.
    """
    return [
        _claim(identity, table, amount, words, code, figures, number)
        for number, (table, amount, words, code) in enumerate(
            _tasks(tables, amounts, vocabulary), start=before + 1
        )
    ]


def _tasks(
    tables: Sequence[Table], amounts: Sequence[Amount], vocabulary: Vocabulary
) -> Iterator[tuple[Table, Amount, str, str]]:
    """Amounts of money, one for each phase of a row: the first is of all funds."""
    by_table = defaultdict[str, list[Amount]](list)
    for amount in amounts:
        if amount.amount is not None:
            by_table[amount.table].append(amount)
    for table in tables:
        stated = by_table.get(table.name, [])
        if table.entries or not stated:
            continue
        for number, row in enumerate(table.body, start=1):
            words = next((closed_up(c.text) for c in row if c and c.text.strip()), "")
            indicator = vocabulary.claims.indicator(words)
            if indicator is None or not indicator.in_fields:
                continue
            phases: set[str] = set()
            for amount in stated:
                if amount.row_no == number and is_money(amount.unit) and amount.phase not in phases:
                    phases.add(amount.phase)
                    yield table, amount, words, indicator.id


def _claim(
    identity: Identity,
    table: Table,
    amount: Amount,
    words: str,
    code: str,
    figures: Figures,
    number: int,
) -> Claim:
    printed = parse_amount(amount.amount_text)
    half = in_yuan(printed.half_unit, amount.unit) if printed else None
    bound = figures.bind(
        Sought(
            amount.entity, words, code, amount.fiscal_year, amount.phase, amount.fund,
            counts=False, value=amount.amount_yuan, half=half or Decimal(0),
            parent=None, any_fund=True,
        )
    )  # fmt: skip
    row = table.body[amount.row_no - 1]
    return Claim(
        disclosure=identity.package_name,
        claim_no=number,
        entity=amount.entity,
        section="/".join((*table.section, table.title)),
        sentence=" ".join(closed_up(c.text) for c in row if c and c.text.strip()),
        indicator=words,
        code=code,
        period=amount.fiscal_year,
        phase=amount.phase,
        fund=amount.fund,
        kind="amount",
        direction="",
        amount_text=amount.amount_text,
        amount=amount.amount,
        unit=amount.unit,
        amount_yuan=amount.amount_yuan,
        percentage_text="",
        percentage=None,
        base="",
        base_period=None,
        base_claim_no=None,
        bound_table=bound.table,
        bound_row_no=bound.row_no,
        bound_column_no=bound.column_no,
        source_file=amount.source_file,
        source_page=amount.source_page,
        source_line=amount.source_line,
    )
