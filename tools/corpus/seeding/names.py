"""Errors in names: of codes, of the body, of its level and place."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.corpus.bodies import DEPARTMENTS
from tools.corpus.classification import has_code, older_name
from tools.corpus.document import Node, Row, Sentence, Table
from tools.corpus.make import Made
from tools.corpus.seeding.error import Planted, change_text, rows_of, seeder


def _sentences(made: Made) -> list[Sentence]:
    return list(made.document.sentences())


def _renamed(row: Row, name: str, cell: int) -> Row:
    cells = list(row.cells)
    cells[cell] = name
    return replace(row, cells=tuple(cells), label=name)


def _named(made: Made) -> list[tuple[Table, Row, int]]:
    """Rows by functional code whose name stands in a cell of its own."""
    found = []
    for table, row in rows_of(made.document):
        if has_code("functional", row.code) and row.label in row.cells:
            found.append((table, row, row.cells.index(row.label)))
    return found


@seeder("older_name", "the name that a code had in earlier years")
def older(random: Random, made: Made) -> Planted | None:
    found = [
        each for each in _named(made) if older_name("functional", each[1].code, made.case.year)
    ]
    if not found:
        return None
    _, row, cell = random.choice(found)
    name = older_name("functional", row.code, made.case.year)
    return Planted(row.label, name, {row.id: (_renamed(row, name, cell),)}, (row.id,), visible=True)


@seeder("code_name", "the name of another code")
def code_name(random: Random, made: Made) -> Planted | None:
    found = _named(made)
    leaves = [each for each in found if len(each[1].code) == 7]
    if len(leaves) < 2:
        return None
    _, row, cell = random.choice(leaves)
    others = {r.label for _, r, _ in leaves if r.label != row.label and r.code[:5] != row.code[:5]}
    if not others:
        return None
    name = random.choice(sorted(others))
    return Planted(row.label, name, {row.id: (_renamed(row, name, cell),)}, (row.id,), visible=True)


@seeder("misprinted_code", "two digits of a code in each other's place")
def misprinted_code(random: Random, made: Made) -> Planted | None:
    found = []
    for _, row in rows_of(made.document):
        if row.code in row.cells and len(row.code) == 7 and row.code[0] == "2":
            swaps = [n for n in range(3, 6) if row.code[n] != row.code[n + 1]]
            found += [(row, n) for n in swaps]
    if not found:
        return None
    row, n = random.choice(found)
    code = row.code[:n] + row.code[n + 1] + row.code[n] + row.code[n + 2 :]
    cells = tuple(code if cell == row.code else cell for cell in row.cells)
    return Planted(row.code, code, {row.id: (replace(row, cells=cells),)}, (row.id,), visible=True)


@seeder("department_or_unit", "本单位 in a department's disclosure")
def department_or_unit(random: Random, made: Made) -> Planted | None:
    found = [s for s in _sentences(made) if "本部门" in s.text]
    return change_text(random.choice(found), "本部门", "本单位") if found else None


@seeder("level", "the city in a county's text")
def level(random: Random, made: Made) -> Planted | None:
    here = made.body.here
    if here == "市":
        return None
    found = [s for s in _sentences(made) if f"全{here}" in s.text]
    return change_text(random.choice(found), f"全{here}", "全市") if found else None


@seeder("other_department", "another department's name")
def other_department(random: Random, made: Made) -> Planted | None:
    name = made.body.name
    found = [s for s in _sentences(made) if name in s.text and s.kind != "count"]
    if not found:
        return None
    others = [d.name for d in DEPARTMENTS if d != made.body.department]
    return change_text(random.choice(found), name, made.body.division + random.choice(others))


@seeder("two_names", "a unit's code with another name in one of the tables")
def two_names(random: Random, made: Made) -> Planted | None:
    members = dict(made.body.units)
    found = [
        (row, row.cells.index(row.label))
        for _, row in rows_of(made.document)
        if row.code in members and row.code in row.cells and row.label in row.cells
    ]
    if len(found) < len(members) + 1:
        return None  # named once each: no other table says what the name is
    row, cell = random.choice(found)
    others = [name for name in members.values() if name != row.label]
    if not others:
        return None
    name = random.choice(others)
    now = _renamed(row, name, cell)
    edits: dict[str, tuple[Node, ...]] = {row.id: (now,)}
    return Planted(row.label, name, edits, (row.id,), visible=True, words=(row.code,))


@seeder("level_office", "offices of the city in a county's text")
def level_office(random: Random, made: Made) -> Planted | None:
    """Of the department itself: who is above it may well be spoken of."""
    here = made.body.here
    if here == "市":
        return None
    found = [s for s in _sentences(made) if s.text.count("本部门") == 1]
    words = random.choice(("市级部门", "市级各部门"))
    return change_text(random.choice(found), "本部门", words) if found else None
