"""Errors in tables of amounts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from random import Random

from tools.corpus.document import Figure, Row, Table
from tools.corpus.make import Made
from tools.corpus.seeding.error import (
    Planted,
    change_figure,
    other_digit,
    rows_of,
    seeder,
    stated,
    where,
    with_figures,
)


def _amount(random: Random, made: Made, kind: str = "") -> tuple[Table, Row, Figure] | None:
    """A printed amount of a table, in a row of a kind."""
    rows = [
        (table, row)
        for table, row in rows_of(made.document)
        if kind in ("", row.kind) and stated(row)
    ]
    if not rows:
        return None
    table, row = random.choice(rows)
    return table, row, random.choice(stated(row))


@seeder("digit", "one digit of a table's amount")
def digit(random: Random, made: Made) -> Planted | None:
    found = _amount(random, made, "body")
    return found and change_figure(found[1], found[2], other_digit(random, found[2].text))


@seeder("total", "one digit of a total")
def total(random: Random, made: Made) -> Planted | None:
    found = _amount(random, made, "total")
    return found and change_figure(found[1], found[2], other_digit(random, found[2].text))


@seeder("transposed", "two neighbouring digits in each other's place")
def transposed(random: Random, made: Made) -> Planted | None:
    found = _amount(random, made)
    if found is None:
        return None
    text = found[2].text
    pairs = [
        n for n in range(len(text) - 1) if text[n : n + 2].isdigit() and text[n] != text[n + 1]
    ]
    pairs = [n for n in pairs if n or text[1] != "0"]
    if not pairs:
        return None
    n = random.choice(pairs)
    return change_figure(found[1], found[2], text[:n] + text[n + 1] + text[n] + text[n + 2 :])


@seeder("sign", "a minus before an amount")
def sign(random: Random, made: Made) -> Planted | None:
    found = _amount(random, made)
    if found is None or found[2].text.startswith("-"):
        return None
    return change_figure(found[1], found[2], "-" + found[2].text)


@seeder("decimal_point", "the decimal point is lost")
def decimal_point(random: Random, made: Made) -> Planted | None:
    found = _amount(random, made)
    if found is None or "." not in found[2].text:
        return None
    return change_figure(found[1], found[2], found[2].text.replace(".", ""))


@seeder("blanked", "an amount is left out")
def blanked(random: Random, made: Made) -> Planted | None:
    found = _amount(random, made, "body")
    return found and change_figure(found[1], found[2], "")


@seeder("unit_factor", "an amount printed in 元 in a table in 万元, or the reverse")
def unit_factor(random: Random, made: Made) -> Planted | None:
    found = _amount(random, made)
    if found is None:
        return None
    table, row, figure = found
    amount = Decimal(figure.text.replace(",", ""))
    text = f"{amount * 10000:.0f}" if table.unit == "万元" else f"{amount / 10000:.2f}"
    return change_figure(row, figure, text)


@seeder("swapped", "two amounts of a row in each other's place")
def swapped(random: Random, made: Made) -> Planted | None:
    rows = [row for _, row in rows_of(made.document) if len({f.text for f in stated(row)}) > 1]
    if not rows:
        return None
    row = random.choice(rows)
    one, other = random.sample(stated(row), 2)
    return _swap(row, one, other)


def _swap(row: Row, one: Figure, other: Figure) -> Planted | None:
    if one.text == other.text:
        return None
    changes = {
        one.id: replace(one, text=other.text, unit=other.unit),
        other.id: replace(other, text=one.text, unit=one.unit),
    }
    return Planted(
        f"{one.text}, {other.text}",
        f"{other.text}, {one.text}",
        {row.id: (with_figures(row, changes),)},
        (row.id,),
        frozenset(changes),
    )


@seeder("swapped_rows", "the amounts of two rows in each other's place")
def swapped_rows(random: Random, made: Made) -> Planted | None:
    """Of one column, the rows standing right below each other."""
    pairs = []
    for table in made.document.tables():
        rows = [row for row in table.rows if row.kind == "body" and len(row.code) in (5, 7)]
        for above, below in pairwise(rows):
            for one, other in zip(above.figures(), below.figures(), strict=False):
                if one.text and other.text and one.text != other.text:
                    pairs.append((above, one, below, other))
    if not pairs:
        return None
    above, one, below, other = random.choice(pairs)
    edits = {
        above.id: (with_figures(above, {one.id: replace(one, text=other.text)}),),
        below.id: (with_figures(below, {other.id: replace(other, text=one.text)}),),
    }
    return Planted(
        f"{one.text} / {other.text}",
        f"{other.text} / {one.text}",
        edits,
        (above.id, below.id),
        frozenset({one.id, other.id}),
    )


@seeder("shifted_row", "the amounts of a row one column to the right")
def shifted_row(random: Random, made: Made) -> Planted | None:
    rows = []
    for _, row in rows_of(made.document):
        figures = list(row.figures())
        if len(figures) > 2 and stated(row) and not figures[-1].text.strip("-— "):
            rows.append(row)
    if not rows:
        return None
    row = random.choice(rows)
    figures = list(row.figures())
    texts = ["", *(figure.text for figure in figures[:-1])]
    changes = {f.id: replace(f, text=t) for f, t in zip(figures, texts, strict=True)}
    changed = frozenset(f.id for f, t in zip(figures, texts, strict=True) if f.text != t)
    return Planted(
        " ".join(f.text or "·" for f in figures),
        " ".join(text or "·" for text in texts),
        {row.id: (with_figures(row, changes),)},
        (row.id,),
        changed,
    )


@seeder("dropped_row", "a row of the lowest level is left out")
def dropped_row(random: Random, made: Made) -> Planted | None:
    rows = []
    for table in made.document.tables():
        codes = {row.code for row in table.rows if row.code}
        for row in table.rows:
            leaf = not any(code != row.code and code.startswith(row.code) for code in codes)
            if row.code and leaf and row.kind == "body" and stated(row):
                rows.append((table, row))
    if not rows:
        return None
    table, row = random.choice(rows)
    place = table.rows.index(row)
    near = [each.id for each in table.rows[max(0, place - 1) : place + 2] if each is not row]
    return Planted(
        where(table, row),
        "",
        {row.id: ()},
        tuple(near),
        gone=frozenset(f.id for f in stated(row)),
        words=(row.code, row.label),
    )


@seeder("table_unit", "a table's unit is 元 for 万元 or the reverse")
def table_unit(random: Random, made: Made) -> Planted | None:
    tables = [t for t in made.document.tables() if t.unit and any(t.unit in c for c in t.captions)]
    tables = [t for t in tables if any(stated(row) for row in t.rows)]
    if not tables:
        return None
    table = random.choice(tables)
    other = "元" if table.unit == "万元" else "万元"
    captions = tuple(c.replace(table.unit, other) if "单位：" in c else c for c in table.captions)
    changed = []
    rows = []
    for row in table.rows:
        figures = [f for f in row.figures() if f.unit == table.unit]
        changed += [f.id for f in figures if f.text.strip("-— ")]
        rows.append(with_figures(row, {f.id: replace(f, unit=other) for f in figures}))
    now = replace(
        table, captions=captions, unit=other, rows=tuple(r for r in rows if isinstance(r, Row))
    )
    return Planted(
        table.unit, other, {table.id: (now,)}, (table.id,), frozenset(changed), words=(table.title,)
    )
