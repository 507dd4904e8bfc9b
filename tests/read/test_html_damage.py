"""Pages that are refused, and damaged ones, of which no figure is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.model.refusal import Refusal
from pipeline.read.web import read_html
from tests.read.html_support import FILE, PAGE, checks, grids, read
from tests.work_done import steps


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("<html><body></body></html>", "no text"),
        ("<div id=app></div><script>fetch(1)</script>", "no text"),
        ("<html><head><title>水利局</title></head><body></body></html>", "no text"),
        ("<frameset><frame src=a.files/sheet001.htm></frameset>", "frames"),
        ('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "2003"),
        ("\x01\x02\x03\x04\x05\x06\x07", "no text among"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused(content: str, seen: str) -> None:
    with pytest.raises(Refusal) as raised:
        read_html(FILE, content.encode())
    assert raised.value.where == FILE
    assert seen in raised.value.seen
    assert "save" in raised.value.way_out


AROUND = st.sampled_from(
    [
        "<nav>{}</nav>",
        "<header>{}</header>",
        "<div class=footer><a href=/>首页</a><a href=/1>政务公开信息</a>{}</div>",
        "<aside class=sidebar>{}</aside>",
        "<div style='display:none'>{}</div>",
        "<table><tr><td>{}</td></tr></table>",
        "<table><tr><td><a href=/>首页</a></td><td>{}</td></tr></table>",
        "<form><fieldset>{}</fieldset></form>",
        "<ul><li>{}</li></ul>",
        "<center><font>{}</font></center>",
        "<div>{}<p>本单位主要职责是贯彻执行国家水利工作的方针政策和法律法规。</p></div>",
        "{}<div><p>%s</p></div>" % ("本单位主要职责是贯彻执行国家水利工作的方针政策。" * 40),
        "<article>{}</article>",
    ]
)  # fmt: skip
HOLDS = st.sampled_from(
    ["<table><tr><td>水利</td><td>{}</td></tr></table>", "<p>支出预算为<span>{}</span>万元。</p>"]
)


HIDDEN_IN_A_FOOTER_IN_A_CELL = [
    "<div style='display:none'>{}</div>",
    "<div class=footer><a href=/>首页</a><a href=/1>政务公开信息</a>{}</div>",
    "<table><tr><td>{}</td></tr></table>",
]


@example([("<p>支出预算为<span>{}</span>万元。</p>", HIDDEN_IN_A_FOOTER_IN_A_CELL)])
@given(st.lists(st.tuples(HOLDS, st.lists(AROUND, max_size=4)), min_size=1, max_size=4))
def test_no_table_with_figures_and_no_line_with_an_amount_is_lost_unsaid(
    parts: list[tuple[str, list[str]]],
) -> None:
    page = ""
    for number, (holds, around) in enumerate(parts):
        part = holds.format(f"{number},061.40")
        for element in around:
            part = element.format(part)
        page += part
    document = read(page)
    told = [remark.message for remark in document.remarks if remark.is_defect]
    said = "\n".join([*document.pages[0], *told])
    assert all(f"{number},061.40" in said for number in range(len(parts)))


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 100_000 + b"4.10",
        b"<table><tr><td>" * 50_000 + b"4.10",
        b"<span>" * 100_000 + "收入4.10万元".encode(),
        b"<ol><li>" * 50_000 + "收入4.10万元".encode(),
        b"<table>" + b"<tr><td colspan=1000 rowspan=65534>4.10" * 5000,
        b"<table><tr>" + b"<td colspan=1000>4.10" * 301,
        b"<table>" + b"<tr><td>4.10" * 20_001,
        b"<table><tr>" + b"<td>4.10" * 300 + b"<tr><td>" * 20_000,
        b"<a '" * 100_000,
        b"<!--" * 100_000,
        b"<?xml ?>" + b"<a " * 100_000 + b"/>",
        b"111,111," * 100_000,
        "收".encode() + b" " * 1_000_000 + b"1" * 1_000_000,
    ],
)  # fmt: skip
def test_a_hostile_page_is_read_or_refused(content: bytes) -> None:
    assert all(said_of(content))


@pytest.mark.parametrize(
    "of_many",
    [
        lambda number: b"<div>" * number + b"4.10",
        lambda number: b"<span>" * number + "收入4.10万元".encode(),
        lambda number: b"<ol><li>" * number + "收入4.10万元".encode(),
        lambda number: b"<table><tr>" + b"<td colspan=1000>4.10" * number,
        lambda number: b"<table>" + b"<tr><td>4.10" * number,
        lambda number: b"<table><tr>" + b"<td>4.10" * number + b"<tr><td>" * number,
        lambda number: b"<a '" * number,
        lambda number: b"111,111," * number,
    ],
)
def test_twice_as_much_of_a_hostile_page_is_twice_the_work(of_many: Callable[[int], bytes]) -> None:
    few, twice, more = (
        steps(lambda number=number: said_of(of_many(number))) for number in (50, 100, 200)
    )
    assert more - twice <= 2.2 * (twice - few)


@settings(max_examples=150)
@given(st.data())
def test_reading_never_fails_but_with_a_refusal(data: st.DataObject) -> None:
    content = bytearray(
        PAGE.format(charset="gbk").encode(data.draw(st.sampled_from(["gbk", "utf-8"])))
    )
    for _ in range(data.draw(st.integers(0, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert all(said_of(bytes(content[: data.draw(st.integers(0, len(content)))])))


TAGS = (
    "<table> </table> <tr> </tr> <td> </td> <td/rowspan=3> <td/colspan=2> <td/rowspan=0/colspan=3> <th>"
    " <tbody> </tbody> <tfoot> <thead> <caption> <p> </p> <span> </span> <ol> <li> <pre> <a/href=1> </a>"
    " <div/hidden> </div> <td/hidden> <br> <form> </form> <input/value=7.77> 甲 4.10"
)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(TAGS.split()), max_size=40))
def test_any_order_of_tags_gives_rectangular_grids(tags: list[str]) -> None:
    content = "".join(tag if tag[:2] == "</" else tag.replace("/", " ") for tag in tags).encode()
    try:
        document = read_html(FILE, content)
    except Refusal:
        return
    for grid in grids(document):
        assert {len(row) for row in grid.rows} == {grid.width}
        taken = sum(c.column_span * c.row_span for row in grid.rows for c in row if not c.covered)
        assert taken == len(grid.rows) * grid.width
    printed = "".join(document.pages[0]) + "".join(r.message for r in document.remarks)
    assert printed.count("4.10") == tags.count("4.10") or "form.hidden_content" in checks(document)


def said_of(content: bytes) -> tuple[object, ...]:
    """What is said of a page that is refused, or its pages."""
    try:
        return (read_html(FILE, content).pages,)
    except Refusal as refusal:
        return (refusal.where.startswith(FILE), refusal.seen, refusal.way_out)
