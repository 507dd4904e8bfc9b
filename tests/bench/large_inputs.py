"""Large inputs of many kinds, made here: each as a file's name and content, for a size.

The size of a text is in megabytes, that of a sheet in rows, that of a file of a format in how many times a
disclosure's rows and lines are printed over.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from itertools import chain
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.roundtrip.printed import PrintedLine, PrintedTable  # noqa: E402
from tests.roundtrip.test_round_trip import printed  # noqa: E402
from tests.roundtrip.variants import VARIANTS  # noqa: E402

DISCLOSURE = ROOT / "data/disclosures/涞源县医疗保障局2023年部门预算.txt"
FIGURES = (
    "2023年我局部门预算收入为{n}.10万元，比上年增加20.5万元，增长1.99%，主要原因是人员经费增加。"
)
WORDS = "深入贯彻落实医疗保障各项改革任务，持续完善经办服务体系，切实维护参保群众的合法权益。"
UNENDED = "深入贯彻落实医疗保障各项改革任务持续完善经办服务体系切实维护参保群众的合法权益"
ORDINALS = "一二三四五六七八九"
MEGABYTES, ROWS, TIMES = 0.25, 2500, 2
"""The smallest sizes."""

File = tuple[str, bytes]
Line = list[str | float]


def text(line: Callable[[int], str], megabytes: float) -> File:
    """A disclosure with so much more text below it; a line is made of its number."""
    count = round(megabytes * 1e6 / len(line(9999).encode()))
    return (
        DISCLOSURE.name,
        f"{DISCLOSURE.read_text('utf-8')}\n{''.join(map(line, range(count)))}".encode(),
    )


def rows(count: float) -> File:
    """A workbook with one table of so many rows."""
    n = round(count)
    return _book(
        [
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["", "合计", 3.25 * n, 1.25 * n, 2.0 * n],
        ],
        ([f"{2080000 + i % 9999:07d}", f"事业单位支出第{i}项", 3.25, 1.25, 2.0] for i in range(n)),
    )


def purchases(count: float) -> File:
    """A workbook with one table of so many rows, each with a unit and a quantity of its own."""
    n = round(count)
    return _book(
        [["科目名称", "单位", "数量", "合计"], ["合计", "", 2 * n, 3.25 * n]],
        ([f"办公设备第{i}项", "台套个辆批"[i % 5], 2, 3.25] for i in range(n)),
    )


def projects(count: float) -> File:
    """A workbook with one table of so many rows without codes."""
    n = round(count)
    return _book(
        [["项目名称", "合计", "基本支出", "项目支出"], ["合计", 3.25 * n, 1.25 * n, 2.0 * n]],
        ([f"医保信息化建设项目{i}", 3.25, 1.25, 2.0] for i in range(n)),
    )


def _book(head: Iterable[Line], lines: Iterable[Line]) -> File:
    """A workbook with one table of expenditure."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("支出总表")
    title: list[Line] = [["涞源县医疗保障局2023年部门预算"], ["部门支出总表"], ["单位：万元"]]
    for line in chain(title, head, lines):
        sheet.append(line)
    book.save(content := BytesIO())
    return f"{DISCLOSURE.stem}.xlsx", content.getvalue()


def printed_over(variant: str, times: float) -> File:
    """A disclosure as a file of a format, its rows and its lines so many times over."""
    n = round(times)
    whole = printed(DISCLOSURE)
    items = [
        replace(item, body=item.body * n) if isinstance(item, PrintedTable) else item
        for item in whole.items
        for _ in range(n if isinstance(item, PrintedLine) else 1)
    ]
    content = VARIANTS[variant].write(replace(whole, items=tuple(items)))
    return f"{DISCLOSURE.stem}.{variant.partition('-')[0]}", content


def _of_lines(line: Callable[[int], str]) -> tuple[Callable[[float], File], float]:
    return lambda size: text(line, size), MEGABYTES


def _in_format(variant: str) -> tuple[Callable[[float], File], float]:
    return lambda times: printed_over(variant, times), TIMES


KINDS: dict[str, tuple[Callable[[float], File], float]] = {
    "figures": _of_lines(lambda i: f"{i}、{FIGURES.format(n=i)}\n"),
    "words": _of_lines(lambda i: f"{WORDS}\n"),
    "apart": _of_lines(lambda i: f"第{i}号：{WORDS}\n"),
    "headings": _of_lines(lambda i: f"（{ORDINALS[i % 9]}）任务{i}\n\n{WORDS}\n\n"),
    "unended": _of_lines(lambda i: f"{UNENDED}{i}\n"),
    "line": _of_lines(lambda i: FIGURES.format(n=i)),
    "rows": (rows, ROWS),
    "purchases": (purchases, ROWS),
    "projects": (projects, ROWS),
    "docx": _in_format("docx-in-sections"),
    "html": _in_format("html-on-a-site"),
    "xlsx": _in_format("xlsx-by-form"),
    "xls": _in_format("xls-hidden-keys"),
    "pdf": _in_format("pdf-header-once"),
}
"""What makes each kind of a size, and the smallest size."""
