"""Sentences that contradict themselves, or what everyone knows, at the end of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from tools.corpus.document import Node, Paragraph, Sentence
from tools.corpus.make import Made
from tools.corpus.seeding.error import SEEDERS, Planted, Seeder, seeder
from tools.corpus.seeding.said import SAID, Said

_SHORTEST = 40
_PLANS = {"十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030)}


def added(random: Random, made: Made, text: str) -> Planted | None:
    """A sentence behind the last one of a paragraph of some length."""
    found = [
        block
        for block in made.document.blocks
        if isinstance(block, Paragraph)
        and len(block.text) > _SHORTEST
        and block.text.endswith("。")
    ]
    if not found:
        return None
    block = random.choice(found)
    sentence = Sentence(f"{block.id} added", "added", (text,))
    now: Node = replace(block, sentences=(*block.sentences, sentence))
    edits: dict[str, tuple[Node, ...]] = {block.id: (now,)}
    return Planted("", text, edits, (sentence.id, block.id), visible=True, words=(text[:-1],))


@seeder("impossible_rate", "a fall by more than all of it, or two rates above the whole")
def impossible_rate(random: Random, made: Made) -> Planted | None:
    spent, left = random.randrange(90, 99), random.randrange(12, 30)
    said = (
        f"其中委托印刷的支出比上年下降{random.randrange(104, 180)}%。",
        f"该项预算执行率{spent}%，结余率{left}%。",
    )
    return added(random, made, random.choice(said))


@seeder("product", "a price and a number that do not make the total")
def product(random: Random, made: Made) -> Planted | None:
    count, each, off = random.randrange(2, 9), random.randrange(3, 30), random.randrange(2, 6)
    said = (
        f"另购置终端{count}台，每台{each}00元，共{each * count + off}00元。",
        f"借用库房每月{each}.5万元，全年{each * 12 + 6 + off}万元。",
    )
    return added(random, made, random.choice(said))


@seeder("known_time", "a year that is not what it is called, or a span that ends before it begins")
def known_time(random: Random, made: Made) -> Planted | None:
    year = made.case.year
    called = {first: name for name, (first, _) in _PLANS.items()}
    other = next(name for first, name in called.items() if first != year)
    said = (
        f"{year}年是“{other}”规划的开局之年。",
        f"{year}年是新中国成立{year - 1949 + random.randrange(1, 9)}周年。",
        f"服务期自{year}年9月1日至{year}年3月31日。",
    )
    return added(random, made, random.choice(said))


@seeder("grade", "a grade that is not that of its score, or more projects by grade than there are")
def grade(random: Random, made: Made) -> Planted | None:
    score, number = random.randrange(90, 99), random.randrange(3, 8)
    said = (
        f"上年度物业项目自评得分{score}分，评价等级为“良”。",
        f"对上年度{number}个项目开展自评，其中评为“优”的{number - 1}个，评为“良”的2个。",
    )
    return added(random, made, random.choice(said))


@seeder("telephone", "a telephone number that lacks digits")
def telephone(random: Random, made: Made) -> Planted | None:
    area, number = random.randrange(300, 999), random.randrange(20000, 89999)
    return added(random, made, f"联系电话：0{area}-{number}。")


@seeder("cited_table", "a table is cited under a number that none has")
def cited_table(random: Random, made: Made) -> Planted | None:
    numbers = [re.findall(r"\d+", table.number) for table in made.document.tables() if table.number]
    known = [int(each[0]) for each in numbers if len(each) == 1]
    if len(known) < 5:
        return None
    return added(random, made, f"各项支出详见表{max(known) + random.randrange(8, 30)}。")


def _says(said: Said) -> Callable[[Random, Made], Planted | None]:
    def plant(random: Random, made: Made) -> Planted | None:
        return added(random, made, random.choice(said(random, made.case.year)))

    plant.__module__ = __name__
    return plant


SEEDERS.extend(Seeder(kind, about, _says(said)) for kind, (about, said) in SAID.items())
