"""Build a made-up disclosure clean and with planted errors, in memory, and score what is found."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from pipeline.assemble.disclosure import build_disclosure
from pipeline.model.disclosure import Disclosure
from pipeline.vocabulary import Vocabulary
from tools.corpus.__main__ import rendered
from tools.corpus.make import Made
from tools.corpus.seeding.plant import Error, kinds, plant
from tools.corpus.seeding.texts import plant_in_text
from tools.corpus.text import write_text
from tools.ledger.as_text import text_of
from tools.ledger.score import Answer, Failure, answer, failures, new


@dataclass(frozen=True)
class Measured:
    """One disclosure: false alarms by format, answers, share of amounts read, processor seconds."""

    name: str
    layout: str
    false_alarms: dict[str, list[Failure]] = field(default_factory=dict)
    stray: list[Failure] = field(default_factory=list)
    """New failures that are about nothing that was planted."""
    answers: list[Answer] = field(default_factory=list)
    printed: int = 0
    read: int = 0
    seconds: float = 0.0


def measure(
    made: Made,
    seed: int,
    copies: int,
    vocabulary: Vocabulary,
    formats: tuple[str, ...] = (),
    wanted: tuple[str, ...] = (),
) -> Measured:
    """The clean copy as text and in other formats, and so many copies with three errors each."""
    started = time.process_time()
    lines = write_text(made.document, made.from_word)
    clean = _build(made, lines.text.encode(), "txt", vocabulary)
    failed = failures(clean)
    alarms = {"txt": failed}
    for each in formats:
        content = rendered(made, made.document, each)
        alarms[each] = failures(_build(made, content, each, vocabulary))
    printed, read = _reading(made, clean)
    answers: list[Answer] = []
    stray: list[Failure] = []
    for copy in range(copies):
        random = Random(f"{seed} {made.number} {copy}")
        order = list(wanted) or kinds()
        random.shuffle(order)
        seeded = plant(made, random, order)
        text = write_text(seeded.document, made.from_word)
        found = new(failures(_build(made, text.text.encode(), "txt", vocabulary)), failed)
        here = [answer(error, found, text.places) for error in seeded.errors]
        answers += here
        told = {check for each in here for check in each.checks}
        stray += [each for each in found if each.check not in told]
    seconds = time.process_time() - started
    return Measured(made.name, made.layout, alarms, stray, answers, printed, read, seconds)


def measure_text(
    name: str, content: bytes, seed: int, copies: int, vocabulary: Vocabulary
) -> Measured:
    """A real disclosure of any format as text, with errors planted in its lines; its own failures are no
    alarms. Raises Refusal where that text does not say whose disclosure it is."""
    started = time.process_time()
    text = text_of(name, content)
    name = f"{name}.txt"
    failed = failures(build_disclosure([(name, text.encode())], None, f"{name}.yml", vocabulary))
    answers: list[Answer] = []
    for copy in range(copies):
        seeded, planted = plant_in_text(text, Random(f"{seed} {name} {copy}"), 3)
        built = build_disclosure([(name, seeded.encode())], None, f"{name}.yml", vocabulary)
        found = new(failures(built), failed)
        for each in planted:
            node = str(each.line)
            error = Error(each.kind, "", each.was, each.now, (node,), (), True, ())
            answers.append(answer(error, found, {node: (each.line,)}))
    return Measured(name, "real", answers=answers, seconds=time.process_time() - started)


def _build(made: Made, content: bytes, suffix: str, vocabulary: Vocabulary) -> Disclosure:
    name = f"{made.name}.{suffix}"
    return build_disclosure([(name, content)], None, f"{made.name}.yml", vocabulary)


def _title(read: str, printed: list[str]) -> str:
    """The printed title that was read, with or without the number before it; the longest first."""
    if read in printed or not read:
        return read
    behind = (each for each in printed if read.endswith(each) or each.endswith(read))
    return next(behind, "")


def _reading(made: Made, clean: Disclosure) -> tuple[int, int]:
    """How many amounts the tables print, and how many of them were read under their table."""
    truth = Counter[tuple[str, str]]()
    for table in made.document.tables():
        if table.unit:
            for row in table.rows:
                truth.update((table.title, f.text) for f in row.figures() if f.text)
    titles = sorted({title for title, _ in truth}, key=len, reverse=True)
    found = Counter[tuple[str, str]]()
    for amount in clean.amounts:
        title = _title(amount.table_title, titles)
        found[title, amount.amount_text] += 1
    return sum(truth.values()), sum((truth & found).values())
