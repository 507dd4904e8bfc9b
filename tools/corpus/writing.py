"""The pen of a layout: makes figures out of exact amounts, gives ids, and notes what must hold.

Exact amounts are in 分; what is printed is rounded to the digits of the layout, each figure by itself,
as publishers' software does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tools.corpus.account import PARTS, SOURCES, Account
from tools.corpus.bodies import Body
from tools.corpus.document import Figure, Heading, Paragraph, Part, Row, Sentence, Word
from tools.corpus.relations import Linear, Ratio, Relation, Term

FEN = {"元": Decimal(100), "万元": Decimal(1_000_000)}


@dataclass(frozen=True)
class Style:
    """How a layout prints money: unit, decimals, separators, and what stands for nothing."""

    unit: str = "万元"
    decimals: int = 2
    thousands: bool = True
    nothing: str = ""
    trimmed: bool = False

    def print(self, fen: int) -> str:
        if fen == 0 and self.nothing != "0":
            return self.nothing
        amount = (Decimal(fen) / FEN[self.unit]).quantize(
            Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP
        )
        text = f"{amount:,f}" if self.thousands else f"{amount:f}"
        return text.rstrip("0").rstrip(".") if self.trimmed and "." in text else text


@dataclass(frozen=True)
class Case:
    """One disclosure to be written: the body, its year, the year before, and the opening budget."""

    body: Body
    now: Account
    before: Account
    budget: Account | None
    random: Random

    @property
    def year(self) -> int:
        return self.body.year


@dataclass
class Pen:
    """Collects relations while a layout is written."""

    case: Case
    table_style: Style
    prose_style: Style
    relations: list[Relation] = field(default_factory=list)
    _next: int = 0

    def id(self, kind: str) -> str:
        self._next += 1
        return f"{kind}{self._next}"

    # figures

    def money(self, key: str, fen: int, style: Style | None = None, signed_by: str = "") -> Figure:
        style = style or self.table_style
        value = Decimal(fen) / FEN[style.unit]
        printed = style.print(abs(fen) if signed_by else fen)
        return Figure(self.id("f"), key, printed, style.unit, value, signed_by)

    def say(self, key: str, fen: int, signed_by: str = "") -> Figure:
        """An amount in prose, where nothing is printed as zero."""
        return self.money(key, fen, replace(self.prose_style, nothing="0"), signed_by)

    def says_nothing(self, fen: int) -> bool:
        """Whether an amount in prose is printed as zero, for its digits are too small."""
        return not self.prose_style.print(abs(fen)).strip("0.")

    def percent(
        self, top: int, bottom: int, digits: int = 2, signed_by: str = "", trimmed: bool = False
    ) -> Figure:
        share = Decimal(100 * top) / Decimal(bottom) if bottom else Decimal(0)
        printed = abs(share) if signed_by else share
        text = f"{printed.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"
        if trimmed and "." in text:
            text = text.rstrip("0").rstrip(".")
        return Figure(self.id("f"), "", text, "%", share, signed_by)

    def count(self, number: int, unit: str, key: str = "") -> Figure:
        return Figure(self.id("f"), key, str(number), unit, Decimal(number))

    def word(self, kind: str, text: str) -> Word:
        return Word(self.id("w"), kind, text)

    # keys

    def spent_key(
        self,
        prefix: str,
        parts: Sequence[str],
        sources: Sequence[str],
        account: Account,
        unit: int | None = None,
        phase: str = "",
    ) -> str:
        """The name of a sum of leaves. Money that a body does not have at all tells no two apart."""
        used = [each for each in SOURCES if each in sources and each in account.used_sources()]
        chosen = [part for part in PARTS if part in parts]
        whose = "" if unit is None else f"|unit {unit}"
        return f"spent|{account.year}{phase}|{prefix}|{'+'.join(chosen)}|{'+'.join(used)}{whose}"

    def spent(
        self,
        prefix: str = "",
        parts: Sequence[str] = PARTS,
        sources: Sequence[str] = SOURCES,
        account: Account | None = None,
        unit: int | None = None,
        style: Style | None = None,
        phase: str = "",
    ) -> Figure:
        account = account or self.case.now
        key = self.spent_key(prefix, parts, sources, account, unit, phase)
        return self.money(key, account.spent(prefix, parts, sources, unit), style)

    # relations

    def total(self, whole: str, parts: Sequence[str]) -> None:
        self.relations.append(Linear(((-1, whole), *((1, part) for part in parts))))

    def equal(self, one: str, other: str) -> None:
        self.relations.append(Linear(((1, one), (-1, other))))

    def at_most(self, part: str, whole: str) -> None:
        self.relations.append(Linear(((1, part), (-1, whole)), at_most=True))

    def ratio(self, percent: str, top: Sequence[Term], bottom: Sequence[Term]) -> None:
        self.relations.append(Ratio(percent, tuple(top), tuple(bottom)))

    # nodes

    def heading(self, level: int, text: str) -> Heading:
        return Heading(self.id("h"), level, text)

    def sentence(self, kind: str, *parts: Part) -> Sentence:
        return Sentence(self.id("s"), kind, parts)

    def paragraph(self, *sentences: Sentence | str) -> Paragraph:
        made = (
            self.sentence("plain", each) if isinstance(each, str) else each for each in sentences
        )
        return Paragraph(self.id("p"), tuple(made))

    def row(
        self, cells: Sequence[str | Figure], code: str = "", label: str = "", kind: str = "body"
    ) -> Row:
        return Row(self.id("r"), tuple(cells), code, label, kind)
