"""A number → as an automatically numbered heading prints it, by the format that numbering.xml names.

The names are those of ST_NumberFormat (ECMA-376 part 1, 17.18.59).
"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def printed_number(number: int, number_format: str) -> str:
    """A number as printed; a format that is not known here prints it in Arabic digits.

    >>> printed_number(21, "chineseCounting"), printed_number(105, "chineseCountingThousand")
    ('二十一', '一百零五')
    >>> printed_number(3, "decimalEnclosedCircle"), printed_number(28, "lowerLetter")
    ('③', 'bb')
    """
    writer = _FORMATS.get(number_format)
    return writer(number) if writer and number >= 0 else str(number)


def _positional(number: int, digits: str = _DIGITS) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _counted(number: int, digits: str, units: str) -> str:
    """Below ten thousand, with its tens, hundreds and thousands named: 一百零五."""
    if not 0 < number < 10_000:
        return _positional(number, digits)
    written, is_gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            is_gap = bool(written)
            continue
        zero = digits[0] if is_gap else ""
        written, is_gap = f"{written}{zero}{digits[digit]}{units[place].strip()}", False
    return written


def _thousand(number: int) -> str:
    written = _counted(number, "零" + _DIGITS[1:], " 十百千")
    return written[1:] if 10 <= number < 20 else written


def _counting(number: int) -> str:
    return _thousand(number) if 0 < number < 100 else _positional(number, "○" + _DIGITS[1:])


def _japanese(number: int) -> str:
    """Without 零, and without 一 before 十, 百 and 千."""
    written = _counted(number, "零" + _DIGITS[1:], " 十百千").replace("零", "")
    for unit in "十百千":
        written = written.replace(f"一{unit}", unit)
    return written or "〇"


def _letters(number: int) -> str:
    """a … z, aa, bb … zz, aaa."""
    if not 0 < number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (number // worth)
        number %= worth
    return written


def _from_one(characters: str) -> Callable[[int], str]:
    """Characters that stand for 1, 2, 3 …; Arabic digits beyond the last."""
    return lambda n: characters[n - 1] if 0 < n <= len(characters) else str(n)


def _in_turn(characters: str) -> Callable[[int], str]:
    return lambda n: characters[(n - 1) % len(characters)] if n else ""


def _run_of(first: str, count: int) -> Callable[[int], str]:
    return _from_one("".join(chr(ord(first) + index) for index in range(count)))


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in {11, 12, 13} else ending}"


def _full_width(number: int) -> str:
    return _positional(number, "０１２３４５６７８９")


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "chineseLegalSimplified": lambda n: _counted(n, _LEGAL_SIMPLIFIED, " 拾佰仟"),
    "ideographLegalTraditional": lambda n: _counted(n, _LEGAL_TRADITIONAL, " 拾佰仟"),
    "japaneseLegal": lambda n: _counted(n, _LEGAL_TRADITIONAL, " 拾百阡"),
    "japaneseCounting": _japanese,
    "koreanDigital2": _positional,
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": lambda n: _positional(n, "○" + _DIGITS[1:]),
    "ideographTraditional": _in_turn(_STEMS),
    "ideographZodiac": _in_turn(_BRANCHES),
    "ideographZodiacTraditional": lambda n: f"{_in_turn(_STEMS)(n)}{_in_turn(_BRANCHES)(n)}",
    "ideographEnclosedCircle": _run_of("㊀", 10),
    "decimalEnclosedCircle": _run_of("①", 20),
    "decimalEnclosedCircleChinese": _run_of("①", 20),
    "decimalEnclosedFullstop": _run_of("⒈", 20),
    "decimalEnclosedParen": _run_of("⑴", 20),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperRoman": _roman,
    "numberInDash": lambda n: f"- {n} -",
    "hex": lambda n: f"{n:X}",
    "ordinal": _ordinal,
    "none": lambda n: "",
}  # fmt: skip
