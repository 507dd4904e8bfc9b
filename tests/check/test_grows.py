"""What is told over and over costs in proportion to how often: what many claims ask for is gathered once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from pipeline.check.against_tables.stated_years import check_stated_years
from pipeline.check.claims.claims import check_claims
from pipeline.check.prose.change_sums import check_change_sums
from pipeline.check.prose.movements import movements
from pipeline.check.prose.passages import passages_of
from pipeline.check.subject import Subject
from pipeline.model.records import Finding
from tests.check.against_tables.disclosed import disclosed
from tests.support import VOCABULARY
from tests.work_done import steps

EARLIER = "2022年一般公共预算支出189.00万元，比上年增加3.00万元。\n\n"
SHARE = (
    "2023年一般公共预算支出189.00万元，其中：项目支出106.00万元，占一般公共预算支出的40.00%。\n\n"
)
WHOLE = "2023年本部门支出900.00万元，较上年增加20.00万元，主要原因是新增项目。\n\n"


def subject_of(prose: str) -> Subject:
    made = disclosed(prose)
    return Subject(
        made.identity, (made.document,), made.tables, made.amounts, VOCABULARY, made.claims,
        made.indicators, made.sections,
    )  # fmt: skip


def change_sums(subject: Subject) -> Iterator[Finding]:
    """The check alone, with the changes of wholes, which all paragraphs but the last tell."""
    *wholes, last = passages_of(subject)
    sentences = (sentence for passage in wholes for sentence in passage.sentences)
    stated = [m for sentence in sentences for m in movements(sentence, VOCABULARY.prose)]
    return check_change_sums(subject, (*wholes, last), stated)


def items(number: int) -> str:
    return WHOLE + "；".join(
        f"项目{each}（{2130301 + each}）{each + 5}.50万元，较上年增加{each + 1}.50万元"
        for each in range(number)
    )


@pytest.mark.parametrize(
    ("check", "told"),
    [
        (check_stated_years, lambda rounds: EARLIER * rounds),
        (check_claims, lambda rounds: SHARE * rounds),
        (change_sums, lambda rounds: WHOLE * rounds + items(5) * rounds),
        (change_sums, items),
    ],
    ids=["years", "shares", "divisions", "items"],
)
def test_twice_as_many_are_twice_the_work(
    check: Callable[[Subject], Iterator[Finding]], told: Callable[[int], str]
) -> None:
    list(check(subject_of(told(8))))  # what is made once for all is made
    few, twice, more = map(steps, (partial(list, check(subject_of(told(n)))) for n in (15, 30, 60)))
    assert twice > few
    assert more - twice < 2.4 * (twice - few)
