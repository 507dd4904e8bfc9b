"""`inspect`: what is printed of a table, what is marked on it, and the pictures of PDF pages."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from textwrap import dedent
from zipfile import ZipFile

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.commands import main
from pipeline.commands.inspect.marks import column_marks
from pipeline.commands.inspect.pictures import bindings
from pipeline.model.document import Cell, Document, Grid, GridLayout, Place
from pipeline.model.identity import Entity, EntityLevel
from pipeline.model.table import Column, ColumnRole, Table
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.draw import Bound, Tint, draw_pages
from tests.conftest import DISCLOSURES, ROOT
from tests.support import BUREAU, VOCABULARY, printed

TITLE = f"{BUREAU}2023年部门预算"
ANYI = DISCLOSURES / "安义县医疗保障局2023年部门决算.txt"
PACKAGE = "330921-shuiliju-2023-budget"

EXPENDITURE = printed(
    f"""
    {TITLE}

    表3 部门支出总表
    单位：万元
    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 9.00 → 4.00 → 5.00
    21303 → 水利 → 9.00 → 4.00 → 5.00
    2130301 → 行政运行 → 4.00 → 4.00 →
    2130306 → 水利工程 → 4.50 → → 4.50
    2130399 → 其他 → 0.50 → → 0.40
    合计 → → 9.00 → 4.00 → 5.00
    """
)


def inspected(
    capsys: pytest.CaptureFixture[str], folder: Path, text: str, *options: str
) -> list[str]:
    """What `inspect` prints of a text."""
    file = folder / "水利.txt"
    file.write_text(text, encoding="utf-8")
    assert main(["inspect", str(file), *options]) == 0
    return capsys.readouterr().out.splitlines()


def of_table(lines: list[str]) -> list[str]:
    """The lines of the first table."""
    start = lines.index("") + 1
    return lines[start : lines.index("", start)]


def marked(lines: list[str]) -> list[str]:
    """The list of marked columns at the end, without the table's name."""
    start = next(at for at, line in enumerate(lines) if line.startswith("columns to look at"))
    return [" ".join(line.split()[3:]) for line in lines[start + 1 :] if line.startswith("!")]


def test_a_table_is_printed_with_header_columns_rows_and_what_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = """
    01-bumenzhichuzongbiao  [budget.expenditure]  水利.txt
      title    表3 部门支出总表
      entity   岱山县水利局 (department)
      unit     万元
      place    line 3 – line 11
      size     6 rows × 5 columns, 15 amounts
      header   科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      #  role     heading   measure  phase     direction    year  unit  sample
      1  code     科目编码                                              213
      2  label    科目名称                                              农林水支出
      3  measure  合计      total    approved  expenditure  2023  万元  9.00 ← 农林水支出
      4  measure  基本支出  basic    approved  expenditure  2023  万元  4.00 ← 农林水支出
      5  measure  项目支出  project  approved  expenditure  2023  万元  5.00 ← 农林水支出
        line 6  213 农林水支出: 合计 9.00 万元; 基本支出 4.00 万元; 项目支出 5.00 万元
        line 7  21303 水利: 合计 9.00 万元; 基本支出 4.00 万元; 项目支出 5.00 万元
        line 8  2130301 行政运行: 合计 4.00 万元; 基本支出 4.00 万元
        … 2 more rows
        line 11  合计: 合计 9.00 万元; 基本支出 4.00 万元; 项目支出 5.00 万元
      fail           ceddeb05dd  arithmetic.row_sum   line 10  {of_row}
      not_evaluated  ebbea58d3e  arithmetic.subtotal  line 7   {of_code}
    """.format(
        of_row="2130399 其他 “合计”与各分项之和：0.50，计算得 0.40，相差 0.10（同一差异另见第 7 行）",
        of_code="21303 水利 “项目支出”与下级科目之和：5.00，计算得 4.90，相差 0.10"
        "（与 ceddeb05dd 为同一差异，由该条说明，不另计）",
    )
    lines = inspected(capsys, tmp_path, EXPENDITURE, "--brief")
    assert of_table(lines) == dedent(expected).splitlines()[1:]


def test_all_rows_are_printed_unless_asked_to_be_brief(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = inspected(capsys, tmp_path, EXPENDITURE, "--brief")
    whole = inspected(capsys, tmp_path, EXPENDITURE)
    at = short.index("    … 2 more rows")
    assert whole[:at] == short[:at]
    assert whole[at : at + 2] == [
        "    line 9  2130306 水利工程: 合计 4.50 万元; 项目支出 4.50 万元",
        "    line 10  2130399 其他: 合计 0.50 万元; 项目支出 0.40 万元",
    ]
    assert whole[at + 2 :] == short[at + 1 :]


def test_a_row_that_states_no_amount_is_printed_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = EXPENDITURE.replace("2130301\t行政运行\t4.00\t4.00", "2130301\t行政运行\t\t")
    assert "    line 8  2130301 | 行政运行" in inspected(capsys, tmp_path, text)


def test_a_table_without_a_form_is_said_to_be_published_as_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "水利.yml").write_text("kind: budget", encoding="utf-8")
    lines = inspected(capsys, tmp_path, EXPENDITURE.replace("表3 部门支出总表", "水库维修情况"))
    assert of_table(lines)[:2] == [
        "01-shuikuweixiuqingkuang  [no form: published as printed]  水利.txt",
        "  title    水库维修情况",
    ]


def test_the_columns_of_a_table_that_looks_right_are_not_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = inspected(capsys, tmp_path, EXPENDITURE)
    assert "columns to look at 0" in lines
    assert marked(lines) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("项目支出", "专门安排的", ["5 专门安排的 heading not known"]),
        (
            "单位：万元",
            "",
            ["3 合计 no unit", "4 基本支出 no unit", "5 项目支出 no unit"],
        ),
        ("\t5.00\n", "\t7.00\n", ["3 合计 arithmetic.row_sum fails in 4 of 6 rows"]),
        (
            "基本支出\t项目支出",
            "项目支出\t项目支出",
            ["5 项目支出 same heading as column 4"],
        ),
        ("\t0.40\n", "\t见附表\n", ["5 项目支出 1 of 5 cells are no amounts"]),
    ],
)
def test_a_column_that_looks_wrongly_bound_is_marked(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    expected: list[str],
) -> None:
    lines = inspected(capsys, tmp_path, EXPENDITURE.replace(old, new))
    assert marked(lines) == expected
    within = [line.split()[1] for line in of_table(lines) if line.startswith("! ")]
    assert within == [each.split()[0] for each in expected]


def test_headings_that_were_lost_or_inferred_are_marked() -> None:
    columns = (
        Column(0, ColumnRole.LABEL, ("项目",)),
        Column(1, ColumnRole.MEASURE, ("第2列",)),
        Column(2, ColumnRole.MEASURE, ("基本支出",), inferred=True),
    )
    table = Table(
        no=1, name="01", title="", number="", form="",
        entity=Entity(BUREAU, "", EntityLevel.DEPARTMENT), unit="", section=(),
        place=Place("a.txt"), header=(), columns=columns, body=(), entries=(),
    )  # fmt: skip
    assert column_marks(table, (), (), VOCABULARY.headings) == {
        1: ["no heading"],
        2: ["heading inferred"],
    }


def test_words_of_a_source_cannot_steer_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = EXPENDITURE.replace("水利工程", "水利\x1b[31m\u202e工程")
    lines = inspected(capsys, tmp_path, text)
    assert "\x1b" not in "".join(lines)
    assert "\u202e" not in "".join(lines)
    assert any("水利<U+001B>[31m<U+202E>工程" in line for line in lines)


def test_a_pipe_may_have_any_encoding_and_be_closed_at_any_time() -> None:
    command = [sys.executable, "-m", "pipeline", "inspect", str(ANYI)]
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=ascii_only
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b"\\u5b89\\u4e49\\u53bf")
        running.stdout.close()
        assert running.stderr.read() == b""


# Pictures


def pdf(sideways: bool = False) -> bytes:
    """One page with a table of two header rows and three rows, at the same place either way."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = BytesIO()
    canvas = Canvas(made, pagesize=(400, 600) if sideways else (600, 400), invariant=1)
    if sideways:
        canvas.translate(400, 0)
        canvas.rotate(90)
    canvas.setFont("STSong-Light", 11)
    canvas.drawCentredString(300, 370, TITLE)
    canvas.drawCentredString(300, 350, "部门支出总表")
    canvas.drawRightString(540, 330, "单位：万元")
    for y in (320, 280, 260, 240, 220):
        canvas.line(60, y, 540, y)
    canvas.line(300, 300, 540, 300)
    for x, top in ((60, 320), (140, 320), (300, 320), (380, 300), (460, 300), (540, 320)):
        canvas.line(x, top, x, 220)
    for y, row in zip((305, 285, 265, 245, 225), _ROWS, strict=True):
        for x, text in zip((66, 146, 306, 386, 466), row, strict=True):
            canvas.drawString(x, y, text)
    canvas.save()
    return made.getvalue()


_ROWS = (
    ("科目编码", "科目名称", "支出", "", ""),
    ("", "", "合计", "基本支出", "项目支出"),
    ("213", "农林水支出", "9.00", "4.00", "5.00"),
    ("21303", "水利", "9.00", "4.00", "5.00"),
    ("合计", "", "9.00", "4.00", "5.00"),
)


def turned(content: bytes, degrees: int) -> bytes:
    """The PDF whose page a viewer shows turned."""
    with pdfium.PdfDocument(content) as document:
        document[0].set_rotation(degrees)
        made = BytesIO()
        document.save(made)
    return made.getvalue()


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def tint_at(picture: Image.Image, cell: Cell) -> Tint | None:
    """The tint of a cell, seen just within the top left corner of its place."""
    left, top, _, _ = cell.place.box or (0, 0, 0, 0)
    seen = picture.getpixel((round(left * 2) + 44 + 7, round(top * 2) + 44 + 7))
    for tint in Tint:
        share = 0.4 if tint is Tint.UNBOUND else 0.25
        expected = [255 + (ink - 255) * share for ink in tint.colour]
        if np.allclose(seen, expected, atol=2):
            return tint
    return None


def test_every_cell_is_tinted_in_its_place_by_what_became_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "水利.pdf"
    file.write_bytes(pdf())
    assert main(["inspect", str(file), "--draw", str(tmp_path / "drawn")]) == 0
    assert f"drawn {tmp_path / 'drawn' / 'page-001.png'}" in capsys.readouterr().out.splitlines()
    picture = Image.open(tmp_path / "drawn" / "page-001.png")
    assert picture.size == (2 * 600 + 88, 2 * 400 + 88)
    (grid,) = grids(read_pdf("水利.pdf", pdf()))
    seen = {cell.text: tint_at(picture, cell) for row in grid.rows for cell in row if cell.text}
    header = ("科目编码", "科目名称", "支出", "基本支出", "项目支出")
    assert seen == {
        **dict.fromkeys(header, Tint.HEADER),
        **dict.fromkeys(("213", "农林水支出", "21303", "水利", "合计"), Tint.NAME),
        **dict.fromkeys(("9.00", "4.00", "5.00"), Tint.AMOUNT),
    }


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_turned_is_drawn_as_its_text_reads(degrees: int) -> None:
    pictures = []
    for content in (pdf(), turned(pdf(), degrees)):
        found = read_pdf("a.pdf", content)
        ((_, picture),) = draw_pages("a.pdf", content, grids(found), {}, found.laid)
        pictures.append(np.asarray(picture))
    assert np.array_equal(*pictures)


def test_text_that_runs_sideways_is_drawn_upright() -> None:
    found = read_pdf("a.pdf", pdf(sideways=True))
    ((_, picture),) = draw_pages("a.pdf", pdf(sideways=True), grids(found), {}, found.laid)
    ((_, upright),) = draw_pages("a.pdf", pdf(), grids(read_pdf("a.pdf", pdf())), {})
    assert picture.size == upright.size
    apart = np.abs(np.asarray(picture, dtype=float) - np.asarray(upright, dtype=float))
    assert apart.mean() < 2


def test_merged_cells_and_the_numbers_of_rows_and_columns_are_drawn() -> None:
    content = pdf()
    found = grids(read_pdf("a.pdf", content))
    ((_, with_grid),) = draw_pages("a.pdf", content, found, {})
    with pdfium.PdfDocument(content) as document:
        page = np.asarray(document[0].render(scale=2).to_pil().convert("RGB"))
    drawn = np.asarray(with_grid)[44:-44, 44:-44]
    left, top, right, bottom = (round(at * 2) for at in found[0].place.box or (0, 0, 0, 0))
    changed = (drawn != page).any(axis=2)
    assert changed[top:bottom, left - 30 : left].any(), "rows"
    assert changed[top:bottom, right : right + 60].any(), "lines"
    assert changed[top - 60 : top, left:right].any(), "columns"
    merged = [cell for row in found[0].rows for cell in row if cell.row_span > 1]
    for cell in merged:
        x, y, _, _ = (round(at * 2) for at in cell.place.box or (0, 0, 0, 0))
        assert tuple(drawn[y + 20, x + 3]) == (190, 30, 120)
    assert [cell.text for cell in merged] == ["科目编码", "科目名称"]


def test_what_no_row_or_column_holds_has_tints_of_its_own() -> None:
    def cell(text: str, row: int, column: int) -> Cell:
        return Cell(text, Place("a.pdf", row, 1, (column * 50.0, row * 20.0, 99.0, 99.0)))

    header = (cell("名称", 1, 0), cell("合计", 1, 1))
    body = ((cell("水利", 2, 0), cell("9.00", 2, 1)),)
    table = Table(
        no=1, name="01", title="", number="", form="",
        entity=Entity(BUREAU, "", EntityLevel.DEPARTMENT), unit="", section=(),
        place=Place("a.pdf", 1, 1), header=(header,),
        columns=(
            Column(0, ColumnRole.LABEL, ("名称",)), Column(1, ColumnRole.MEASURE, ("合计",)),
        ),
        body=body, entries=(),
    )  # fmt: skip
    lost, repeated, note = cell("7.00", 2, 2), cell("合计", 3, 1), cell("注：", 4, 0)
    rows = (header, (*body[0], lost), (repeated,), (note, cell("", 4, 1)))
    found = bindings([Grid(rows, GridLayout.SPANNED, table.place)], [table])
    assert {box: bound for (_, box), bound in found.items()} == {
        header[0].place.box: Bound(Tint.HEADER),
        header[1].place.box: Bound(Tint.HEADER),
        body[0][0].place.box: Bound(Tint.NAME, 1),
        body[0][1].place.box: Bound(Tint.AMOUNT, 2),
        lost.place.box: Bound(Tint.UNBOUND),
        repeated.place.box: Bound(Tint.HEADER),
        note.place.box: Bound(Tint.OUTSIDE),
    }


def test_places_of_a_pdf_name_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "水利.pdf"
    file.write_bytes(pdf())
    assert main(["inspect", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  place    page 1 line 2 – page 1 line 8" in lines
    assert "  header   科目编码 ↓2 | 科目名称 ↓2 | 支出 ×3" in lines
    assert any(line.startswith("    page 1 line 6  213 农林水支出: ") for line in lines)


def test_pictures_go_into_a_folder_named_after_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "材料").mkdir()
    (tmp_path / "材料" / "水利 局.pdf").write_bytes(pdf())
    monkeypatch.chdir(tmp_path)
    assert main(["inspect", "材料/水利 局.pdf", "--draw"]) == 0
    made = {str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*.png")}
    assert made == {f"inspect-{PACKAGE}/page-001.png"}


def test_the_pdfs_of_an_archive_or_a_folder_are_all_drawn(tmp_path: Path) -> None:
    (tmp_path / "多件").mkdir()
    (tmp_path / "多件" / "disclosure.yml").write_text("", encoding="utf-8")
    (tmp_path / "多件" / "1.txt").write_text(EXPENDITURE, encoding="utf-8")
    (tmp_path / "多件" / "2.pdf").write_bytes(pdf())
    with ZipFile(tmp_path / "多件" / "3.zip", "w") as archive:
        archive.writestr("附件/../1.pdf", pdf())
    assert main(["inspect", str(tmp_path / "多件"), "--draw", str(tmp_path / "drawn")]) == 0
    drawn = {path.name for path in (tmp_path / "drawn").iterdir()}
    assert drawn == {"page-001.png", "2-page-001.png"}


def test_a_file_without_pages_is_described_and_not_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["inspect", str(ANYI), "--draw"]) == 0
    captured = capsys.readouterr()
    assert "360123-yiliaobaozhangju-2023-final" in captured.out
    assert captured.err == f"{ANYI.name}: nothing drawn: no page of a PDF with a table on it\n"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "水利.pdf").write_bytes(pdf())
    (tmp_path / "drawn").write_text("taken", encoding="utf-8")
    assert main(["inspect", str(tmp_path / "水利.pdf"), "--draw", str(tmp_path / "drawn")]) == 1
    assert "name another folder" in capsys.readouterr().out
    assert (tmp_path / "drawn").read_text(encoding="utf-8") == "taken"
