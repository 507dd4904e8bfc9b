"""Pages drawn in units of their own are read as any other, and their places are those of the file."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.read.pdf import read_pdf
from tests.read.pdf_support import FILE, HEIGHT, WIDTH, Sheet, drawn, form, grids, shapes

AMOUNTS = "".join(f"\n205{n:02} → 教育支出{n} → {n}1.30 → {n}1.20 → 0.1{n}" for n in range(10, 40))
FORM = form("科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出" + AMOUNTS, top=60)


def in_units(unit: float) -> Document:
    """The form on pages whose unit is so many points, as a file with UserUnit has them."""

    def page(sheet: Sheet) -> None:
        sheet.canvas.scale(1 / unit, 1 / unit)
        sheet.height = HEIGHT
        sheet.form(FORM)

    content = drawn(page, size=(WIDTH / unit, HEIGHT / unit))
    stated = b"/Type /Page /UserUnit %.1f\n" % unit
    return read_pdf(FILE, content.replace(b"/Type /Page\n", stated))


@pytest.mark.parametrize("unit", [2.5, 4, 10, 72])
def test_a_page_in_larger_units_has_the_same_table(unit: float) -> None:
    assert shapes(in_units(unit)) == [FORM.shape]


def test_places_are_those_of_the_file() -> None:
    document, usual = in_units(4), in_units(1)
    assert not usual.laid
    for row, like in zip(grids(document)[0].rows, grids(usual)[0].rows, strict=True):
        for cell, other in zip(row, like, strict=True):
            assert cell.place.box
            assert other.place.box
            shown = document.laid[0].shown(cell.place.box)
            assert shown == pytest.approx([edge / 4 for edge in other.place.box], abs=0.1)


def test_all_pages_of_one_paper_are_enlarged_alike() -> None:
    def first(sheet: Sheet) -> None:
        sheet.canvas.scale(0.25, 0.25)
        sheet.height = HEIGHT
        sheet.form(FORM)

    def large(sheet: Sheet) -> None:
        sheet.lines("水利局", size=30)

    size = WIDTH / 4, HEIGHT / 4
    document = read_pdf(FILE, drawn(first, large, size=size))
    assert {page.scale for page in document.laid} == {document.laid[0].scale}
    assert document.laid[0].scale > 1
