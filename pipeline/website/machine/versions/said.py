"""The difference of two versions → words, with the numbers that are others, came or went.

In: a `Difference`. Out: `Said`, frozen: small enough to be kept for other pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.resource import load_schema
from pipeline.versions.difference import Cause, Changed, Difference, Level, OfResource
from pipeline.versions.rows import RESOURCES
from pipeline.website import words
from pipeline.website.interface.phrases import Bilingual, Phrase, Series, phrase, series

LEVELS = {
    Level.MAJOR: phrase("数字有更动"),
    Level.MINOR: phrase("有增补"),
    Level.PATCH: phrase("只动文字"),
}
RULE = {
    Level.MAJOR: phrase("公布过的数变了，或者没有了"),
    Level.MINOR: phrase("多了数，或者核对结果、更正有变"),
    Level.PATCH: phrase("数都没有变，只动了文字、位置或者说明"),
}
CAUSES = {
    Cause.SOURCE: phrase("原件换了"),
    Cause.CORRECTIONS: phrase("更正或答复有变"),
    Cause.STATED: phrase("来源说明有变"),
    Cause.READING: phrase("原件没有变，读法变了"),
}
_TABLES = phrase("照原样的表")
_STATED = {
    "title": phrase("名称"),
    "source_sha256": phrase("原件的 SHA-256"),
    "layout": phrase("数据包格式"),
    "url": phrase("来源网址"),
    "published_on": phrase("公开日期"),
    "retrieved_on": phrase("取得日期"),
    "licence": phrase("许可"),
    "department": phrase("部门"),
    "unit": phrase("单位"),
}
MOST = 100
"""So many numbers, and so many outcomes, a page shows; all of them are in its data."""


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number that is another, came ("" before) or went ("" now); `others` are other fields of it that
    changed: title, before, now."""

    table: str
    row: str
    column: str
    before: str
    now: str
    others: tuple[tuple[Bilingual, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionChange:
    """A correction that the maintainers stated, changed or took back (`is_gone`); `corrected` is "" where
    no other number is stated."""

    row: str
    column: str
    printed: str
    corrected: str
    reason: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """A check that came out otherwise; `before` or `now` is None where it was not there."""

    message: Bilingual
    before: Phrase | None
    now: Phrase | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows of a resource changed."""

    title: Bilingual | Phrase
    changed: int
    added: int
    removed: int
    moved: int


@dataclass(frozen=True, slots=True)
class SaidDifference:
    """A difference in words. `numbers` and `outcomes` are at most `MOST`, the counts are of all."""

    before: str
    after: str
    level: Level
    causes: Series
    summary: Series
    numbers: tuple[NumberChange, ...]
    all_numbers: int
    corrections: tuple[CorrectionChange, ...]
    outcomes: tuple[OutcomeChange, ...]
    all_outcomes: int
    stated: tuple[tuple[Phrase, str, str], ...]
    counted: tuple[Counted, ...]

    @property
    def level_word(self) -> Phrase:
        return LEVELS[self.level]

    @property
    def rule(self) -> Phrase:
        """Why it is of that level."""
        return RULE[self.level]


def said(difference: Difference) -> SaidDifference:
    """The difference in words."""
    numbers = list(_numbers(difference.of("amounts")))
    outcomes = list(_outcomes(difference.of("findings")))
    corrections = tuple(_corrections(difference.of("corrections")))
    return SaidDifference(
        before=difference.before,
        after=difference.after,
        level=difference.level,
        causes=series((CAUSES[each] for each in difference.causes), "；"),
        summary=series(_summary(difference, corrections, len(outcomes)), "，"),
        numbers=tuple(numbers[:MOST]),
        all_numbers=len(numbers),
        corrections=corrections[:MOST],
        outcomes=tuple(outcomes[:MOST]),
        all_outcomes=len(outcomes),
        stated=tuple((_STATED[key], *texts) for key, texts in difference.stated.items()),
        counted=tuple(_counted(difference)),
    )


def _summary(
    difference: Difference, corrections: Sequence[CorrectionChange], outcomes: int
) -> Iterator[Phrase]:
    amounts = difference.of("amounts")
    if amounts and (count := len(amounts.figures)):
        yield phrase("改了 {count} 个数", count=count)
    if amounts and (count := len(amounts.added)):
        yield phrase("多了 {count} 个数", count=count)
    if amounts and (count := len(amounts.removed)):
        yield phrase("少了 {count} 个数", count=count)
    if not amounts or not (amounts.figures or amounts.added or amounts.removed):
        yield phrase("表里的数没有变")
    if count := sum(not each.is_gone for each in corrections):
        yield phrase("{count} 条更正是新的或改过的", count=count)
    if count := sum(each.is_gone for each in corrections):
        yield phrase("撤回了 {count} 条更正", count=count)
    if outcomes:
        yield phrase("{count} 项核对结果有变", count=outcomes)
    if amounts and (count := sum("trust" in each.fields for each in amounts.changed)):
        yield phrase("{count} 个数的可信程度有变", count=count)
    findings = difference.of("findings")
    if findings and (count := sum(row["outcome"] != "fail" for row in findings.added)):
        yield phrase("多了 {count} 项核对", count=count)


def _numbers(amounts: OfResource | None) -> Iterator[NumberChange]:
    if amounts is None:
        return
    for each in amounts.figures:
        before = {key: old for key, (old, _) in each.fields.items()}
        yield _number(each.row, _printed({**each.row, **before}), _printed(each.row), each)
    for row in amounts.removed:
        yield _number(row, _printed(row), "")
    for row in amounts.added:
        yield _number(row, "", _printed(row))


def _number(
    row: Mapping[str, str], before: str, now: str, changed: Changed | None = None
) -> NumberChange:
    named = {
        each.name: Bilingual(each.title, each.title_en) for each in load_schema("amounts").fields
    }
    shown = {"amount_text", "amount", "amount_yuan", "unit"}
    told = RESOURCES["amounts"].figures - shown
    return NumberChange(
        row.get("table_title") or row.get("table", ""),
        " ".join(filter(None, (row.get("code", ""), row.get("row_label", "")))),
        row.get("column_label", ""),
        before,
        now,
        tuple(
            (named[key], *texts)
            for key, texts in (changed.fields.items() if changed else ())
            if key in told and key in named
        ),
    )


def _corrections(corrections: OfResource | None) -> Iterator[CorrectionChange]:
    """What is stated now of a figure, or no longer."""
    if corrections is None:
        return
    for row in (*(each.row for each in corrections.changed), *corrections.added):
        yield _correction(row, is_gone=False)
    for row in corrections.removed:
        yield _correction(row, is_gone=True)


def _correction(row: Mapping[str, str], *, is_gone: bool) -> CorrectionChange:
    return CorrectionChange(
        row["row_label"],
        row["column_label"],
        row["printed"],
        row["corrected"],
        row["reason"],
        is_gone,
    )


def _printed(row: Mapping[str, str]) -> str:
    return f"{row.get('amount_text', '')} {row.get('unit', '')}".strip()


def _outcomes(findings: OfResource | None) -> Iterator[OutcomeChange]:
    """Checks that came to another outcome; those that are new or gone only where they did not pass."""
    if findings is None:
        return
    for each in findings.changed:
        if "outcome" in each.fields:
            yield OutcomeChange(
                _message(each.row),
                _standing({**each.row, "outcome": each.fields["outcome"][0]}),
                _standing(each.row),
            )
    for row in findings.removed:
        if row["outcome"] == "fail":
            yield OutcomeChange(_message(row), _standing(row), None)
    for row in findings.added:
        if row["outcome"] == "fail":
            yield OutcomeChange(_message(row), None, _standing(row))


def _message(row: Mapping[str, str]) -> Bilingual:
    return Bilingual(row["message"], row["message_en"])


def _standing(row: Mapping[str, str]) -> Phrase:
    key = row["severity"] if row["outcome"] == "fail" else row["outcome"]
    return words.STANDINGS[key][0]


def _counted(difference: Difference) -> Iterator[Counted]:
    """Each record resource, then all printed tables together."""
    tables = [each for each in difference.resources if each.name not in RESOURCES]
    for each in difference.resources:
        if each.name in RESOURCES:
            schema = load_schema(each.name)
            yield _count(Bilingual(schema.title, schema.title_en), [each])
    if tables:
        yield _count(_TABLES, tables)


def _count(title: Bilingual | Phrase, resources: list[OfResource]) -> Counted:
    return Counted(
        title,
        sum(len(each.changed) for each in resources),
        sum(len(each.added) for each in resources),
        sum(len(each.removed) for each in resources),
        sum(each.moved for each in resources),
    )
