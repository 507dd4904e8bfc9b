"""Sums down the rows that a table itself keeps, whatever its form, and the rows that break them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, printed, understood

CHECK = "arithmetic.found_rows"
HEADS = "单位编码 → 单位名称 → 甲类金额 → 乙类金额"
Pair = tuple[int, int]


def blocks(parts: list[list[Pair]]) -> list[tuple[str, Decimal, Decimal]]:
    """A row for each block of units and one for each unit in it, in two columns."""
    lines: list[tuple[str, Decimal, Decimal]] = []
    for at, pairs in enumerate(parts):
        one, two = (Decimal(sum(pair[column] for pair in pairs)).scaleb(-2) for column in (0, 1))
        lines.append((f"{601 + at}", one, two))
        for no, pair in enumerate(pairs, 1):
            first, second = (Decimal(value).scaleb(-2) for value in pair)
            lines.append((f"{601 + at}{no:03d}", first, second))
    return lines


def table(lines: list[tuple[str, Decimal, Decimal]]) -> Understood:
    text = "\n".join(f"{code} → 水利站{code} → {a} → {b}" for code, a, b in lines)
    return understood(printed(f"工程安排表\n\n单位：万元\n\n{HEADS}\n{text}"))


BLOCKS = [[(1000 + 7 * n, 250 + 11 * n), (3100 + 13 * n, 420 + n)] for n in range(5)]


def test_a_table_whose_units_make_up_their_block_passes_in_every_place() -> None:
    found = table(blocks(BLOCKS))
    assert found.tables[0].form == ""
    assert found.outcomes(CHECK) == [Outcome.PASS] * 10


def test_the_row_that_breaks_the_order_is_named_with_both_values() -> None:
    lines = blocks(BLOCKS)
    code, first, second = lines[3]
    lines[3] = (code, first + 9, second)
    (broken,) = table(lines).of(CHECK, Outcome.FAIL)
    assert (broken.row_no, broken.printed, broken.expected) == (4, first + 9, first)
    assert broken.severity is Severity.WARNING
    assert "9 处" in broken.message
    assert "9 places" in broken.message_en


def test_a_row_that_differs_in_every_column_is_undecided() -> None:
    lines = blocks([*BLOCKS, *[[(5000 + n, 40 + n), (600 + n, 8 + n)] for n in range(5)]])
    code, first, second = lines[3]
    lines[3] = (code, first + 9, second + 5)
    found = table(lines)
    assert not found.of(CHECK, Outcome.FAIL)
    assert len(found.of(CHECK, Outcome.NOT_EVALUATED)) == 2


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(BLOCKS[:1], id="two places prove nothing"),
        pytest.param([pairs[:1] for pairs in BLOCKS], id="one part proves nothing"),
        pytest.param(BLOCKS[:1] * 4, id="the same figures over again prove nothing"),
    ],
)
def test_what_is_not_proven_says_nothing(parts: list[list[Pair]]) -> None:
    lines = blocks(parts)
    lines[0] = (lines[0][0], lines[0][1] + 1, lines[0][2])
    assert not table(lines).of(CHECK, Outcome.FAIL)


def test_too_few_places_are_told_where_they_hold() -> None:
    assert table(blocks(BLOCKS[:1])).outcomes(CHECK) == [Outcome.PASS] * 2


def test_a_total_row_further_down_is_the_whole_of_no_rows_below_it() -> None:
    lines = [
        *blocks(BLOCKS),
        ("", Decimal("1.00"), Decimal("2.00")),
        ("701", Decimal(9), Decimal(8)),
    ]
    assert not table(lines).of(CHECK, Outcome.FAIL)


@given(
    st.lists(
        st.lists(st.tuples(*[st.integers(10**3, 10**8)] * 2), min_size=2, max_size=4),
        min_size=6, max_size=9, unique_by=tuple,
    ),
    st.integers(min_value=10, max_value=10**6),
    st.data(),
)  # fmt: skip
def test_one_changed_figure_is_found_and_nothing_else(
    parts: list[list[Pair]], change: int, data: st.DataObject
) -> None:
    lines = blocks(parts)
    assert not table(lines).of(CHECK, Outcome.FAIL)
    at = data.draw(st.integers(0, len(lines) - 1))
    code, first, second = lines[at]
    lines[at] = (code, first, second + Decimal(change).scaleb(-2))
    (broken,) = table(lines).of(CHECK, Outcome.FAIL)
    assert broken.row_no is not None
    assert lines[broken.row_no - 1][0] == code[:3]


BY_NAME = """
        一般公共预算基本支出表

        单位：万元

        经济分类科目名称 → 合计 → 人员经费 → 公用经费
        合计 → 100.00 → 60.50 → 39.50
        工资福利支出 → 60.50 → 60.50 →
        　基本工资 → 40.20 → 40.20 →
        　津贴补贴 → {allowance} → {allowance} →
        商品和服务支出 → 39.50 → → 39.50
        　办公费 → 20.30 → → 20.30
        　水费 → 10.20 → → 10.20
        　电费 → 9.00 → → 9.00
        """


def test_rows_named_like_a_classification_lie_as_its_codes_do() -> None:
    whole = understood(printed(BY_NAME.format(allowance="20.30")))
    assert whole.of(CHECK, Outcome.FAIL) == []
    broken = understood(printed(BY_NAME.format(allowance="23.00"))).of(CHECK, Outcome.FAIL)
    assert {f.row_no for f in broken} == {2}
    assert "工资福利支出" in broken[0].message


def test_an_item_with_the_name_of_its_section_is_no_second_part() -> None:
    """Without codes 专项工程 and the item of that name below it lie side by side."""
    rows = ["合计 → 610.00"]
    for at, name in enumerate(("一、甲类", "二、乙类", "三、丙类", "四、丁类", "五、戊类")):
        one, two = 10 + at, 110 + at
        rows += [f"{name} → {one + two}.00", f"　专项{at} → {one}.00", f"　其他{at} → {two}.00"]
    rows.insert(3, "　专项0 → 10.00")
    found = understood(printed("支出安排表\n\n单位：万元\n\n项目 → 金额\n" + "\n".join(rows)))
    assert Outcome.FAIL not in found.outcomes(CHECK)


def test_levels_tell_what_codes_do_not() -> None:
    """Units have codes, the kinds of projects below them none."""
    text = "\n".join(
        f"{601 + unit} → 水利站{unit} → {30 + 6 * unit}.00\n"
        f" → 一、通用项目 → {10 + 2 * unit}.00\n"
        f" → （一）租赁 → {4 + unit}.00\n"
        f" → （二）维修 → {6 + unit}.00\n"
        f" → 二、专用项目 → {20 + 4 * unit}.00\n"
        f" → （一）评审 → {9 + unit}.00\n"
        f" → （二）咨询 → {11 + 3 * unit}.00"
        for unit in range(3)
    )
    total = f"60 → 水利局 → {30 + 36 + 42}.00"
    given = understood(
        printed(f"工程安排表\n\n单位：万元\n\n单位编码 → 单位（项目）名称 → 金额\n{total}\n{text}")
    )
    held = {each.row_no for each in given.of(CHECK, Outcome.PASS)}
    assert {1, 3, 6} <= held


WORKS = """
    工程安排表

    单位：万元

    项目 → 金额
    一、全部工程 → 397.12
    1、水利工程 → 293.12
    (1)堤防加固 → 273.92
    (2)渠道清淤 → 19.20
    2、道路工程 → 104.00
    {roads}
    """


@pytest.mark.parametrize(
    ("part", "told"), [("-5.70", 1), ("57.0", 1), ("5.90", 1), ("31.44", 0), ("5.70", 0)]
)
def test_one_mistyped_figure_is_told_where_the_sum_above_it_holds(part: str, told: int) -> None:
    roads = f"(1)路面养护 → {part}\n    (2)桥梁维修 → 98.30"
    assert len(understood(printed(WORKS.format(roads=roads))).of(CHECK, Outcome.FAIL)) == told


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ("其中：桥梁维修 → 94.00", 0),
        ("(1)路面养护 → 40.00\n    (2)桥梁维修 → 24.00", 0),
        ("(1)路面养护 → 42.35\n    (2)桥梁维修 → 21.65", 1),
    ],
)
def test_parts_that_lack_what_another_may_be_are_some_only(parts: str, told: int) -> None:
    assert len(understood(printed(WORKS.format(roads=parts))).of(CHECK, Outcome.FAIL)) == told
