"""A stored number or text and the format of its cell → what the sheet prints.

Numbers are rounded half away from zero on their decimal form, of which 15 digits count: a stored
0.30000000000000004 is 0.3 and a stored 1.005 prints 1.01 under `0.00`. What only pads (`_ `, `* `)
prints nothing, for a column's width is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from pipeline.read.spreadsheet.dates import print_date
from pipeline.read.spreadsheet.format_code import Condition, Kind, Section, Token, sections

_STORED = Context(prec=15, rounding=ROUND_HALF_UP)
_EXACT = Context(prec=1000, rounding=ROUND_HALF_UP)
_WHOLE = {Kind.GENERAL, Kind.TEXT}
"""What stands for the number as General prints it."""
_ONLY_GENERAL = {Kind.GENERAL}
_FRACTION = {Kind.DIGIT, Kind.SLASH}
_SIGNS = frozenset("-−－–—(（△▲▼负")
"""What says in print that a number is negative."""
_GENERAL_WIDTH = 10
"""Digits of a number with a point that fit under General."""
_LARGEST_IN_FULL, _SMALLEST_IN_FULL = 14, -4
"""Powers of ten beyond which General prints 1.23457E+15, or may print 1.23457E-05."""


@lru_cache(maxsize=8192)
def print_number(value: float, code: str = "General", from_1904: bool = False) -> str:
    """What a cell with a number prints.

    >>> accounting = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
    >>> [print_number(value, accounting) for value in (1234.5, -0.125, 0)]
    ['1,234.50', '-0.13', '-']
    >>> print_number(0.1 + 0.2), print_number(2010601.0), print_number(0.0, "0;-0;;@")
    ('0.3', '2010601', '')
    >>> print_number(45291.0, 'yyyy"年"m"月"d"日"'), print_number(0.1234, "0.00%")
    ('2023年12月31日', '12.34%')

    What is printed in red and without a sign is negative: the colour, which a text does not keep, says it.

    >>> print_number(-1234.1, "0.00_ ;[Red]0.00"), print_number(-1234.1, "0.00;[Red](0.00)")
    ('-1234.10', '(1234.10)')
    """
    number = _STORED.create_decimal(Decimal(repr(value)))
    choice = next((choice for choice in _choices(code) if choice.is_for(number)), None)
    if choice is None or choice.section.kinds == _ONLY_GENERAL:
        return print_general(number)
    if choice.section.is_date:
        printed = print_date(number, choice.section, from_1904)
        return print_general(number) if printed is None else printed
    printed = _printed(_EXACT.abs(number), choice)
    is_signed = choice.drops_sign and not (choice.section.is_red and _SIGNS.isdisjoint(printed))
    minus = "-" if number < 0 and not is_signed else ""
    return (minus + printed).strip(" ") if printed else ""


def print_text(text: str, code: str = "General") -> str:
    """What a cell with text prints: the text in the format's last section, where that is for text.

    >>> print_text("水利", "@"), print_text("无", '0;-0;;"（"@"）"'), print_text(" 水利", "0.00")
    ('水利', '（无）', ' 水利')
    """
    parts = sections(code)
    if len(parts) < 4 and Kind.TEXT not in parts[-1].kinds:
        return text
    return "".join(text if token.kind is Kind.TEXT else token.text for token in parts[-1].tokens)


def print_general(number: Decimal) -> str:
    """What General prints: up to ten digits around a point.

    Two ways in which it shows more than a spreadsheet program does, which would lose amounts: no
    fewer than two decimals (a program drops the 分 of an amount of ten digits), and numbers of
    twelve to fifteen digits in full (a program prints 1.23457E+11).

    >>> [print_general(Decimal(text)) for text in ("0.333333333333333", "1234567890.12", "-5.0")]
    ['0.333333333', '1234567890.12', '-5']
    >>> [print_general(Decimal(text)) for text in ("1.81898940354586E-12", "123456789012", "1E+20")]
    ['1.81899E-12', '123456789012', '1E+20']
    """
    if not number:
        return "0"
    order = number.adjusted()
    plain = f"{number.normalize(_EXACT):f}"
    if order > _LARGEST_IN_FULL or (
        order < _SMALLEST_IN_FULL and len(plain.lstrip("-")) > _GENERAL_WIDTH + 1
    ):
        return _scientific(number)
    decimals = max(_GENERAL_WIDTH - max(order + 1, 1), 2)
    return _without_zeros(f"{_rounded(number, decimals):f}")


def _scientific(number: Decimal) -> str:
    rounded = Context(prec=6, rounding=ROUND_HALF_UP).plus(number)
    order = rounded.adjusted()
    mantissa = _without_zeros(f"{rounded.scaleb(-order, _EXACT):f}")
    return f"{mantissa}E{'-' if order < 0 else '+'}{abs(order):02d}"


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


@dataclass(frozen=True, slots=True, eq=False)
class _Choice:
    """A section with the numbers that it is for.

    `drops_sign` says whether it states by itself that a number is negative; `tokens` are its own
    without the commas that divide by a thousand, and `scale` is the power of ten that these and the
    percent signs make.
    """

    section: Section
    condition: Condition | None
    drops_sign: bool
    tokens: tuple[Token, ...]
    scale: int

    def is_for(self, number: Decimal) -> bool:
        return self.condition is None or self.condition.holds(number)


@lru_cache(maxsize=4096)
def _choices(code: str) -> tuple[_Choice, ...]:
    """The sections for numbers, in the order in which they are tried.

    Without conditions the first is for what is positive, the second for what is negative, the third
    for zero; the fourth is for text, and so is a last one with @.
    """
    parts = sections(code)
    parts = parts[:-1] if len(parts) > 1 and _is_for_text(parts) else parts
    made: list[_Choice] = []
    for section, condition in zip(parts, _conditions(parts), strict=True):
        is_second = len(made) == 1 and (parts[0].condition or _FROM_ZERO).leaves_negative
        drops_sign = condition.is_negative if condition else is_second
        made.append(_Choice(section, condition, drops_sign, *_scaled(section.tokens)))
    return tuple(made)


_POSITIVE, _FROM_ZERO = Condition(">", Decimal(0)), Condition(">=", Decimal(0))
_NEGATIVE = Condition("<", Decimal(0))


def _is_for_text(parts: Sequence[Section]) -> bool:
    return len(parts) == 4 or Kind.TEXT in parts[-1].kinds


def _conditions(parts: Sequence[Section]) -> list[Condition | None]:
    """The condition of each section, stated or implied; the last one takes what is left."""
    if len(parts) == 1:
        return [parts[0].condition]
    first = parts[0].condition or (_POSITIVE if len(parts) > 2 else _FROM_ZERO)
    if len(parts) == 2:
        return [first, parts[1].condition]
    return [first, parts[1].condition or _NEGATIVE, parts[2].condition]


def _printed(number: Decimal, choice: _Choice) -> str:
    """What a section prints of a number without its sign."""
    kinds, tokens = choice.section.kinds, choice.tokens
    if kinds >= _FRACTION:
        return print_general(number)  # a fraction, which no amount is printed as
    if kinds & _WHOLE:
        return "".join(
            print_general(number) if token.kind in _WHOLE else token.text for token in tokens
        )
    number = number.scaleb(choice.scale, _EXACT)
    if Kind.EXPONENT in kinds:
        start = next(i for i, token in enumerate(tokens) if token.kind is Kind.EXPONENT)
        return _with_exponent(number, tokens[:start], tokens[start:])
    return _filled(number, tokens)


def _scaled(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], int]:
    """The tokens without the commas that divide by a thousand, and the power of ten that these and
    the percent signs make."""
    kept: list[Token] = []
    scale = 2 * sum(token.kind is Kind.PERCENT for token in tokens)
    for index, token in enumerate(tokens):
        if token.kind is Kind.COMMA and not _groups(tokens, index):
            scale -= 3 if any(before.kind is Kind.DIGIT for before in kept) else 0
        else:
            kept.append(token)
    return tuple(kept), scale


def _groups(tokens: Sequence[Token], index: int) -> bool:
    """Whether the comma at `index` stands between digits of the whole part."""
    if any(token.kind is Kind.POINT for token in tokens[:index]):
        return False
    for token in tokens[index + 1 :]:
        if token.kind in (Kind.POINT, Kind.EXPONENT):
            return False
        if token.kind is Kind.DIGIT:
            return any(before.kind is Kind.DIGIT for before in tokens[:index])
    return False


def _filled(number: Decimal, tokens: Sequence[Token]) -> str:
    """The tokens with the number's digits in their places."""
    point = next((i for i, token in enumerate(tokens) if token.kind is Kind.POINT), len(tokens))
    decimals = sum(token.kind is Kind.DIGIT for token in tokens[point:])
    whole, _, fraction = f"{_rounded(number, decimals):f}".partition(".")
    whole = whole.lstrip("0")
    if point == len(tokens):
        return _whole(whole, tokens)
    without_place = "" if any(token.kind is Kind.DIGIT for token in tokens[:point]) else whole
    after = without_place + "." + _fraction(fraction, tokens[point + 1 :])
    return _whole(whole, tokens[:point]) + after


def _whole(digits: str, tokens: Sequence[Token]) -> str:
    """The whole part, filled from the right; the first place takes what is left."""
    places = sum(token.kind is Kind.DIGIT for token in tokens)
    grouped = any(token.kind is Kind.COMMA for token in tokens)
    left, printed = places, list[str]()
    for token in tokens:
        if token.kind is Kind.DIGIT:
            end = len(digits) - left + 1
            start = 0 if left == places else end - 1
            piece = digits[max(start, 0) : max(end, 0)] or {"0": "0", "?": " "}.get(token.text, "")
            left -= 1
            printed.append(_grouped(piece, left) if grouped else piece)
        elif token.kind is not Kind.COMMA:
            printed.append(token.text)
    return "".join(printed)


def _grouped(piece: str, follow: int) -> str:
    """Digits with a comma after each that stands before a multiple of three others."""
    if not piece.isdigit():
        return piece
    places = range(follow + len(piece) - 1, follow - 1, -1)
    return "".join(
        digit + ("," if place and place % 3 == 0 else "")
        for digit, place in zip(piece, places, strict=True)
    )


def _fraction(digits: str, tokens: Sequence[Token]) -> str:
    """The decimals; `#` and `?` print no zeros at the end."""
    significant = len(digits.rstrip("0"))
    printed, place = list[str](), 0
    for token in tokens:
        if token.kind is not Kind.DIGIT:
            printed.append(token.text)
            continue
        if token.text == "0" or place < significant:
            printed.append(digits[place])
        else:
            printed.append(" " if token.text == "?" else "")
        place += 1
    return "".join(printed)


def _with_exponent(number: Decimal, mantissa: Sequence[Token], power: Sequence[Token]) -> str:
    """`0.00E+00`; with several places before the point the power is a multiple of their number."""
    point = next((i for i, token in enumerate(mantissa) if token.kind is Kind.POINT), len(mantissa))
    places = sum(token.kind is Kind.DIGIT for token in mantissa[:point]) or 1
    decimals = sum(token.kind is Kind.DIGIT for token in mantissa[point:])
    order = number.adjusted() // places * places if number else 0
    if _rounded(number.scaleb(-order, _EXACT), decimals).adjusted() >= places:
        order += places
    sign = "-" if order < 0 else "+" if power[0].text.endswith("+") else ""
    return (
        _filled(number.scaleb(-order, _EXACT), mantissa)
        + f"E{sign}"
        + _whole(str(abs(order)).lstrip("0"), power[1:])
    )
