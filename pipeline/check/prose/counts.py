"""Counts of units, people, cars and projects → Statements: what must be the same wherever it is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from pipeline.check.intervals import Interval
from pipeline.check.prose.financed import money_of
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.statements import Statement
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.vocabulary.prose import ProseSpec, one_of
from pipeline.vocabulary.prose_stated import CountStated

_DAY = re.compile(r"(?:19|20)\d{2}年(?:底|末|12月31日|\d{1,2}月)?|上年[底末]")
_LAST = re.compile("年(?:末|12月31日)$")
"""The last day of a year, which is also called 年底."""
_YEAR = re.compile(r"(?:19|20)\d{2}年|[上去本]年")
_BODY = re.compile(r"[^，。；：、.\d（）]*$")


def counts_stated(
    subject: Subject, sentences: Iterable[Sentence]
) -> Iterator[tuple[CountStated, Statement]]:
    """Every count of the vocabulary's kinds, with whose it is, the day that it is of, and the money where it
    may be of some of that alone. What is `noted` is of the disclosure's year: what is said of another year is
    no count of it."""
    spec, own = subject.vocabulary.prose, subject.identity.fiscal_year
    counted = _counted(spec)
    for sentence in sentences:
        for known in spec.counts_stated if counted.search(sentence.text) else ():
            for pattern in known.patterns:
                for match in _compiled(pattern).finditer(sentence.text):
                    if not (known.noted and _is_of_another_year(sentence, match, own)):
                        yield known, _statement(subject, sentence, known, match)


def counted_on_days(
    subject: Subject, sentences: Iterable[Sentence], names: Sequence[str]
) -> Iterator[tuple[str, str, Statement]]:
    """The counts of some kinds, each with its kind and the day that it is of: 年底 for the last of a year."""
    spec = subject.vocabulary.prose
    for known in (each for each in spec.counts_stated if each.name in names):
        for sentence in sentences:
            for pattern in known.patterns:
                for match in _compiled(pattern).finditer(sentence.text):
                    stated = _statement(subject, sentence, known, match)
                    yield known.name, _day_of(sentence, match), stated


def _is_of_another_year(sentence: Sentence, match: re.Match[str], own: int) -> bool:
    """Whether the last year named up to the end of what states a count is not the disclosure's."""
    named = _YEAR.findall(sentence.text, 0, match.end())
    return bool(named) and named[-1][:4] != str(own) and not named[-1].startswith("本")


def _statement(
    subject: Subject, sentence: Sentence, known: CountStated, match: re.Match[str]
) -> Statement:
    count = Decimal(match["count"])
    before = _BODY.search(sentence.text[: match.start()])
    named = re.sub("^(?:年度?|年?[底末])", "", before[0]) if before else ""
    body = "" if named in subject.vocabulary.prose.own_counts else named
    day = _day_of(sentence, match) if known.dated else _other_year(subject, sentence, match)
    money = money_of(subject, sentence.passage) if known.noted else ""
    key = (sentence.passage.section.entity, known.name, body, day, money)
    return Statement(
        key, known.name, match["count"], "", Interval(count, Decimal(0)),
        sentence.place(match.start("count")),
    )  # fmt: skip


def _other_year(subject: Subject, sentence: Sentence, match: re.Match[str]) -> str:
    """The year that a count of no day is of, where it is none that the disclosure speaks of as its own: the
    fiscal year, and before a budget the one that ends."""
    named = _YEAR.findall(sentence.text, 0, match.end())
    own = subject.identity.fiscal_year
    ours = {str(own), str(own - 1)} if subject.identity.kind is Kind.BUDGET else {str(own)}
    return named[-1] if named and named[-1][:4].isdigit() and named[-1][:4] not in ours else ""


def _day_of(sentence: Sentence, match: re.Match[str]) -> str:
    """The last day that is named up to the end of what states a count, else the first of its sentence."""
    before = [found[0] for found in _DAY.finditer(sentence.text, 0, match.end())]
    first = _DAY.search(sentence.text)
    return _LAST.sub("年底", before[-1] if before else first[0] if first else "")


@cache
def _counted(spec: ProseSpec) -> re.Pattern[str]:
    """A number of anything that is counted, which all patterns ask for."""
    return re.compile(rf"\d{one_of(spec.counts)}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
