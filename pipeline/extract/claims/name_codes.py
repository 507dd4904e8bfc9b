"""Claims bound to rows that print no code → the code that their name alone is, where it is only one.

教育支出90万元 is a class of the functions where the row that states as much is called so; 501 among the items
of 人员经费 keeps the code that the sentence prints, where the row of its name states as much.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.claims.binding import Figures
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.rows import plain
from pipeline.model.records import Amount, Claim
from pipeline.values.codes import classification_of
from pipeline.values.text import bare
from pipeline.vocabulary import ClaimSpec, CodeList

_CLASS = 1
_FUNCTIONS = "functional"
_FEWEST = 2
"""So many other rows that are called classes of the functions make a column a list of these."""


def with_codes_of_names(
    claims: Sequence[Claim], drafts: Sequence[Draft], figures: Figures
) -> list[Claim]:
    """The claims; `drafts` are what the first of them were made of."""
    codes, spec = figures.vocabulary.classifications, figures.vocabulary.claims
    classes = _Classes(figures)
    made = list(claims)
    for at, claim in enumerate(claims):
        if claim.code or claim.kind == "count":
            continue
        cell = figures.cell(claim)
        whole = drafts[at].money_of if at < len(drafts) else None
        names = _names(whole.words if whole is not None else claim.indicator, spec)
        if cell is None or cell.code or plain(cell.row_label) not in names:
            continue
        printed = drafts[at].code if at < len(drafts) and drafts[at].division else ""
        code = (
            _printed(printed, cell, codes)
            or _class_named(plain(cell.row_label), codes.values(), claim.period)
            or _class_of_list(cell, classes)
        )
        if code:
            made[at] = replace(claim, code=code)
    return _as_beside(made, spec)


def _as_beside(claims: Sequence[Claim], spec: ClaimSpec) -> list[Claim]:
    """The claims, where an item has the code that its sentence proves for it elsewhere: of 甲（项）年初
    预算90万元，支出决算80万元 the form states the latter alone. What its money alone names may be of several
    items."""
    proven = defaultdict[tuple[object, ...], set[str]](set)
    for claim in claims:
        if claim.code and claim.kind == "amount" and not spec.fund_named(bare(claim.indicator)):
            proven[_in_sentence(claim, spec)].add(claim.code)
    found = (proven.get(_in_sentence(claim, spec), set()) for claim in claims)
    return [
        replace(claim, code=next(iter(codes)))
        if len(codes) == 1 and not claim.code and claim.kind == "amount" and claim.indicator
        else claim
        for claim, codes in zip(claims, found, strict=True)
    ]


def _in_sentence(claim: Claim, spec: ClaimSpec) -> tuple[object, ...]:
    """Where it stands, and what it is called without its phase."""
    where = (claim.entity, claim.section, claim.source_page, claim.source_line)
    _, rest = spec.without_phase(claim.indicator)[-1]
    return (*where, claim.sentence, rest or claim.indicator, claim.fund)


def _names(words: str, spec: ClaimSpec) -> set[str]:
    """What the row of a claim may be called: 教育支出预算 is 教育支出."""
    less = (rest for _, rest in spec.without_phase(words))
    return {plain(name) for name in (words, *less)}


def _printed(code: str, cell: Amount, codes: Mapping[str, CodeList]) -> str:
    """The code that a sentence prints, where its official name is that of the row."""
    own = codes.get(classification_of(code)) if code else None
    names = own.names(code, cell.fiscal_year) if own is not None else ()
    return code if plain(cell.row_label) in map(plain, names) else ""


def _class_named(name: str, lists: Iterable[CodeList], year: int | None) -> str:
    """The only code of any list that has the name in the year, where it is that of a class of functions."""
    found = {
        code
        for codes in lists
        for each in (name, f"{name}支出")
        for code in codes.named(each)
        if code.valid_in(year)
    }
    only = found.pop() if len(found) == 1 else None
    is_class = only is not None and only.level == _CLASS
    return only.code if only and is_class and classification_of(only.code) == _FUNCTIONS else ""


def _class_of_list(cell: Amount, classes: _Classes) -> str:
    """The class of functions that a row is called by, where its column lists others of them: 教育支出 is
    also an item of 援助其他地区支出, 其他支出 one of the economic classification."""
    code = _class_by_name(cell, classes.functions)
    listed = classes.listed_in(cell.table, cell.column_no) if code else Counter[str]()
    return code if listed.total() - listed[code] >= _FEWEST else ""


class _Classes:
    """The classes of functions that the rows of each column are called by, counted once it is asked for."""

    def __init__(self, figures: Figures) -> None:
        self.functions = figures.vocabulary.classifications[_FUNCTIONS]
        self._columns = figures.columns
        self._listed: dict[tuple[str, int], Counter[str]] = {}

    def listed_in(self, table: str, column_no: int) -> Counter[str]:
        """How many rows without a code have the name of each class."""
        column = table, column_no
        if column not in self._listed:
            rows = (row for row in self._columns[column] if not row.code)
            names = (_class_by_name(row, self.functions) for row in rows)
            self._listed[column] = Counter(filter(None, names))
        return self._listed[column]


def _class_by_name(row: Amount, functions: CodeList) -> str:
    name = f"{plain(row.row_label)}支出"
    found = {
        each.code
        for each in functions.named(name)
        if each.level == _CLASS and each.valid_in(row.fiscal_year)
    }
    return found.pop() if len(found) == 1 else ""
