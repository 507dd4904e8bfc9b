"""A number format's code, e.g. `#,##0.00_ ;[Red]-#,##0.00\\ `, taken apart into sections of tokens.

The language is that of ECMA-376 part 1, 18.8.31, with what Chinese programs add to it: `!` before
a character as printed, `G/通用格式` for General, 上午/下午, and `aaaa` for the day of the week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from functools import lru_cache

_LONGEST = 1000
_RED = ("red", "红色", "color3")
_SYSTEM_DATES = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}
"""The computer's own date and time, which go before what stands behind them in a section."""


class Kind(Enum):
    """What a token stands for; LITERAL is printed as it is."""

    LITERAL = auto()
    GENERAL = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    SLASH = auto()
    TEXT = auto()
    DATE = auto()
    ELAPSED = auto()
    HALF_DAY = auto()


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What a number must be for its section to print it, e.g. `[<=100]`."""

    operator: str
    limit: Decimal

    def holds(self, value: Decimal) -> bool:
        order = (value > self.limit) - (value < self.limit)
        return order in {"<": (-1,), ">": (1,), "=": (0,), "<=": (-1, 0), ">=": (1, 0)}.get(
            self.operator, (-1, 1)
        )

    @property
    def is_negative(self) -> bool:
        """Whether no number but a negative one can meet it."""
        if self.operator == "<":
            return self.limit <= 0
        return self.operator in ("<=", "=") and self.limit < 0

    @property
    def leaves_negative(self) -> bool:
        """Whether a number that does not meet it is negative (or zero, which has no sign)."""
        return self.limit == 0 and self.operator in (">", ">=")


@dataclass(frozen=True, slots=True)
class Section:
    tokens: tuple[Token, ...]
    condition: Condition | None = None
    in_chinese: bool = False
    """whether its digits are printed as 一二三 ([DBNum1])"""
    is_red: bool = False
    kinds: frozenset[Kind] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", frozenset(token.kind for token in self.tokens))

    @property
    def is_date(self) -> bool:
        return bool(self.kinds & _OF_DATES) and Kind.GENERAL not in self.kinds


_OF_DATES = {Kind.DATE, Kind.ELAPSED}
GENERAL = (Section((Token(Kind.GENERAL, ""),)),)

_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)
    | [_*](?P<space>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<end>;)
    | (?P<GENERAL>General|G/通用格式|通用格式)
    | (?P<HALF_DAY>AM/PM|A/P|上午/下午)
    | (?P<EXPONENT>E[+-])
    | (?P<DATE>y+|m+|d+|h+|s+|e+|a{3,4}|g+)
    | (?P<DIGIT>[0\#?])
    | (?P<POINT>\.)
    | (?P<COMMA>,)
    | (?P<PERCENT>%)
    | (?P<SLASH>/)
    | (?P<TEXT>@)
    | (?P<LITERAL>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+(?:E[+-]?\d{1,3})?)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format code, one to four; General's for no code and for one too long.

    >>> [len(sections(code)) for code in ("General", "0.00;-0.00", '0;-0;"-;-";@')]
    [1, 2, 4]
    """
    if not code or len(code) > _LONGEST:
        return GENERAL
    parts: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match["end"]:
            parts.append([])
        else:
            parts[-1].append(match)
    return tuple(_section(part) for part in parts[:4])


def _section(matches: list[re.Match[str]]) -> Section:
    brackets = [match["bracket"] for match in matches if match["bracket"]]
    conditions = [found for bracket in brackets if (found := _condition(bracket))]
    for bracket in brackets:
        if system := _SYSTEM_DATES.get(bracket.removeprefix("$-").upper()):
            return sections(system)[0]
    return Section(
        tokens=tuple(token for match in matches for token in _tokens(match)),
        condition=conditions[0] if conditions else None,
        in_chinese=any(bracket.casefold() == "dbnum1" for bracket in brackets),
        is_red=any(bracket.casefold().replace(" ", "") in _RED for bracket in brackets),
    )


def _condition(bracket: str) -> Condition | None:
    match = _CONDITION.fullmatch(bracket.strip())
    try:
        return Condition(match[1], Decimal(match[2])) if match else None
    except InvalidOperation:
        return None


def _tokens(match: re.Match[str]) -> Iterator[Token]:
    """The tokens of one piece of the code; none for what only pads, colours or conditions."""
    name = match.lastgroup or ""
    text = match[name]
    if name in ("quoted", "escaped"):
        yield Token(Kind.LITERAL, text)
    elif name == "bracket":
        yield from _in_brackets(text)
    elif name != "space":
        yield Token(Kind[name], text)


def _in_brackets(text: str) -> Iterator[Token]:
    """[h] is time elapsed, [$¥-804] prints ¥; others print nothing."""
    if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
        yield Token(Kind.ELAPSED, text.lower())
    elif symbol := text[1:].partition("-")[0] if text.startswith("$") else "":
        yield Token(Kind.LITERAL, symbol)
