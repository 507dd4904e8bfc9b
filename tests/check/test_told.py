"""One contradiction is told once; the others name it, and different ones stay apart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check import told_once
from pipeline.check.told import _causes, _joined
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.told import told_by
from pipeline.values.trust import casts_doubt, identified
from tests.support import printed, understood

SUM, CLAIM, LIST = "arithmetic.row_sum", "claim.amount_as_in_table", "prose.parts_make_whole"


def failure(
    name: str,
    printed: str,
    expected: str,
    *cells: tuple[int, int],
    check: str = SUM,
    page: int | None = 1,
    line: int | None = None,
    severity: Severity = Severity.ERROR,
) -> Finding:
    table = "01-zhichu" if cells else ""
    return Finding(
        disclosure="d", check=check, outcome=Outcome.FAIL, severity=severity, table=table,
        message=f"{name}：{printed}，计算得 {expected}", message_en=f"{name}: {printed}, not {expected}",
        printed=Decimal(printed), expected=Decimal(expected),
        difference=Decimal(printed) - Decimal(expected), tolerance=Decimal("0.01"),
        source_page=page, source_line=line,
        cells=tuple((table, row, column) for row, column in cells),
    )  # fmt: skip


def told(*findings: Finding) -> tuple[Finding, ...]:
    return told_once(identified(findings))


def causes(*findings: Finding) -> list[str]:
    """The names of the findings that still fail."""
    failing = [f for f in told(*findings) if f.outcome is Outcome.FAIL]
    return [f.message.partition("：")[0] for f in failing]


def test_what_leans_on_the_same_figure_names_the_finding_that_tells_it() -> None:
    one = failure("行", "12.00", "10.00", (1, 1), (1, 2))
    other = failure("列", "30.00", "32.00", (3, 1), (1, 1), (2, 1))
    first, second = told(one, other)
    assert (first.outcome, second.outcome) == (Outcome.FAIL, Outcome.NOT_EVALUATED)
    assert told_by(second) == first.id
    assert first.id in second.message_en
    assert casts_doubt(first)
    assert casts_doubt(second)


def test_what_is_said_twice_word_for_word_is_one_finding_with_its_places() -> None:
    def slip(words: str, page: int, entity: str = "") -> Finding:
        return Finding(
            disclosure="d", check="form.punctuation", outcome=Outcome.FAIL, severity=Severity.NOTE,
            message=words, message_en="doubled", source_page=page, entity=entity,
        )  # fmt: skip

    one, again, other, third = told(
        slip("重复", 3), slip("重复", 9), slip("别的", 9), slip("重复", 3)
    )
    assert one.message == "重复（共 3 处，另见第 9 页）"
    assert one.message_en == "doubled (3 times, also on page 9)"
    assert [told_by(each) for each in (again, other, third)] == [one.id, "", one.id]
    assert again.message.startswith("重复（与 ")
    assert other.outcome is Outcome.FAIL
    alone = [replace(slip("重复", 3, entity), id=entity) for entity in ("局", "中心")]
    assert list(told_once(alone)) == alone


def test_a_year_that_a_table_tells_to_be_wrong_is_one_slip_with_its_comparison() -> None:
    def slip(check: str, line: int) -> Finding:
        return Finding(
            disclosure="d", check=check, outcome=Outcome.FAIL, severity=Severity.ERROR,
            message=f"{check} {line}", message_en=check, source_page=2, source_line=line,
        )  # fmt: skip

    year, base, elsewhere = told(
        slip("claim.year_of_amount", 7), slip("prose.base_year", 8), slip("prose.base_year", 20)
    )
    assert (told_by(base), told_by(elsewhere)) == (year.id, "")
    assert (year.outcome, elsewhere.outcome) == (Outcome.FAIL, Outcome.FAIL)
    (alone,) = told(slip("prose.base_year", 8))
    assert alone.outcome is Outcome.FAIL


def test_one_habit_of_a_text_is_one_finding_whatever_words_it_is_found_in() -> None:
    def slip(
        quoted: str, said: str, page: int, table: str = "", *, is_habit: bool = True
    ) -> Finding:
        return Finding(
            disclosure="d", check="form.unit_left_out", outcome=Outcome.FAIL, severity=Severity.NOTE,
            message=quoted + said, message_en="slip", source_page=page, table=table,
            slip=said if is_habit else "",
        )  # fmt: skip

    findings = told(
        slip("“总预算1720.00万，其中”：", "数后漏印“元”", 3),
        slip("“合计“两项”1410.00万。”：", "数后漏印“元”", 5),
        slip("“增长13.95。”：", "数后漏印“%”", 5),
        slip("“项目”的“指标1”（2项）", "以 2018 年为期，本表为 2019 年", 7, "01"),
        slip("“项目”的“指标3”（1次）", "以 2018 年为期，本表为 2019 年", 7, "01"),
        slip("“项目”的“指标3”（1次）", "以 2018 年为期，本表为 2019 年", 9, "02"),
        slip("“医疗的的”：", "“的的”重复", 7, is_habit=False),
        slip("“教育的的”：", "“的的”重复", 9, is_habit=False),
    )
    failing = [findings.index(each) for each in findings if each.outcome is Outcome.FAIL]
    assert failing == [0, 2, 3, 5, 6, 7]
    assert findings[0].message.endswith("：数后漏印“元”（共 2 处，另见第 5 页）")


def test_small_differences_near_each_other_are_alike_by_chance() -> None:
    claim = failure("占比", "0.83", "0.78", check="claim.change_recomputed", line=5)
    parts = failure("采购", "3.55", "3.58", check=LIST, line=9)
    large = failure("合计", "93.58", "88.57", check=LIST, line=9)
    claims = failure("支出", "95.00", "90.00", check=CLAIM, line=5)
    assert causes(claim, replace(parts, tolerance=Decimal("0.02"))) == ["占比", "采购"]
    assert len(causes(large, claims)) == 1


def test_what_is_counted_is_no_amount_of_money() -> None:
    money = failure("采购", "9.53", "6.53", check=LIST, line=5)
    cars = failure("车辆", "8", "11", check=LIST, line=9)
    assert len(causes(money, cars)) == 1, "the same digits on one page"
    assert causes(money, replace(cars, unit="辆")) == ["采购", "车辆"]


def test_the_finding_at_the_figure_that_all_lean_on_tells_it() -> None:
    above = failure("类", "30.00", "32.00", (1, 1), (2, 1))
    at = failure("款", "32.00", "30.00", (2, 1), (3, 1), (4, 1))
    assert causes(above, at) == ["款"]


def test_a_sum_tells_what_a_sentence_repeats() -> None:
    sentence = failure("文", "12.00", "10.00", (1, 1), check=CLAIM)
    assert causes(sentence, failure("行", "10.00", "12.00", (1, 1), (1, 2))) == ["行"]


@pytest.mark.parametrize(
    ("difference", "expected"), [("80.02", ["甲"]), ("80.00", ["甲", "乙"]), ("0.02", ["甲", "乙"])]
)
def test_a_difference_of_many_digits_tells_itself(difference: str, expected: list[str]) -> None:
    first = failure("甲", str(Decimal(100) + Decimal(difference)), "100", (1, 1))
    other = failure("乙", "500", str(Decimal(500) + Decimal(difference)), (9, 4), page=7)
    assert causes(first, other) == expected


def test_the_difference_is_the_same_in_another_unit() -> None:
    first = failure("表", "1234500.00", "1000000.00", (1, 1))
    assert causes(first, failure("文", "123.45", "100.00", check=LIST, page=9)) == ["表"]


def test_another_difference_at_the_same_figure_is_another_cause() -> None:
    one = failure("行", "12.00", "10.00", (1, 1), (1, 2))
    assert causes(one, failure("列", "30.00", "35.00", (3, 1), (1, 1))) == ["行", "列"]


def test_a_sum_printed_over_again_is_one() -> None:
    rows = [failure(name, "12.00", "10.00", (row, 1)) for row, name in enumerate(("合计", "213"))]
    assert causes(*rows) == ["合计"]
    assert causes(rows[0], replace(rows[1], check="arithmetic.found_sum")) == ["合计", "213"]


def test_sentences_of_one_page_that_are_off_alike_are_one() -> None:
    one = failure("甲", "12.50", "10.00", check="claim.list_whole")
    assert causes(one, failure("乙", "20.00", "22.50", check=LIST)) == ["甲"]
    assert causes(one, failure("乙", "20.00", "22.50", check=LIST, page=2)) == ["甲", "乙"]


def test_a_list_that_lacks_what_rounding_blurs_is_one_with_its_whole() -> None:
    lacking = failure("单", "10.00", "40.00", check="claim.list_whole")
    whole = replace(failure("总", "40.02", "10.00", check=LIST), tolerance=Decimal("0.05"))
    assert causes(lacking, whole) == ["单"]
    assert causes(lacking, replace(whole, source_page=2)) == ["单", "总"]


def test_the_finding_says_where_else_the_difference_shows() -> None:
    cells = [(1, column) for column in range(3)]
    first, *_ = told(
        failure("甲", "12.34", "0", *cells), failure("乙", "12.34", "0", *cells, page=9)
    )
    assert first.message.endswith("（同一差异另见第 9 页）")
    lines = [
        failure(n, "12.34", "0", *cells, page=None, line=at) for n, at in (("甲", 3), ("乙", 8))
    ]
    assert told(*lines)[0].message.endswith("（同一差异另见第 8 行）")


def test_what_does_not_fail_and_what_has_no_difference_is_left_alone() -> None:
    holds = replace(failure("行", "12.00", "10.00", (1, 1)), outcome=Outcome.ROUNDING)
    bare = replace(failure("列", "12.00", "10.00", (1, 1)), difference=None)
    assert told(holds, bare) == identified([holds, bare])


def test_a_wrong_figure_that_breaks_sums_across_and_down_is_one_contradiction() -> None:
    found = understood(
        printed("""
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        合计 →  → 100.00 → 70.00 → 30.00
        213 → 农林水支出 → 80.00 → 60.00 → 20.00
        21303 → 水利 → 80.00 → 60.00 → 20.00
        2130301 → 行政运行 → 50.00 → 50.00 →
        2130306 → 水利工程运行与维护 → 30.00 → 13.00 → 20.00
        221 → 住房保障支出 → 20.00 → 10.00 → 10.00
        22102 → 住房改革支出 → 20.00 → 10.00 → 10.00
        2210201 → 住房公积金 → 20.00 → 10.00 → 10.00
        """)
    )
    failed = [f for f in found.findings if f.outcome is Outcome.FAIL and f.difference]
    assert len(failed) == 2
    left = [f for f in told_once(identified(found.findings)) if f.outcome is Outcome.FAIL]
    assert [f.check for f in left if f.difference] == [SUM]


def sentence(number: int, difference: str) -> Finding:
    return Finding(
        id=str(number), disclosure="d", check="claim.figure", outcome=Outcome.FAIL,
        severity=Severity.ERROR, message="", message_en="", difference=Decimal(difference),
        printed=Decimal(number), expected=Decimal(0), source_line=number * 7 % 911,
    )  # fmt: skip


def failing(number: int, difference: str, check: str, line: int, tolerance: str) -> Finding:
    """A failure whose cell is one of three, shared with others; a line below 40 stands for a page."""
    return replace(
        sentence(number, difference),
        check=check,
        tolerance=Decimal(tolerance),
        source_line=line * 20,
        source_page=line % 3 if line < 40 else None,
        cells=((f"0{line % 4}", 1, 1),) if line % 4 else (),
    )


FAILURES = st.tuples(
    st.sampled_from(["0.1", "0.12", "1.2", "-1.2", "12.3", "12.4", "9380.02", "93800.2", "9380"]),
    st.sampled_from([CLAIM, LIST, SUM, "prose.movement"]),
    st.integers(0, 80),
    st.sampled_from(["0", "0.01", "0.1", "30"]),
)


def are_one(one: Finding, other: Finding) -> bool:
    """The definition that the causes are the closure of."""
    digits = [each.difference.normalize().as_tuple().digits for each in (one, other)]  # type: ignore[union-attr]
    sizes = [abs(each.difference or Decimal(0)) for each in (one, other)]
    reach = (one.tolerance or Decimal(0)) + (other.tolerance or Decimal(0))
    same = digits[0] == digits[1]
    if same and len(digits[0]) >= 4:
        return True
    alike = same or abs(sizes[0] - sizes[1]) <= reach
    if not set(one.cells).isdisjoint(other.cells):
        return alike
    return are_near(one, other, digits) and alike and (same or min(sizes) >= 5 * reach)


def are_near(one: Finding, other: Finding, digits: list[tuple[int, ...]]) -> bool:
    of_text = all(each.check.startswith(("claim.", "prose.")) for each in (one, other))
    of_lists = one.check == other.check == LIST
    if not of_text or not (of_lists or max(map(len, digits)) >= 2):
        return False
    if one.source_page is not None or other.source_page is not None:
        return one.source_page == other.source_page
    return abs((one.source_line or 0) - (other.source_line or 0)) <= 60


@given(st.lists(FAILURES, max_size=24), st.sampled_from([1, 7, 20]))
def test_causes_are_those_of_all_pairs(
    drawn: list[tuple[str, str, int, str]], spacing: int
) -> None:
    failures = [failing(number, *each) for number, each in enumerate(drawn)]
    failures = [replace(f, source_line=(f.source_line or 0) // 20 * spacing) for f in failures]
    cause = list(range(len(failures)))
    for one, other in combinations(range(len(failures)), 2):
        if are_one(failures[one], failures[other]):
            kept, gone = sorted((cause[one], cause[other]))
            cause = [kept if each == gone else each for each in cause]
    expected = sorted(
        ids
        for first in set(cause)
        if len(ids := [str(n) for n, each in enumerate(cause) if each == first]) > 1
    )
    assert sorted([each.id for each in group] for group in _causes(failures)) == expected


@pytest.mark.parametrize("apart", [0, 1, 9])
def test_many_failures_of_a_text_are_not_held_against_each_other(apart: int) -> None:
    count = 4000
    each = (sentence(n, f"{n % 97 + 20}.{n % 7}") for n in range(count))
    tolerant = [replace(f, tolerance=Decimal(f"0.{n % 3}")) for n, f in enumerate(each)]
    placed = [replace(f, source_line=int(f.id) * apart) for f in tolerant]
    joined = list(_joined(placed, [*range(count)]))
    assert len(joined) < 12 * count


def test_many_failures_at_one_figure_are_not_held_against_each_other() -> None:
    def joined(count: int) -> int:
        at = ((SUM, 1, 1),)
        failures = [replace(sentence(n, f"{n % 97 + 1}"), cells=at) for n in range(count)]
        return len(list(_joined(failures, [*range(count)])))

    assert joined(400) < joined(200) * 2.5


@pytest.mark.parametrize(
    ("line", "printed_there", "left"), [(7, "41.00", 1), (7, "20.00", 2), (8, "41.00", 2)]
)
def test_an_amount_of_a_list_is_held_against_its_tables_once(
    line: int, printed_there: str, left: int
) -> None:
    amount = failure("缴费", "41.00", "40.00", (3, 3), check=CLAIM, line=7)
    item = failure("缴费", printed_there, "39.00", check="claim.item_in_table", line=line)
    assert len(causes(amount, replace(item, table="02-yusuan"))) == left


def test_an_item_that_no_table_has_is_told_once_with_its_amount() -> None:
    amount = failure("缴费", "41.00", "40.00", (3, 3), check=CLAIM, line=7)
    said = "文中列有“缴费”41.00 万元，《支出表》及其他表中没有该科目"
    lacks = replace(
        failure("缴费", "41.00", "40.00", check="claim.item_in_table", line=7),
        message=said, printed=None, expected=None, difference=None,
    )  # fmt: skip
    assert causes(amount, lacks) == ["缴费"]
    assert len(causes(amount, replace(lacks, message=said.replace("41.00", "141.00")))) == 2


@pytest.mark.parametrize(
    ("words", "whole", "expected", "line", "left"),
    [
        ("收入", "41.00", "40", 7, 1),
        ("三公：所列 2 项（41.00＋10.00）", "50.00", "51", 5, 1),
        ("三公：所列 2 项（41.00＋10.00）", "50.00", "51", 40, 2),
        ("三公：所列 2 项（41.00＋10.00）", "50.00", "53", 5, 2),
    ],
)
def test_a_wrong_whole_or_part_of_a_list_is_told_once_with_its_cell(
    words: str, whole: str, expected: str, line: int, left: int
) -> None:
    amount = failure("缴费", "41.00", "40.00", (3, 3), check=CLAIM, page=None, line=7)
    listed = failure(words, whole, expected, check=LIST, page=None, line=line)
    assert len(causes(amount, listed)) == left


def test_what_is_ten_thousand_times_off_is_told_with_the_unit_of_its_table() -> None:
    unit = replace(
        failure("单位", "1", "2", check="form.unit_plausible"),
        table="01-zhichu", printed=None, expected=None, difference=None,
    )  # fmt: skip
    total = failure("合计", "2835.18", "28351800.00", (3, 3), check="cross_table.same_amount")
    other = failure("支出", "3835.18", "28351800.00", (4, 3), check="cross_table.same_amount")
    elsewhere = replace(total, table="02-shouru", cells=(), message="另表：2835.18")
    assert causes(unit, total) == ["单位"]
    assert causes(unit, other) == ["单位", "支出"]
    assert causes(unit, elsewhere) == ["单位", "另表"]
    assert causes(total, other) == ["合计", "支出"]
