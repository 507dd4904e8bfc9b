"""Printed numbers: what stands in a cell → a Decimal with its printed precision; dash and blank apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from pipeline.model.frozen import made_at_once
from pipeline.values.memo import remembered

_DASHES = "-—–－―─﹣−"
_DASH = re.compile(rf"[{_DASHES}\s]+|/")
_CROSSES = frozenset("×✕✖╳")
_NONE = "无"
_GROUPED = r"\d{1,3}(?:(?:,\d{3})+|(?:['’]\d{3})+)"
_BETWEEN_GROUPS = str.maketrans("", "", ",'’")
_NEGATIVE = "-−‐‑‒–△▼↓"
"""Signs of a number below zero: △ is the accountant's, an arrow that of a change, and a word processor
makes – of the minus that is typed."""
_NOTE_MARK = re.compile(
    r"(?<=[\d)）%％])(?:\^\d{1,2}|[¹²³⁰⁴-⁹①-⑳]+|[\[〔［]\d{1,2}[\]〕］]|[*＊※])$"
)
"""The reference to a note behind a number, which is no digit of it."""
_DASH_NOTE = re.compile(rf"(?<=[{_DASHES}])(?:[\[〔［]\d{{1,2}}[\]〕］]|[*＊※])$")
_NOTE_ENDS = frozenset("]〕］*＊※")
_TEXT_MARK = re.compile("^['’‘`＇](?=[^'’‘`＇]*$)")
"""What a spreadsheet puts before a number that it keeps as text."""
_MIDDLE_POINT = re.compile(r"(?<=\d)[·‧・∙•](?=\d\d$)")
"""A point that a font or a reader of pictures sets in the middle of its line (1,051·10)."""
_NO_DIGIT = re.compile("[¹²³⁰⁴-⁹①-⑳]")
"""What folding would make digits of."""
_NUMBER = re.compile(
    rf"[¥￥]?(?P<minus>[-−–](?=\())?(?P<open>\()?(?P<sign>[{_NEGATIVE}+↑])?[¥￥]?(?P<digits>(?:{_GROUPED}|\d+)(?:\.\d*)?|\.\d+)(?(open)\))(?P<percent>%)?"
)


_MISPRINTED = re.compile(r"[-−－(（]?\d[\d,，.．]*[,，]\d{3}[\d,，.．]*[)）]?")
_IN_POWERS = re.compile(r"[-+]?\d\.(?P<decimals>\d{1,15})[eE]\+?(?P<power>\d{1,2})")
_WORD = re.compile("[一-龥]")
"""No number has an ideograph: most cells that are none have several."""
_LONGEST = 400
"""No number has so many signs; a text that has is not looked at any further."""
MOST_WHOLE_DIGITS = 15
MOST_DECIMALS = 10
"""What an amount of money may have. The sum of all budgets of the country, in 分, has 16 digits."""
_SIGNIFICANT = Context(prec=15)
"""So many digits a spreadsheet keeps; what it computes with has noise behind them."""
_LEAST_NOISE = 3
"""So many decimals fewer are left without noise: 12345678901.12 of 12345678901.120001."""


@made_at_once
@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed: its value, and how many decimals were printed.

    Where it is not `is_exact`, more digits are printed than an amount has: `value` is what they stand
    for, with which one may count but which is nowhere printed.
    """

    value: Decimal
    decimals: int
    is_percentage: bool = False
    is_exact: bool = True

    @property
    def half_unit(self) -> Decimal:
        """Half of the last printed digit: the most by which rounding may have moved the value."""
        return half_of(self.decimals)


@lru_cache(maxsize=64)
def half_of(decimals: int | None) -> Decimal:
    """Half of the last of so many decimals, 0 where no number is printed."""
    return Decimal(0) if decimals is None else Decimal(5).scaleb(-decimals - 1)


@remembered
def parse_amount(text: str) -> PrintedNumber | None:
    """The number that a whole cell prints, or None where it prints none (words, a dash, nothing).

    Thousands separators, full-width digits, a sign, accounting brackets or a spreadsheet's mark of text
    are understood; anything after the number but a per cent sign or the mark of a note makes it words.

    >>> parse_amount("1,051.10").value, parse_amount("(3.00)").value, parse_amount("５.2%").value
    (Decimal('1051.10'), Decimal('-3.00'), Decimal('5.2'))
    >>> parse_amount("12辆"), parse_amount("—"), parse_amount("1,05.10")
    (None, None, None)
    >>> parse_amount("'12.50").value, parse_amount("'无'"), parse_amount("1'051.10").value
    (Decimal('12.50'), None, Decimal('1051.10'))
    >>> parse_amount("–12.5").value, parse_amount("1,051·10").value, parse_amount("3·1")
    (Decimal('-12.5'), Decimal('1051.10'), None)
    >>> parse_amount("△12.5").value, parse_amount("￥-3.40").value, parse_amount("30①").value
    (Decimal('-12.5'), Decimal('-3.40'), Decimal('30'))

    One with more whole digits than any amount is none (`is_beyond`); one with noise behind its last
    digit, as spreadsheets leave it, is read without the noise.

    >>> noisy = parse_amount("559.6700000000001")
    >>> noisy.value, noisy.decimals, noisy.is_exact, parse_amount("1" + "0" * 30)
    (Decimal('559.67'), 10, False, None)
    """
    match = _number(_in_full(text))
    if not match:
        return None
    digits = match["digits"].translate(_BETWEEN_GROUPS).rstrip(".")
    whole, _, decimals = digits.partition(".")
    if len(whole.lstrip("0")) > MOST_WHOLE_DIGITS:
        return None
    printed = Decimal(digits)
    value = printed if len(decimals) < _LEAST_NOISE else _without_noise(printed, len(decimals))
    if (match["sign"] or "+") in _NEGATIVE or match["open"] or match["minus"]:
        value = -value
    is_exact = abs(value) == printed
    places = min(len(decimals), MOST_DECIMALS)
    return PrintedNumber(value, places, match["percent"] is not None, is_exact)


def with_sign(text: str, stored: str) -> str:
    """A printed number with the sign that it shows by its colour alone, as the number stored with it says.

    >>> with_sign("1,234.50", "-1234.5"), with_sign("(1,234.50)", "-1234.5"), with_sign("无", "-1")
    ('-1,234.50', '(1,234.50)', '无')
    """
    if not stored.startswith("-"):
        return text
    number = parse_amount(text)
    return f"-{text.strip()}" if number and number.value > 0 else text


def is_beyond(text: str) -> bool:
    """Whether a whole cell prints a number that has more whole digits than any amount.

    >>> is_beyond("1" + "0" * 30), is_beyond("1,051.10"), is_beyond("12辆")
    (True, False, False)
    """
    return parse_amount(text) is None and _number(text) is not None


def is_misprinted(text: str) -> bool:
    """Whether a whole cell prints an amount in which signs were lost or got in, so that it is no number.

    >>> is_misprinted("12,957100"), is_misprinted("12,9,5710"), is_misprinted("1,051.10")
    (True, True, False)
    """
    return parse_amount(text) is None and _MISPRINTED.fullmatch(text.strip()) is not None


def _in_full(text: str) -> str:
    """A number in powers of ten, as a spreadsheet writes a wide one to text, with all its digits; one that
    was cut off (1.26E+06 of 1,262,000) and any other text as it is.

    >>> _in_full("1.262E+06"), _in_full("3.0000E+02"), _in_full("1.262000E+06"), _in_full("2E")
    ('1.262E+06', '300.00', '1262000', '2E')
    """
    found = _IN_POWERS.fullmatch(text.strip()) if "E" in text or "e" in text else None
    if found is None or int(found["power"]) > len(found["decimals"]):
        return text
    return f"{Decimal(text.strip()):f}"


def _number(text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST or _WORD.search(text):
        return None
    text = _TEXT_MARK.sub("", _NOTE_MARK.sub("", text.strip()))
    if text.isascii():
        return _NUMBER.fullmatch("".join(text.split()))
    if _NO_DIGIT.search(text):
        return None
    folded = "".join(unicodedata.normalize("NFKC", text).split()).replace("，", ",")
    return _NUMBER.fullmatch(_MIDDLE_POINT.sub(".", folded))


def _without_noise(printed: Decimal, decimals: int) -> Decimal:
    """What a printed number stands for: itself, unless it ends in noise or has too many decimals."""
    counted = _stripped(_SIGNIFICANT.plus(printed))
    if counted != printed and decimals - _places(counted) >= _LEAST_NOISE:
        printed = counted
    if _places(printed) > MOST_DECIMALS:
        printed = _stripped(round(printed, MOST_DECIMALS))
    return printed


def _stripped(value: Decimal) -> Decimal:
    """Without zeros behind its last decimal."""
    return Decimal(f"{value.normalize():f}")


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def half_unit(text: str) -> Decimal:
    """Half of the last digit that a cell prints, 0 where it prints no number.

    >>> half_unit("1,051.10"), half_unit("—")
    (Decimal('0.005'), Decimal('0'))
    """
    return half_of(decimals_of(text))


@remembered
def decimals_of(text: str) -> int | None:
    """How many decimals a cell prints, None where it prints no number."""
    number = parse_amount(text)
    return None if number is None else number.decimals


def is_dash(text: str) -> bool:
    """Whether the publisher printed a dash: the line does not apply, which is not zero.

    >>> is_dash("—"), is_dash("---"), is_dash(""), is_dash("0"), is_dash("—[2]")
    (True, True, False, False, True)
    """
    if text[-1:] in _NOTE_ENDS:
        text = _DASH_NOTE.sub("", text)
    return bool(text.strip()) and _DASH.fullmatch(text) is not None


def is_said_none(text: str) -> bool:
    """Whether a cell says that there is nothing of the kind where others print amounts; no dash, no zero.

    >>> is_said_none("无"), is_said_none(" 无 "), is_said_none("无此项"), is_said_none("—")
    (True, True, False, False)
    """
    return text.strip() == _NONE


def is_crossed_out(text: str) -> bool:
    """Whether a cell is crossed out, as forms are where nothing is to be entered.

    >>> is_crossed_out("×"), is_crossed_out(" ✕ "), is_crossed_out("××局"), is_crossed_out("")
    (True, True, False, False)
    """
    return text.strip() in _CROSSES


def is_blank(text: str) -> bool:
    """Whether nothing is printed."""
    return not text.strip()
