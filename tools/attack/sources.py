"""Two states of one small made-up collection: a figure changed, one disclosure withdrawn, one new."""

from __future__ import annotations

import shutil
from pathlib import Path

_TABLE = """
2022年部门收支预算总表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t{total}\t一、一般公共服务支出\t{total}
收入总计\t{total}\t支出总计\t{total}
"""
_STATES = (
    {"岱山县水利局": "1.00", "岱山县民政局": "2.00", "岱山县财政局": "3.00"},
    {"岱山县水利局": "1.50", "岱山县财政局": "3.00", "岱山县教育局": "4.00"},
)


def disclosure(department: str, total: str) -> str:
    return f"{department}2022年部门预算\n\n目 录\n{_TABLE.format(total=total)}"


def write(folder: Path, state: int) -> None:
    """The collection in its first (0) or second (1) state; what lay there before goes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for department, total in _STATES[state].items():
        path = folder / f"{department}.txt"
        path.write_text(disclosure(department, total), encoding="utf-8")
