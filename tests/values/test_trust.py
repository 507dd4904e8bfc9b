"""Ids of findings and the trust of amounts: what casts doubt, what vouches, and what stays the same."""

from __future__ import annotations

from dataclasses import replace

from pipeline.check import told_once
from pipeline.model.document import Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.told import told_by
from pipeline.values.trust import identified, trusted
from tests.support import FILE, Understood, printed, understood

TABLE = """
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → {first} → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        2130301 → 行政运行 → 41.40 → 41.40 →
        2130305 → 水利工程建设 → 20.00 → → 20.00
        """


def found(first: str) -> Understood:
    return understood(printed(TABLE.format(first=first)))


def trust_by_row(
    subject: Understood, ocr_pages: dict[str, set[int | None]] | None = None
) -> dict[int, set[str]]:
    findings = identified(subject.findings, subject.tables)
    rows: dict[int, set[str]] = {}
    for amount in trusted(subject.amounts, findings, ocr_pages or {}):
        rows.setdefault(amount.row_no, set()).add(amount.trust)
    return rows


def test_what_took_part_in_a_sum_that_holds_is_checked() -> None:
    assert trust_by_row(found("61.40")) == {row: {"checked"} for row in (1, 2, 3, 4)}


def test_every_part_of_a_failed_sum_is_doubtful_and_names_the_finding() -> None:
    subject = found("68.40")
    findings = identified(subject.findings, subject.tables)
    amounts = trusted(subject.amounts, findings, {})
    doubtful = {(each.row_no, each.column_no) for each in amounts if each.trust == "doubtful"}
    across, down = {(1, 3), (1, 4), (1, 5)}, {(1, 3), (2, 3)}
    assert doubtful == across | down
    failed = {each.id for each in findings if each.outcome is Outcome.FAIL and each.row_no == 1}
    ids = {(a.row_no, a.column_no): set(a.findings.split()) for a in amounts}
    assert ids[1, 3] == failed
    assert ids[1, 4] | ids[2, 3] == failed
    assert not ids[2, 4]


def test_a_finding_that_names_no_cell_is_of_its_whole_row() -> None:
    subject = found("68.40")
    bare = [replace(each, cells=()) for each in identified(subject.findings, subject.tables)]
    amounts = trusted(subject.amounts, bare, {})
    assert {each.row_no for each in amounts if each.trust == "doubtful"} == {1}


def test_what_no_check_touched_is_printed() -> None:
    subject = found("61.40")
    assert {each.trust for each in trusted(subject.amounts, (), {})} == {"printed"}


def test_the_zero_of_a_sum_that_adds_no_numbers_is_doubtful() -> None:
    subject = found("0.00")
    first = subject.amounts[0]
    named = Finding(
        disclosure="", check="form.sum_over_text", outcome=Outcome.FAIL, severity=Severity.WARNING,
        message="", message_en="", source_page=first.source_page, source_line=None, table="",
        row_no=None, code="",
    )  # fmt: skip
    findings = identified([named], file=first.source_file)
    place = Place(first.source_file, line=first.source_line, page=first.source_page)
    amounts = trusted(subject.amounts, findings, {}, [place])
    doubtful = [(each.row_no, each.column_no) for each in amounts if each.trust == "doubtful"]
    assert doubtful == [(1, 3)]
    assert amounts[0].findings == findings[0].id
    assert "doubtful" not in {each.trust for each in trusted(subject.amounts, findings, {})}


def test_what_was_read_from_a_picture_is_doubtful() -> None:
    assert trust_by_row(found("61.40"), {FILE: {None}}) == {
        row: {"doubtful"} for row in (1, 2, 3, 4)
    }


def test_ids_are_unique_and_do_not_hang_on_figures_or_order() -> None:
    one, other = found("61.40"), found("68.40")
    ids = [each.id for each in identified(one.findings, one.tables)]
    assert len(set(ids)) == len(ids)
    assert ids == [each.id for each in identified(other.findings, other.tables)]
    backwards = identified(tuple(reversed(one.findings)), one.tables)
    assert sorted(ids) == sorted(each.id for each in backwards)


def test_a_finding_is_of_the_entity_and_file_of_its_table() -> None:
    subject = found("61.40")
    (first, *_) = identified([f for f in subject.findings if f.table], subject.tables)
    assert (first.entity, first.source_file) == (subject.tables[0].entity.name, FILE)
    (alone,) = identified([replace(first, table="")], subject.tables, "某局", "某局.pdf")
    assert (alone.entity, alone.source_file) == ("某局", "某局.pdf")


def test_what_another_finding_tells_is_doubtful_as_long_as_that_one_stands() -> None:
    subject = found("68.40")
    findings = told_once(identified(subject.findings, subject.tables))
    (told,) = [each for each in findings if told_by(each)]
    amounts = trusted(subject.amounts, findings, {})
    cells = {(a.table, a.row_no, a.column_no): a for a in amounts}
    assert {cells[cell].trust for cell in told.cells} == {"doubtful"}
    assert all(told.id in cells[cell].findings for cell in told.cells)
    taken_back = [
        replace(each, outcome=Outcome.NOT_EVALUATED) if each.id == told_by(told) else each
        for each in findings
    ]
    assert "doubtful" not in {each.trust for each in trusted(subject.amounts, taken_back, {})}


def test_money_that_a_performance_table_contradicts_is_doubtful() -> None:
    subject = understood(
        printed("""
        堤防加固项目绩效目标表

        项目名称 → 堤防加固 → →
        项目资金（万元） → 年度资金总额 → 12.50 →
        → 其中：财政拨款 → 10.00 →
        → 其他资金 → 1.50 →
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 加固长度 → 3公里
        """)
    )
    assert {trust for trusts in trust_by_row(subject).values() for trust in trusts} == {"doubtful"}
