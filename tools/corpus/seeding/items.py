"""Errors in what sentences name, and in what they say there is none or some of: items, funds."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.corpus.classification import has_code, name_of
from tools.corpus.document import Figure
from tools.corpus.make import Made
from tools.corpus.seeding.error import (
    Planted,
    change_word,
    seeder,
    sentences_of,
)


@seeder("item_blank", "an item is named that the table has blank")
def item_blank(random: Random, made: Made) -> Planted | None:
    found = [(s, w) for s in sentences_of(made, "items") for w in s.words("items")]
    if not found:
        return None
    sentence, word = random.choice(found)
    account, people = made.case.now, "基本工资" in word.text
    names = [
        name_of("economic", code, made.case.year)
        for code in (
            ("30106", "30114", "30304") if people else ("30203", "30208", "30214", "30218")
        )
        if code not in account.economic and has_code("economic", code)
    ]
    if not names:
        return None
    listed = _is_listed(made, word.text.split("、")[0])
    return change_word(sentence, word, f"{word.text}、{random.choice(names)}", listed)


@seeder("item_missing", "an item that the table prints is not named")
def item_missing(random: Random, made: Made) -> Planted | None:
    found = [(s, w) for s in sentences_of(made, "items") for w in s.words("items")]
    if not found:
        return None
    sentence, word = random.choice(found)
    names = word.text.split("、")
    dropped = random.choice(names[1:])
    rest = "、".join(name for name in names if name != dropped)
    return change_word(sentence, word, rest, _is_listed(made, dropped))


def _is_listed(made: Made, item: str) -> bool:
    """Whether a table prints an amount of an item: without one nothing contradicts a list."""
    rows = (row for table in made.document.tables() for row in table.rows)
    return any(item == row.label.strip() and any(row.figures()) for row in rows)


@seeder("says_none", "said to have none of a fund that the table prints")
def says_none(random: Random, made: Made) -> Planted | None:
    if not made.case.now.spent(sources=("government_fund",)):
        return None
    found = [
        s
        for s in sentences_of(made, "change")
        if s.text.startswith(f"{made.case.year}年政府性基金")
    ]
    if not found:
        return None
    sentence = found[0]
    text = f"本部门{made.case.year}年没有使用政府性基金预算拨款安排的支出。"
    changed = replace(sentence, kind="none", parts=(text,))
    return Planted(sentence.text, text, {sentence.id: (changed,)}, (sentence.id,), visible=True)


@seeder("says_some", "an amount of a fund whose table is empty")
def says_some(random: Random, made: Made) -> Planted | None:
    found = [s for s in sentences_of(made, "none") if "政府性基金" in s.text]
    tables = [t for t in made.document.tables() if t.form in ("fund", "account_fund")]
    if not found or not tables:
        return None
    sentence = random.choice(found)
    text = f"{made.case.year}年政府性基金预算支出{random.randint(20, 300)}.{random.randint(10, 99)}万元。"
    changed = replace(sentence, kind="amount", parts=(text,))
    return Planted(sentence.text, text, {sentence.id: (changed,)}, (sentence.id,), visible=True)


@seeder("no_purchases", "said to have no purchases beside a table or a text that states some")
def no_purchases(random: Random, made: Made) -> Planted | None:
    found = [s for s in sentences_of(made, "parts") if "政府采购" in s.text]
    tables = [t for t in made.document.tables() if t.form == "procurement" and not t.note]
    if not found or not tables:
        return None
    sentence, year = random.choice(found), made.case.year
    text = random.choice(
        (
            f"{year}年本部门无政府采购预算。",
            f"本部门{year}年未安排政府采购支出。",
            f"{year}年本部门没有政府采购事项。",
            f"本部门{year}年度不涉及政府采购。",
        )
    )
    changed = replace(sentence, kind="none", parts=(text,))
    return Planted(sentence.text, text, {sentence.id: (changed,)}, (sentence.id,), visible=True)


@seeder("purchases_unlisted", "purchases that the text states and the table has none of")
def purchases_unlisted(random: Random, made: Made) -> Planted | None:
    found = [s for s in sentences_of(made, "parts") if "政府采购" in s.text]
    tables = [t for t in made.document.tables() if t.form == "procurement" and not t.note]
    if not found or not tables or not any(next(s.figures()).value for s in found):
        return None
    table = tables[0]
    total = [
        replace(row, cells=tuple("" if isinstance(c, Figure) else c for c in row.cells))
        for row in table.rows
        if row.kind == "total"
    ]
    note = "注：本部门无政府采购支出，故本表无数据。"
    empty = replace(table, rows=tuple(total), note=note)
    places = (table.id, *(sentence.id for sentence in found))
    return Planted(
        table.title, note, {table.id: (empty,)}, places, visible=True, words=(table.title,)
    )
