"""A date's serial number printed by the date tokens of a number format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from pipeline.read.spreadsheet.format_code import Kind, Section, Token

_FROM_1900, _FROM_1904 = date(1899, 12, 31), date(1904, 1, 1)
_FEIGNED_LEAP_DAY = 60
"""The serial number of 29 February 1900, which never was; the ones after it are one too many."""
_LAST_SERIAL = 2_958_465
"""31 December 9999"""
_DAYS_FROM_1904 = 1_462
_SECONDS = 86_400
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_OF_TIME = (Kind.DATE, Kind.ELAPSED)
_NOISE = Decimal("0.0001")
"""What a time of day that no double can hold may lack of its second."""
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Moment:
    year: int
    month: int
    day: int
    weekday: int
    """0 is Sunday"""
    seconds: Decimal
    elapsed: Decimal
    """seconds since the day that serial numbers count from"""


def print_date(serial: Decimal, section: Section, from_1904: bool) -> str | None:
    """What a date section prints; None for a number that is no date.

    >>> from pipeline.read.spreadsheet.format_code import sections
    >>> print_date(Decimal("44927.5"), sections('yyyy"年"m"月"d"日" h:mm')[0], False)
    '2023年1月1日 12:00'
    """
    if not 0 <= serial <= _LAST_SERIAL - (_DAYS_FROM_1904 if from_1904 else 0):
        return None
    tokens = _with_minutes(section.tokens)
    moment = _moment(_seconds(serial, tokens), from_1904)
    half_day = any(token.kind is Kind.HALF_DAY for token in tokens)
    printed = (_printed(token, moment, half_day, section.in_chinese) for token in tokens)
    return "".join(printed).strip(" ")


def _seconds(serial: Decimal, tokens: Sequence[Token]) -> Decimal:
    """Seconds since day 0: rounded to what is printed of a second, cut where none is printed."""
    elapsed = serial * _SECONDS
    if not any(token.text.startswith("s") for token in tokens if token.kind in _OF_TIME):
        return (elapsed + _NOISE).to_integral_value(ROUND_FLOOR)
    return elapsed.quantize(Decimal(1).scaleb(-_decimals(tokens)), ROUND_HALF_UP)


def _moment(elapsed: Decimal, from_1904: bool) -> _Moment:
    """The day and the time of it."""
    days, seconds = divmod(elapsed, _SECONDS)
    number = int(days)
    if from_1904:
        return _of(_FROM_1904 + timedelta(number), seconds, elapsed)
    if number == 0:
        return _Moment(1900, 1, 0, 6, seconds, elapsed)
    if number == _FEIGNED_LEAP_DAY:
        return _Moment(1900, 2, 29, 3, seconds, elapsed)
    day = _FROM_1900 + timedelta(number - (number > _FEIGNED_LEAP_DAY))
    return _of(day, seconds, elapsed)


def _of(day: date, seconds: Decimal, elapsed: Decimal) -> _Moment:
    return _Moment(day.year, day.month, day.day, day.isoweekday() % 7, seconds, elapsed)


def _with_minutes(tokens: Sequence[Token]) -> list[Token]:
    """The tokens in small letters, with `m` as `n` where it stands for minutes: after hours or
    before seconds; a point with the zeros after it is one token, the decimals of the second."""
    made: list[Token] = []
    last = ""
    for token in _decimals_joined(tokens):
        text = token.text.lower() if token.kind in _OF_TIME else token.text
        if token.kind in _OF_TIME:
            if text[0] == "m" and len(text) < 3 and last == "h" and token.kind is Kind.DATE:
                text = "n" * len(text)
            if text[0] == "s":
                made = _minutes_before(made)
            last = text[0]
        made.append(Token(token.kind, text))
    return made


def _minutes_before(tokens: list[Token]) -> list[Token]:
    """The tokens with the last date token, if it is a month, turned into minutes."""
    dates = [index for index, token in enumerate(tokens) if token.kind is Kind.DATE]
    if dates and tokens[dates[-1]].text in ("m", "mm"):
        index = dates[-1]
        return [
            *tokens[:index],
            Token(Kind.DATE, "n" * len(tokens[index].text)),
            *tokens[index + 1 :],
        ]
    return tokens


def _decimals_joined(tokens: Sequence[Token]) -> Iterator[Token]:
    point: Token | None = None
    for token in tokens:
        if token.kind is Kind.DIGIT and point:
            point = Token(Kind.POINT, point.text + "0")
            continue
        if point:
            yield point
        point = token if token.kind is Kind.POINT else None
        if not point:
            yield token
    if point:
        yield point


def _decimals(tokens: Sequence[Token]) -> int:
    """How many decimals of a second are printed."""
    lengths = [len(token.text) - 1 for token in tokens if token.kind is Kind.POINT]
    return min(max(lengths, default=0), 9)


def _printed(token: Token, moment: _Moment, half_day: bool, in_chinese: bool) -> str:
    if token.kind is Kind.ELAPSED:
        per = {"h": 3600, "m": 60}.get(token.text[0], 1)
        return f"{int(moment.elapsed // per):0{len(token.text)}d}"
    if token.kind is Kind.HALF_DAY:
        morning, _, afternoon = token.text.partition("/")
        return morning if moment.seconds < _SECONDS // 2 else afternoon
    if token.kind is Kind.POINT and len(token.text) > 1:
        return f"{moment.seconds % 1:f}"[1:]
    if token.kind is Kind.DATE:
        return _part(token.text, moment, half_day, in_chinese)
    return token.text


def _part(text: str, moment: _Moment, half_day: bool, in_chinese: bool) -> str:
    """One part of the date: yyyy, m, dd, hh, …"""
    letter, length = text[0], len(text)
    if letter == "g":
        return "公元" if length > 2 else ""
    if letter == "a" or (letter == "d" and length > 2):
        return _weekday(text, moment)
    if letter == "m" and length > 2:
        name = _MONTHS[moment.month - 1]
        return {3: name[:3], 5: name[0]}.get(length, name)
    number = _number(letter, moment, half_day)
    if letter in "ye":
        full = f"{number:04d}" if length > 2 or letter == "e" else f"{number % 100:02d}"
        return "".join(_DIGITS[int(digit)] for digit in full) if in_chinese else full
    return _chinese(number) if in_chinese else f"{number:0{min(length, 2)}d}"


def _number(letter: str, moment: _Moment, half_day: bool) -> int:
    hour = int(moment.seconds // 3600)
    return {
        "y": moment.year,
        "e": moment.year,
        "m": moment.month,
        "d": moment.day,
        "h": (hour % 12 or 12) if half_day else hour,
        "n": int(moment.seconds // 60 % 60),
        "s": int(moment.seconds % 60),
    }[letter]


def _weekday(text: str, moment: _Moment) -> str:
    if text[0] == "a":
        return ("星期" if len(text) > 3 else "") + "日一二三四五六"[moment.weekday]
    name = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    return name[moment.weekday] if len(text) > 3 else name[moment.weekday][:3]


def _chinese(number: int) -> str:
    """A number below 100 as it is said.

    >>> [_chinese(number) for number in (0, 7, 10, 12, 20, 31)]
    ['〇', '七', '十', '十二', '二十', '三十一']
    """
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")
