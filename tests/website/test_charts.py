"""Printed figures become lengths and places: exactly, on one scale, and never more than 100."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.website.charts.bars import bars, common_scale
from pipeline.website.charts.flow import Parts, flow, latin_lines, lines_of
from pipeline.website.charts.strip import of_hundred, strip
from pipeline.website.figures.figure import Figure
from pipeline.website.interface.phrases import phrase, series

SIZES = st.lists(
    st.decimals(min_value="0.01", max_value="99999999", places=2), min_size=1, max_size=30
)


def _figure(yuan: str | None, *, is_doubtful: bool = False) -> Figure:
    return Figure(
        text=yuan or "—",
        unit="元",
        approximation=None,
        yuan=None if yuan is None else Decimal(yuan),
        address="x/index.html",
        page="x/index.html",
        anchor="t-budget-01-r1-c1",
        table_id="t-budget-01",
        table="收支总表",
        label="合计",
        code="",
        fund="",
        read_by_ocr=False,
        is_doubtful=is_doubtful,
    )


def test_bars_share_one_scale() -> None:
    figures = [_figure("30"), _figure("10.005"), _figure("0")]
    drawn = bars([("甲", each) for each in figures], common_scale(figures))
    assert [each.length for each in drawn.rows] == [Decimal(100), Decimal("33.35"), Decimal(0)]
    halved = bars([("甲", figures[0])], Decimal(60))
    assert halved.rows[0].length == Decimal(50)


def test_what_is_no_length_has_no_bar() -> None:
    items = [("无", _figure(None)), ("负", _figure("-3")), ("零", _figure("0"))]
    drawn = bars(items, common_scale(each for _, each in items))
    assert [each.length for each in drawn.rows] == [None, None, Decimal(0)]


def test_a_bar_never_leaves_its_scale() -> None:
    with pytest.raises(ValueError, match="longer than its scale"):
        bars([("甲", _figure("2"))], Decimal(1))


def test_labels_of_the_source_stay_source_text_and_ours_stay_ours() -> None:
    own = phrase("公务接待费")
    drawn = bars([("甲", _figure("1")), (own, _figure("1", is_doubtful=True))], Decimal(1))
    assert [each.label for each in drawn.rows] == [series(("甲",)), own]
    assert [each.is_doubtful for each in drawn.rows] == [False, True]


def test_the_first_part_shares_its_colour_with_no_other() -> None:
    drawn = strip(_figure("14"), [(str(no), _figure("1")) for no in range(14)])
    tones = [each.tone for each in drawn.parts]
    assert tones == [1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 2, 3, 4]
    assert all(one != next_one for one, next_one in pairwise(tones))


@given(SIZES)
def test_shares_of_a_hundred_make_a_hundred(sizes: list[Decimal]) -> None:
    total = sum(sizes)
    for smallest in (Decimal(1), Decimal("0.1")):
        shares = of_hundred(sizes, smallest)
        assert sum(shares) == 100
        pairs = zip(sizes, shares, strict=True)
        assert all(abs(share - size * 100 / total) < smallest for size, share in pairs)


def test_a_strip_is_exact_and_falls_to_tenths_where_a_part_would_get_nothing() -> None:
    parts = [("小", _figure("0.3")), ("大", _figure("99.5")), ("中", _figure("0.2"))]
    drawn = strip(_figure("100"), parts)
    assert [each.label for each in drawn.parts] == ["大", "小", "中"]
    assert [str(each.of_hundred) for each in drawn.parts] == ["99.5", "0.3", "0.2"]
    assert drawn.smallest == Decimal("0.1")
    ends = [each.start + each.length for each in drawn.parts]
    assert [each.start for each in drawn.parts[1:]] == ends[:-1]
    assert ends[-1] == 100


def test_small_parts_have_no_number_above_them() -> None:
    drawn = strip(_figure("100"), [("大", _figure("98")), ("小", _figure("2"))])
    assert [each.middle for each in drawn.parts] == [Decimal(49), None]


@given(SIZES, SIZES)
def test_streams_fill_the_trunk_and_keep_their_room(
    first: list[Decimal], second: list[Decimal]
) -> None:
    sides = [
        Parts(_figure("1"), "总计", [("项", _figure(str(each)), False) for each in sizes], 0)
        for sizes in (first, second)
    ]
    drawn = flow(*sides)
    slack = Decimal("0.05")
    for side in (drawn.incoming, drawn.outgoing):
        streams = side.streams
        assert abs(streams[0].trunk_top - drawn.trunk_top) < slack
        assert abs(streams[-1].trunk_bottom - drawn.trunk_top - drawn.trunk_height) < slack
        for each in streams:
            wide, met = each.bottom - each.top, each.trunk_bottom - each.trunk_top
            assert abs(wide - met) < slack
            assert each.top >= each.slot - slack
            assert each.bottom <= each.slot + each.height + slack
            assert each.slot + each.height <= drawn.height + slack
        for above, below in pairwise(streams):
            assert above.slot + above.height <= below.slot + slack


def test_a_doubtful_stream_has_room_for_its_warning() -> None:
    def side(*, is_doubtful: bool) -> Parts:
        return Parts(
            _figure("1"), "总计", [("项", _figure("1", is_doubtful=is_doubtful), False)] * 9, 0
        )

    plain, warned = side(is_doubtful=False), side(is_doubtful=True)
    assert flow(plain, warned).height > flow(plain, plain).height


@pytest.mark.parametrize("label", ["", "水", "社会保障和就业支出", "一" * 18, "很" * 40])
def test_lines_of_a_label_fit_beside_the_trunk(label: str) -> None:
    lines = lines_of(label)
    assert len(lines) <= 2
    assert all(0 < len(each) <= 9 for each in lines)
    assert "".join(lines) == label or lines[-1].endswith("…")


@pytest.mark.parametrize(
    "name", ["Health care", "a " * 60, "Pneumonoultramicroscopicsilicovolcano"]
)
def test_lines_in_latin_letters_fit_beside_the_trunk(name: str) -> None:
    lines = latin_lines(name)
    assert 0 < len(lines) <= 3
    assert all(0 < len(each) <= 21 for each in lines)
    assert " ".join(lines) == name.strip() or len(lines) == 3 or " " not in name


def test_a_name_of_more_lines_has_more_room() -> None:
    one = Parts(_figure("1"), "总计", [("项", _figure("1"), False)] * 9, 0)
    assert flow(one, one, lambda _: ("a", "b", "c")).height > flow(one, one).height
    drawn = flow(one, one, lambda label: (label, "b")).incoming.streams
    assert {each.lines for each in drawn} == {("项", "b")}
    for above, below in pairwise(drawn):
        assert above.slot + above.height <= below.slot + Decimal("0.05")
