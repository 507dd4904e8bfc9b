"""Text of the colour that it stands on, or of no size, is not seen in a document and not read."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document, Grid
from tests.read.docx_support import p, r, read, tbl, tc, tr

WHITE = '<w:color w:val="FFFFFF"/>'
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
STYLES = """
    <w:style w:type="character" w:styleId="pale"><w:rPr><w:color w:val="FEFEFE"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="faint"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="lower"><w:basedOn w:val="faint"/></w:style>
    <w:style w:type="table" w:styleId="dark"><w:tblStylePr w:type="firstRow"><w:tcPr>
    <w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr></w:tblStylePr></w:style>
    """


def texts(document: Document) -> list[str]:
    """What the cells of the only table say."""
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return [cell.text for row in grid.rows for cell in row]


def figure(run: str, cell: str = "", table: str = "") -> Document:
    """A table of one figure with a run behind it."""
    made = tbl(tr(tc("项目"), tc("金额")), tr(tc("水利"), tc(p(r("12.50") + run), properties=cell)))
    return read(made.replace("<w:tblPr/>", f"<w:tblPr>{table}</w:tblPr>"), styles=STYLES)


@pytest.mark.parametrize(
    ("run", "cell"),
    [
        (r("99", WHITE), ""),
        (r("99", '<w:rStyle w:val="pale"/>'), ""),
        (r("99", '<w:sz w:val="2"/>'), ""),
        (r("99", '<w:color w:val="DCE6F1"/>'), SHADE.format("DCE6F1")),
        (r("99", '<w:highlight w:val="black"/><w:color w:val="000000"/>'), ""),
        (r("99", WHITE + '<w:shd w:val="clear" w:fill="auto"/>'), SHADE.format("auto")),
    ],
)
def test_what_nobody_sees_is_no_digit_of_a_figure(run: str, cell: str) -> None:
    document = figure(run, cell)
    assert texts(document) == ["项目", "金额", "水利", "12.50"]
    (remark,) = document.remarks
    assert (remark.check, "99" in remark.message) == ("form.hidden_content", True)


@pytest.mark.parametrize(
    ("run", "cell"),
    [
        (r("99", WHITE), SHADE.format("1F4E79")),
        (r("99", WHITE), '<w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>'),
        (r("99", WHITE + '<w:highlight w:val="red"/>'), ""),
        (r("99", '<w:color w:val="auto"/>'), ""),
        (r("99", '<w:color w:val="C0C0C0"/>'), ""),
        (r("99", '<w:rStyle w:val="pale"/><w:color w:val="000000"/>'), ""),
        (r("99", '<w:sz w:val="10"/>'), ""),
    ],
)
def test_what_is_seen_is_read(run: str, cell: str) -> None:
    assert texts(figure(run, cell))[-1] == "12.5099"


def test_a_row_whose_style_is_white_is_blank() -> None:
    white = tc(p("12.50", '<w:pStyle w:val="lower"/>'))
    made = tbl(tr(tc("水利"), tc("3.00")), tr(tc("校验"), white))
    document = read(made, styles=STYLES)
    assert texts(document) == ["水利", "3.00", "校验", ""]
    assert "12.50" in document.remarks[0].message


def test_white_headings_of_a_table_that_is_shaded_by_its_style_are_read() -> None:
    dark = '<w:tblStyle w:val="dark"/>'
    head = tc(p(r("2025") + r("年预算数", WHITE)))
    made = tbl(
        tr(tc(p(r("项目", WHITE))), head), tr(tc("水利"), tc(p(r("12.50") + r("99", WHITE))))
    )
    document = read(made.replace("<w:tblPr/>", f"<w:tblPr>{dark}</w:tblPr>"), styles=STYLES)
    assert texts(document) == ["项目", "2025年预算数", "水利", "12.50"]


def test_white_words_in_a_box_or_on_a_coloured_page_are_read() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{p(r('收支总表', WHITE))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )
    assert [block.text for block in read(f"<w:p>{box}</w:p>").blocks] == ["收支总表"]  # type: ignore[union-attr]


def test_white_words_of_a_cover_over_a_picture_are_read_and_white_figures_of_its_tables_are_not() -> (
    None
):
    picture = '<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>'
    title = p(r("水利局2025年部门预算", WHITE))
    table = tbl(tr(tc("水利"), tc(p(r("12.50") + r("99", WHITE)))))
    document = read(p(picture) + title + table)
    assert document.blocks[0].text == "水利局2025年部门预算"  # type: ignore[union-attr]
    assert texts(document) == ["水利", "12.50"]


def test_a_row_may_be_shaded_as_a_whole() -> None:
    shade = f"<w:tblPrEx>{SHADE.format('1F4E79')}</w:tblPrEx>"
    row = tr(tc(p(r("项目", WHITE))), tc(p(r("金额", WHITE)))).replace("<w:tr>", f"<w:tr>{shade}")
    assert texts(read(tbl(row))) == ["项目", "金额"]


def test_places_where_a_line_may_break_are_no_part_of_a_figure() -> None:
    assert texts(read(tbl(tr(tc("水\u200b利"), tc("1\u20602.5\ufeff0"))))) == ["水利", "12.50"]


@pytest.mark.parametrize(
    "run",
    [
        r("99", WHITE + "<w:outline/>"),
        r("99", WHITE + "<w:shadow/>"),
        r("99", '<w:rStyle w:val="marked"/>'),
        r("99", WHITE + '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>'),
    ],
)
def test_white_letters_with_lines_or_a_ground_of_their_own_are_read(run: str) -> None:
    marked = '<w:shd w:val="clear" w:fill="1F4E79"/>'
    style = (
        f'<w:style w:type="character" w:styleId="marked"><w:rPr>{WHITE}{marked}</w:rPr></w:style>'
    )
    assert texts(read(tbl(tr(tc("水利"), tc(p(run)))), styles=style))[-1] == "99"


@pytest.mark.parametrize(
    "cell",
    [
        '<w:shd w:val="clear" w:color="auto" w:fill="auto" w:themeFill="accent1"/>',
        '<w:shd w:val="clear" w:themeFill="text1" w:themeFillShade="BF"/>',
    ],
)
def test_a_shading_that_only_the_theme_names_may_be_dark(cell: str) -> None:
    head = tr(tc(p(r("项目", WHITE)), properties=cell), tc(p(r("金额", WHITE)), properties=cell))
    assert texts(read(tbl(head, tr(tc("水利"), tc("12.50")))))[:2] == ["项目", "金额"]


def test_a_paragraph_whose_style_is_shaded_stands_on_that() -> None:
    dark = '<w:pPr><w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/></w:pPr>'
    style = f'<w:style w:type="paragraph" w:styleId="head">{dark}<w:rPr>{WHITE}</w:rPr></w:style>'
    said = tbl(tr(tc(p("项目", '<w:pStyle w:val="head"/>')), tc("12.50")))
    assert texts(read(said, styles=style)) == ["项目", "12.50"]


def test_a_cell_without_shading_shows_what_its_table_stands_on() -> None:
    inner = tbl(
        tr(tc(p(r("水利", WHITE)), properties=SHADE.format("auto")), tc(p(r("12.50", WHITE))))
    )
    outer = tbl(tr(tc(inner + p(""), properties=SHADE.format("1F4E79")), tc("备注")))
    said = [cell.text for block in read(outer).blocks if isinstance(block, Grid) for row in block.rows
            for cell in row]  # fmt: skip
    assert {"水利", "12.50"} <= {*said}


def test_the_shading_of_a_table_style_with_a_pattern_may_be_dark() -> None:
    shading = '<w:shd w:val="pct75" w:color="000000" w:fill="auto"/>'
    style = (
        '<w:style w:type="table" w:styleId="t"><w:tblStylePr w:type="firstRow"><w:tcPr>'
        f"{shading}</w:tcPr></w:tblStylePr></w:style>"
    )
    made = tbl(tr(tc(p(r("项目", WHITE))), tc("金额")), tr(tc("水利"), tc("12.50")))
    made = made.replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="t"/></w:tblPr>')
    assert texts(read(made, styles=style))[0] == "项目"
