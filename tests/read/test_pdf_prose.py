"""The text of a PDF around its tables: reading order, paragraphs, page furniture, places."""

from __future__ import annotations

import pytest

from pipeline.model.document import Grid, Paragraph
from pipeline.read.pdf import read_pdf
from tests.read.pdf_support import (
    FILE,
    HEIGHT,
    SIZE,
    WIDTH,
    Drawn,
    Sheet,
    drawn,
    form,
    lines,
    read,
    shapes,
    width_of,
    written,
)

MADE = form("项目 → 合计 → 基本支出\n水利 → 61.40 → 41.40\n防汛 → 20.00 →")
LEFT, FULL = 60, 51
"""Where prose begins, and how many characters fill a line."""
SENTENCE = (
    "岱山县水利局负责全县水资源的统一管理和保护，组织编制水利规划，"
    "监督实施水土保持、防汛抗旱工作，并承担水库移民的后期扶持。"
)


def prose(text: str, count: int = FULL) -> list[str]:
    """A paragraph in lines as a word processor sets them: the first one two characters in."""
    said = "　　" + text
    return [said[at : at + count] for at in range(0, len(said), count)]


def paragraphs(sheet: Sheet, *texts: str, top: float = 120) -> float:
    """Paragraphs of prose; returns where the next line stands."""
    for text in texts:
        for line in prose(text):
            inner = line.lstrip("　")
            sheet.text(LEFT + (len(line) - len(inner)) * SIZE, top, inner)
            top += 16
    return top


# Reading order


def test_tables_and_prose_are_read_in_the_order_of_the_page() -> None:
    below = form("项目 → 金额\n公务接待费 → 2.00", top=300)

    def page(sheet: Sheet) -> None:
        sheet.form(below)
        sheet.text(60, 280, "三公经费支出表")
        sheet.text(60, 360, "注：本表为空。")
        sheet.form(MADE)
        sheet.lines("部门支出总表", "单位：万元")
        sheet.text(60, 200, "以上为支出情况。")

    assert shapes(read(page)) == [
        "部门支出总表",
        "单位：万元",
        MADE.shape,
        "以上为支出情况。",
        "三公经费支出表",
        below.shape,
        "注：本表为空。",
    ]


def test_lines_join_into_paragraphs_and_headings_do_not() -> None:
    longer = SENTENCE * 2

    def page(sheet: Sheet) -> None:
        sheet.text(LEFT + 2 * SIZE, 100, "一、部门职责")
        at = paragraphs(sheet, longer, SENTENCE)
        sheet.text(LEFT + 2 * SIZE, at, "二、机构设置")
        paragraphs(sheet, longer, top=at + 16)

    assert lines(read(page)) == ["一、部门职责", longer, SENTENCE, "二、机构设置", longer]


def test_a_heading_that_nearly_fills_its_line_ends_where_the_next_number_begins() -> None:
    """Set two characters in on either side it looks like a title in the middle, which may be wrapped."""
    wide = "二、岱山县水利局部门预算安排情况以及有关收入支出、机关运行经费和其他重要事项的情况说明"
    below = "（一）收入支出预算安排情况的总体说明，收入支出详见第一张表，财政拨款收支见第四张表"

    def page(sheet: Sheet) -> None:
        at = paragraphs(sheet, SENTENCE * 2, SENTENCE * 3)
        sheet.text(LEFT + 4 * SIZE, at, wide)
        sheet.text(LEFT + 4 * SIZE, at + 12, below)
        paragraphs(sheet, SENTENCE * 2, top=at + 28)

    assert lines(read(page))[2:] == [wide, below, SENTENCE * 2]


def test_a_paragraph_goes_on_over_the_page() -> None:
    longer = SENTENCE * 3
    half = prose(longer)[:2]

    def first(sheet: Sheet) -> None:
        at = paragraphs(sheet, longer, top=HEIGHT - 300)
        sheet.text(LEFT + 2 * SIZE, at, half[0].lstrip("　"))
        sheet.text(LEFT, at + 16, half[1])

    def second(sheet: Sheet) -> None:
        rest = prose(longer)[2:]
        for number, line in enumerate(rest):
            sheet.text(LEFT, 150 + 16 * number, line)
        paragraphs(sheet, longer, top=150 + 16 * len(rest))

    document = read(first, second)
    assert lines(document) == [longer] * 3
    assert [block.place.page for block in document.blocks] == [1, 1, 2]


def test_every_line_of_a_paragraph_has_its_place() -> None:
    longer = SENTENCE * 3
    first_page, second_page = prose(longer)[:2], prose(longer)[2:]

    def first(sheet: Sheet) -> None:
        at = paragraphs(sheet, longer, top=HEIGHT - 300)
        sheet.text(LEFT + 2 * SIZE, at, first_page[0].lstrip("　"))
        sheet.text(LEFT, at + 16, first_page[1])

    def second(sheet: Sheet) -> None:
        for number, line in enumerate(second_page):
            sheet.text(LEFT, 150 + 16 * number, line)

    document = read(first, second)
    for block in document.blocks:
        assert isinstance(block, Paragraph)
        places = list(block.lines())
        assert [text for text, _ in places] == [line.strip("　") for line in prose(longer)]
        at = 0
        for text, place in places:
            assert document.pages[(place.page or 0) - 1][(place.line or 0) - 1] == text
            assert block.place_at(at) == block.place_at(at + len(text) - 1) == place
            at += len(text)
    over = document.blocks[1]
    assert isinstance(over, Paragraph)
    assert [place.page for _, place in over.lines()] == [1, 1, *(2 for _ in second_page)]


def test_prose_beside_a_wider_table_is_joined() -> None:
    """The margins of prose are its own, not those of a table that reaches further."""
    wide = form("项目 → 合计 → 基本支出\n水利 → 61.40 → 41.40", widths=(175, 175, 175), left=35)

    def page(sheet: Sheet) -> None:
        sheet.form(wide)
        paragraphs(sheet, SENTENCE * 2, SENTENCE * 3, top=300)

    assert shapes(read(page)) == [wide.shape, SENTENCE * 2, SENTENCE * 3]


def test_prose_after_wide_notes_in_small_type_is_joined() -> None:
    """Notes below a few tables, set from edge to edge, are no margins of all pages."""
    notes = ["注：本套报表若明细数加计之和与合计数有尾差，系四舍五入造成，不另行调整。" * 2] * 3
    body = ["（三）一般公共服务支出（类）水利（款）" + SENTENCE, *[SENTENCE * 3] * 9]

    def page(sheet: Sheet) -> None:
        for number, note in enumerate(notes):
            sheet.text(20, 40 + 20 * number, note, 7)
        paragraphs(sheet, *body)

    assert lines(read(page, lambda sheet: paragraphs(sheet, *body)))[-len(body) :] == body


def test_short_lines_without_any_prose_stay_apart() -> None:
    def page(sheet: Sheet) -> None:
        sheet.lines("岱山县水利局2023年部门预算", "二〇二三年二月", "目录")

    assert lines(read(page)) == ["岱山县水利局2023年部门预算", "二〇二三年二月", "目录"]


@pytest.mark.parametrize(
    ("after", "joined"),
    [("十、政府采购预算表", False), ("五、其他支出", True), ("二十项支出", True)],
)
def test_the_next_number_begins_a_paragraph_of_its_own(after: str, joined: bool) -> None:
    """A line of a contents page that happens to fill its line."""
    entry = ("九、一般公共预算三公经费会议费培训费支出预算表" * 3)[:FULL]

    def page(sheet: Sheet) -> None:
        sheet.text(LEFT, 120, entry)
        sheet.text(LEFT, 136, after)
        paragraphs(sheet, SENTENCE * 2, SENTENCE * 2, top=300)

    expected = [entry + after] if joined else [entry, after]
    assert lines(read(page))[: len(expected)] == expected


def test_a_title_over_two_lines_is_one() -> None:
    title = ("岱山县水利局2023年一般公共预算财政拨款", "基本支出决算表")

    def page(sheet: Sheet) -> None:
        for number, text in enumerate(title):
            sheet.text((WIDTH - width_of(text, 20)) / 2, 80 + 28 * number, text, 20)
        paragraphs(sheet, SENTENCE * 2, SENTENCE * 2, top=200)

    assert lines(read(page)) == ["".join(title), SENTENCE * 2, SENTENCE * 2]


# What pages repeat


def numbered(count: int, title: str = "", said: str = "第{}页") -> list[Drawn]:
    """Pages with a running title, a table of their own and a page number."""

    def page(number: int) -> Drawn:
        def draw(sheet: Sheet) -> None:
            sheet.text(200, 40, title)
            sheet.form(form(f"项目 → 金额\n水利{number} → {number}.00"))
            sheet.text(280, HEIGHT - 30, said.format(number))

        return draw

    return [page(number) for number in range(1, count + 1)]


@pytest.mark.parametrize("said", ["{}", "- {} -", "—{}—", "第{}页", "第 {} 页 共 4 页", "{}/4"])
def test_page_numbers_are_dropped(said: str) -> None:
    assert lines(read(*numbered(4, said=said))) == []


@pytest.mark.parametrize(
    "title", ["岱山县水利局2023年部门预算公开", "岱山县水利局（本级）2023年度单位预算公开"]
)
def test_a_running_title_is_kept_where_it_first_stands(title: str) -> None:
    document = read(*numbered(4, title))
    assert lines(document) == [title]
    assert document.blocks[0].place.page == 1


@pytest.mark.parametrize(
    "title",
    [
        "部门支出总表",
        "单位：万元",
        "金额单位：元",
        "部门：岱山县水利局",
        "编制单位（盖章）：岱山县水利局",
        "填报单位 岱山县水利局",
        "公开表6",
        "公开06表",
        "表1-2",
    ],
)
def test_what_captions_a_table_is_kept_on_every_page(title: str) -> None:
    assert lines(read(*numbered(4, title))) == [title] * 4


def test_a_figure_in_the_middle_of_a_page_is_no_page_number() -> None:
    assert lines(read(lambda sheet: sheet.text(280, 400, "12"))) == ["12"]


# Places


def test_lines_point_into_the_text_of_their_page() -> None:
    def page(sheet: Sheet) -> None:
        sheet.lines("部门支出总表", "单位：万元")
        sheet.form(form("项目/名称 → 合计\n水利 → 61.40\n防汛 →"))
        paragraphs(sheet, SENTENCE * 2, SENTENCE * 2, top=300)

    document = read(page, page)
    assert document.has_pages
    assert len(document.pages) == 2
    for block in document.blocks:
        line = document.pages[(block.place.page or 0) - 1][(block.place.line or 0) - 1]
        if isinstance(block, Grid):
            texts = [[cell.text for cell in row] for row in block.rows]
            assert line.split("\t") == texts[0]
            assert [row[0].place.line for row in block.rows] == [3, 4, 5]
        else:
            assert block.text.startswith(line)


def test_boxes_hold_the_text_that_they_place() -> None:
    sheets: list[Sheet] = []

    def page(sheet: Sheet) -> None:
        sheets.append(sheet)
        sheet.lines("部门支出总表", "单位：万元")
        sheet.form(MADE)

    document = read(page)
    texts = sheets[0].texts
    for block in document.blocks:
        cells = [cell for row in block.rows for cell in row] if isinstance(block, Grid) else [block]
        for cell in filter(lambda each: each.text, cells):
            left, top, right, bottom = cell.place.box or (0, 0, 0, 0)
            x, y, end, foot = texts[cell.text]
            assert left - 1 <= x < end <= right + 1
            assert top <= (y + foot) / 2 <= bottom
    assert document.blocks[0].place.file == FILE


def test_a_page_with_an_origin_of_its_own_is_placed_from_its_corner() -> None:
    content = b"BT /F 12 Tf 172 700 Td (12.50) Tj ET"
    (block,) = read_pdf(FILE, written(content, box="100 -50 695 792")).blocks
    assert (block.place.box or ())[0] == pytest.approx(72, abs=1)
    assert (block.place.box or ())[3] == pytest.approx(792 - 700, abs=4)


def test_the_text_is_the_same_whenever_it_is_read() -> None:
    content = drawn(*numbered(3, "部门支出总表"))
    assert read_pdf(FILE, content) == read_pdf(FILE, content)
