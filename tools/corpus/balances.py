"""Figures of a final account: what was received in the year, carried in and out, and had in all."""

from __future__ import annotations

from collections.abc import Sequence

from tools.corpus.account import PARTS, SOURCES
from tools.corpus.document import Figure
from tools.corpus.writing import Pen


def received(pen: Pen, prefix: str = "", sources: Sequence[str] = SOURCES) -> Figure:
    """Income of the year: spent, less what was carried in, and what is carried out."""
    account = pen.case.now
    fen = received_fen(pen, prefix, sources)
    key = pen.spent_key(prefix, PARTS, sources, account).replace("spent", "received", 1)
    return pen.money(key, fen)


def received_fen(pen: Pen, prefix: str = "", sources: Sequence[str] = SOURCES) -> int:
    account = pen.case.now
    fen = account.spent(prefix, PARTS, sources)
    if "general" in sources:
        fen += account.carried(account.closing, prefix) - account.carried(account.opening, prefix)
    return fen


def carried(pen: Pen, side: str, prefix: str = "") -> Figure:
    """opening or closing, under a code or in all."""
    account = pen.case.now
    fen = account.carried(getattr(account, side), prefix)
    return pen.money(f"{side}|{account.year}|{prefix}", fen)


def whole(pen: Pen, sources: Sequence[str] = SOURCES) -> Figure:
    account = pen.case.now
    key = pen.spent_key("", PARTS, sources, account).replace("spent", "whole", 1)
    return pen.money(key, account.spent("", PARTS, sources) + account.carried(account.closing))
