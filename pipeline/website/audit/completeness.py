"""Findings of `form.statutory_table` → how many of the forms that must be published are there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.records import Finding, Outcome, Severity
from pipeline.website.interface.phrases import Bilingual, Phrase, phrase, series
from pipeline.website.published.package import Package

_CHECK = "form.statutory_table"
_FORM = re.compile(r"《[^》]+》")


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many forms must be published and how many are; `missing` names the others."""

    required: int
    published: int
    missing: tuple[Bilingual, ...]

    @property
    def is_whole(self) -> bool:
        return not self.missing

    @property
    def sentence(self) -> Phrase:
        """应公开 9 张表，公开了 8 张；缺：《收入预算表》."""
        if self.is_whole:
            return phrase(
                "应公开 {required} 张表，公开了 {published} 张。",
                required=self.required,
                published=self.published,
            )
        return phrase(
            "应公开 {required} 张表，公开了 {published} 张；缺：{missing}。",
            required=self.required,
            published=self.published,
            missing=series(self.missing),
        )


def completeness(package: Package, findings: Iterable[Finding]) -> Completeness | None:
    """What the statutory list says of the disclosure, None where it was not held against it.

    Of several reporting entities each has the whole list; the missing forms then name theirs.
    """
    of_list = [each for each in findings if each.check == _CHECK]
    failed = [each for each in of_list if _is_missing(each)]
    passed = [each for each in of_list if each.outcome == Outcome.PASS]
    if not failed and not passed:
        return None
    is_of_one = len({table.entity for table in package.tables}) <= 1
    return Completeness(
        required=len(failed) + len(passed),
        published=len(passed),
        missing=tuple(_missing(each, is_of_one) for each in failed),
    )


def _is_missing(finding: Finding) -> bool:
    """Whether a form is not there: told here, or as a warning with the contents page that lists it."""
    told_elsewhere = finding.outcome == Outcome.NOT_EVALUATED
    is_told = told_elsewhere and finding.severity == Severity.WARNING
    return finding.outcome == Outcome.FAIL or is_told


def _missing(finding: Finding, is_of_one: bool) -> Bilingual:
    form = _FORM.search(finding.message)
    english = finding.message_en.partition(": required, not published")[0]
    if form and is_of_one:
        return Bilingual(form[0], english)
    entity = finding.message.partition("未公开")[0]
    return Bilingual(f"{entity}{form[0] if form else ''}", f"{entity}: {english}")
