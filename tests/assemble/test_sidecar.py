"""What a sidecar may state of corrections and answers, and what is said where it may not."""

from __future__ import annotations

import pytest

from pipeline.assemble.sidecar import read_sidecar
from pipeline.model.refusal import Refusal

CORRECTION = """
corrections:
- locator: {table: budget.expenditure, row: "010101", column: 收入/预算数}
  action: override
  value: "1,051.10"
  expect: "1,501.10"
  reason: 两位数字颠倒
"""
LOCATOR = "{table: t, row: r, column: c}"


def test_a_correction_is_read_as_written() -> None:
    (stated,) = read_sidecar(CORRECTION.encode(), "x.yml").corrections
    assert (stated.locator.row, stated.value, stated.expect) == ("010101", "1,051.10", "1,501.10")


def test_an_answer_is_read_as_written() -> None:
    text = "answers:\n- {check: arithmetic.row_sum, table: 03-x, row_no: 4, status: accepted, reason: 无}"
    (stated,) = read_sidecar(text.encode(), "x.yml").answers
    assert (stated.check, stated.table, stated.row_no, stated.status) == (
        "arithmetic.row_sum",
        "03-x",
        4,
        "accepted",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: budget\nkind: final", "x.yml line 2: key `kind` is stated twice; mend"),
        (
            "answers:\n- {check: a, status: accepted, check: b, reason: c}",
            "key `check` is stated twice",
        ),
        ("[" * 5000, "x.yml: lists within lists, deeper than"),
        ("unit: '\u200b\u200b'", "key `unit`: holds U+200B, which no reader sees"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_sidecar(text.encode(), "x.yml")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ("corrections: [{action: flag}]", "corrections[1].locator", "table, row, column"),
        (
            "corrections: [{locator: {table: t, row: r}, action: flag, reason: x, expect: 1}]",
            "corrections[1].locator.column",
            "the keys of `locator` are table, row, column, entity",
        ),
        (
            f"corrections: [{{locator: {LOCATOR}, action: mend, reason: x, expect: 1}}]",
            "corrections[1].action",
            "'override', 'drop' or 'flag'",
        ),
        (
            f"corrections: [{{locator: {LOCATOR}, action: flag, reason: x}}]",
            "corrections[1].expect",
            "the keys of `corrections` are locator, action, value, reason, expect",
        ),
        (
            f"corrections: [{{locator: {LOCATOR}, action: override, reason: x, expect: 1}}]",
            "corrections[1]",
            "action `override` needs a `value`",
        ),
        (
            f"corrections: [{{locator: {LOCATOR}, action: drop, value: 2, reason: x, expect: 1}}]",
            "corrections[1]",
            "action `drop` takes no `value`",
        ),
        (
            f"corrections: [{{locator: {LOCATOR}, action: override, value: 无, reason: x, expect: 1}}]",
            "corrections[1].value",
            "'无' is no amount",
        ),
        (
            f"corrections: [{{locator: {LOCATOR}, action: flag, reason: ' ', expect: 1}}]",
            "corrections[1].reason",
            "at least 1 character",
        ),
        (
            "answers: [{check: form.x, status: fine, reason: x}]",
            "answers[1].status",
            "'accepted', 'explained', 'corrected' or 'dismissed'",
        ),
        (
            "answers: [{check: form.x, row_no: 3, status: accepted, reason: x}]",
            "answers[1]",
            "state its `table`",
        ),
        (
            "answers: [{check: form.x, rows: 3, status: accepted, reason: x}]",
            "answers[1].rows",
            "the keys of `answers` are finding, check, table, row_no, code, line, status, reason",
        ),
        ('department: "岱山县\\a水利局"', "department", "holds U+0007"),
        ('unit: "岱山县\\u202e水利局"', "unit", "holds U+202E, which no reader sees; take it out"),
        ('department: "岱山县\\n水利局"', "department", "holds U+000A"),
        (
            'answers: [{check: form.x, status: accepted, reason: "a\\u2066b"}]',
            "answers[1].reason",
            "holds U+2066",
        ),
    ],
)
def test_what_may_not_be_stated_is_told_by_key(text: str, key: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_sidecar(text.encode(), "x.yml")
    assert str(refused.value).startswith(f"x.yml: key `{key}`: ")
    assert said in str(refused.value)
