"""Errors planted into the text of a real disclosure, line by line, without a model of it.

Only errors that the text itself shows to contradict it are planted: an amount that it prints
elsewhere too, a percentage that the figures of its own sentence give, a word of direction beside
another one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tools.corpus.seeding.error import OPPOSITE, other_digit
from tools.corpus.seeding.text_prose import TEXT_KINDS, Change

AMOUNT = re.compile(r"(?<![\d.,])\d[\d,]*\.\d\d(?![\d%])")
CHANGE = re.compile(
    r"(?P<now>\d[\d,]*\.?\d*) ?万元，[^，。；]{0,12}?(?P<way>增加|减少) ?(?P<by>\d[\d,]*\.?\d*) ?万元，"
    r"(?P<word>增长|下降|增加|减少) ?(?P<percent>\d+\.\d+) ?%"
)
RESTATED = 3
"""So often an amount must stand in the text: two others then say what it was."""
ROUNDED = Decimal("0.02")
"""A difference no larger than this is what rounding of two parts explains: no error to be seen."""


@dataclass(frozen=True)
class TextError:
    """`line` counts from 1 in the changed text."""

    kind: str
    line: int
    was: str
    now: str


def plant_in_text(text: str, random: Random, most: int) -> tuple[str, list[TextError]]:
    """Up to so many errors, none within five lines of another."""
    lines = text.split("\n")
    errors: list[TextError] = []
    kinds = list(KINDS.items())
    random.shuffle(kinds)
    for kind, change in kinds:
        found = change(lines, random)
        if found is None or len(errors) == most:
            continue
        line, now, was, is_ = found
        if all(abs(line + 1 - each.line) > 5 for each in errors):
            lines[line] = now
            errors.append(TextError(kind, line + 1, was, is_))
    return "\n".join(lines), errors


def _restated(
    lines: Sequence[str], random: Random, *, alone: bool = False
) -> tuple[int, re.Match[str]] | None:
    """An amount in a table that the text prints three times or more; `alone` in its cell."""
    printed = Counter(match.group() for line in lines for match in AMOUNT.finditer(line))
    found = [
        (number, match)
        for number, line in enumerate(lines)
        if "\t" in line
        for match in AMOUNT.finditer(line)
        if printed[match.group()] >= RESTATED and Decimal(match.group().replace(",", "")) > 1
        if not alone or _fills_its_cell(line, match)
    ]
    return random.choice(found) if found else None


def _fills_its_cell(line: str, match: re.Match[str]) -> bool:
    before = line[: match.start()].rpartition("\t")[2]
    behind = line[match.end() :].partition("\t")[0]
    return not before.strip() and not behind.strip()


def _replaced(number: int, line: str, match: re.Match[str], now: str) -> Change:
    return number, line[: match.start()] + now + line[match.end() :], match.group(), now


def _digit(lines: Sequence[str], random: Random) -> Change | None:
    found = _restated(lines, random)
    if found is None:
        return None
    number, match = found
    now = other_digit(random, match.group(), True)
    changed = abs(_value(now) - _value(match.group()))
    return _replaced(number, lines[number], match, now) if changed > ROUNDED else None


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _sign(lines: Sequence[str], random: Random) -> Change | None:
    """A minus before an amount that fills its cell: behind words it would read as a dash."""
    found = _restated(lines, random, alone=True)
    if found is None:
        return None
    number, match = found
    return _replaced(number, lines[number], match, "-" + match.group())


def _decimal_point(lines: Sequence[str], random: Random) -> Change | None:
    found = _restated(lines, random)
    if found is None:
        return None
    number, match = found
    return _replaced(number, lines[number], match, match.group().replace(".", ""))


def _changes(lines: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    """“x 万元，比上年增加 y 万元，增长 z%” where z is what x and y give, to 0.02."""
    found = []
    for number, line in enumerate(lines):
        for match in CHANGE.finditer(line):
            now, by, percent = (
                Decimal(match[name].replace(",", "")) for name in ("now", "by", "percent")
            )
            base = now - by if match["way"] == "增加" else now + by
            if base > 0 and abs(100 * by / base - percent) < Decimal("0.02"):
                found.append((number, match))
    return found


def _percent(lines: Sequence[str], random: Random) -> Change | None:
    found = _changes(lines)
    if not found:
        return None
    number, match = random.choice(found)
    line, was = lines[number], match["percent"]
    now = other_digit(random, was, True)
    return number, line[: match.start("percent")] + now + line[match.end("percent") :], was, now


def _wrong_base(lines: Sequence[str], random: Random) -> Change | None:
    found = _changes(lines)
    if not found:
        return None
    number, match = random.choice(found)
    line = lines[number]
    if not Decimal(match["now"].replace(",", "")):
        return None
    share = 100 * Decimal(match["by"].replace(",", "")) / Decimal(match["now"].replace(",", ""))
    now = f"{share:.2f}"
    if abs(share - Decimal(match["percent"])) < Decimal("0.1"):
        return None
    return (
        number,
        line[: match.start("percent")] + now + line[match.end("percent") :],
        match["percent"],
        now,
    )


def _direction(lines: Sequence[str], random: Random) -> Change | None:
    found = _changes(lines)
    if not found:
        return None
    number, match = random.choice(found)
    line, was = lines[number], match["way"]
    now = OPPOSITE[was]
    return number, line[: match.start("way")] + now + line[match.end("way") :], was, now


KINDS: dict[str, Callable[[Sequence[str], Random], Change | None]] = {
    "text_digit": _digit,
    "text_sign": _sign,
    "text_decimal_point": _decimal_point,
    "text_percent": _percent,
    "text_wrong_base": _wrong_base,
    "text_direction": _direction,
    **TEXT_KINDS,
}
