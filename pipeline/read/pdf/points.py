"""Signs behind digits that a font's map calls by another name → the point or the comma that is printed.

Maps of fonts call the decimal point 。 or ·, or a space, or nothing, and the comma 、 or ‚. What a reader
sees is its ink: a dot on the base line is a point, a stroke that hangs below it is a comma. Signs that stand
higher (5·12), or as wide as an ideograph (2023、2024), are what they are called.
"""

from __future__ import annotations

import numpy as np

from pipeline.read.pdf.engine import Flags, Floats, Handle, Ints, ink_box

_POINT, _COMMA = ord("."), ord(",")
_SIGNS = [
    ord(sign)
    for sign in "。，．｡、､·・･•∙⋅˙‧․‚‘’'`´ʹ′゜ﾟ°º﹒﹐ \u00a0\u200b\u200c\u200d\u202f\u205f\u3000\ufeff\ufffd"
]
_SPACES = range(0x2000, 0x200B)
_PRIVATE = range(0xE000, 0xF900)
_WIDE = [ord(sign) for sign in "。，．、"]
"""Names of signs as wide as an ideograph: a narrow one called so is a point or a comma behind any digit."""
_LAST = 0xFFFF
_IS_ODD, _IS_WIDE = np.zeros((2, _LAST + 1), dtype=np.bool_)
_IS_ODD[[*_SIGNS, *_SPACES, *_PRIVATE]] = True
_IS_WIDE[_WIDE] = True
_GAP = 0.7
"""A point stands no further behind a digit, in the height of digits."""
_NARROW = 0.85
"""A sign is no ideographic one whose box is narrower than so many heights of digits."""
_DOT, _SMALL, _LOW = 0.06, 0.5, 0.4
"""Points and commas are no smaller, no larger, and reach no higher above the base line."""
_ON_LINE, _BELOW = 0.12, 0.06
"""A point stands on the base line, a comma reaches below it by more than this."""


def with_points(textpage: Handle, indices: Ints, codes: Ints, boxes: Floats) -> Ints:
    """The codes of characters (in the order of the file, with the engine's numbers for them and their boxes),
    points and commas of numbers in place of what their font calls them."""
    found = np.flatnonzero(_are_odd(codes))
    if not len(found):
        return codes
    mended = codes.copy()
    for at in found.tolist():
        around = [ink_box(textpage, int(indices[n])) for n in (at - 1, at)]
        if not all(around):
            continue
        inks = _upright(np.array([*around, boxes[:, at], boxes[:, at - 1]]))
        if int(codes[at]) not in _WIDE or not _is_wide(inks):
            mended[at] = _printed(inks) or codes[at]
    return mended


def _are_odd(codes: Ints) -> Flags:
    """Which characters stand between two digits, or behind one, and may be called by a wrong name: points
    and commas too where two digits alone follow a comma."""
    found = np.zeros(len(codes), dtype=np.bool_)
    if len(codes) < 3:
        return found
    is_digit = (codes >= ord("0")) & (codes <= ord("9")) | (codes >= ord("０")) & (
        codes <= ord("９")
    )
    signs = np.minimum(codes, _LAST)
    inner, is_odd = codes[1:-1], _IS_ODD[signs[1:-1]]
    between = is_digit[:-2] & is_digit[2:]
    ends = np.append(is_digit, [False, False])
    if (between & (inner == _COMMA) & ends[3:-1] & ~ends[4:]).any():
        is_odd |= (inner == _COMMA) | (inner == _POINT)
    found[1:-1] = between & is_odd
    found[1:] |= is_digit[:-1] & _IS_WIDE[signs[1:]]
    return found


def _is_wide(inks: Floats) -> bool:
    before, _, box, _ = inks
    return bool(box[2] - box[0] > _NARROW * (before[3] - before[1]))


def _printed(inks: Floats) -> int | None:
    """What a sign looks like, by the boxes of the ink of the digit before it and its own; None for neither
    point nor comma."""
    before, sign, *_ = inks.tolist()
    height, base = before[3] - before[1], before[1]
    if not 0 < sign[0] - before[2] + _ON_LINE * height < _GAP * height:
        return None
    wide, high = sign[2] - sign[0], sign[3] - sign[1]
    least, most = _DOT * height, _SMALL * height
    if not (least < wide < most and least < high < most):  # blank ones have ink as thin as a hair
        return None
    if sign[3] - base > _LOW * height:
        return None
    if sign[1] < base - _BELOW * height and high > wide:
        return _COMMA
    return _POINT if abs(sign[1] - base) < _ON_LINE * height else None


def _upright(boxes: Floats) -> Floats:
    """The boxes (rows) of letters, turned so that they run to the right: the last two are those that the font
    gives the second letter and the one before it."""
    left, bottom, right, top = boxes.T
    x, y = left + right, bottom + top
    across, up = float(x[-2] - x[-1]), float(y[-2] - y[-1])
    if abs(across) >= abs(up):
        turned = boxes.T if across > 0 else np.array([-right, -top, -left, -bottom])
    elif up > 0:
        turned = np.array([bottom, -right, top, -left])
    else:
        turned = np.array([-top, left, -bottom, right])
    return turned.T
