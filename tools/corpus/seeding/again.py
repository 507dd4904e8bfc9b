"""An amount or a count that the text states a second time, as another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from tools.corpus.document import Figure, Node, Paragraph, Sentence
from tools.corpus.make import Made
from tools.corpus.seeding.error import Planted, seeder

_NAMES = (
    ("机关运行经费", "机关运行经费"),
    ("政府采购", "政府采购总额"),
    ("“三公”经费", "“三公”经费"),
    ("公务接待费", "公务接待费"),
    ("公务用车运行维护费", "公务用车运行维护费"),
)
"""Words of the sentence that states an amount first, and what the second one calls it."""

_OF_SOME_MONEY = ("公务接待费", "公务用车运行维护费")
"""What is counted of appropriations in one section, and may be of all money elsewhere."""
Saying = Callable[[int, str, str], Sequence[str]]


def _of_amounts(year: int, name: str, text: str) -> Sequence[str]:
    return (
        f"{year}年{name}为{text}万元，按规定公开。",
        f"综上，本部门{year}年{name}共{text}万元。",
        f"本年度安排{name}{text}万元，严格按标准执行。",
        f"{name}{text}万元已全部纳入{year}年部门预决算管理。",
    )


@seeder("amount_again", "an amount that another sentence states as another one")
def amount_again(random: Random, made: Made) -> Planted | None:
    """Behind a paragraph of another section, or at the end of its own."""
    found = [
        (sentence, figure, name)
        for sentence in made.document.sentences()
        for words, name in _NAMES
        if sentence.kind in ("change", "amount", "parts")
        and words in sentence.text.split("万元")[0]
        if (figure := next((f for f in sentence.figures() if f.unit == "万元"), None)) is not None
        and figure.value > 1
    ]
    if not found:
        return None
    sentence, figure, name = random.choice(found)
    other = f"{abs(figure.value) * Decimal(random.randint(105, 160)) / 100:.2f}"
    text = random.choice(_of_amounts(made.case.year, name, other))
    planted = behind(random, made, sentence, figure.text, text)
    if planted is None or name not in _OF_SOME_MONEY:
        return planted
    # outside of the paragraph on 三公 it may be what all money pays, not appropriations alone
    return replace(
        planted, visible=any(sentence in b.sentences for b in changed_paragraphs(made, planted))
    )


def _counts(made: Made) -> list[tuple[Sentence, Figure, Sequence[str]]]:
    """The counts that a text states, each with how it may be stated again; {} is the number."""
    year, what = made.case.year, "预算" if made.case.body.kind == "budget" else "决算"
    day = f"{year - (made.case.body.kind == 'budget')}年底"
    again = {
        # how many are below it (所属预算单位) may be another number than of those in its budget
        "范围的单位": (f"{year}年纳入部门{what}编制范围的单位共{{}}个。",),
        "人员编制": (f"截至{day}，本部门人员编制{{}}人。", f"{day}，本部门编制总数为{{}}名。"),
        "共有车辆": (
            f"截至{day}，本部门公务用车保有量{{}}辆。",
            f"截至{day[:-2]}年12月31日，本部门共有车辆{{}}辆。",
            f"{day}，本部门车辆保有数为{{}}台。",
        ),
        "绩效目标的项目": (
            f"{year}年，本部门{{}}个项目纳入绩效目标管理。",
            f"{year}年本部门设置绩效目标的项目{{}}个。",
        ),
        "共涉及项目": (
            f"{year}年度本部门共对{{}}个项目开展绩效自评。",
            f"{year}年度本部门绩效自评项目{{}}个。",
        ),
    }
    return [
        (sentence, figure, said)
        for sentence in made.document.sentences()
        if sentence.kind == "count"
        for words, said in again.items()
        if words in sentence.text
        for figure in [next(sentence.figures())]
    ]


@seeder("count_again", "a count that another sentence states as another one")
def count_again(random: Random, made: Made) -> Planted | None:
    found = _counts(made)
    if not found:
        return None
    sentence, figure, said = random.choice(found)
    text = random.choice(said).format(int(figure.text) + random.randint(1, 4))
    return behind(random, made, sentence, figure.text, text)


def changed_paragraphs(made: Made, planted: Planted) -> list[Paragraph]:
    return [b for b in made.document.blocks if isinstance(b, Paragraph) and b.id in planted.edits]


def behind(random: Random, made: Made, first: Sentence, was: str, text: str) -> Planted | None:
    """The second statement, at the end of the paragraph of the first or of another one."""
    blocks = [b for b in made.document.blocks if isinstance(b, Paragraph) and len(b.text) > 40]
    own = [block for block in blocks if first in block.sentences]
    block = random.choice(own or blocks) if random.random() < 0.5 else random.choice(blocks)
    sentence = Sentence(f"{block.id} again", "again", (text,))
    now: Node = replace(block, sentences=(*block.sentences, sentence))
    places = (sentence.id, block.id, first.id)
    return Planted(was, text, {block.id: (now,)}, places, visible=True, words=(text[:-1],))
