"""Findings of `form.statutory_table` → how many of the forms that must be published are there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.records import Finding, Outcome
from pipeline.website.interface.phrases import Bilingual, Phrase, phrase, series
from pipeline.website.published.package import Package

_CHECK = "form.statutory_table"
_FORM = re.compile(r"《.+》")


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
    failed = [each for each in of_list if each.outcome == Outcome.FAIL]
    passed = [each for each in of_list if each.outcome == Outcome.PASS]
    if not failed and not passed:
        return None
    is_of_one = len({table.entity for table in package.tables}) <= 1
    return Completeness(
        required=len(failed) + len(passed),
        published=len(passed),
        missing=tuple(_missing(each, is_of_one) for each in failed),
    )


def _missing(finding: Finding, is_of_one: bool) -> Bilingual:
    form = _FORM.search(finding.message)
    english = finding.message_en.removesuffix(": required, not published")
    if form and is_of_one:
        return Bilingual(form[0], english)
    entity, _, rest = finding.message.partition("未公开")
    return Bilingual(entity + rest, f"{entity}: {english}")
