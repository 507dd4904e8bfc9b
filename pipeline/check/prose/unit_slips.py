"""Amounts of the text against the tables → Findings: 元 said for 万元, or the reverse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pipeline.check.prose.base_years import is_of_work
from pipeline.check.prose.figures import Figure, figures
from pipeline.check.prose.findings import Said, named, noted
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity

_CHECK = "prose.unit_fits"
_TEN_THOUSAND = Decimal(10_000)
_FEWEST_DIGITS = 4
"""Figures of fewer digits may be alike by chance."""


def check_unit_slips(
    subject: Subject, sentences: Iterable[Sentence], told: Told
) -> Iterator[Finding]:
    """Every amount of a department's own figures that is off by exactly ten thousand times."""
    stated = _stated(subject.amounts)
    if not stated:
        return
    largest, fits, last = max(stated), 0, None
    spec = subject.vocabulary.prose
    for sentence in sentences:
        if "元" not in sentence.text or is_of_work(sentence, spec):
            continue
        for figure in figures(sentence.text, spec):
            own = figure.role == "level" and any(word in figure.words for word in spec.of_money)
            if not own or figure.unit not in ("元", "万元"):
                continue
            meant = _meant(figure, stated, largest)
            if meant is None:
                fits, last = fits + 1, sentence
            elif not told.has_failed(sentence, figure.start, figure.end):
                yield _slip(subject, sentence, figure, meant, stated)
    if last is not None:
        said = Said(
            f"文中 {fits} 个金额的单位与各表相称", f"amounts whose units fit the tables: {fits}",
            last.place(0),
        )  # fmt: skip
        yield noted(subject, _CHECK, Outcome.PASS, said)


def _stated(amounts: Sequence[Amount]) -> dict[Decimal, Amount]:
    """The amounts of the tables by their value in yuan, the first of each."""
    return {abs(each.amount_yuan): each for each in reversed(amounts) if each.amount_yuan}


def _meant(figure: Figure, stated: dict[Decimal, Amount], largest: Decimal) -> str | None:
    """The unit that was meant, None where the one that is printed will do."""
    value = abs(figure.interval.value)
    if not value or value in stated:
        return None  # most figures
    value = value.normalize()
    if len(value.as_tuple().digits) < _FEWEST_DIGITS:
        return None
    if figure.unit == "万元" and value > largest:
        return "元" if value / _TEN_THOUSAND in stated else None
    if figure.unit == "元" and value * _TEN_THOUSAND in stated:
        return "万元"
    return None


def _slip(
    subject: Subject, sentence: Sentence, figure: Figure, meant: str, stated: dict[Decimal, Amount]
) -> Finding:
    factor = 1 / _TEN_THOUSAND if meant == "元" else _TEN_THOUSAND
    amount = stated[abs(figure.interval.value) * factor]
    titles = {table.name: table.title for table in subject.tables}
    said = Said(
        f"{named(figure)}：《{titles.get(amount.table, amount.table)}》中为 {amount.amount_text} "
        f"{amount.unit}，单位似应为“{meant}”",
        f"{figure.printed} is {amount.amount_text} {amount.unit} in a table: "
        f"the unit seems to be {meant}",
        sentence.place(figure.start),
    )
    return noted(subject, _CHECK, Outcome.FAIL, said, Severity.ERROR)
