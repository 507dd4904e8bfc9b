"""Errors of form: what was left of a template, doubled, skipped, named wrongly, or left out."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tools.corpus.bodies import DEPARTMENTS
from tools.corpus.classification import has_code, older_name
from tools.corpus.document import Figure, Heading, Node, Paragraph, Row, Sentence, Table
from tools.corpus.make import Made
from tools.corpus.seeding.error import (
    Planted,
    change_text,
    change_word,
    rows_of,
    seeder,
    stated,
)


def _sentences(made: Made) -> list[Sentence]:
    return list(made.document.sentences())


@seeder("leftover", "words of the template were not filled in or struck out")
def leftover(random: Random, made: Made) -> Planted | None:
    directions = [(s, w) for s in _sentences(made) for w in s.words("direction")]
    reasons = [(s, w) for s in _sentences(made) for w in s.words("reason")]
    choice = random.randrange(3)
    if choice == 0 and directions:
        sentence, word = random.choice(directions)
        both = {
            "增加": "增加（减少）",
            "减少": "减少（增加）",
            "增长": "增长（下降）",
            "下降": "下降（增长）",
        }
        planted = change_word(sentence, word, both[word.text], True)
        return replace(planted, changed=frozenset())
    if not reasons:
        return None
    sentence, word = random.choice(reasons)
    return change_word(sentence, word, ("XXX", "", "××××")[choice], True)


@seeder("doubled_paragraph", "a paragraph stands twice")
def doubled_paragraph(random: Random, made: Made) -> Planted | None:
    found = [
        block
        for block in made.document.blocks
        if isinstance(block, Paragraph)
        and len(block.text) > 40
        and not re.match(r"（[一二三四]）", block.text)
    ]
    if not found:
        return None
    block = random.choice(found)
    copy = Paragraph(f"{block.id} again", tuple(_copied(s) for s in block.sentences))
    edits: dict[str, tuple[Node, ...]] = {block.id: (block, copy)}
    return Planted("", block.text, edits, (block.id, copy.id), visible=True)


def _copied(sentence: Sentence) -> Sentence:
    return Sentence(f"{sentence.id} again", sentence.kind, (sentence.text,))


@seeder("doubled_heading", "a heading stands twice")
def doubled_heading(random: Random, made: Made) -> Planted | None:
    found = [b for b in made.document.blocks if isinstance(b, Heading) and b.level == 2]
    if not found:
        return None
    block = random.choice(found)
    copy = replace(block, id=f"{block.id} again")
    # The title of a table may stand over it as a heading and as its title, a heading without a number
    # on a page of its own and over its text.
    blocks = made.document.blocks
    over_table = isinstance(blocks[blocks.index(block) + 1], Table)
    numbered = re.match("[一二三四五六七八九十]+、", block.text) is not None
    return Planted(
        "", block.text, {block.id: (block, copy)}, (block.id, copy.id),
        visible=numbered and not over_table,
    )  # fmt: skip


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


@seeder("skipped_table_number", "a number of tables is skipped")
def skipped_table_number(random: Random, made: Made) -> Planted | None:
    numbered = [t for t in made.document.tables() if re.search(r"\d", t.number)]
    if len(numbered) < 4:
        return None
    start = random.randrange(1, len(numbered) - 1)
    edits: dict[str, tuple[Node, ...]] = {}
    for table in numbered[start:]:
        number = re.sub(r"\d+", lambda m: f"{int(m[0]) + 1:0{len(m[0])}}", table.number)
        edits[table.id] = (replace(table, number=number),)
    first = numbered[start]
    now = edits[first.id][0]
    assert isinstance(now, Table)
    return Planted(
        first.number, now.number, edits, (first.id,), visible=True, words=(first.number, now.number)
    )


@seeder("dropped_table", "a table is left out that the contents or the numbering has")
def dropped_table(random: Random, made: Made) -> Planted | None:
    numbered = [t for t in made.document.tables() if t.number][1:-1]
    listed = {
        entry.text
        for block in made.document.blocks
        if hasattr(block, "entries")
        for entry in block.entries
    }
    found = [t for t in numbered if any(text.endswith(t.title) for text in listed)]
    found = found or numbered
    if not found:
        return None
    table = random.choice(found)
    tables = list(made.document.tables())
    after = tables[tables.index(table) + 1]
    entries = [
        entry.id
        for block in made.document.blocks
        if hasattr(block, "entries")
        for entry in block.entries
        if entry.text.endswith(table.title)
    ]
    words = (table.title, table.number, after.number)
    return Planted(table.title, "", {table.id: ()}, (*entries, after.id), visible=True, words=words)


@seeder("skipped_heading", "a number of headings is skipped")
def skipped_heading(random: Random, made: Made) -> Planted | None:
    runs: list[list[Heading]] = [[]]
    for block in made.document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            runs.append([])
        elif isinstance(block, Heading) and re.match("[一二三四五六七八九十]+、", block.text):
            runs[-1].append(block)
    found = [run for run in runs if len(run) > 3]
    if not found:
        return None
    run = random.choice(found)
    start = random.randrange(1, len(run) - 1)
    numbers = [heading.text.partition("、")[0] for heading in run]
    edits: dict[str, tuple[Node, ...]] = {}
    for place in range(start, len(run) - 1):
        rest = run[place].text.partition("、")[2]
        edits[run[place].id] = (replace(run[place], text=f"{numbers[place + 1]}、{rest}"),)
    last = run[-1]
    edits[last.id] = ()
    gone = [run[start].id]
    return Planted(run[start].text, "", edits, tuple(gone), visible=True, words=(numbers[start],))


@seeder("note_on_filled", "a note that a table is empty, under amounts")
def note_on_filled(random: Random, made: Made) -> Planted | None:
    found = [
        t
        for t in made.document.tables()
        if t.unit and any(stated(r) for r in t.rows) and not t.note
    ]
    if not found:
        return None
    table = random.choice(found)
    note = random.choice(("注：本表为空。", "注：本部门无此项收支，故本表无数据。"))
    now = replace(table, note=note)
    return Planted("", note, {table.id: (now,)}, (table.id,), visible=True, words=(table.title,))


@seeder("empty_without_note", "an empty table without its note")
def empty_without_note(random: Random, made: Made) -> Planted | None:
    found = [t for t in made.document.tables() if t.note and not any(stated(r) for r in t.rows)]
    if not found:
        return None
    table = random.choice(found)
    now = replace(table, note="")
    # A reader who is told in the text that there is none of the fund knows why the table is empty.
    funds = [fund for fund in ("政府性基金", "国有资本经营") if fund in table.title]
    told = any(f in s.text and _tells_none(s, f) for s in _sentences(made) for f in funds)
    return Planted(
        table.note, "", {table.id: (now,)}, (table.id,), visible=not told, words=(table.title,)
    )


def _tells_none(sentence: Sentence, fund: str) -> bool:
    """Whether a sentence says that there is nothing of a fund: in words, or as an amount of 0."""
    if sentence.kind == "none":
        return True
    before = ""
    for part in sentence.parts:
        if isinstance(part, Figure) and fund in before and part.unit == "万元":
            return not part.value
        before = f"{before}{part}" if isinstance(part, str) else ""
    return False


@seeder("bracket", "a bracket or quotation mark that is never closed")
def bracket(random: Random, made: Made) -> Planted | None:
    found = [
        s
        for s in _sentences(made)
        if any("）" in p or "”" in p for p in s.parts if isinstance(p, str))
    ]
    if not found:
        return None
    sentence = random.choice(found)
    mark = "）" if "）" in sentence.text else "”"
    return change_text(sentence, mark, "")


@seeder("punctuation", "a doubled punctuation mark")
def punctuation(random: Random, made: Made) -> Planted | None:
    found = [s for s in _sentences(made) if "，" in s.text or "。" in s.text]
    if not found:
        return None
    sentence = random.choice(found)
    return change_text(sentence, "，", "，，") or change_text(sentence, "。", "。。")


@seeder("doubled_word", "a doubled word")
def doubled_word(random: Random, made: Made) -> Planted | None:
    found = [(s, w) for s in _sentences(made) for w in s.words("direction")]
    if not found:
        return None
    sentence, word = random.choice(found)
    return change_word(sentence, word, word.text * 2, True)


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


@seeder("future_date", "a date that is yet to come")
def future_date(random: Random, made: Made) -> Planted | None:
    found = [(s, w) for s in _sentences(made) for w in s.words("date")]
    if not found:
        return None
    sentence, word = random.choice(found)
    year = int(word.text[:4]) + random.choice((2, 3))
    return change_word(sentence, word, f"{year}{word.text[4:]}", True)


@seeder("other_department", "another department's name")
def other_department(random: Random, made: Made) -> Planted | None:
    name = made.body.name
    found = [s for s in _sentences(made) if name in s.text and s.kind != "count"]
    if not found:
        return None
    others = [d.name for d in DEPARTMENTS if d != made.body.department]
    return change_text(random.choice(found), name, made.body.division + random.choice(others))


@seeder("title_year", "another year in a title or caption of a table")
def title_year(random: Random, made: Made) -> Planted | None:
    year = str(made.case.year)
    found = [
        t
        for t in made.document.tables()
        if any(year in c for c in (t.title, *t.captions)) and t.unit
    ]
    if not found:
        return None
    table = random.choice(found)
    other = str(int(year) - random.choice((1, 2)))
    captions = tuple(c.replace(year, other) for c in table.captions)
    now = replace(table, title=table.title.replace(year, other), captions=captions)
    return Planted(year, other, {table.id: (now,)}, (table.id,), visible=True, words=(other,))
