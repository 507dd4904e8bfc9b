"""What has to be said of a workbook beside its cells: what is hidden, uncalculated, not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.document import Block, Paragraph, Place, Remark
from pipeline.read.spreadsheet.lattice import Lattice
from pipeline.read.spreadsheet.sheet import Position, Sheet, State, cell_name, column_name
from pipeline.values.amounts import parse_amount

_MOST_NAMED = 8
_LONGEST_SAID = 60
_YEAR_OR_PAGE = re.compile(r"\d{1,2}|(?:19|20)\d\d")
_LEFT_OUT = "，没有列入表格和数据，只留在读出的文字里"
_LEFT_OUT_EN = "left out of tables and data, kept in the text that was read"


def formats_missing(place: Place) -> Remark:
    """A remark that no number format could be read, so that stored numbers stand for printed ones."""
    return Remark(
        check="form.file_whole",
        message=f"{place.file} 缺少样式表或样式表已损坏，数字按“常规”格式读取，日期和小数位数可能与原表不同",
        message_en=f"the styles of {place.file} are missing or broken: numbers were read as General, "
        "so dates and decimals may differ; open it in a spreadsheet program and save it again",
        place=place,
        is_defect=True,
    )


def damaged_container(place: Place) -> Remark:
    """A remark that the file was read although its container is broken."""
    return Remark(
        check="form.file_whole",
        message=f"{place.file} 的文件结构有损坏，已按可读部分读取，可能不完整",
        message_en=f"the container of {place.file} is damaged: it was read as far as it can be, and "
        "may not be whole; open it in a spreadsheet program and save it again",
        place=place,
        is_defect=True,
    )


def remarks_on(file: str, page: int, sheet: Sheet, lattice: Lattice | None) -> Iterator[Remark]:
    """All remarks on one sheet."""
    if lattice:
        yield from _hidden(file, page, sheet, lattice)
    yield from _cells(
        file, page, sheet, "form.formula_without_value", sheet.without_value,
        "的公式没有计算结果（{}），请用电子表格软件打开后重新保存",
        "formulas without a value: {}; open it in a spreadsheet program and save it again",
    )  # fmt: skip
    yield from _cells(
        file, page, sheet, "form.sum_over_text", sheet.sums_over_texts,
        "的求和公式所加的单元格里是文本或栏目名称，电子表格按零计，显示的合计不是各行之和（{}）",
        "sums that add headings, or cells which keep their numbers as text, which a spreadsheet program "
        "counts as nothing: {}",
    )  # fmt: skip
    yield from _cells(
        file, page, sheet, "form.error_value", sheet.errors,
        "有错误值（{}）", "cells with an error for a value: {}",
    )  # fmt: skip
    yield from _struck(file, page, sheet)
    yield from _shapes(file, page, sheet)


def numbers_aside(file: str, page: int, sheet: Sheet, blocks: Iterable[Block]) -> Iterator[Remark]:
    """A remark on the numbers that stand by themselves beside or below the forms of a sheet, zero aside."""
    lone = [block for block in blocks if isinstance(block, Paragraph)]
    aside = [each for each in lone if (n := parse_amount(each.text)) is not None and n.value]
    aside = [each for each in aside if not _YEAR_OR_PAGE.fullmatch(each.text.strip())]
    if not aside:
        return
    named = ", ".join(each.text for each in aside[:_MOST_NAMED])
    named += f" … ({len(aside)})" if len(aside) > _MOST_NAMED else ""
    yield _said(
        file, page, sheet, aside[0].place.line or 1,
        f"有表格以外、没有栏目的数（{named}），没有列入数据",
        f"numbers beside or below the tables, under no heading, were left out of the data: {named}",
        "form.numbers_aside",
    )  # fmt: skip


def _struck(file: str, page: int, sheet: Sheet) -> Iterator[Remark]:
    if not sheet.struck:
        return
    named = ", ".join(f"{cell_name(at)} {_short(text)}" for at, text in sheet.struck[:_MOST_NAMED])
    named += " …" if len(sheet.struck) > _MOST_NAMED else ""
    yield _said(
        file, page, sheet, sheet.struck[0][0][0] + 1,
        f"有加了删除线的内容，按已删去处理，没有收录（{named}）",
        f"struck-out text, taken as deleted and left out: {named}", "form.tracked_changes",
    )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SAID else f"{text[:_LONGEST_SAID]}…"


def _hidden(file: str, page: int, sheet: Sheet, lattice: Lattice) -> Iterator[Remark]:
    if sheet.state is not State.SHOWN:
        yield _said(
            file, page, sheet, 1,
            ("是深度隐藏的工作表" if sheet.state is State.DEEPLY_HIDDEN else "是隐藏的工作表") + _LEFT_OUT,
            f"this sheet is {sheet.state.value}; {_LEFT_OUT_EN}",
        )  # fmt: skip
        return
    rows = _hidden_ones(sheet.hidden_rows, (row for row, _ in sheet.texts))
    if rows:
        named = _ranges([str(row + 1) for row in rows], rows)
        seen = f"有隐藏的行（{named}）{_LEFT_OUT}"
        yield _said(file, page, sheet, rows[0] + 1, seen, f"hidden rows {named}: {_LEFT_OUT_EN}")
    filtered = _hidden_ones(sheet.filtered_rows, (row for row, _ in sheet.texts))
    if filtered:
        named = _ranges([str(row + 1) for row in filtered], filtered)
        yield _said(
            file, page, sheet, filtered[0] + 1, f"有被筛选隐去的行（{named}），照样列入",
            f"rows that a filter leaves out, taken in all the same: {named}",
        )  # fmt: skip
    columns = _hidden_ones(sheet.hidden_columns, (column for _, column in sheet.texts))
    if columns:
        named = _ranges([column_name(column) for column in columns], columns)
        seen = f"有隐藏的列（{named}）{_LEFT_OUT}"
        yield _said(file, page, sheet, 1, seen, f"hidden columns {named}: {_LEFT_OUT_EN}")
    yield from _cells(
        file, page, sheet, "form.hidden_content", lattice.covered_texts,
        "有被合并单元格遮住、未读取的内容（{}）", "merged cells hide what these hold: {}; it was not read",
    )  # fmt: skip
    yield from _cells(
        file, page, sheet, "form.hidden_content", sheet.unprinted,
        "有因数字格式或白色字体而不显示、未读取的内容（{}）",
        "the format or white font of these cells shows nothing although they hold something: {}",
    )  # fmt: skip


def _hidden_ones(hidden: Iterable[range], with_text: Iterable[int]) -> list[int]:
    """The hidden rows or columns that hold any text."""
    ranges = sorted(hidden, key=lambda part: part.start)
    found: list[int] = []
    for number in sorted(set(with_text)) if ranges else ():
        while ranges and ranges[0].stop <= number:
            ranges.pop(0)
        if ranges and number in ranges[0]:
            found.append(number)
    return found


def _ranges(names: Sequence[str], numbers: Sequence[int]) -> str:
    """Names of rows or columns, those in a row as first–last."""
    parts: list[list[str]] = []
    for index, name in enumerate(names):
        if index and numbers[index] == numbers[index - 1] + 1:
            parts[-1] = [parts[-1][0], name]
        else:
            parts.append([name])
    named = ", ".join("–".join(part) for part in parts[:_MOST_NAMED])
    return named + (" …" if len(parts) > _MOST_NAMED else "")


def _said(
    file: str, page: int, sheet: Sheet, line: int, seen: str, seen_en: str,
    check: str = "form.hidden_content", is_defect: bool = False,
) -> Remark:  # fmt: skip
    return Remark(
        check=check,
        message=f"{file} 第 {page} 个工作表“{sheet.name}”{seen}",
        message_en=f"{file} sheet {page} ({sheet.name}): {seen_en}",
        place=Place(file, line=line, page=page),
        is_defect=is_defect,
    )


def _cells(
    file: str, page: int, sheet: Sheet, check: str, cells: Sequence[Position],
    seen: str, seen_en: str,
) -> Iterator[Remark]:  # fmt: skip
    """A remark, and a defect, that names cells; none where there are none."""
    if not cells:
        return
    named = ", ".join(cell_name(cell) for cell in cells[:_MOST_NAMED])
    if len(cells) > _MOST_NAMED:
        named += f" … ({len(cells)})"
    line = cells[0][0] + 1
    yield _said(file, page, sheet, line, seen.format(named), seen_en.format(named), check, True)


def _shapes(file: str, page: int, sheet: Sheet) -> Iterator[Remark]:
    if sheet.shape_words:
        said = _short(" ".join(sheet.shape_words))
        yield _said(
            file, page, sheet, 1, f"有文本框或图形中的文字未读取：{said}",
            f"words in text boxes or shapes were not read: {said}", "form.picture", True,
        )  # fmt: skip
    if sheet.pictures:
        yield _said(
            file, page, sheet, 1, f"有 {sheet.pictures} 张图片未读取",
            f"pictures that were not read: {sheet.pictures}", "form.picture",
        )  # fmt: skip
