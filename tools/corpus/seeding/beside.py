"""What the text and a table both state, as two things: assets, reviews of projects, purchases by kind; and a
total that the text states again as another one."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from random import Random

from tools.corpus.document import Figure, Sentence
from tools.corpus.make import Made
from tools.corpus.seeding.again import behind, changed_paragraphs
from tools.corpus.seeding.error import (
    Planted,
    change_figure,
    other_digit,
    seeder,
    sentences_of,
    with_figures,
)

_TOTAL = re.compile(
    "收支总预算|[收支]入?出?预算合计|本年(?:收入|支出)合计|[收支][入出]总计|"
    "一般公共预算(?:财政)?拨款支出(?:预算)?|一般公共预算当年拨款"
)
"""Totals that have one name in all of a text."""
_OF_ANY_SECTION = re.compile("一般公共|总预算")


def _of(made: Made, kind: str, *units: str) -> list[tuple[Sentence, Figure]]:
    """The figures of sentences of a kind, in some units, that are not nothing."""
    sentences = sentences_of(made, kind)
    return [(s, f) for s in sentences for f in s.figures() if f.unit in units and f.value]


@seeder("asset_amount", "an amount of assets that their table has as another one")
def asset_amount(random: Random, made: Made) -> Planted | None:
    found = _of(made, "assets", "万元")
    if not found:
        return None
    sentence, figure = random.choice(found)
    return change_figure(sentence, figure, other_digit(random, figure.text, significant=True))


@seeder("asset_count", "cars or square metres that the table of assets counts otherwise")
def asset_count(random: Random, made: Made) -> Planted | None:
    if not any(table.form == "assets" for table in made.document.tables()):
        return None
    cars = [(s, f) for s, f in _of(made, "count", "辆") if f.key == "count|cars"]
    found = [*cars, *_of(made, "assets", "平方米")]
    if not found:
        return None
    sentence, figure = random.choice(found)
    return change_figure(sentence, figure, str(int(figure.text) + random.randint(2, 90)))


@seeder("review", "what is said of a self-evaluation is not what its form has")
def review(random: Random, made: Made) -> Planted | None:
    found = _of(made, "review", "万元", "分", "%")
    if not found:
        return None
    sentence, figure = random.choice(found)
    if figure.unit == "分":
        return change_figure(sentence, figure, str(int(figure.text) - random.randint(1, 9)))
    return change_figure(sentence, figure, other_digit(random, figure.text, significant=True))


@seeder("purchase_kinds", "the amounts of two kinds of purchases in each other's place")
def purchase_kinds(random: Random, made: Made) -> Planted | None:
    """Their sum stays right: only the table tells."""
    found = []
    for sentence in sentences_of(made, "parts"):
        kinds = [f for f in sentence.figures() if re.fullmatch(r"procurement\|\d+\|.+", f.key)]
        pairs = [(a, b) for a in kinds for b in kinds if a.text < b.text]
        found += [(sentence, one, other) for one, other in pairs]
    if not found:
        return None
    sentence, one, other = random.choice(found)
    changes = {one.id: replace(one, text=other.text)}
    changes[other.id] = replace(other, text=one.text)
    changed = with_figures(sentence, changes)
    ids = frozenset({one.id, other.id})
    return Planted(one.text, other.text, {sentence.id: (changed,)}, (sentence.id,), ids)


@seeder("total_again", "a total that another sentence states as another one")
def total_again(random: Random, made: Made) -> Planted | None:
    found = []
    for sentence in sentences_of(made, "change", "share", "amount", "parts"):
        figure = next((f for f in sentence.figures() if f.unit == "万元"), None)
        before = sentence.text.partition(figure.text)[0] if figure else ""
        named = list(_TOTAL.finditer(before))
        if figure and figure.value > 1 and named and len(before.strip()) <= named[-1].end() + 2:
            found.append((sentence, figure, named[-1][0]))
    if not found:
        return None
    sentence, figure, name = random.choice(found)
    other = f"{abs(figure.value) * Decimal(random.randint(105, 160)) / 100:.2f}"
    year = made.case.year
    said = (
        f"总体来看，{year}年{name}{other}万元。",
        f"综上，本部门{year}年{name}为{other}万元，收支平衡。",
        f"{year}年度本部门{name}{other}万元，为履行职责提供了保障。",
    )
    planted = behind(random, made, sentence, figure.text, random.choice(said))
    if planted is None or _OF_ANY_SECTION.search(name):
        return planted
    # in a section on appropriations 本年支出合计 may be all that they paid
    own = any(sentence in block.sentences for block in changed_paragraphs(made, planted))
    return replace(planted, visible=own)
