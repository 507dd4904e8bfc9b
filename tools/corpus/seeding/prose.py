"""Errors in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from tools.corpus.completion import HIGHER, LOWER
from tools.corpus.document import Figure, Part, Sentence
from tools.corpus.make import Made
from tools.corpus.prose import DOWN, UP
from tools.corpus.relations import Linear
from tools.corpus.seeding.error import (
    OPPOSITE,
    Planted,
    change_figure,
    change_text,
    change_word,
    other_digit,
    seeder,
    sentences_of,
)


def _figure(
    random: Random,
    sentences: Sequence[Sentence],
    unit: str,
    keyed: bool | None = None,
    first: bool = False,
) -> tuple[Sentence, Figure] | None:
    """A figure of a unit (万元, % …) that is not nothing; with a key or without; or the first."""
    found = []
    for sentence in sentences:
        figures = [f for f in sentence.figures() if f.unit == unit and f.value]
        figures = [f for f in figures if keyed is None or bool(f.key) == keyed]
        found += [(sentence, figure) for figure in (figures[:1] if first else figures)]
    return random.choice(found) if found else None


@seeder("prose_amount", "one digit of a stated amount")
def prose_amount(random: Random, made: Made) -> Planted | None:
    found = _figure(random, sentences_of(made), "万元", keyed=True)
    return found and change_figure(*found, other_digit(random, found[1].text))


@seeder("prose_total", "the whole of which a sentence gives the parts")
def prose_total(random: Random, made: Made) -> Planted | None:
    found = _figure(random, sentences_of(made, "share", "parts"), "万元", first=True)
    return found and change_figure(*found, other_digit(random, found[1].text))


@seeder("part_exceeds", "a part that is larger than its whole")
def part_exceeds(random: Random, made: Made) -> Planted | None:
    sentences = [s for s in sentences_of(made, "share", "parts") if len(list(s.figures())) > 2]
    if not sentences:
        return None
    sentence = random.choice(sentences)
    money = [f for f in sentence.figures() if f.unit == "万元" and f.value]
    if len(money) < 3:
        return None
    larger = money[0].value * Decimal(random.randint(115, 180)) / 100
    return change_figure(sentence, random.choice(money[1:]), f"{larger:.2f}")


@seeder("share", "a share that its amounts do not give")
def share(random: Random, made: Made) -> Planted | None:
    found = _figure(random, sentences_of(made, "share"), "%")
    return found and change_figure(*found, other_digit(random, found[1].text))


@seeder("change_percent", "a percentage of change that the amounts do not give")
def change_percent(random: Random, made: Made) -> Planted | None:
    found = _figure(random, sentences_of(made, "change"), "%")
    return found and change_figure(*found, other_digit(random, found[1].text))


@seeder("change_amount", "one digit of the amount of a change")
def change_amount(random: Random, made: Made) -> Planted | None:
    found = _figure(random, sentences_of(made, "change"), "万元", keyed=False)
    return found and change_figure(*found, other_digit(random, found[1].text))


@seeder("wrong_base", "a change in per cent of this year's amount")
def wrong_base(random: Random, made: Made) -> Planted | None:
    found = []
    for sentence in sentences_of(made, "change"):
        figures = list(sentence.figures())
        places = [n for n, f in enumerate(figures) if f.unit == "%" and n >= 2]
        found += [(sentence, figures[n - 2], figures[n - 1], figures[n]) for n in places]
    found = [each for each in found if each[1].key and each[1].value]
    if not found:
        return None
    sentence, now, by, percent = random.choice(found)
    digits = len(percent.text.partition(".")[2])
    text = f"{abs(by.value) * 100 / now.value:.{digits}f}"
    return change_figure(sentence, percent, text) if text != percent.text else None


@seeder("completion", "a rate of completion that budget and outturn do not give")
def completion(random: Random, made: Made) -> Planted | None:
    found = _figure(random, sentences_of(made, "completion"), "%")
    return found and change_figure(*found, other_digit(random, found[1].text))


@seeder("direction", "one of two words for the direction is the opposite")
def direction(random: Random, made: Made) -> Planted | None:
    sentences = [s for s in sentences_of(made) if len(list(s.words("direction"))) > 1]
    if not sentences:
        return None
    sentence = random.choice(sentences)
    word = random.choice(list(sentence.words("direction")))
    return change_word(sentence, word, OPPOSITE[word.text], None)


@seeder("both_directions", "both words for the direction are the opposite")
def both_directions(random: Random, made: Made) -> Planted | None:
    sentences = [s for s in sentences_of(made) if any(s.words("direction"))]
    if not sentences:
        return None
    sentence = random.choice(sentences)
    words = list(sentence.words("direction"))
    parts: tuple[Part, ...] = tuple(
        replace(part, text=OPPOSITE[part.text]) if part in words else part
        for part in sentence.parts
    )
    signed = frozenset(f.id for f in sentence.figures() if f.signed_by)
    changed = replace(sentence, parts=parts)
    return Planted(
        words[0].text, OPPOSITE[words[0].text], {sentence.id: (changed,)}, (sentence.id,), signed
    )


@seeder("reason", "a reason that speaks of the opposite direction")
def reason(random: Random, made: Made) -> Planted | None:
    found = [(s, w) for s in sentences_of(made) for w in s.words("reason")]
    if not found:
        return None
    sentence, word = random.choice(found)
    opposite = {**dict.fromkeys((*UP, *HIGHER), DOWN), **dict.fromkeys((*DOWN, *LOWER), UP)}
    return change_word(sentence, word, random.choice(opposite[word.text]), True)


@seeder("unchanged", "called unchanged beside a difference")
def unchanged(random: Random, made: Made) -> Planted | None:
    found = [(s, w) for s in sentences_of(made, "change") for w in s.words("than")]
    if not found:
        return None
    sentence, word = random.choice(found)
    return change_word(sentence, word, f"与上年持平，{word.text}", True)


@seeder("false_unchanged", "called unchanged where the year before was another")
def false_unchanged(random: Random, made: Made) -> Planted | None:
    found = []
    for sentence in sentences_of(made, "change"):
        parts = list(sentence.parts)
        thans = [n for n, part in enumerate(parts) if getattr(part, "kind", "") == "than"]
        if len(thans) == 1:
            by = next(p for p in parts[thans[0] :] if isinstance(p, Figure))
            bases = [r for r in made.relations if isinstance(r, Linear) and (-1, by.id) in r.terms]
            found += [(sentence, thans[0], base) for base in bases if len(base.terms) == 3]
    if not found:
        return None
    sentence, place, base = random.choice(found)
    changed = replace(sentence, parts=(*sentence.parts[:place], "与上年持平。"))
    kept = tuple(term for term in base.terms if term[1].startswith("=") or term[0] > 0)
    now = kept[0][1].removeprefix("=")
    same = Linear((kept[0], next(t for t in base.terms if t[0] < 0 and t[1].startswith("="))))
    figure = next((f.id for f in sentence.figures() if now in (f.id, f.key)), "")
    return Planted(
        sentence.text,
        changed.text,
        {sentence.id: (changed,)},
        (sentence.id,),
        frozenset({figure}),
        extra=(same,),
    )


@seeder("zero_growth", "growth in per cent from nothing")
def zero_growth(random: Random, made: Made) -> Planted | None:
    found = []
    for sentence in sentences_of(made, "change"):
        figures = list(sentence.figures())
        if len(figures) == 2 and figures[0].value and figures[0].value == figures[1].value:
            found.append((sentence, figures[1]))
    if not found:
        return None
    sentence, by = random.choice(found)
    place = sentence.parts.index(by) + 2
    parts = (
        *sentence.parts[:place],
        f"，增长{random.choice((100, 50))}.00%",
        *sentence.parts[place:],
    )
    changed = replace(sentence, parts=parts)
    return Planted("", "增长", {sentence.id: (changed,)}, (sentence.id,), visible=True)


@seeder("base_year", "compared with the year itself")
def base_year(random: Random, made: Made) -> Planted | None:
    found = [(s, w) for s in sentences_of(made, "change") for w in s.words("than")]
    if not found:
        return None
    sentence, word = random.choice(found)
    year = made.case.year
    text = word.text.replace(str(year - 1), str(year)).replace("上年", f"{year}年", 1)
    return change_word(sentence, word, text, True)


@seeder("prose_year", "another year in a sentence about this one")
def prose_year(random: Random, made: Made) -> Planted | None:
    year = made.case.year
    found = [
        s for s in sentences_of(made, "amount", "share", "parts", "change") if f"{year}年" in s.text
    ]
    if not found:
        return None
    return change_text(random.choice(found), f"{year}年", f"{year - random.choice((1, 2))}年")


@seeder("prose_unit", "元 for 万元 in a sentence")
def prose_unit(random: Random, made: Made) -> Planted | None:
    found = _figure(random, sentences_of(made), "万元", keyed=True)
    if found is None:
        return None
    sentence, figure = found
    parts = list(sentence.parts)
    place = parts.index(figure)
    after = parts[place + 1]
    if not isinstance(after, str) or "万元" not in after:
        return None
    parts[place] = replace(figure, unit="元")
    parts[place + 1] = after.replace("万元", "元", 1)
    changed = replace(sentence, parts=tuple(parts))
    return Planted("万元", "元", {sentence.id: (changed,)}, (sentence.id,), frozenset({figure.id}))


@seeder("count", "a count that its parts or another place contradict")
def count(random: Random, made: Made) -> Planted | None:
    found = []
    for sentence in sentences_of(made, "count"):
        units = {"辆", "人", "个"}
        found += [(sentence, f) for f in sentence.figures() if f.unit in units]
    if not found:
        return None
    sentence, figure = random.choice(found)
    return change_figure(sentence, figure, str(int(figure.text) + random.randint(1, 4)))
