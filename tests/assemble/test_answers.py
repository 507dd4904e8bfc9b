"""Answers: the finding stays, the answer stands beside it, and one without a finding is told."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.disclosure import Disclosure
from pipeline.model.records import Finding, Outcome, Severity
from tests.assemble.corrected import built, override

TABLE = "01-bumenzhichuzongbiao"
ROW_SUM = f"{{check: arithmetic.row_sum, table: {TABLE}, row_no: %s, status: %s, reason: 原件如此}}"


def stale(disclosure: Disclosure) -> list[Finding]:
    return [each for each in disclosure.findings if each.check == "form.answers"]


def answered(*answers: str) -> Disclosure:
    return built("answers:\n" + "".join(f"- {each}\n" for each in answers))


def test_an_answer_counts_its_findings_and_they_stay() -> None:
    disclosure = answered(ROW_SUM % (1, "accepted"))
    (answer,) = disclosure.answers
    assert (answer.status, answer.reason, answer.findings) == ("accepted", "原件如此", 1)
    assert disclosure.findings == built().findings
    assert stale(disclosure) == []


def test_an_answer_may_be_to_all_findings_of_a_check() -> None:
    missing = [
        each
        for each in built().findings
        if each.check == "form.statutory_table" and each.outcome is Outcome.FAIL
    ]
    disclosure = answered("{check: form.statutory_table, status: explained, reason: 无此项业务}")
    assert disclosure.answers[0].findings == len(missing) > 1


def test_an_answer_may_name_a_code_or_a_line() -> None:
    disclosure = answered(
        "{check: arithmetic.row_sum, code: '213', status: accepted, reason: x}",
        "{check: arithmetic.row_sum, line: 6, status: accepted, reason: x}",
    )
    assert [each.findings for each in disclosure.answers] == [1, 1]


def test_an_answer_to_what_passed_is_told() -> None:
    disclosure = answered(ROW_SUM % (2, "accepted"))
    (finding,) = stale(disclosure)
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.WARNING)
    assert "arithmetic.row_sum" in finding.message
    assert disclosure.answers[0].findings == 0


def test_an_answer_to_a_check_between_disclosures_is_not_counted_here() -> None:
    disclosure = answered("{check: between.units_sum, status: explained, reason: x}")
    assert disclosure.answers[0].findings is None
    assert stale(disclosure) == []


def test_an_answer_of_the_maintainers_stands_for_that_of_a_correction() -> None:
    disclosure = built(override() + f"answers:\n- {ROW_SUM % (1, 'corrected')}\n")
    (answer,) = [each for each in disclosure.answers if each.check == "arithmetic.row_sum"]
    assert answer.reason == "原件如此"


def failed(disclosure: Disclosure) -> Finding:
    """The row that the total of 213 breaks."""
    (finding,) = [
        each
        for each in disclosure.findings
        if each.check == "arithmetic.row_sum" and each.outcome is Outcome.FAIL
    ]
    return finding


def test_an_answer_may_name_a_finding_by_its_id() -> None:
    finding = failed(built())
    disclosure = answered(f"{{finding: {finding.id}, status: accepted, reason: 原件如此}}")
    (answer,) = disclosure.answers
    assert (answer.check, answer.finding, answer.findings) == (finding.check, finding.id, 1)
    assert disclosure.findings == built().findings


def test_a_dismissed_finding_accuses_nobody_and_casts_no_doubt() -> None:
    finding = failed(built())
    disclosure = answered(f"{{finding: {finding.id}, status: dismissed, reason: 等式不适用}}")
    (now,) = [each for each in disclosure.findings if each.id == finding.id]
    assert (now.outcome, now.severity) == (Outcome.NOT_EVALUATED, Severity.NOTE)
    assert now.message == finding.message
    assert disclosure.answers[0].findings == 1
    assert disclosure.answers[0].fits(now)
    of_row = [a for a in disclosure.amounts if (a.table, a.row_no) == (now.table, now.row_no)]
    assert not any(finding.id in each.findings for each in of_row)


def test_an_answer_to_an_id_that_is_gone_is_told() -> None:
    (finding,) = stale(answered("{finding: 0123456789, status: dismissed, reason: x}"))
    assert "0123456789" in finding.message


def test_an_answer_of_another_disclosure_fits_nothing_here() -> None:
    answer = answered("{check: arithmetic.row_sum, status: accepted, reason: x}").answers[0]
    finding = failed(built())
    assert answer.fits(finding)
    assert not answer.fits(replace(finding, disclosure="another"))
