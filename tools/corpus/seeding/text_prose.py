"""Errors planted into the paragraphs of a real disclosure: sentences that contradict themselves, and slips
of form that any reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tools.corpus.seeding.error import other_digit
from tools.corpus.seeding.said import SAID, Said

Change = tuple[int, str, str, str]
"""Line (from 0), its new text, what was and what is."""
Changing = Callable[[Sequence[str], Random], Change | None]

_SHORTEST = 60
_YEAR = re.compile(r"20[12]\d(?=年)")
_SHARE = re.compile(
    r"(?P<whole>\d[\d,]*\.\d+) ?万元[，,]?其中[：:]?[^，。；\d]{2,20}?(?P<part>\d[\d,]*\.\d+) ?万元[，,]"
    r"占[^，。；\d]{0,12}?(?P<rate>\d+\.\d+) ?[%％]"
)
_COMPLETED = re.compile(
    r"预算[^，。；\d]{0,8}(?P<whole>\d[\d,]*\.\d+) ?万元[，,][^，。；\d]{0,10}决算[^，。；\d]{0,6}"
    r"(?P<part>\d[\d,]*\.\d+) ?万元[，,]完成[^，。；\d]{0,8}预算"
    r"[^，。；\d]{0,4}(?P<rate>\d+(?:\.\d+)?) ?[%％]"
)


def _paragraphs(lines: Sequence[str], ends: str = "。") -> list[int]:
    """The lines of prose that are whole sentences."""
    return [
        number
        for number, line in enumerate(lines)
        if "\t" not in line and len(line) >= _SHORTEST and line.rstrip().endswith(ends)
    ]


def _says(said: Said) -> Changing:
    def change(lines: Sequence[str], random: Random) -> Change | None:
        """A sentence behind a paragraph that states money of its own."""
        found = [at for at in _paragraphs(lines) if "万元" in lines[at]]
        years = [int(year) for line in lines[:40] for year in _YEAR.findall(line)]
        if not found or not years:
            return None
        at = random.choice(found)
        text = random.choice(said(random, max(years)))
        return at, lines[at].rstrip() + text, "", text

    return change


def _rate(pattern: re.Pattern[str]) -> Changing:
    def change(lines: Sequence[str], random: Random) -> Change | None:
        """A rate that the two amounts beside it give, with another digit."""
        found = [
            (at, match)
            for at, line in enumerate(lines)
            if "\t" not in line
            for match in pattern.finditer(line)
            if _gives(match)
        ]
        if not found:
            return None
        at, match = random.choice(found)
        now = other_digit(random, match["rate"], True)
        line = lines[at]
        return (
            at,
            line[: match.start("rate")] + now + line[match.end("rate") :],
            match["rate"],
            now,
        )

    return change


def _gives(match: re.Match[str]) -> bool:
    part, whole = (Decimal(match[name].replace(",", "")) for name in ("part", "whole"))
    rate = Decimal(match["rate"])
    if not whole:
        return False
    return (100 * part / whole).quantize(Decimal(1).scaleb(rate.as_tuple().exponent), ROUND_HALF_UP) == rate  # type: ignore[arg-type]  # fmt: skip


def _without(mark: str) -> Changing:
    def change(lines: Sequence[str], random: Random) -> Change | None:
        """A closing mark left out, in a paragraph whose marks are paired."""
        opens = {"）": "（", "”": "“"}[mark]
        found = [
            at for at in _paragraphs(lines) if lines[at].count(mark) == lines[at].count(opens) > 0
        ]
        if not found:
            return None
        at = random.choice(found)
        place = lines[at].index(mark)
        return at, lines[at][:place] + lines[at][place + 1 :], mark, ""

    return change


def _doubled(mark: str) -> Changing:
    def change(lines: Sequence[str], random: Random) -> Change | None:
        found = [at for at in _paragraphs(lines) if mark in lines[at]]
        if not found:
            return None
        at = random.choice(found)
        return at, lines[at].replace(mark, mark * 2, 1), mark, mark * 2

    return change


def _leftover(lines: Sequence[str], random: Random) -> Change | None:
    """A reason, or an amount of a sentence, that was never filled in."""
    found = [at for at in _paragraphs(lines) if re.search(r"\d ?万元", lines[at])]
    if not found:
        return None
    at = random.choice(found)
    amounts = list(re.finditer(r"\d[\d,]*(?:\.\d+)?(?= ?万元)", lines[at]))
    match = random.choice(amounts)
    now = random.choice(("XX", "××", "***", "____"))
    line = lines[at]
    return at, line[: match.start()] + now + line[match.end() :], match[0], now


TEXT_KINDS: dict[str, Changing] = {
    **{f"text_{kind}": _says(said) for kind, (_, said) in SAID.items()},
    "text_share": _rate(_SHARE),
    "text_completion": _rate(_COMPLETED),
    "text_bracket": _without("）"),
    "text_quote": _without("”"),
    "text_comma": _doubled("，"),
    "text_stop": _doubled("。"),
    "text_leftover": _leftover,
}
"""Each kind with the change that plants it."""
