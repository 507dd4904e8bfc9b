"""Slips of the hand: two texts of digits → whether one is the other, mistyped."""

from __future__ import annotations


def is_slip(printed: str, meant: str) -> bool:
    """Whether one digit is another, or two beside each other changed places.

    >>> is_slip("2080560", "2080506"), is_slip("2080515", "2080505"), is_slip("2080650", "2080505")
    (True, True, False)
    """
    if len(printed) != len(meant):
        return False
    off = [at for at, (one, other) in enumerate(zip(printed, meant, strict=True)) if one != other]
    if len(off) == 2 and off[1] == off[0] + 1:
        return printed[off[0]] == meant[off[1]] and printed[off[1]] == meant[off[0]]
    return len(off) == 1
